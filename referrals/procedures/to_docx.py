"""A sheet as a Word document of one page of A4: real styles, headings and lists, and a table that knows its header row."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table

from referrals.procedures.sheet import Contact, Letters, ProcedureSheet

FONT = "Arial"
INK, GREY = RGBColor(0x12, 0x43, 0x6D), RGBColor(0x50, 0x5A, 0x5F)
SIZES = {Letters.USUAL: 9.5, Letters.SMALLER: 8.5}
SIDES, TOP = Mm(16), Mm(13)
COLUMNS = (Mm(56), Mm(64), Mm(58))
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
UNKNOWN = "en-GB"
LONGEST_PROPERTY = 255
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that XML cannot hold."""


def to_docx(sheet: ProcedureSheet) -> bytes:
    """The document. The same sheet always gives the same bytes."""
    sheet = _legal(sheet)
    document = Document()
    _set_page(document)
    _set_styles(document, size=SIZES[sheet.letters], language=LANGUAGES.get(sheet.language, UNKNOWN))
    _set_properties(document, sheet)
    _write(document, sheet)
    return _packed(document)


def _legal(value: Any) -> Any:
    """The same without signs that XML cannot hold."""
    if isinstance(value, str):
        return CONTROLS.sub("", value)
    if isinstance(value, tuple):
        return tuple(_legal(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _legal(getattr(value, field.name)) for field in fields(value)})
    return value


def _write(document: WordDocument, sheet: ProcedureSheet) -> None:
    document.add_paragraph(sheet.title, style="Title")
    for remark in sheet.remarks:
        document.add_paragraph(remark, style="Intense Quote")
    facts = document.add_paragraph(style="Subtitle")
    facts.add_run(" · ".join(f"{word}: {meaning}" for word, meaning in sheet.facts))
    for part in sheet.parts:
        document.add_heading(part.heading, level=1)
        for block in part.blocks:
            for text in block.texts:
                document.add_paragraph(text, style="List Bullet" if block.is_list else "Body Text")
    document.add_heading(sheet.contacts_heading, level=1)
    _write_contacts(document, heads=sheet.contact_heads, contacts=sheet.contacts)
    document.add_paragraph(f"{sheet.foot} {sheet.address}", style="Caption")


def _write_contacts(
    document: WordDocument, *, heads: tuple[str, str, str], contacts: tuple[Contact, ...]
) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for contact in contacts:
        for cell, text in zip(
            table.add_row().cells, (contact.who, contact.organisation, contact.mailbox), strict=True
        ):
            cell.paragraphs[0].add_run(text)
    for row in table.rows:
        for cell, width in zip(row.cells, COLUMNS, strict=True):
            cell.width = width
            cell.paragraphs[0].style = "Compact"
    _mark_header(table)


def _mark_header(table: Table) -> None:
    """Say that the first row is the header, which screen readers name with every cell, and that rows stay whole."""
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = SIDES
    section.top_margin = section.bottom_margin = TOP
    section.header_distance = section.footer_distance = Mm(6)


def _set_styles(document: WordDocument, *, size: float, language: str) -> None:
    compact = document.styles.add_style("Compact", WD_STYLE_TYPE.PARAGRAPH)
    compact.base_style = document.styles["Normal"]
    _shape(document, "Normal", size=size, after=0)
    _shape(document, "Compact", size=size, after=0)
    _shape(document, "Body Text", size=size, after=1)
    _shape(document, "List Bullet", size=size, after=1)
    _shape(document, "Title", size=17, after=2, colour=INK, is_bold=True)
    _shape(document, "Subtitle", size=size, after=2, colour=GREY)
    _shape(document, "Intense Quote", size=size, after=2, is_bold=True)
    _shape(document, "Heading 1", size=size + 1, before=5, after=1, colour=INK, is_bold=True)
    _shape(document, "Caption", size=size - 1, before=5, after=0, colour=GREY)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language)
    normal.append(tongue)
    for default in document.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), language)


def _shape(
    document: WordDocument,
    name: str,
    *,
    size: float,
    after: float,
    before: float = 0,
    colour: RGBColor | None = None,
    is_bold: bool = False,
) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), is_bold, False
    if colour is not None:
        style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    if name in {"Title", "Intense Quote"}:
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)
        shape.left_indent = shape.right_indent = Pt(0)


def _set_properties(document: WordDocument, sheet: ProcedureSheet) -> None:
    told, moment = document.core_properties, datetime.combine(sheet.made_on, time.min, tzinfo=UTC)
    author = sheet.author[:LONGEST_PROPERTY]
    told.title, told.author, told.last_modified_by = sheet.title[:LONGEST_PROPERTY], author, author
    told.subject = "; ".join(f"{word}: {meaning}" for word, meaning in sheet.facts)[:LONGEST_PROPERTY]
    told.language = LANGUAGES.get(sheet.language, UNKNOWN)
    told.comments, told.keywords, told.revision = sheet.address, "", 1
    told.created = told.modified = moment.replace(tzinfo=None)


def _packed(document: WordDocument) -> bytes:
    """The file with the same moment on every member, so that the same sheet gives the same bytes."""
    made, packed = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as read, ZipFile(packed, "w", ZIP_DEFLATED) as written:
        for member in read.infolist():
            written.writestr(
                ZipInfo(member.filename, FIRST_MOMENT), read.read(member), compress_type=ZIP_DEFLATED
            )
    return packed.getvalue()
