"""Coverage in words and as a bar."""

from dataclasses import dataclass

from django import template

from toolkit.gaps import Cell
from ui.templatetags.numbers import written

register = template.Library()

BAR = 120.0
"""Length of the bar; the yardstick stands in its middle, so that twice the yardstick fills it."""


@dataclass(frozen=True)
class Bar:
    """Where the bar and its interval end, in units of the drawing."""

    low: str
    central: str
    high: str


@register.simple_tag
def coverage_bar(cell: Cell) -> Bar | None:
    """The bar of a cell's coverage; what is past the end of the scale is cut there."""
    if cell.coverage is None:
        return None
    low, central, high = cell.coverage.low, cell.coverage.central, cell.coverage.high
    return Bar(*(_length(value, target=cell.target) for value in (low, central, high)))


def _length(coverage: float | None, *, target: float) -> str:
    """A missing upper end is past any yardstick."""
    share = 1.0 if coverage is None else min(1.0, coverage / (2 * target))
    return f"{share * BAR:.1f}"


@register.filter
def per_hundred(coverage: float | None) -> str:
    """Starts a year, or places, for each 100 people in need: 0.335 is `34`."""
    return "" if coverage is None else written(coverage * 100)
