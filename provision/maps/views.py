"""Views: which areas are drawn, how large, and where their lines run.

All that does not change with the layer.

A view is worked out once from the boundaries and kept; `provision.maps.drawing` then puts answers on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from provision.maps.borders import Border, borders, within
from provision.maps.geometry import Boundary, Box, box_of, clipped, label_point, read_boundaries
from provision.maps.projection import Frame, Projection, area_path, line_path

NATIONAL = Frame(width=440, padding=2)
LENS = Frame(width=168, height=128, padding=6)
REGION = Frame(width=560, tallest=640, padding=16)
INSET = Frame(width=300, height=260, padding=40)

BEYOND_THE_EDGE = 0.02
"""Areas are cut this part of the view's width outside it, so that the cut is not seen."""


@dataclass(frozen=True)
class Atlas:
    """Boundaries that share their edges, and the borders between them."""

    boundaries: tuple[Boundary, ...]
    borders: tuple[Border, ...]

    @classmethod
    def read(cls, collection: Mapping[str, Any], *, code: str = "pdu_code") -> "Atlas":
        """The atlas in a parsed GeoJSON feature collection on the British National Grid.

        Raises:
            ValueError: a feature has no code, or is not a polygon or several.
        """
        boundaries = read_boundaries(collection, code=code)
        return cls(boundaries=boundaries, borders=borders(boundaries))

    def codes_in(self, *regions: str) -> frozenset[str]:
        """The codes of the areas in regions."""
        return frozenset(boundary.code for boundary in self.boundaries if boundary.region in regions)

    @property
    def inexact(self) -> dict[str, str]:
        """Areas whose lines are not those of whole authorities, and how they are known instead."""
        return {
            boundary.code: boundary.basis
            for boundary in self.boundaries
            if boundary.basis not in {"", "authorities"}
        }


@dataclass(frozen=True)
class Lens:
    """A part of a country to draw larger beside it. `key` names it to whoever writes its caption."""

    key: str
    areas: frozenset[str]


@dataclass(frozen=True)
class Place:
    """One area on a view: its path, a point well inside it, and how far up and down it reaches."""

    code: str
    d: str
    x: float
    y: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """A border on a view: which areas meet along it, whether it is a coast or parts regions, and its path."""

    areas: frozenset[str]
    is_outline: bool
    d: str


@dataclass(frozen=True)
class View:
    """A drawing without answers. Lengths are units of the drawing, from its top left corner.

    `places` are what the view is of, and `surroundings` what else is in sight.
    """

    key: str
    width: float
    height: float
    places: tuple[Place, ...]
    surroundings: tuple[Place, ...]
    lines: tuple[Line, ...]
    lenses: tuple["View", ...] = ()


def national_view(
    small: Atlas,
    *,
    full: Atlas,
    lenses: Iterable[Lens] = (),
    frame: Frame = NATIONAL,
    lens_frame: Frame = LENS,
) -> View:
    """Every area, from the coarser boundaries, with lenses from the full ones.

    Lenses are on the parts whose areas are too small to tell apart or to press.

    Raises:
        ValueError: a lens is on no area of the atlas.
    """
    areas = frozenset(boundary.code for boundary in small.boundaries)
    return replace(
        view_of(small, key="national", areas=areas, frame=frame),
        lenses=tuple(view_of(full, key=lens.key, areas=lens.areas, frame=lens_frame) for lens in lenses),
    )


def region_view(full: Atlas, *, region: str, frame: Frame = REGION) -> View:
    """A region's areas, with what is in sight of its neighbours around them.

    Raises:
        ValueError: the atlas has no such region.
    """
    return view_of(full, key=region, areas=full.codes_in(region), frame=frame)


def area_view(full: Atlas, *, code: str, frame: Frame = INSET) -> View:
    """One area in its surroundings.

    Raises:
        ValueError: the atlas has no such area.
    """
    return view_of(full, key=code, areas=frozenset({code}), frame=frame)


def view_of(atlas: Atlas, *, key: str, areas: frozenset[str], frame: Frame) -> View:
    """Some areas of an atlas as large as they fit, and whatever else of it is in sight.

    Raises:
        ValueError: the atlas holds none of the areas.
    """
    projection = Projection.fitting(_box_of_areas(atlas, areas=areas, key=key), frame=frame)
    edge = projection.visible.grown(projection.visible.width * BEYOND_THE_EDGE)
    in_sight = [boundary for boundary in atlas.boundaries if boundary.box.meets(edge)]
    places = [_place(boundary, projection=projection, edge=edge) for boundary in in_sight]
    return View(
        key=key,
        width=projection.width,
        height=projection.height,
        places=tuple(place for place in places if place.code in areas),
        surroundings=tuple(place for place in places if place.code not in areas and place.d),
        lines=_lines(atlas, projection=projection, edge=edge),
    )


def _box_of_areas(atlas: Atlas, *, areas: frozenset[str], key: str) -> Box:
    boundaries = [boundary for boundary in atlas.boundaries if boundary.code in areas]
    if not boundaries:
        raise ValueError(f"{key}: there is no boundary to draw")
    return box_of(point for boundary in boundaries for ring in boundary.rings for point in ring)


def _place(boundary: Boundary, *, projection: Projection, edge: Box) -> Place:
    rings = [ring if edge.holds(boundary.box) else clipped(ring, to=edge) for ring in boundary.rings]
    placed = [projection.place(ring) for ring in rings]
    heights = [y / 10 for ring in placed for _, y in ring]
    [(x, y)] = projection.place([label_point(boundary)])
    return Place(
        code=boundary.code,
        d=area_path(placed),
        x=x / 10,
        y=y / 10,
        top=min(heights, default=0),
        bottom=max(heights, default=0),
    )


def _lines(atlas: Atlas, *, projection: Projection, edge: Box) -> tuple[Line, ...]:
    region_of = {boundary.code: boundary.region for boundary in atlas.boundaries}
    lines = []
    for border in atlas.borders:
        placed = [projection.place(run) for run in within(border.line, box=edge)]
        if d := "".join(line_path(run) for run in placed if len(run) > 1):
            regions = {region_of[code] for code in border.areas}
            is_outline = len(border.areas) == 1 or len(regions) > 1
            lines.append(Line(areas=border.areas, is_outline=is_outline, d=d))
    return tuple(lines)
