"""Which part of the country a report's map shows, and which units are drawn on it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from provision import boundaries
from provision.atlas import AreaFact
from provision.maps import View
from provision.maps.views import NATIONAL, REGION, view_of
from toolkit.gaps import Level
from toolkit.national import National

MANY = 40
"""With more units than this the coarser boundaries do, and no unit has a number of its own on the map."""


def frame_of(national: National, area: AreaFact) -> AreaFact:
    """The area whose units the map shows: a unit is shown among those of its region."""
    if national.level_of(area.code) is not Level.PDU:
        return area
    return national.reference.atlas.ancestor(area.id, "region") or area


def view_for(frame: AreaFact, *, units: Iterable[AreaFact], level: Level) -> View | None:
    """The view, or None where the pack has no boundary of any of the units."""
    if level is Level.REGION:
        return boundaries.of_region(frame.code)
    if level is Level.ENGLAND_AND_WALES:
        return boundaries.national()
    return _view_of_units(frame.code, frozenset(unit.code for unit in units))


@cache
def _view_of_units(key: str, codes: frozenset[str]) -> View | None:
    full = boundaries.boundaries(boundaries.FULL)
    drawn = codes & {boundary.code for boundary in full.boundaries}
    if not drawn:
        return None
    if len(drawn) <= MANY:
        return view_of(full, key=key, areas=drawn, frame=REGION)
    whole = view_of(boundaries.boundaries(boundaries.SMALL), key=key, areas=drawn, frame=NATIONAL)
    inside = [lens for lens in boundaries.national().lenses if {p.code for p in lens.places} <= drawn]
    return replace(whole, lenses=tuple(inside))
