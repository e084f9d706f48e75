"""Checking a file against the database: nothing is written, and every row ends as one of the outcomes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from provision.exchange.cells import tidy
from provision.exchange.known import Known
from provision.exchange.ledger import Ledger
from provision.exchange.outcomes import Addition, Change, Edit, Notice, Staged
from provision.exchange.row import Row
from provision.exchange.table import Column, Table, chunks
from provision.exchange.values import RefusedCellError

Progress = Callable[[int], None]
FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1


@dataclass(frozen=True)
class SourceRow:
    """A row as it came: its number in a spreadsheet, its cells by column, and why it cannot be read, if it cannot."""

    number: int
    cells: Mapping[str, str]
    trouble: str = ""


def stage(
    table: Table,
    rows: Iterable[SourceRow],
    *,
    fixed: Mapping[str, str] | None = None,
    ledger: Ledger | None = None,
    progress: Progress | None = None,
) -> Staged:
    """What would become of rows. Reads the database, a fixed number of queries for every 500 rows, and writes nothing.

    `fixed`: cells for columns that a row leaves out or empty (the sender, say). `ledger`: of a pack, whose rows
    overwrite only what the pack itself last wrote. `progress` is told how many rows have been looked at.
    """
    return Staging(table, fixed=fixed or {}, ledger=ledger).run(rows, progress=progress)


def stage_cells(
    table: Table, rows: Iterable[Mapping[str, str]], *, fixed: Mapping[str, str] | None = None
) -> Staged:
    """The same for rows made in Python: texts by column. Columns that the table does not have are ignored and listed."""
    listed = list(rows)
    known_names = [{name: text for name, text in row.items() if name in table.by_name} for row in listed]
    sources = (SourceRow(number, cells) for number, cells in enumerate(known_names, start=FIRST_ROW))
    staged = stage(table, sources, fixed=fixed)
    staged.ignored_columns = sorted({name for row in listed for name in row} - set(table.by_name))
    return staged


@dataclass
class Staging:
    """One file under way. `memory` is for what a table must remember from row to row."""

    table: Table
    fixed: Mapping[str, str]
    ledger: Ledger | None = None
    known: Known = field(default_factory=Known)
    memory: dict[Any, Any] = field(default_factory=dict)
    staged: Staged = field(init=False)
    _seen: dict[object, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.staged = Staged(self.table)

    def run(self, rows: Iterable[SourceRow], *, progress: Progress | None = None) -> Staged:
        if self.table.names_itself:
            rows = list(rows)
            self.table.promise([row.cells for row in rows], known=self.known)
        done = 0
        for some in chunks(rows):
            self._check([self._begun(source) for source in some])
            done += len(some)
            if progress:
                progress(done)
        self.table.review(self)
        return self.staged

    def _check(self, rows: list[Row]) -> None:
        for row in rows:
            if not row.is_refused:
                self._read(row, columns=self.table.key)
        named = [row for row in rows if not row.is_refused]
        if named:
            self.table.prepare(named, staging=self)
            self.table.standing(named)
        for row in rows:
            if not row.is_refused:
                self._weigh(row)
            self._conclude(row)

    def _begun(self, source: SourceRow) -> Row:
        cells = {name: tidy(text) for name, text in source.cells.items()}
        cells |= {name: text for name, text in self.fixed.items() if not cells.get(name)}
        row = Row(self.table, self.known, source.number, cells)
        if source.trouble:
            row.refuse("", source.trouble)
        return row

    def _weigh(self, row: Row) -> None:
        """Read the cells that say something new, then let the table's rules look at the row as a whole."""
        if self._is_repeated(row):
            return
        others = [name for name in row.cells if name not in self.table.key]
        self._read(row, columns=others)
        if row.is_new:
            absent = [column.name for column in self.table.columns if column.name not in row.cells]
            self._read(row, columns=absent)
        if not row.is_refused and row.edited:
            for rule in self.table.rules:
                rule(row)

    def _is_repeated(self, row: Row) -> bool:
        identity = ("pk", row.standing.pk) if row.standing else self.table.key_of(row.values)
        first = self._seen.setdefault(identity, row.number)
        if first != row.number:
            column = next((name for name in self.table.key if row.cells.get(name)), "")
            row.refuse(column, _("Row %(row)s names the same entry: keep one of the two.") % {"row": first})
        return first != row.number

    def _read(self, row: Row, *, columns: Iterable[str]) -> None:
        for name in columns:
            if name in row.values:
                continue  # settled together with others
            column = self.table.column(name)
            text = row.cells.get(name, column.absent)
            if row.standing is not None and text == row.text_on_record(name):
                continue  # what is there already needs no check
            try:
                row.values[name] = self._value(column, text)
            except RefusedCellError as problem:
                row.refuse(name, str(problem))

    def _value(self, column: Column, text: str) -> Any:
        if text:
            return column.cell.parse(text, known=self.known)
        if column.is_required:
            raise RefusedCellError(_("This cannot be empty."))
        return column.cell.empty

    def _conclude(self, row: Row) -> None:
        if row.is_refused:
            self.staged.refusals += row.refusals
            return
        edited = row.edited
        if self.ledger:
            edited, kept = self.ledger.settle(row, edited=edited)
            self.staged.kept += kept
        if not edited:
            self.staged.left += 1
            return
        if row.is_new:
            self.staged.additions.append(Addition(row.number, self.table.label(row), dict(row.values)))
        else:
            self.staged.changes.append(changed(row, columns=edited))
        remarks = row.notices + self.table.remarks(row)
        self.staged.notices += [Notice(row.number, text) for text in remarks]


def changed(row: Row, *, columns: Iterable[str]) -> Change:
    """The change that a row makes in some columns."""
    names = tuple(columns)
    return Change(
        row=row.number,
        label=row.table.label(row),
        key=row.standing.pk,
        values={name: row.values[name] for name in names},
        edits=tuple(Edit(name, row.text_on_record(name), row.text(name)) for name in names),
    )
