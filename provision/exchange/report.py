"""What a staged file says to the person who sent it: lines on a screen, or a CSV of everything."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from provision.exchange.exporting import write_rows
from provision.exchange.formulas import with_guard
from provision.exchange.outcomes import Change, Refusal, Staged

HEADER = ["row", "outcome", "what", "column", "value", "before", "reason"]
SHOWN = 200  # lines of a kind on a screen; the report has all


def lines(staged: Staged) -> Iterator[str]:
    """Lines for a screen: what is ignored, added, changed, to be looked at and refused; the counts last."""
    if staged.ignored_columns:
        yield f"Columns not known, and ignored: {', '.join(staged.ignored_columns)}"
    yield from _some(f"add     row {addition.row}: {addition.label}" for addition in staged.additions)
    yield from _some(_of_change(change) for change in staged.changes)
    yield from _some(f"look    row {notice.row}: accepted. {notice.text}" for notice in staged.notices)
    yield from _some(_of_refusal(refusal) for refusal in staged.refusals)
    yield f"{staged.table.kind}: {staged.in_words()}"


def _some(found: Iterable[str]) -> Iterator[str]:
    remaining = iter(found)
    yield from islice(remaining, SHOWN)
    rest = sum(1 for _line in remaining)
    if rest:
        yield f"        … and {rest} more like these: --report FILE lists them all"


def _of_change(change: Change) -> str:
    edits = "; ".join(f"{edit.column}: {shown(edit.before)} → {shown(edit.after)}" for edit in change.edits)
    return f"change  row {change.row}: {change.label}: {edits}"


def _of_refusal(refusal: Refusal) -> str:
    value = shown(refusal.value) if refusal.value else "(empty)"
    where = f", {refusal.column} {value}" if refusal.column else ""
    return f"refuse  row {refusal.row}{where}: {refusal.reason}"


def shown(text: str, *, longest: int = 60) -> str:
    """A cell's text in quotation marks, cut where it is long; `not known` where it is empty."""
    if not text:
        return "not known"
    one_line = " ".join(text.split())
    return f"“{one_line}”" if len(one_line) <= longest else f"“{one_line[: longest - 1]}…”"


def kept_lines(staged: Staged) -> Iterator[str]:
    """A line for each difference between a pack and what was corrected here."""
    for kept in staged.kept:
        if kept.column:
            yield f"{kept.label}: {kept.column}: {shown(kept.here)} here, {shown(kept.in_pack)} in the pack"
        else:
            yield f"{kept.label}: deleted here"


def write_report(staged: Staged, *, path: Path) -> None:
    """Write every outcome but rows left as they are, as CSV. Raises OSError when the file cannot be written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write_rows([HEADER, *([with_guard(cell) for cell in row] for row in rows(staged))], to=file)


def rows(staged: Staged) -> Iterator[list[str]]:
    """The rows of the report, refusals first."""
    for refusal in staged.refusals:
        yield [str(refusal.row), "refuse", "", refusal.column, refusal.value, "", refusal.reason]
    for notice in staged.notices:
        yield [str(notice.row), "look", "", "", "", "", notice.text]
    for addition in staged.additions:
        yield [str(addition.row), "add", addition.label, "", "", "", ""]
    for change in staged.changes:
        for edit in change.edits:
            yield [str(change.row), "change", change.label, edit.column, edit.after, edit.before, ""]
