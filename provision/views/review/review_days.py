"""In how many days a service is suggested to be looked at again."""

from collections.abc import Mapping

from provision.freshness import COLUMNS, RENEWED, Clocks, Kind

HALF_A_YEAR, A_YEAR = 182, 365


def periods_for(texts: Mapping[str, str], *, clocks: Clocks) -> tuple[int, ...]:
    """The clock that runs out first of what a service tells, then half a year and a year. Texts by column.

    Figures for today run out by themselves, so their clock does not count.
    """
    told = {column for column, text in texts.items() if text}
    kinds = {kind for kind in RENEWED if not told.isdisjoint(COLUMNS[kind])} | {Kind.CONTACT}
    shortest = min(clocks.days(kind) for kind in kinds)
    return (shortest, *(days for days in (HALF_A_YEAR, A_YEAR) if days > shortest))
