"""The kinds of block a section is made of. `kind` is the block's name in templates and in JSON."""

from dataclasses import dataclass
from typing import ClassVar

from toolkit.document.figure import Figure
from toolkit.document.table import Absence, Table
from toolkit.document.text import Text

MOST_KEY_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    kind: ClassVar[str] = "paragraph"
    text: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """The sentence that a reader in a hurry should take away."""

    kind: ClassVar[str] = "finding"
    text: Text


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that has to be read before the figures near it."""

    kind: ClassVar[str] = "notice"
    text: Text


@dataclass(frozen=True, slots=True)
class BulletList:
    """Points, numbered where their order matters."""

    kind: ClassVar[str] = "bullet_list"
    items: tuple[Text, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their meanings, or facts with their names."""

    kind: ClassVar[str] = "definition_list"
    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number in large type, as words ("19,840", "3 of 14", "not known"), what it counts, and a caveat."""

    number: str
    label: str
    note: str = ""
    absence: Absence | None = None

    def __post_init__(self) -> None:
        if not (self.number.strip() and self.label):
            raise ValueError("A key figure needs a number, or a word for its absence, and a label")


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """One to four key figures side by side."""

    kind: ClassVar[str] = "key_figures"
    figures: tuple[KeyFigure, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.figures) <= MOST_KEY_FIGURES:
            raise ValueError(f"Between one and {MOST_KEY_FIGURES} key figures, not {len(self.figures)}")


Block = Paragraph | Finding | Notice | BulletList | DefinitionList | KeyFigures | Table | Figure
