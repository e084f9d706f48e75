"""A CSV file as rows. What cannot be read at all is refused before any row is looked at."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from provision.exchange.formulas import without_guard
from provision.exchange.staging import FIRST_ROW, SourceRow
from provision.exchange.table import Table

LONGEST_LINE = 10_000_000  # bytes
OTHER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK\x03\x04": "a workbook or a zip archive"}


class UnreadableFileError(Exception):
    """A file that is not the CSV we can read. The message says what is wrong, where, and what to do."""


@dataclass(frozen=True)
class SourceFile:
    """A file that was read through once and can be read again, row by row.

    `columns`: by position, the column of the table, or none for one that is ignored.
    """

    path: Path
    table: Table
    columns: tuple[str | None, ...]
    ignored: list[str]
    row_count: int

    @classmethod
    def open(cls, path: Path, *, table: Table) -> "SourceFile":
        """Check a file's encoding, its shape and its header. Raises UnreadableFileError."""
        check_text(path)
        records = _records(path)
        header = next((record for _number, record in records if not _is_blank(record)), None)
        if header is None:
            raise UnreadableFileError(
                _("The file is empty: give it a first row with the names of the columns.")
            )
        columns, ignored = read_header(header, table=table)
        return cls(path, table, columns, ignored, sum(not _is_blank(record) for _number, record in records))

    def rows(self) -> Iterator[SourceRow]:
        """Its rows, without blank ones, numbered as a spreadsheet shows them."""
        records = _records(self.path)
        next(record for record in records if not _is_blank(record[1]))
        for number, record in records:
            if not _is_blank(record):
                yield self._row(number, record)

    def _row(self, number: int, record: Sequence[str]) -> SourceRow:
        if len(record) != len(self.columns):
            counts = {"cells": len(record), "columns": len(self.columns)}
            trouble = _("This row has %(cells)s cells and the header has %(columns)s: make them equal.")
            return SourceRow(number, {}, trouble % counts)
        cells = zip(self.columns, record, strict=True)
        return SourceRow(number, {name: without_guard(text) for name, text in cells if name is not None})


def check_text(path: Path) -> None:
    """Raises UnreadableFileError unless a file is there and all of it is UTF-8 text."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
            for mark, name in OTHER_MARKS.items():
                if start.startswith(mark):
                    raise UnreadableFileError(
                        _("The file is %(what)s, not CSV: save it as “CSV UTF-8” and try again.")
                        % {"what": name}
                    )
            file.seek(0)
            for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), start=1):
                _check_line(number, line)
    except OSError as problem:
        raise UnreadableFileError(
            _("%(path)s cannot be opened: %(why)s.") % {"path": path, "why": problem.strerror or problem}
        ) from None


def _check_line(number: int, line: bytes) -> None:
    if b"\x00" in line:
        raise UnreadableFileError(
            _("Line %(line)s holds a NUL byte, so this is not a text file: save it as “CSV UTF-8”.")
            % {"line": number}
        )
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableFileError(
            _("Line %(line)s is not in UTF-8 (it may be in Windows-1252): save the file as “CSV UTF-8”.")
            % {"line": number}
        ) from None


def read_header(header: Sequence[str], *, table: Table) -> tuple[tuple[str | None, ...], list[str]]:
    """The table's columns by position, and those that are ignored. Raises UnreadableFileError."""
    names = [cell.strip().lower() for cell in header]
    columns = tuple(name if name in table.by_name else None for name in names)
    found = [name for name in columns if name is not None]
    if not found:
        raise UnreadableFileError(_no_header(header, table=table))
    twice = sorted({name for name in found if found.count(name) > 1})
    if twice:
        raise UnreadableFileError(
            _("The header names %(columns)s twice: take one of each out.") % {"columns": ", ".join(twice)}
        )
    _check_key(found, table=table)
    ignored = [
        cell.strip() or _("column %(number)s, which has no name") % {"number": number}
        for number, (cell, column) in enumerate(zip(header, columns, strict=True), start=1)
        if column is None
    ]
    return columns, ignored


def _no_header(header: Sequence[str], *, table: Table) -> str:
    if len(header) == 1 and header[0].count(";") > 1:
        return _("The columns are separated by “;”: save the file with commas.")
    columns = ", ".join(table.by_name)
    return _("The first row names no column of %(kind)s. The columns are: %(columns)s.") % {
        "kind": table.kind,
        "columns": columns,
    }


def _check_key(found: Sequence[str], *, table: Table) -> None:
    """Raises UnreadableFileError when a column is missing without which no row has an identity."""
    key = [table.column(name) for name in table.key]
    given = [*found, *table.import_defaults(sender="")]
    missing = [
        column.name for column in key if column.is_required and not column.absent and column.name not in given
    ]
    if missing:
        raise UnreadableFileError(
            _("The column %(columns)s is missing: without it no row can be told from another.")
            % {"columns": ", ".join(missing)}
        )


def _is_blank(record: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in record)


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Records with their numbers, header included. Raises UnreadableFileError where quotes or sizes are wrong."""
    with io.TextIOWrapper(path.open("rb"), encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text, strict=True)
        try:
            yield from enumerate(reader, start=FIRST_ROW - 1)
        except csv.Error as problem:
            raise UnreadableFileError(
                _("Line %(line)s cannot be read as CSV: %(why)s.") % {"line": reader.line_num, "why": problem}
            ) from None
