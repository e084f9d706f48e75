"""The gaps of an area on a later day, by what is known today: which needs would stand otherwise."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from toolkit.gaps import Cell
from toolkit.lapse.endings import later
from toolkit.national import NamedCell, National, national_for


@dataclass(frozen=True)
class Moved:
    """A need whose state would be another: as it is today, and as it would be."""

    now: NamedCell
    then: Cell


@dataclass(frozen=True)
class Ahead:
    """So many months on: the day, and the needs that would stand otherwise."""

    months: int
    day: date
    moved: tuple[Moved, ...]


def ahead_of(area: str, *, months: int, request: HttpRequest, today: National) -> Ahead:
    """The area's cells so many months on against today's. Nothing for an area that the calculation does not speak of."""
    now = {named.cell.need: named for named in today.named(today.cells_of_area(area))}
    day = later(today.as_at, months=months)
    then = national_for(request, as_at=day).cells_of_area(area)
    moved = tuple(Moved(now[cell.need], cell) for cell in then if differs(now[cell.need].cell, cell))
    return Ahead(months, day, moved)


def differs(one: Cell, other: Cell) -> bool:
    """Whether a reader would be told something else."""
    return (one.state, one.borderline) != (other.state, other.borderline)
