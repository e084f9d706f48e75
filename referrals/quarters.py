"""Calendar quarters, and when a quarter's counts of people may be shown: once, after it has ended. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

SHOWN_AFTER = timedelta(days=14)
"""Time for late reports. What comes later counts in the quarter in which it comes, so that no published count moves."""
WRITTEN = re.compile(r"(\d{4})-Q([1-4])")
MONTHS, QUARTERS = 3, 4


@dataclass(frozen=True, order=True)
class Quarter:
    """`number` is 1 (January to March) to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """The quarter that is written `2026-Q3`. Raises ValueError for anything else."""
        found = WRITTEN.fullmatch(text)
        if found is None:
            message = f"not a quarter: {text!r}"
            raise ValueError(message)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        years, number = divmod(self.number, QUARTERS)
        return Quarter(self.year + years, number + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter.of(self.first_day - timedelta(days=1))

    @property
    def shown_from(self) -> date:
        """The day on which its counts are shown, as they stand then."""
        return self.last_day + SHOWN_AFTER

    def is_shown(self, *, on: date) -> bool:
        """Whether its counts may be shown on a day. Counts of a quarter that is under way never are."""
        return on >= self.shown_from


def newest_shown(*, on: date) -> Quarter:
    """The newest quarter whose counts may be shown on a day."""
    quarter = Quarter.of(on).previous
    return quarter if quarter.is_shown(on=on) else quarter.previous


def counted_in(month: date, *, told_on: date) -> Quarter:
    """The quarter in which something of a month counts: its own, or the present one where that was shown already."""
    own = Quarter.of(month)
    return Quarter.of(told_on) if own.is_shown(on=told_on) else own


def months_offered(*, on: date, how_many: int = MONTHS) -> list[date]:
    """The first days of this month and of those before it, newest first."""
    months = [on.replace(day=1)]
    while len(months) < how_many:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months
