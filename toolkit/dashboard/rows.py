"""A row of the table beside the map: one area's answer on the layer in view."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from provision.atlas import AreaFact
from provision.figures import Absence, Figure, Unit
from provision.maps import MapClass, class_quantities, class_states, state_class
from provision.maps.classes import Classed
from toolkit.dashboard.context import lapsed_services, newest_checks, stages_served
from toolkit.dashboard.layers import Layer
from toolkit.gaps import Cell, Knowledge, Level, knowledge_by_area
from toolkit.national import National


@dataclass(frozen=True)
class Row:
    """One unit. `cell` is of the need in view; the last four are filled on the layers that show them.

    `lapsed`: of the services of its cell, how many no reader sees, on the layer that counts services.
    `is_withheld`: its own caseload is too small to estimate need from, and is not shown.
    """

    area: AreaFact
    region: AreaFact | None
    cell: Cell
    knowledge: Knowledge
    is_withheld: bool = False
    stages: int | None = None
    checked_on: date | None = None
    days_since_check: int | None = None
    lapsed: int = 0

    @property
    def services(self) -> int:
        """How many services name the need here. Those that have lapsed are not known, and not counted."""
        return self.cell.services_known + self.cell.services_unknown - self.lapsed

    @property
    def none_was_found(self) -> bool:
        """Whether somebody looked, and there is none. Where an entry has lapsed there may be one: not known."""
        return not self.services and not self.lapsed and self.cell.check is not None


def rows_of(
    national: National, *, layer: Layer, need: str, units: Sequence[AreaFact], region: str | None
) -> list[Row]:
    """A row for each unit that the calculation knows."""
    atlas = national.reference.atlas
    cells = national.cells(Level.PDU, inside=region)
    by_area = {cell.area: cell for cell in cells if cell.need == need}
    knowledge = knowledge_by_area(cells)
    stages = stages_served(national) if layer is Layer.STAGES else None
    lapsed = lapsed_services(national, need=need, units=units) if layer is Layer.SERVICES else {}
    checks = newest_checks(atlas, on=national.gaps.known_on) if layer is Layer.CHECKED else {}
    return [
        Row(
            area=unit,
            region=atlas.ancestor(unit.id, "region"),
            cell=by_area[unit.code],
            knowledge=knowledge[unit.code],
            is_withheld=unit.code in national.withheld,
            stages=None if stages is None else len(stages.get(unit.code, ())),
            checked_on=checks.get(unit.code),
            lapsed=lapsed.get(unit.code, 0),
            days_since_check=(national.gaps.known_on - checks[unit.code]).days
            if unit.code in checks
            else None,
        )
        for unit in units
        if unit.code in by_area
    ]


def figure_of(row: Row, *, layer: Layer) -> Figure:
    """The quantity that a layer colours by."""
    unknown = Figure(absence=Absence.NOT_KNOWN)
    if row.is_withheld and layer is Layer.NEED:
        return Figure(absence=Absence.SUPPRESSED)
    if layer is Layer.NEED:
        bounds = row.cell.eligible
        return Figure(bounds.central, low=bounds.low, high=bounds.high) if bounds else unknown
    if layer is Layer.SERVICES:
        return _count(row.services, unit=Unit.SERVICES, is_told=row.none_was_found)
    if layer is Layer.STAGES:
        return _count(row.stages or 0, unit=Unit.STAGES, is_told=bool(row.stages))
    if layer is Layer.KNOWLEDGE:
        known = row.knowledge
        return Figure(known.known / known.cells, unit=Unit.SHARE) if known.cells else unknown
    return unknown if row.days_since_check is None else Figure(float(row.days_since_check), unit=Unit.DAYS)


def _count(number: int, *, unit: Unit, is_told: bool) -> Figure:
    """A count of services or stages; none, where nobody has looked, is not known; where somebody has, none found."""
    if number:
        return Figure(float(number), unit=unit)
    return Figure(absence=Absence.NONE_FOUND if is_told else Absence.NOT_KNOWN, unit=unit)


def classed(rows: Sequence[Row], *, layer: Layer) -> Classed:
    """The class of each area on the map, and the legend."""
    if layer is Layer.GAP:
        return _in_states(rows)
    return class_quantities({row.area.code: figure_of(row, layer=layer) for row in rows})


def _in_states(rows: Sequence[Row]) -> Classed:
    """Areas with no need estimated look like enough, and are left out of every count of areas with enough."""
    found = class_states({row.area.code: _state_class(row.cell) for row in rows})
    uncounted = Counter(_state_class(row.cell) for row in rows if row.cell.no_need_estimated)
    legend = (replace(entry, count=entry.count - uncounted[entry.map_class]) for entry in found.legend)
    return replace(found, legend=tuple(legend))


def _state_class(cell: Cell) -> MapClass:
    return state_class(str(cell.state), borderline=cell.borderline)


STATE_ORDER = ("none", "too_little", "not_known", "enough")
SORTS: dict[str, Callable[[Row], float | None]] = {
    "need": lambda row: row.cell.eligible.central if row.cell.eligible else None,
    "caseload": lambda row: row.cell.caseload,
    "services": lambda row: row.services or None,
    "coverage": lambda row: row.cell.coverage.central if row.cell.coverage else None,
    "state": lambda row: float(STATE_ORDER.index(str(row.cell.state))),
    "stages": lambda row: row.stages or None,
    "knowledge": lambda row: row.knowledge.known / row.knowledge.cells if row.knowledge.cells else None,
    "checked": lambda row: row.days_since_check,
}
OPENING_SORT = {
    Layer.GAP: "-need",
    Layer.NEED: "-need",
    Layer.SERVICES: "-services",
    Layer.STAGES: "-stages",
    Layer.KNOWLEDGE: "-knowledge",
    Layer.CHECKED: "checked",
}


def in_order(rows: Sequence[Row], *, sort: str) -> list[Row]:
    """Rows by name, or by a key of `SORTS` (falling after `-`); what is not known comes last either way, then by name."""
    falls = sort.startswith("-")
    by_name = sorted(rows, key=lambda row: (row.area.name, row.area.code))
    if sort.endswith("name"):
        return by_name[::-1] if falls else by_name
    value = SORTS[sort.removeprefix("-")]
    known = sorted(
        (row for row in by_name if value(row) is not None), key=lambda row: value(row) or 0.0, reverse=falls
    )
    return known + [row for row in by_name if value(row) is None]
