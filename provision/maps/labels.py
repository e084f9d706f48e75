"""The name and value that appear when an area is pointed at, set so that they stay inside the drawing.

There is no measuring of type here, only a generous guess: a label may be too wide for its words, never too
narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from provision.maps.views import Place, View

LONGEST_LINE = 32
"""Letters in a line of a label, or fewer if the drawing is too narrow for them."""

LETTER_WIDTH = 7.2
LINE_HEIGHT = 17
FOOT = 5
"""How far the foot of a line of letters stands above the line's own."""

PADDING = 10
GAP = 4
"""Between a label and its area."""


@dataclass(frozen=True)
class LabelLine:
    """One line of words, centred on the label's `x`, its foot at `y`."""

    y: float
    words: str
    is_value: bool


@dataclass(frozen=True)
class Label:
    """A box and its lines, in units of the drawing from its top left corner."""

    left: float
    top: float
    width: float
    height: float
    x: float
    lines: tuple[LabelLine, ...]


def label_for(place: Place, *, name: str, value: str, on: View) -> Label:
    """The label of an area.

    Above it where there is room, else below it, and never over the drawing's edge.
    """
    longest = max(1, min(LONGEST_LINE, int((on.width - 2 * PADDING) / LETTER_WIDTH)))
    names, values = _evenly(name, longest=longest), _evenly(value, longest=longest)
    words = [*names, *values]
    width = LETTER_WIDTH * max(map(len, words), default=0) + 2 * PADDING
    height = LINE_HEIGHT * len(words) + PADDING
    x = _kept_inside(place.x, half=width / 2, length=on.width)
    top = _top(place, height=height, on=on)
    return Label(
        left=round(x - width / 2, 1),
        top=round(top, 1),
        width=round(width, 1),
        height=height,
        x=round(x, 1),
        lines=_lines(words, names=len(names), top=top),
    )


def _evenly(text: str, *, longest: int) -> list[str]:
    """The text in as few lines as it takes, and as even as that allows, so that no word stands alone."""
    fewest = len(wrap(text, longest))
    shortest = max(map(len, text.split()), default=1)
    ways = (wrap(text, width) for width in range(shortest, longest + 1))
    return next((lines for lines in ways if len(lines) == fewest), wrap(text, longest))


def _kept_inside(middle: float, *, half: float, length: float) -> float:
    return max(half, min(middle, length - half))


def _top(place: Place, *, height: float, on: View) -> float:
    above, below = place.top - GAP - height, place.bottom + GAP
    if above >= 0:
        return above
    return below if below + height <= on.height else 0


def _lines(words: Sequence[str], *, names: int, top: float) -> tuple[LabelLine, ...]:
    return tuple(
        LabelLine(
            y=round(top + PADDING / 2 + LINE_HEIGHT * (line + 1) - FOOT, 1),
            words=text,
            is_value=line >= names,
        )
        for line, text in enumerate(words)
    )
