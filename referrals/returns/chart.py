"""Columns of a trend over quarters, as geometry: what a template draws. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from provision.disclosure import NOT_KNOWN
from provision.figures import Figure
from referrals.quarters import Quarter

WIDTH, HEIGHT, GAP = 640.0, 180.0, 0.35
MOST_QUARTERS, FEWEST = 8, 2
ABOVE, BELOW = 6.0, 20.0
STUB = 14.0
"""Height of the mark for a count that is not shown."""


@dataclass(frozen=True)
class Bar:
    """One quarter: a column to scale, or a stub where `absence` says that there is no number."""

    quarter: Quarter
    x: float
    y: float
    width: float
    height: float
    figure: Figure

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def label_y(self) -> float:
        """Where its number stands: just above it."""
        return round(self.y - ABOVE, 1)


@dataclass(frozen=True)
class Chart:
    """Oldest first; `highest` is what the height stands for."""

    bars: tuple[Bar, ...]
    highest: float
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def quarter_y(self) -> float:
        return self.height + BELOW

    @property
    def whole_height(self) -> float:
        """With room for a number above the highest column and for the quarters below."""
        return self.height + 2 * BELOW + ABOVE


def columns(counts: Sequence[tuple[Quarter, Figure]]) -> Chart | None:
    """A chart of the newest quarters, with a place for each quarter between; None for fewer than two."""
    newest = sorted(dict(counts).items())[-MOST_QUARTERS:]
    if len(newest) < FEWEST:
        return None
    quarters = _run(newest[0][0], newest[-1][0])[-MOST_QUARTERS:]
    known = dict(newest)
    highest = max((figure.value or 0 for figure in known.values()), default=0) or 1
    step = WIDTH / len(quarters)
    return Chart(
        tuple(
            _bar(quarter, known.get(quarter), place=place, step=step, highest=highest)
            for place, quarter in enumerate(quarters)
        ),
        highest,
    )


def _run(first: Quarter, last: Quarter) -> list[Quarter]:
    quarters = [first]
    while quarters[-1] < last:
        quarters.append(quarters[-1].next)
    return quarters


def _bar(quarter: Quarter, figure: Figure | None, *, place: int, step: float, highest: float) -> Bar:
    shown = figure or NOT_KNOWN
    height = STUB if shown.value is None else HEIGHT * shown.value / highest
    width = step * (1 - GAP)
    return Bar(
        quarter,
        x=round(step * place + (step - width) / 2, 1),
        y=round(HEIGHT - height, 1),
        width=round(width, 1),
        height=round(height, 1),
        figure=shown,
    )
