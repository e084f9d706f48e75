"""Every row of a table as CSV, in the columns that importing reads."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from provision.exchange.cells import NUMBER
from provision.exchange.formulas import with_guard
from provision.exchange.known import Known
from provision.exchange.table import Table


def exported(table: Table) -> Iterator[list[str]]:
    """The header, then the cells of each row."""
    yield list(table.by_name)
    known = Known()
    for some in table.in_chunks(known=known):
        for values in some:
            yield [_safe(text) for text in table.texts_of(values)]


def as_text(table: Table) -> str:
    """The whole file."""
    text = io.StringIO()
    write_rows(exported(table), to=text)
    return text.getvalue()


def export_to(path: Path, *, table: Table) -> int:
    """Write the file; say how many rows it has, without its header. A file takes its name only once it is whole.

    Raises OSError when it cannot be written.
    """
    if path.exists() and not path.is_file():  # a pipe, say
        with path.open("w", encoding="utf-8", newline="") as pipe:
            return write_rows(exported(table), to=pipe) - 1
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            count = write_rows(exported(table), to=file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count - 1


def write_rows(rows: Iterable[list[str]], *, to: TextIO) -> int:
    """Write rows as CSV; say how many."""
    writer = csv.writer(to, lineterminator="\n")
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


def _safe(text: str) -> str:
    return text if NUMBER.fullmatch(text) else with_guard(text)
