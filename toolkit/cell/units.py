"""The probation delivery units inside a larger area, each with its own answer."""

from dataclasses import dataclass

from provision.atlas import AreaFact
from provision.names import area_name
from toolkit.gaps import Cell, Level, areas_within
from toolkit.national import National


@dataclass(frozen=True)
class UnitAnswer:
    area: AreaFact
    cell: Cell


def unit_answers(national: National, cell: Cell) -> tuple[UnitAnswer, ...]:
    """One answer a unit, by name; none for a unit itself."""
    if cell.level is Level.PDU:
        return ()
    inside = set(areas_within(national.geography, area=cell.area, level=Level.PDU))
    by_code = national.reference.atlas.by_code
    found = [
        UnitAnswer(by_code[str(other.area)], other)
        for other in national.cells(Level.PDU)
        if other.need == cell.need and other.area in inside
    ]
    return tuple(sorted(found, key=lambda answer: area_name(answer.area)))
