"""What a file of caseloads would do, for the person who brings it: within their areas, with a source to each number."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.utils.translation import gettext as _

from provision.exchange.outcomes import Addition, Change, Edit, Refusal, Staged
from provision.exchange.reading import SourceFile
from provision.exchange.registry import offered_table
from provision.exchange.staging import SourceRow, stage
from provision.models import Area, Caseload
from provision.person import Person

ENTER: Final = "provision.enter_caseload"
LOCAL: Final = "local_count"
DEMONSTRATION: Final = "demonstration"


@dataclass(frozen=True)
class Offer:
    """A file, and what would become of each of its rows."""

    content: bytes
    staged: Staged

    @property
    def is_refused(self) -> bool:
        return bool(self.staged.refusals)

    @property
    def says_nothing_new(self) -> bool:
        return not (self.staged.additions or self.staged.changes or self.staged.refusals)

    @property
    def fingerprint(self) -> str:
        """Changes when the same file would do something else, because somebody wrote meanwhile."""
        told = [*map(_told_of, self.staged.additions), *map(_told_of, self.staged.changes)]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def _told_of(outcome: Addition | Change) -> tuple[object, ...]:
    edits = outcome.edits if isinstance(outcome, Change) else ()
    return outcome.label, sorted(outcome.values.items()), edits


def offer(content: bytes, *, by: Person) -> Offer:
    """Check a file for a person. Nothing is saved. Raises UnreadableFileError."""
    rows, ignored = _read(content)
    staged = stage(offered_table("caseloads"), rows)
    staged.ignored_columns = ignored
    standing = _standing(staged.changes)
    staged.refuse(_refusals(staged, rows={row.number: row for row in rows}, standing=standing, by=by))
    staged.refusals.sort(key=lambda refusal: refusal.row)
    staged.additions = [_as_local(addition) for addition in staged.additions]
    staged.changes = [_still_honest(change, standing[change.key].standing) for change in staged.changes]
    return Offer(content, staged)


def _read(content: bytes) -> tuple[list[SourceRow], list[str]]:
    """The rows of a file, and its columns that are ignored."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "caseloads.csv"
        path.write_bytes(content)
        file = SourceFile.open(path, table=offered_table("caseloads"))
        rows = [_not_invented(row) for row in file.rows()]
    ignored = [DEMONSTRATION] if DEMONSTRATION in file.columns else []
    return rows, [*file.ignored, *ignored]


def _not_invented(row: SourceRow) -> SourceRow:
    """What somebody enters here is meant: it takes the mark of demonstration off the row that it replaces."""
    return row if row.trouble else replace(row, cells={**row.cells, DEMONSTRATION: ""})


@dataclass(frozen=True)
class _OnRecord:
    area: str
    standing: str


def _standing(changes: Iterable[Change]) -> dict[int, _OnRecord]:
    keys = [change.key for change in changes]
    rows = Caseload.objects.filter(pk__in=keys).values_list("pk", "area__code", "standing")
    return {key: _OnRecord(area, standing) for key, area, standing in rows}


def _refusals(
    staged: Staged, *, rows: Mapping[int, SourceRow], standing: Mapping[int, _OnRecord], by: Person
) -> list[Refusal]:
    """Rows that would do something, and may not: of areas that are not this person's, or without a source."""
    areas = {addition.row: addition.values["area_code"] for addition in staged.additions}
    areas |= {change.row: standing[change.key].area for change in staged.changes}
    mine = _areas_of(by, among=set(areas.values()))
    return list(_why_not(rows, areas=areas, mine=mine))


def _areas_of(by: Person, *, among: Collection[str]) -> set[str]:
    return set(by.within_scope(ENTER, Area.objects.filter(code__in=among)).values_list("code", flat=True))


def _why_not(
    rows: Mapping[int, SourceRow], *, areas: Mapping[int, str], mine: Collection[str]
) -> Iterator[Refusal]:
    for number, area in areas.items():
        cells = rows[number].cells
        if area not in mine:
            reason = _("Your role does not hold for this area: ask somebody whose does to enter it.")
            yield Refusal(number, "area_code", cells.get("area_code", ""), reason)
        if not cells.get("source", "").strip():
            reason = _("Say where the number comes from, in a few words.")
            yield Refusal(number, "source", "", reason)


def _as_local(addition: Addition) -> Addition:
    """A new figure is a local count unless its file says otherwise."""
    standing = addition.values.get("standing") or LOCAL
    return replace(addition, values={**addition.values, "standing": standing})


def _still_honest(change: Change, standing: str) -> Change:
    """A published figure that is overwritten with another number is a published figure no more."""
    if "people" not in change.values or "standing" in change.values or standing == LOCAL:
        return change
    return replace(
        change,
        values={**change.values, "standing": LOCAL},
        edits=(*change.edits, Edit("standing", standing, LOCAL)),
    )
