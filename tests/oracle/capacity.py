"""How much one service can do in a year, or at once, before anything is shared out."""

from datetime import date
from fractions import Fraction

from tests.oracle.reading import Row, day, holds, number
from tests.oracle.settings import Settings


def is_delivering(row: Row, *, as_at: date) -> bool:
    """Say whether a sourced statement says that it delivers, and its dates do not say otherwise."""
    starts_on, ends_on = day(row["starts_on"]), day(row["ends_on"])
    return (
        row["delivery"] == "delivering"
        and (starts_on is None or starts_on <= as_at)
        and (ends_on is None or ends_on >= as_at)
    )


def probation_share(row: Row) -> Fraction | None:
    """Return the share for people on probation; unstated, all of a dedicated service and not known of another."""
    stated = number(row["probation_share"])
    if stated is None and row["provision_kind"] == "dedicated":
        return Fraction(1)
    return stated


def capacity(row: Row, *, unit: str, known_on: date, settings: Settings) -> Fraction | None:
    """Return starts a year (`course`) or places (`continuing`) of the whole service; None is not known."""
    if not holds(day(row["capacity_as_at"]), known_on=known_on, days=settings.fresh_days):
        return None
    starts, places, weeks = (number(row[name]) for name in ("starts_per_year", "places", "mean_weeks"))
    if unit == "course":
        if starts is None and places is not None and weeks is not None:
            return places * 52 / weeks
        return starts
    if places is None and starts is not None and weeks is not None:
        return starts * weeks / 52
    return places
