"""What a report says, before anybody decides how it looks.

A `Document` holds sections, a section holds blocks. Everything in it is already worked out, already put
into words and already translated: renderers in `toolkit.render` only set it on a page, and a new format
needs nothing from here but these classes. No Django, no clock, no domain models.
"""

from toolkit.document.blocks import (
    Block,
    BulletList,
    Definition,
    DefinitionList,
    Finding,
    KeyFigure,
    KeyFigures,
    Notice,
    Paragraph,
)
from toolkit.document.figure import Figure
from toolkit.document.report import Document, Section, Source, Wording
from toolkit.document.table import Absence, Alignment, Cell, Column, ColumnKind, Swatch, Table
from toolkit.document.text import Inline, InlineStyle, Text, emphasis, line, link, strong, words_of

__all__ = [
    "Absence",
    "Alignment",
    "Block",
    "BulletList",
    "Cell",
    "Column",
    "ColumnKind",
    "Definition",
    "DefinitionList",
    "Document",
    "Figure",
    "Finding",
    "Inline",
    "InlineStyle",
    "KeyFigure",
    "KeyFigures",
    "Notice",
    "Paragraph",
    "Section",
    "Source",
    "Swatch",
    "Table",
    "Text",
    "Wording",
    "emphasis",
    "line",
    "link",
    "strong",
    "words_of",
]
