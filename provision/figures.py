"""A number with its range, denominator, source and date; or, in its place, the word for its absence.

Nothing here knows how a page looks or which language it speaks: units, statuses and absences are codes, and
templates put words to them.
"""

import datetime
import math
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from itertools import pairwise

TOLERANCE = 1e-9
"""Differences below this are equality, so that 2.5 computed as 2.4999999999 still rounds up."""


class Absence(StrEnum):
    """The four words for a number that is not there, used on every page, export and report alike.

    A zero is a number and is held as one; its word is here because a page says it like the other three.
    """

    ZERO = "zero"
    NONE_FOUND = "none found"
    NOT_KNOWN = "not known"
    SUPPRESSED = "suppressed"


class Status(StrEnum):
    """How far a figure or a source can be leant on."""

    PUBLISHED = "published"
    REPORTED = "reported"
    ESTIMATE = "estimate"
    APPORTIONED = "apportioned"
    DEMONSTRATION = "demonstration"


class Unit(StrEnum):
    """What a figure counts. A `SHARE` is a fraction of its denominator, from 0 to 1."""

    PEOPLE = "people"
    STARTS_A_YEAR = "starts_a_year"
    PLACES = "places"
    SERVICES = "services"
    AREAS = "areas"
    NEEDS = "needs"
    STAGES = "stages"
    DAYS = "days"
    WEEKS = "weeks"
    SHARE = "share"


@dataclass(frozen=True)
class Source:
    """Where a figure comes from, and how far it can be leant on.

    `date` is the day it describes or was published, as the title says.
    """

    title: str
    _: KW_ONLY
    status: Status
    url: str | None = None
    date: datetime.date | None = None
    licence: str | None = None


@dataclass(frozen=True)
class Denominator:
    """What a figure is out of, or for each of: `Denominator(108, Unit.AREAS)` in "12 of 108 areas"."""

    number: float
    unit: Unit


@dataclass(frozen=True)
class WrittenRange:
    """Two ends of a range, rounded and written. `str()` is the plain English of exports; pages translate."""

    low: str
    high: str

    def __str__(self) -> str:
        return self.low if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True)
class Figure:
    """One number, or the word for why there is none. Exactly one of `value` and `absence` is given.

    `low` and `high` bound the value where a range is known; either may be missing. All three are unrounded
    and in `unit`.

    Raises:
        ValueError: neither or both of value and absence are given; a bound stands without a value or on its
            wrong side; a number is not finite; or zero is given as an absence (it is a value: 0).
    """

    value: float | None = None
    _: KW_ONLY
    low: float | None = None
    high: float | None = None
    unit: Unit = Unit.PEOPLE
    denominator: Denominator | None = None
    source: Source | None = None
    absence: Absence | None = None
    as_at: datetime.date | None = None
    status: Status | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.absence is None):
            raise ValueError("a figure has either a value or the word for its absence")
        if self.absence is Absence.ZERO:
            raise ValueError("zero is a value: give value=0")
        if self.value is None and (self.low is not None or self.high is not None):
            raise ValueError("a figure without a value has no range")
        if not all(math.isfinite(number) for number in self._numbers()):
            raise ValueError("a figure is a finite number")
        if any(next_up < number - TOLERANCE for number, next_up in pairwise(self._numbers())):
            raise ValueError("a figure lies between its low and its high")

    def _numbers(self) -> list[float]:
        return [number for number in (self.low, self.value, self.high) if number is not None]

    @property
    def is_known(self) -> bool:
        """True when there is a number, 0 included."""
        return self.value is not None

    @property
    def word(self) -> Absence | None:
        """The word to show: `ZERO` for exactly 0, the absence where there is no number, else None."""
        return Absence.ZERO if self.value == 0 else self.absence

    @property
    def written(self) -> str:
        """The number rounded for people (a share as a percentage), or the absence's own word: never blank."""
        return str(self.absence) if self.value is None else self._write(self.value)

    @property
    def written_range(self) -> WrittenRange | None:
        """Low and high rounded as the value is, or None unless both are known."""
        if self.low is None or self.high is None:
            return None
        return WrittenRange(low=self._write(self.low), high=self._write(self.high))

    @property
    def _write(self) -> Callable[[float], str]:
        return percentage if self.unit is Unit.SHARE else whole


def rounded(number: float, *, base: int = 1) -> int:
    """Round to the nearest multiple of `base`, halves up: 2.5 is 3, and 12.5 to base 5 is 15."""
    return base * math.floor(number / base + 0.5 + TOLERANCE)


def whole(number: float) -> str:
    """A number of people or things, rounded to one and with thousands separators: `1,234`.

    More than nothing never reads as nothing: 0.3 is `<1`.
    """
    if number > TOLERANCE and rounded(number) == 0:
        return "<1"
    return f"{rounded(number):,}"


def whole_range(low: float, high: float) -> WrittenRange:
    """A range of people or things: `str()` of it reads `368 to 832`."""
    return WrittenRange(low=whole(low), high=whole(high))


def percentage(share: float) -> str:
    """A fraction as a whole percentage. Only nothing reads `0%` and only everything reads `100%`."""
    text = f"{rounded(100 * share):,}%"
    if share > TOLERANCE and text == "0%":
        return "<1%"
    if share < 1 - TOLERANCE and text == "100%":
        return ">99%"
    return text


def percentage_range(low: float, high: float) -> WrittenRange:
    """A range of fractions as percentages: `str()` of it reads `7% to 15%`."""
    return WrittenRange(low=percentage(low), high=percentage(high))


def per_hundred(share: float) -> str:
    """A fraction as a number for each 100, as coverage is written: 0.5 is `50`."""
    return whole(100 * share)
