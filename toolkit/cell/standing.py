"""A cell's place in the ranking of its kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.gaps import Cell, Level
from toolkit.national import National


@dataclass(frozen=True)
class Standing:
    """`members` counts the ranked cells of the same level and unit; `heaviest`, the needs whose severity is not 1."""

    members: int
    severities: tuple[tuple[str, float], ...]


def standing_of(national: National, cell: Cell) -> Standing:
    """Against how many the cell is ranked, and with which weights."""
    words = national.reference.need
    weighted = [need for need in national.gaps.needs.needs if need.severity != 1]
    return Standing(
        members=_members(national.cells(Level(cell.level)), like=cell),
        severities=tuple((str(words[need.code]), need.severity) for need in weighted),
    )


def _members(cells: Iterable[Cell], *, like: Cell) -> int:
    return sum(other.place is not None and other.unit is like.unit for other in cells)
