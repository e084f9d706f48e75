"""How long what an entry says holds, by kind of fact, from the day on which it was last told. Pure.

A fact past its clock reads *not known*, as does one that nobody has dated. Facts dated after the day asked about are
not looked at. First and last day count: a clock of 90 days holds on day 90, not on day 91.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

PERIODS_UNTIL_LAPSED = 2


class Kind(StrEnum):
    """A kind of fact: what it says is told together, and grows old together."""

    CONTACT = "contact"
    ELIGIBILITY = "eligibility"
    CAPACITY = "capacity"
    PLACES_FREE = "places_free"
    WAIT = "wait"


@dataclass(frozen=True)
class Clocks:
    """For how many days facts hold. `today` is the clock of free places and of the wait, each by its own date."""

    contact: int = 90
    eligibility: int = 180
    today: int = 14
    capacity: int = 180

    def days(self, kind: Kind) -> int:
        """For how many days a fact of a kind holds."""
        return {
            Kind.CONTACT: self.contact,
            Kind.ELIGIBILITY: self.eligibility,
            Kind.CAPACITY: self.capacity,
        }.get(kind, self.today)

    @property
    def days_until_lapsed(self) -> int:
        """An entry of which nobody has said anything for more days than these has lapsed."""
        return PERIODS_UNTIL_LAPSED * max(self.contact, self.eligibility, self.today, self.capacity)


class Dated(Protocol):
    """The dates on which somebody told an entry, or a part of it."""

    source_date: date | None
    last_checked_on: date | None
    contact_checked_on: date | None
    eligibility_checked_on: date | None
    capacity_as_at: date | None
    places_free_as_at: date | None
    wait_as_at: date | None


class Entry(Dated, Protocol):
    """What decides whether an entry is due for review, or has lapsed."""

    status: str
    delivery: str
    ends_on: date | None
    next_review_on: date | None


COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    Kind.CONTACT: (
        "how_to_refer", "access_routes", "required_documents", "opening_hours", "lead_role", "lead_email",
        "referral_email", "referral_phone",
    ),
    Kind.ELIGIBILITY: ("who_for", "sexes", "min_age", "max_age", "exclusions"),
    Kind.CAPACITY: ("starts_per_year", "places", "mean_weeks", "probation_share"),
    Kind.PLACES_FREE: ("places_free",),
    Kind.WAIT: ("wait_weeks",),
}  # fmt: skip
"""The columns of each kind, as the `services` file names them. Those that are not here have no clock."""
KIND_OF: Mapping[str, Kind] = {name: kind for kind, names in COLUMNS.items() for name in names}

_GENERAL = ("last_checked_on", "source_date")
OWN_DATE: Mapping[Kind, str] = {
    Kind.CONTACT: "contact_checked_on",
    Kind.ELIGIBILITY: "eligibility_checked_on",
    Kind.CAPACITY: "capacity_as_at",
    Kind.PLACES_FREE: "places_free_as_at",
    Kind.WAIT: "wait_as_at",
}
"""The date that speaks of one kind alone."""
OWED = (Kind.CONTACT, Kind.ELIGIBILITY)
"""Kinds that every entry owes: without a date they are due. The others are due once somebody has told them."""
RENEWED = (*OWED, Kind.CAPACITY)
"""Kinds that people are asked for again. Figures for today run out by themselves."""
DATES: Mapping[Kind, tuple[str, ...]] = {
    kind: (own, *_GENERAL) if kind in OWED else (own,) for kind, own in OWN_DATE.items()
}
"""The dates that a kind is told by: the newest of them counts. A capacity is told by its own alone."""
CHECKS = ("last_checked_on", "contact_checked_on", "eligibility_checked_on")
"""The dates on which somebody looked at the entry, which the date of its source is not."""
ALL_DATES = tuple(dict.fromkeys(name for names in DATES.values() for name in names))


def told_on(entry: Dated, *, kind: Kind, on: date) -> date | None:
    """The newest day, up to `on`, on which facts of a kind were told; None where nobody has said when."""
    return _newest(entry, DATES[kind], on=on)


def holds(entry: Dated, *, kind: Kind, on: date, clocks: Clocks) -> bool:
    """Whether facts of a kind still hold."""
    told = told_on(entry, kind=kind, on=on)
    return told is not None and on - told <= timedelta(days=clocks.days(kind))


def is_stale(entry: Dated, *, kind: Kind, on: date, clocks: Clocks) -> bool:
    """Whether facts of a kind were told, too long ago to hold."""
    return told_on(entry, kind=kind, on=on) is not None and not holds(entry, kind=kind, on=on, clocks=clocks)


def past_their_clocks(entry: Dated, *, on: date, clocks: Clocks) -> tuple[Kind, ...]:
    """The kinds of fact that wait to be told again: those that are stale, and those owed that nobody has dated.

    Figures for today run out by themselves: nobody is asked for them again.
    """
    return tuple(
        kind
        for kind in RENEWED
        if is_stale(entry, kind=kind, on=on, clocks=clocks)
        or (kind in OWED and told_on(entry, kind=kind, on=on) is None)
    )


def is_due(entry: Entry, *, on: date, clocks: Clocks) -> bool:
    """Whether a published entry is due for review: a clock is past, or the day set for its review has come.

    A service that has ended is not: nobody need say again what is over.
    """
    if entry.status != "published" or _has_ended(entry, on=on):
        return False
    is_review_day = entry.next_review_on is not None and entry.next_review_on <= on
    return is_review_day or bool(past_their_clocks(entry, on=on, clocks=clocks))


def last_told_on(entry: Dated, *, on: date) -> date | None:
    """The newest day, up to `on`, on which anybody told anything of the entry."""
    return _newest(entry, ALL_DATES, on=on)


def checked_on(entry: Dated, *, on: date) -> date | None:
    """The newest day, up to `on`, on which somebody checked the entry or a part of it."""
    return _newest(entry, CHECKS, on=on)


def is_lapsed(entry: Entry, *, on: date, clocks: Clocks) -> bool:
    """Whether a published entry has lapsed: nobody has told anything of it for more than two periods.

    An entry without any date never lapses by itself.
    """
    return lapsed_on(entry, on=on, clocks=clocks) is not None


def lapsed_on(entry: Entry, *, on: date, clocks: Clocks) -> date | None:
    """The first day on which a published entry had lapsed; None where it has not."""
    told = last_told_on(entry, on=on)
    if entry.status != "published" or told is None:
        return None
    day = told + timedelta(days=clocks.days_until_lapsed + 1)
    return day if day <= on else None


def _newest(entry: Dated, names: Iterable[str], *, on: date) -> date | None:
    days: list[date | None] = [getattr(entry, name) for name in names]
    return max((day for day in days if day is not None and day <= on), default=None)


def _has_ended(entry: Entry, *, on: date) -> bool:
    return entry.delivery == "ended" or (entry.ends_on is not None and entry.ends_on < on)
