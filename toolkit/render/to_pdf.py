"""The report as a tagged PDF (PDF/UA-1), set by Typst from `report.typ`."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from toolkit.document import Document, Table
from toolkit.render.letters import showable
from toolkit.render.shape import Plain, as_plain
from toolkit.render.widths import column_shares, text_scale

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).resolve().parents[2] / "ui" / "fonts"


def to_pdf(document: Document) -> bytes:
    """The document as a PDF/UA-1 file. The same document always gives the same bytes, on any machine.

    Raises FileNotFoundError when the typeface has not been built.
    """
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"report": json.dumps(_content(document), ensure_ascii=False)},
        timestamp=datetime.combine(document.made_on, time.min, tzinfo=UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    """Our typeface and those inside the compiler; never the machine's, which differ."""
    if not any(FONTS.glob("*.ttf")):
        raise FileNotFoundError(f"No typeface in {FONTS}. Build it with: python -m ui.assets")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


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
