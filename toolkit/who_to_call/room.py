"""How many services fit on one page of A4. Pure: widths of letters are those of the typeface, roughly and never too small.

The same lines go on paper from the page and into the PDF, so what fits is decided here, once for both.
"""

from collections.abc import Sequence
from itertools import accumulate

COLUMNS: tuple[float, ...] = (0.25, 0.18, 0.19, 0.205, 0.095, 0.08)
"""Shares of the line: service, needs, whom it takes, how to refer, today, checked. The styles have the same."""

LINE, GUTTER = 91.0, 1.0
"""Width of the page between its margins, and what of it stays empty beside each column, in ems of the table's letters."""
ROOM = 48.0
"""Height that is left for rows, in ems."""
LEADING, PADDING = 1.2, 0.88

THIN, NARROW, WIDE = frozenset("iljI.,:;'’|!"), frozenset("frt()-/"), frozenset("mwMW@%—")
OF_SPACE, OF_THIN, OF_NARROW, OF_WIDE, OF_CAPITAL, OF_OTHERS = 0.2, 0.28, 0.35, 0.84, 0.62, 0.53
BOLD = 1.05


def how_many_fit(rows: Sequence[Sequence[Sequence[str]]]) -> int:
    """How many of some rows fit, from the first on. Each row has a cell a column, each cell the paragraphs in it.

    The first paragraph of the first cell is bold. One always fits: a page with a single service on it can be set smaller.
    """
    heights = accumulate(_height(row) for row in rows)
    return max(sum(height <= ROOM for height in heights), min(1, len(rows)))


def _height(row: Sequence[Sequence[str]]) -> float:
    lines = []
    for number, (share, paragraphs) in enumerate(zip(COLUMNS, row, strict=True)):
        width = share * LINE - GUTTER
        lines.append(
            sum(
                _lines(text, width=width / BOLD if (number, place) == (0, 0) else width)
                for place, text in enumerate(paragraphs)
                if text
            )
        )
    return max(lines) * LEADING + PADDING


def _lines(text: str, *, width: float) -> int:
    """Lines that a paragraph takes, broken between words, and within those that are longer than a line."""
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(_of(letter) for letter in word)
        if used and used + OF_SPACE + length > width:
            lines, used = lines + 1, 0.0
        used += (OF_SPACE if used else 0.0) + length
        lines, used = lines + int(used // width), used % width
    return lines


def _of(letter: str) -> float:
    if letter in THIN:
        return OF_THIN
    if letter in NARROW:
        return OF_NARROW
    if letter in WIDE:
        return OF_WIDE
    return OF_CAPITAL if letter.isupper() or not letter.isascii() else OF_OTHERS
