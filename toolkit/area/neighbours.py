"""Areas to compare with: those across a border, then the rest of the region."""

from dataclasses import dataclass
from datetime import date

from provision import boundaries
from provision.atlas import AreaFact, Atlas
from toolkit.gaps import Cell, Knowledge, knowledge_of
from toolkit.national import National
from toolkit.needs import UMBRELLA

MOST = 8


@dataclass(frozen=True)
class Neighbour:
    """One area beside another. `headline` is its cell of the umbrella need."""

    area: AreaFact
    headline: Cell
    knowledge: Knowledge
    is_itself: bool


def neighbours_of(national: National, area: AreaFact) -> list[Neighbour]:
    """An area first, and then up to eight to compare it with; for a larger area, others of its kind."""
    if not national.knows(area.code):
        return []
    near = _near(national.reference.atlas, area, on=national.as_at)
    by_area: dict[str, list[Cell]] = {}
    for cell in national.cells(national.level_of(area.code)):
        by_area.setdefault(str(cell.area), []).append(cell)
    return [
        Neighbour(
            other,
            next(cell for cell in by_area[other.code] if cell.need == UMBRELLA),
            knowledge_of(by_area[other.code]),
            is_itself=other.id == area.id,
        )
        for other in [area, *near]
        if other.code in by_area
    ]


def _near(atlas: Atlas, area: AreaFact, *, on: date) -> list[AreaFact]:
    if area.type != "pdu":
        return [other for other in atlas.of_type(area.type, on=on) if other.id != area.id][:MOST]
    across = [atlas.by_code[code] for code in sorted(_across_a_border(area.code)) if code in atlas.by_code]
    region = atlas.ancestor(area.id, "region")
    others = atlas.units(region.id, on=on) if region else []
    found = {other.id: other for other in (*across, *others) if other.id != area.id and other.is_valid_on(on)}
    return list(found.values())[:MOST]


def _across_a_border(code: str) -> set[str]:
    borders = boundaries.boundaries(boundaries.FULL).borders
    return {other for border in borders if code in border.areas for other in border.areas} - {code}
