"""Boundaries on the British National Grid: reading them, and cutting them to a box.

Coordinates are eastings and northings in metres, and north is up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]

LABEL_LINES = 12
"""At how many heights the label point of an area is looked for."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the grid, in metres."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    def meets(self, other: "Box") -> bool:
        """True when the two share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, other: "Box") -> bool:
        """True when all of the other is inside."""
        return (
            self.west <= other.west
            and other.east <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )

    def grown(self, metres: float) -> "Box":
        """The box with so much added on every side."""
        return Box(self.west - metres, self.south - metres, self.east + metres, self.north + metres)


@dataclass(frozen=True)
class Boundary:
    """The outline of one area.

    Rings are closed (the last point is the first); holes are rings like any other. `basis` says how the line
    is known: `authorities`, `inferred`, `schematic` or `nominal`.
    """

    code: str
    region: str
    basis: str
    rings: tuple[Ring, ...]

    @property
    def box(self) -> Box:
        return box_of(chain.from_iterable(self.rings))


def read_boundaries(collection: Mapping[str, Any], *, code: str = "pdu_code") -> tuple[Boundary, ...]:
    """The boundaries in a parsed GeoJSON feature collection, in its order.

    `code` names the property with the area's code.

    Raises:
        ValueError: a feature has no code, or is not a polygon or several.
    """
    return tuple(_read_feature(feature, code=code) for feature in collection["features"])


def _read_feature(feature: Mapping[str, Any], *, code: str) -> Boundary:
    properties, geometry = feature["properties"], feature["geometry"]
    if not properties.get(code):
        raise ValueError(f"a boundary without {code}: {properties}")
    return Boundary(
        code=properties[code],
        region=properties.get("region_code") or "",
        basis=properties.get("boundary") or "",
        rings=tuple(_read_ring(ring) for ring in _rings(geometry, of=properties[code])),
    )


def _rings(geometry: Mapping[str, Any], *, of: str) -> list[Sequence[Sequence[float]]]:
    match geometry["type"]:
        case "Polygon":
            return list(geometry["coordinates"])
        case "MultiPolygon":
            return [ring for polygon in geometry["coordinates"] for ring in polygon]
        case other:
            raise ValueError(f"the boundary of {of} is a {other}, not a polygon")


def _read_ring(ring: Sequence[Sequence[float]]) -> Ring:
    return tuple((point[0], point[1]) for point in ring)


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box that holds the points.

    Raises:
        ValueError: there are none.
    """
    eastings, northings = zip(*points, strict=True)
    return Box(min(eastings), min(northings), max(eastings), max(northings))


def clipped(ring: Ring, *, to: Box) -> Ring:
    """The part of a ring inside a box, as one closed ring; empty when there is none.

    Where the ring leaves the box and comes back, the two are joined along the box's edge. (Sutherland and
    Hodgman 1974.)
    """
    for axis, limit, side in ((0, to.west, 1), (0, to.east, -1), (1, to.south, 1), (1, to.north, -1)):
        ring = _cut(ring, axis=axis, limit=limit, side=side)
    return ring


def _cut(ring: Ring, *, axis: int, limit: float, side: int) -> Ring:
    kept: list[Point] = []
    for start, end in pairwise(ring):
        starts_inside, ends_inside = ((point[axis] - limit) * side >= 0 for point in (start, end))
        if starts_inside:
            kept.append(start)
        if starts_inside != ends_inside:
            kept.append(_crossing(start, end, axis=axis, limit=limit))
    return (*kept, kept[0]) if kept else ()


def _crossing(start: Point, end: Point, *, axis: int, limit: float) -> Point:
    along = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + along * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def label_point(boundary: Boundary) -> Point:
    """A point well inside an area: the middle of the widest stretch that a few level lines find in it."""
    box = boundary.box
    step = box.height / (LABEL_LINES + 1)
    levels = (box.south + step * line for line in range(1, LABEL_LINES + 1))
    west, east, level = max(
        (stretch for level in levels for stretch in _stretches(boundary, level=level)),
        key=lambda stretch: stretch[1] - stretch[0],
    )
    return (west + east) / 2, level


def _stretches(boundary: Boundary, *, level: float) -> list[tuple[float, float, float]]:
    crossings = sorted(
        _crossing(start, end, axis=1, limit=level)[0]
        for ring in boundary.rings
        for start, end in pairwise(ring)
        if (start[1] < level) != (end[1] < level)
    )
    return [(west, east, level) for west, east in zip(crossings[::2], crossings[1::2], strict=True)]
