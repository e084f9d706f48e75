"""How many services fit on one page of A4. Pure: widths of letters are those of the typeface, roughly and never too small.

The same lines go on paper from the page and into the PDF, so what fits is decided here, once for both.
"""

from collections.abc import Sequence
from itertools import accumulate

COLUMNS: tuple[float, ...] = (0.25, 0.18, 0.19, 0.205, 0.095, 0.08)
"""Shares of the line: service, needs, whom it takes, how to refer, today, checked. The styles have the same."""

LINE = 84.0
"""Width of the page between its margins and without gutters, in ems of the table's letters."""
ROOM = 50.0
"""Height that is left for rows, in ems."""
LEADING, PADDING = 1.24, 0.85

NARROW, WIDE = frozenset("iljItfr.,:;'’|!()-/ "), frozenset("mwMW@%—")
OF_NARROW, OF_WIDE, OF_CAPITAL, OF_OTHERS = 0.33, 0.86, 0.62, 0.52
BOLD = 1.06


def how_many_fit(rows: Sequence[Sequence[Sequence[str]]]) -> int:
    """How many of some rows fit, from the first on. Each row has a cell a column, each cell the paragraphs in it.

    The first paragraph of a row is bold. One always fits: a page with a single service on it can be set smaller.
    """
    heights = accumulate(_height(row) for row in rows)
    return max(sum(height <= ROOM for height in heights), min(1, len(rows)))


def _height(row: Sequence[Sequence[str]]) -> float:
    lines = (
        sum(_lines(text, width=share * LINE) for text in paragraphs if text)
        for share, paragraphs in zip(COLUMNS, row, strict=True)
    )
    return max(lines) * LEADING + PADDING


def _lines(text: str, *, width: float) -> int:
    """Lines that a paragraph takes, broken between words, and within those that are longer than a line."""
    lines, used = 1, 0.0
    for word in text.split():
        length = _width(word) * BOLD
        if used and used + OF_NARROW + length > width:
            lines, used = lines + 1, 0.0
        else:
            used += OF_NARROW if used else 0.0
        used += length
        lines, used = lines + int(used // width), used % width
    return lines


def _width(word: str) -> float:
    return sum(_of(letter) for letter in word)


def _of(letter: str) -> float:
    if letter in NARROW:
        return OF_NARROW
    if letter in WIDE:
        return OF_WIDE
    return OF_CAPITAL if letter.isupper() or not letter.isascii() else OF_OTHERS
