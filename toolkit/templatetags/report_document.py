"""What the report's templates need to know beyond the document itself."""

import re

from django import template

from toolkit.document import Block, Cell, Column, Document, Figure, Table

register = template.Library()
PLACEHOLDER = re.compile(r"\{(page|pages)\}")


@register.filter
def number_in(block: Table | Figure, document: Document) -> int:
    """The number of a table or figure, counted in reading order through the whole document."""
    return document.numbers()[block.id]


@register.filter
def template_for(block: Block) -> str:
    """The template that sets a block, by its kind."""
    return f"toolkit/report/blocks/{block.kind}.html"


@register.filter
def beside(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> list[tuple[Column, Cell]]:
    """Each cell of a row with the column that it stands in."""
    return list(zip(columns, row, strict=True))


@register.filter
def css_text(text: str) -> str:
    """`text` as a CSS string in which every character that could end it or mean something is escaped."""
    escaped = "".join(letter if letter.isalnum() else f"\\{ord(letter):x} " for letter in text)
    return f'"{escaped}"'


@register.filter
def css_counters(text: str) -> str:
    """The words "{page} of {pages}" as CSS content that counts."""
    words_and_names = PLACEHOLDER.split(text)
    parts = [
        css_text(part) if index % 2 == 0 else f"counter({part})" for index, part in enumerate(words_and_names)
    ]
    return " ".join(parts)
