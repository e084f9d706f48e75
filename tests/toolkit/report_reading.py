"""Reads a report: its tables by id, its words, the report on an area of the database as it is."""

from collections.abc import Iterator

from provision.today import today
from toolkit.document import (
    Block,
    BulletList,
    Cell,
    DefinitionList,
    Document,
    Finding,
    Notice,
    Paragraph,
    Section,
    Table,
    words_of,
)
from toolkit.national import national_now
from toolkit.report import build_report


def report_on(code: str, *, shows_demonstration: bool = False) -> Document:
    """The report on an area, as a command would make it."""
    national = national_now()
    area = national.reference.atlas.by_code[code]
    return build_report(national, area, made_on=today(), shows_demonstration=shows_demonstration)


def table(document: Document, name: str) -> Table:
    return next(table for table in document.tables() if table.id == name)


def tables(document: Document) -> set[str]:
    return {table.id for table in document.tables()}


def row(document: Document, name: str, *, about: str) -> dict[str, Cell]:
    """The cells of a table's row by the headings they stand under; `about` is what the row is about."""
    found = table(document, name)
    headings = [column.heading for column in found.columns]
    place = next(number for number, column in enumerate(found.columns) if column.is_row_header)
    cells = next(cells for cells in found.rows if cells[place].text == about)
    return dict(zip(headings, cells, strict=True))


def section(document: Document, name: str) -> Section:
    return next(section for _depth, section in document.walk() if section.id == name)


def words(document: Document, name: str) -> str:
    """Everything a section says outside its tables, parts of it left out."""
    return " ".join(said for block in section(document, name).blocks for said in _said(block))


def notices(document: Document) -> list[str]:
    return [words_of(block.text) for block in document.blocks() if isinstance(block, Notice)]


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Finding | Notice):
        yield words_of(block.text)
    elif isinstance(block, BulletList):
        yield from (words_of(item) for item in block.items)
    elif isinstance(block, DefinitionList):
        yield from (f"{item.term}: {words_of(item.meaning)}" for item in block.items)
