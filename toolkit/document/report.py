"""The report as a whole: its title, its sections, and the few words that renderers add themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from toolkit.document.blocks import MOST_KEY_FIGURES, Block, KeyFigure
from toolkit.document.figure import Figure
from toolkit.document.table import Table
from toolkit.document.text import Text, check_address

DEEPEST_SECTION = 4
ID_PATTERN = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part of the report. `id` names it in addresses; `number` is as printed, "5" or "5.1"."""

    id: str
    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    starts_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts came from: a name, then publisher, date and licence in one line, and an address."""

    name: str
    detail: str = ""
    href: str = ""

    def __post_init__(self) -> None:
        check_address(self.href)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words that renderers add round the content, in the document's language.

    `page_of` holds `{page}` and `{pages}`. `particulars` are the short facts under the title: the date
    of the facts, the day of making, the method's version, the area's code.
    """

    contents: str
    key_figures: str
    table: str
    figure: str
    description: str
    source: str
    sources: str
    notes: str
    footer: str
    page_of: str
    demonstration: str
    demonstration_notice: str
    particulars: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A finished report. `language` is a BCP 47 tag; `as_at` is the date of its facts.

    Raises ValueError for more than four key figures, ids that are malformed or used twice, and sections
    nested deeper than four.
    """

    title: str
    subtitle: str
    kind_line: str
    area_name: str
    area_code: str
    as_at: date
    made_on: date
    language: str
    method_version: str
    is_demonstration: bool
    wording: Wording
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        if len(self.key_figures) > MOST_KEY_FIGURES:
            raise ValueError(f"At most {MOST_KEY_FIGURES} key figures, not {len(self.key_figures)}")
        if any(depth > DEEPEST_SECTION for depth, _ in self.walk()):
            raise ValueError(f"Sections nest at most {DEEPEST_SECTION} deep")
        self._check_ids()

    def walk(self) -> Iterator[tuple[int, Section]]:
        """Every section in reading order with its depth, 1 for the outermost."""
        return chain.from_iterable(_walk(section, depth=1) for section in self.sections)

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        return chain.from_iterable(section.blocks for _, section in self.walk())

    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order: the first is Table 1 in every format."""
        return tuple(block for block in self.blocks() if isinstance(block, Table))

    def figures(self) -> tuple[Figure, ...]:
        """Every figure in reading order: the first is Figure 1 in every format."""
        return tuple(block for block in self.blocks() if isinstance(block, Figure))

    def numbers(self) -> dict[str, int]:
        """The number of each table and figure, by its id."""
        tables = {table.id: number for number, table in enumerate(self.tables(), start=1)}
        return tables | {figure.id: number for number, figure in enumerate(self.figures(), start=1)}

    def _check_ids(self) -> None:
        ids = [section.id for _, section in self.walk()]
        ids += [table.id for table in self.tables()]
        ids += [figure.id for figure in self.figures()]
        for identifier in ids:
            if not ID_PATTERN.fullmatch(identifier):
                raise ValueError(f"An id is lower case letters, digits and hyphens, not {identifier!r}")
        if len(set(ids)) < len(ids):
            twice = sorted({identifier for identifier in ids if ids.count(identifier) > 1})
            raise ValueError(f"Used for more than one part of the report: {', '.join(twice)}")


def _walk(section: Section, *, depth: int) -> Iterator[tuple[int, Section]]:
    yield depth, section
    for part in section.sections:
        yield from _walk(part, depth=depth + 1)
