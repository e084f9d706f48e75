"""The share of people who have a need, and the interval that a study gives it or that is worked out for it."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Z_95: Final = 1.959964
ASSUMED_LOW: Final = 0.7
ASSUMED_HIGH: Final = 1.3


class IntervalKind(StrEnum):
    """Where an interval comes from, best first."""

    CI = "ci"
    COMPUTED = "computed"
    RANGE = "range"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Prevalence:
    """A share with its low and high, as fractions. `sample` is what a computed interval rests on.

    `used_effective_sample` False on a computed interval means that any weighting of the study is left out of it.
    `is_midpoint`: the study gave a range and no central value.
    """

    low: float
    central: float
    high: float
    kind: IntervalKind
    sample: float | None = None
    used_effective_sample: bool = False
    is_midpoint: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.central <= self.high <= 1:
            raise ValueError(
                f"a prevalence runs from 0 to 1, low to high: {self.low}, {self.central}, {self.high}"
            )


def wilson(share: float, *, sample: float) -> tuple[float, float]:
    """Return Wilson's 95% interval for a share of a sample, as fractions.

    centre = (p + z²/2n)/(1 + z²/n), half = z/(1 + z²/n) × sqrt(p(1−p)/n + z²/4n²). Wilson, Journal of the American
    Statistical Association 22 (1927). Raises ValueError for a share outside 0 to 1 or a sample not above 0.
    """
    if not 0 <= share <= 1 or sample <= 0:
        raise ValueError(f"no interval for a share of {share} in a sample of {sample}")
    z_squared = Z_95 * Z_95
    shrink = 1 + z_squared / sample
    centre = (share + z_squared / (2 * sample)) / shrink
    half = Z_95 / shrink * math.sqrt(share * (1 - share) / sample + z_squared / (4 * sample * sample))
    # Rounding may put an end of the interval of 0 or 1 a hair on the wrong side of it.
    return min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half))


def stated_prevalence(
    percent: float | None,
    *,
    ci_low: float | None = None,
    ci_high: float | None = None,
    interval_kind: str = "none",
    n: float | None = None,
    n_effective: float | None = None,
) -> Prevalence | None:
    """Turn a row of the prevalence file (per cents) into fractions with the first kind of interval that applies.

    `interval_kind` is the row's own word, `ci`, `computed`, `range` or `none`: it says what its bounds are, and whether
    its `n` is the sample of this very figure. None when the row gives no figure at all.
    Raises ValueError when the figures are outside 0 to 100 or out of order.
    """
    central = None if percent is None else percent / 100
    bounds = None if ci_low is None or ci_high is None else (ci_low / 100, ci_high / 100)
    if interval_kind == "ci" and bounds and central is not None:
        return Prevalence(bounds[0], central, bounds[1], IntervalKind.CI)
    if interval_kind in {"ci", "computed"} and central is not None and (n_effective or n):
        return _computed(central, n=n, n_effective=n_effective)
    if interval_kind in {"ci", "range"} and bounds:
        middle = (bounds[0] + bounds[1]) / 2 if central is None else central
        return Prevalence(bounds[0], middle, bounds[1], IntervalKind.RANGE, is_midpoint=central is None)
    return None if central is None else _assumed(central)


def _computed(central: float, *, n: float | None, n_effective: float | None) -> Prevalence:
    sample = n_effective or n or 0.0
    low, high = wilson(central, sample=sample)
    return Prevalence(
        low,
        central,
        high,
        IntervalKind.COMPUTED,
        sample=sample,
        used_effective_sample=bool(n_effective),
    )


def _assumed(central: float) -> Prevalence:
    """Nothing published: 30% either way, only to decide what is borderline."""
    return Prevalence(ASSUMED_LOW * central, central, min(1.0, ASSUMED_HIGH * central), IntervalKind.ASSUMED)


def may_be_default(*, population_kind: str, measure: str) -> bool:
    """Say whether a study may stand for a need: people on probation, now or in the past year, or screened positive.

    A `probable` default carries the words "screened positive, not diagnosed"; `lifetime` and `recorded` never serve.
    """
    return population_kind == "probation" and measure in {"current", "past_year", "probable"}
