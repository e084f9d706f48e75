"""Whether what an entry says still holds, for those who tell it: pages, lists and files ask here, templates put the words.

A fact past its clock is told as *not known*, with the day on which it was last told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from provision.freshness import KIND_OF, OWN_DATE, Clocks, Dated, Kind, holds, told_on


@dataclass(frozen=True)
class Told:
    """Facts of one kind. `on`: when they were last told, None where nobody has said when.

    `is_check`: that day is one on which somebody checked this kind of fact; else it is the source's, or the whole
    entry's. `days`: for how many they hold. `asked_on` is the day on which the question is asked.
    """

    kind: Kind
    holds: bool
    on: date | None
    is_check: bool
    days: int
    asked_on: date


@dataclass(frozen=True)
class AllTold:
    """What an entry tells, by kind of fact."""

    by_kind: Mapping[Kind, Told]

    def has_run_out(self, column: str) -> bool:
        """Whether a column of the `services` file is past its clock, or undated: it reads not known, whatever it holds."""
        kind = KIND_OF.get(column)
        return kind is not None and not self.by_kind[kind].holds

    @property
    def contact(self) -> Told:
        return self.by_kind[Kind.CONTACT]

    @property
    def eligibility(self) -> Told:
        return self.by_kind[Kind.ELIGIBILITY]

    @property
    def capacity(self) -> Told:
        return self.by_kind[Kind.CAPACITY]

    @property
    def places_free(self) -> Told:
        return self.by_kind[Kind.PLACES_FREE]

    @property
    def wait(self) -> Told:
        return self.by_kind[Kind.WAIT]


def told_of(entry: Dated, *, on: date, clocks: Clocks) -> AllTold:
    """When each kind of fact of an entry was last told, and whether it holds."""
    return AllTold({kind: _told(entry, kind=kind, on=on, clocks=clocks) for kind in Kind})


def _told(entry: Dated, *, kind: Kind, on: date, clocks: Clocks) -> Told:
    day = told_on(entry, kind=kind, on=on)
    return Told(
        kind=kind,
        holds=holds(entry, kind=kind, on=on, clocks=clocks),
        on=day,
        is_check=day is not None and getattr(entry, OWN_DATE[kind]) == day,
        days=clocks.days(kind),
        asked_on=on,
    )
