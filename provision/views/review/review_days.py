"""In how many days a service is suggested to be looked at again."""

from collections.abc import Mapping

from provision.freshness import COLUMNS, Clocks, Kind

HALF_A_YEAR, A_YEAR = 182, 365


def periods_for(texts: Mapping[str, str], *, clocks: Clocks) -> tuple[int, ...]:
    """The clock that runs out first of what a service tells, then half a year and a year. Texts by column."""
    told = {column for column, text in texts.items() if text}
    kinds = {kind for kind, columns in COLUMNS.items() if not told.isdisjoint(columns)} | {Kind.CONTACT}
    shortest = min(clocks.days(kind) for kind in kinds)
    return (shortest, *(days for days in (HALF_A_YEAR, A_YEAR) if days > shortest))
