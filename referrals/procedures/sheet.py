"""One procedure as it goes on one sheet of paper, whatever it is printed with. Pure: it knows no database and no format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby

MOST_CONTACTS = 6
"""Rows that the table of contacts has room for; the page of the procedure has them all."""
BULLETS = ("- ", "* ", "• ")


class Letters(Enum):
    """How large the letters are: as usual, or one step smaller so that a longer text stays on one page."""

    USUAL = "usual"
    SMALLER = "smaller"


@dataclass(frozen=True)
class Block:
    """A paragraph, which has one text, or a list with its items."""

    texts: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True)
class SheetPart:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Contact:
    """A role or a team, never a person."""

    who: str
    organisation: str
    mailbox: str


@dataclass(frozen=True, kw_only=True)
class ProcedureSheet:
    """`facts` are pairs of a word and what it stands for: pathway, areas, version, review.

    `remarks` are what must be known before anybody relies on it. `author` is a role in an organisation.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    parts: tuple[SheetPart, ...]
    contacts_heading: str
    contact_heads: tuple[str, str, str]
    contacts: tuple[Contact, ...]
    foot: str
    address: str
    author: str
    language: str
    made_on: date
    letters: Letters


def blocks_of(text: str) -> tuple[Block, ...]:
    """What somebody typed, line by line: lines that begin with a dash are the items of a list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks: list[Block] = []
    for is_list, run in groupby(lines, key=lambda line: line.startswith(BULLETS)):
        texts = tuple(line[2:].strip() if is_list else line for line in run)
        blocks += [Block(texts, is_list=True)] if is_list else [Block((text,)) for text in texts]
    return tuple(blocks)


def first_contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Those that have room."""
    return tuple(contacts)[:MOST_CONTACTS]
