"""The report as a tagged PDF (PDF/UA-1), set by Typst from `report.typ`."""

from pathlib import Path

from toolkit.document import Document, Table
from toolkit.render.letters import showable
from toolkit.render.shape import Plain, as_plain
from toolkit.render.typesetting import typeset
from toolkit.render.widths import column_shares, text_scale

TEMPLATE = Path(__file__).with_name("report.typ")


def to_pdf(document: Document) -> bytes:
    """The document as a PDF/UA-1 file. The same document always gives the same bytes, on any machine.

    Raises FileNotFoundError when the typeface has not been built.
    """
    return typeset(TEMPLATE, inputs={"report": _content(document)}, made_on=document.made_on)


def _content(document: Document) -> Plain:
    """What the template reads: the plain document, with each table's widths and letters it can show."""
    return _with_measures(as_plain(document), tables={table.id: table for table in document.tables()})


def _with_measures(value: Plain, *, tables: dict[str, Table]) -> Plain:
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, list):
        return [_with_measures(item, tables=tables) for item in value]
    if not isinstance(value, dict):
        return value
    content = {key: _with_measures(item, tables=tables) for key, item in value.items()}
    if content.get("kind") == Table.kind:
        content |= _measures(tables[str(content["id"])])
    return content


def _measures(table: Table) -> dict[str, Plain]:
    return {"shares": list(column_shares(table)), "scale": text_scale(table)}
