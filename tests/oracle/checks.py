"""Who has said that a list of services is complete, or that there is none, and when."""

from collections.abc import Iterable
from datetime import date

from tests.oracle.geography import Areas, Part
from tests.oracle.reading import Row, day, holds
from tests.oracle.settings import Settings

Checks = dict[tuple[Part, str], str]


def newest_outcomes(rows: Iterable[Row], *, areas: Areas, known_on: date, settings: Settings) -> Checks:
    """Return the outcome of the newest valid check for each part and need that has one.

    A check on a larger area counts for each part inside it. Checks of a stage say nothing about a need.
    """
    outcomes: Checks = {}
    for row in sorted(rows, key=lambda row: row["checked_on"]):
        if row["need_code"] and holds(day(row["checked_on"]), known_on=known_on, days=settings.fresh_days):
            for part in areas.parts_inside(row["area_code"]):
                outcomes[part, row["need_code"]] = row["outcome"]
    return outcomes


def all_checked(parts: Iterable[Part], *, need: str, checks: Checks) -> bool:
    """Say whether every part has a valid check, of either outcome."""
    return all((part, need) in checks for part in parts)


def all_complete(parts: Iterable[Part], *, need: str, checks: Checks) -> bool:
    """Say whether the newest valid check of every part says that its list is complete."""
    return all(checks.get((part, need)) == "complete_list" for part in parts)
