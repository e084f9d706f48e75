"""One procedure as it goes on one sheet of paper, whatever it is printed with. Pure: it knows no database and no format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

MOST_CONTACTS = 6
"""Rows that the table of contacts has room for; the page of the procedure has them all."""
_BULLETS = ("- ", "* ", "• ")


class Letters(Enum):
    """How large the letters are: as usual, or one step smaller so that a longer text stays on one page."""

    USUAL = "usual"
    SMALLER = "smaller"


@dataclass(frozen=True)
class Paragraph:
    text: str
    is_item: bool = False


@dataclass(frozen=True)
class SheetPart:
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Contact:
    """A role or a team, never a person."""

    who: str
    organisation: str
    mailbox: str


@dataclass(frozen=True, kw_only=True)
class ProcedureSheet:
    """`facts` are pairs of a word and what it stands for: areas, version, review. `remarks` stand beneath the title."""

    title: str
    pathway: str
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    parts: tuple[SheetPart, ...]
    contacts_heading: str
    contact_heads: tuple[str, str, str]
    contacts: tuple[Contact, ...]
    foot: str
    address: str
    lead: str
    language: str
    made_on: date
    letters: Letters


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """What somebody typed, line by line: a line that begins with a dash is an item of a list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(
        Paragraph(line[2:].strip(), is_item=True) if line.startswith(_BULLETS) else Paragraph(line)
        for line in lines
    )


def first_contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Those that have room."""
    return tuple(contacts)[:MOST_CONTACTS]
