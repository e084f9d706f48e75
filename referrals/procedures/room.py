"""Whether a procedure fits on one page of A4, and in which letters. Pure: counted in letters a line, never too few lines.

The Word document and the PDF set the same lines, so what fits is decided here, before publishing, once for both.
"""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from referrals.procedures.sheet import MOST_CONTACTS, Letters, blocks_of
from referrals.procedures.template import PARTS


@dataclass(frozen=True)
class Page:
    """`letters` in a line, and how many `lines` of text there are between the margins."""

    letters: int
    lines: float


PAGES: Mapping[Letters, Page] = {
    Letters.USUAL: Page(letters=100, lines=67.0),
    Letters.SMALLER: Page(letters=111, lines=74.5),
}
HEAD, REMARK, FOOT = 4.4, 1.5, 2.0
"""Lines that the title with its facts, a remark beneath it, and the foot take."""
HEADING, PARAGRAPH, ROW = 1.55, 0.1, 1.9
"""Lines of a part's heading with the room about it, of the room under a paragraph, and of a row of the table, whose long names take two."""
CONTACTS = HEADING + (1 + MOST_CONTACTS) * ROW
ITEM_INDENT = 4


@dataclass(frozen=True)
class Fit:
    """In which letters it fits; None where it does not in any, and then `over` says by how many lines."""

    letters: Letters | None
    over: int = 0


def fit_of(parts: Mapping[str, str], *, remarks: int = 1) -> Fit:
    """How a text fits, with `remarks` lines beneath its title and a full table of contacts."""
    for letters in Letters:
        if _over(parts, page=PAGES[letters], remarks=remarks) <= 0:
            return Fit(letters)
    over = _over(parts, page=PAGES[Letters.SMALLER], remarks=remarks)
    return Fit(None, over=max(1, round(over + 0.5)))


def _over(parts: Mapping[str, str], *, page: Page, remarks: int) -> float:
    text = sum(HEADING + sum(_lines(parts.get(part.code, ""), page=page)) for part in PARTS)
    return HEAD + remarks * REMARK + text + CONTACTS + FOOT - page.lines


def _lines(text: str, *, page: Page) -> Iterable[float]:
    for block in blocks_of(text):
        width = page.letters - (ITEM_INDENT if block.is_list else 0)
        for paragraph in block.texts:
            yield max(1, len(textwrap.wrap(paragraph, width))) + PARAGRAPH
