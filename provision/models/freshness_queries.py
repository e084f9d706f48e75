"""The questions of `provision.freshness`, as conditions that a database decides. A test holds the two together."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import DateField, Q, Value
from django.db.models.functions import Coalesce, Greatest

from provision.freshness import ALL_DATES, CHECKS, DATES, OWED, RENEWED, Clocks, Kind

NEVER = date.min


def told_within(names: Iterable[str], *, days: int, on: date) -> Q:
    """At least one of the dates lies in the last so many days; first and last count."""
    return _any(names, "range", (on - timedelta(days=days), on))


def told_by(names: Iterable[str], *, on: date) -> Q:
    """At least one of the dates has come."""
    return _any(names, "lte", on)


def is_holding(kind: Kind, *, on: date, clocks: Clocks) -> Q:
    """Facts of a kind still hold."""
    return told_within(DATES[kind], days=clocks.days(kind), on=on)


def is_stale(kind: Kind, *, on: date, clocks: Clocks) -> Q:
    """Facts of a kind were told, too long ago to hold."""
    return told_by(DATES[kind], on=on) & ~is_holding(kind, on=on, clocks=clocks)


def has_a_clock_past(*, on: date, clocks: Clocks) -> Q:
    """A kind of fact that is to be renewed is stale, or nobody has dated one that every entry owes."""
    past = Q()
    for kind in RENEWED:
        past |= (
            ~is_holding(kind, on=on, clocks=clocks) if kind in OWED else is_stale(kind, on=on, clocks=clocks)
        )
    return past


def is_silent(*, on: date, clocks: Clocks) -> Q:
    """Nobody has told anything of the entry for more than two periods, and somebody once did."""
    return told_by(ALL_DATES, on=on) & ~told_within(ALL_DATES, days=clocks.days_until_lapsed, on=on)


def newest_check() -> Greatest:
    """The newest day on which somebody checked an entry or a part of it; `NEVER` where nobody has."""
    never = Value(NEVER, output_field=DateField())
    return Greatest(*(Coalesce(name, never) for name in CHECKS))


def _any(names: Iterable[str], lookup: str, value: object) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__{lookup}": value})
    return found
