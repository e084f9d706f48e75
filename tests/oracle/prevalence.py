"""How common each need is among people on probation, with its bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tests.oracle.caseloads import Caseload
from tests.oracle.reading import Row, number
from tests.oracle.settings import Settings

Z = 1.959964


@dataclass(frozen=True)
class Range:
    """A low, a central and a high value: of a share, or of people."""

    low: Fraction
    central: Fraction
    high: Fraction

    def times(self, amount: Fraction) -> "Range":
        """Return the range with each value multiplied."""
        return Range(self.low * amount, self.central * amount, self.high * amount)

    def plus(self, other: "Range") -> "Range":
        """Return the sum: low with low, high with high."""
        return Range(self.low + other.low, self.central + other.central, self.high + other.high)


@dataclass(frozen=True)
class Prevalence:
    """The default study's share of people with a need, and the kind of interval it has."""

    share: Range
    kind: str


def defaults(rows: Iterable[Row]) -> dict[str, Prevalence]:
    """Return the default for each need that has one; every other row is context."""
    return {row["need_code"]: _of_row(row) for row in rows if row["is_default"] == "yes"}


def _of_row(row: Row) -> Prevalence:
    """Return the share with the first kind of interval that applies to the row."""
    central, low, high = (_percent(row[name]) for name in ("estimate_percent", "ci_low", "ci_high"))
    kind = row["interval_kind"]
    sample = number(row["n_effective"]) or number(row["n"])
    if kind == "ci" and low is not None and central is not None and high is not None:
        return Prevalence(Range(low, central, high), "ci")
    if kind == "computed" and central is not None and sample:
        return Prevalence(wilson(central, sample=sample), "computed")
    if kind == "range" and low is not None and high is not None:
        return Prevalence(Range(low, (low + high) / 2 if central is None else central, high), "range")
    if central is None:
        raise ValueError(f"no share can be worked out from {row}")
    return Prevalence(Range(central * 7 / 10, central, min(Fraction(1), central * 13 / 10)), "assumed")


def _percent(text: str) -> Fraction | None:
    value = number(text)
    return None if value is None else value / 100


def wilson(share: Fraction, *, sample: Fraction) -> Range:
    """Return Wilson's 95% interval round a share found in a sample of that many people."""
    p, n = float(share), float(sample)
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return Range(Fraction(centre - half), share, Fraction(centre + half))


def eligible(
    caseload: Caseload, *, need: str, prevalence: Prevalence | None, settings: Settings
) -> Range | None:
    """Return people with the need for whom a service is suitable, or None where it is not known."""
    if caseload.people is None or prevalence is None:
        return None
    people = prevalence.share.times(caseload.people * settings.suitable_share(need))
    return Range(people.low * caseload.low_factor, people.central, people.high * caseload.high_factor)
