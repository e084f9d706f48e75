"""A comparison and the table that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """Medians of two sides in seconds; `bound` is what the ratio second / first is promised not to exceed."""

    what: str
    first: float
    second: float
    bound: float

    @property
    def ratio(self) -> float:
        return self.second / self.first


def written(comparisons: Iterable[Comparison]) -> str:
    lines = [f"{'what':<58} {'first':>10} {'second':>10} {'ratio':>8} {'promised':>9}"]
    for one in comparisons:
        verdict = "" if one.ratio <= one.bound else "  <- over"
        lines.append(
            f"{one.what:<58} {one.first * 1000:>8.1f}ms {one.second * 1000:>8.1f}ms {one.ratio:>8.2f} "
            f"{'<= ' + format(one.bound, 'g'):>9}{verdict}"
        )
    return "\n".join(lines) + "\n"
