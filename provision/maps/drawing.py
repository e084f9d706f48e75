"""Drawings: a view with an answer on each area, ready for a template to write as SVG."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from provision.maps.classes import MapClass
from provision.maps.labels import Label, label_for
from provision.maps.views import Line, Place, View

WITHOUT_COLOUR = frozenset({MapClass.NOT_KNOWN, MapClass.SUPPRESSED, MapClass.NEIGHBOUR})
"""Between two of these a white line would not be seen."""


class Pen(Enum):
    """With what a line is drawn."""

    WHITE = auto()
    FAINT = auto()
    DARK = auto()


@dataclass(frozen=True)
class AreaOnMap:
    """What a layer says of one area. The words are the reader's: `value` is "555 people" or "Not known"."""

    name: str
    value: str
    map_class: MapClass
    href: str = ""


@dataclass(frozen=True)
class Shape:
    """One area of a drawing. `paint` is the id of its colour or pattern; without `href` it is no link."""

    code: str
    name: str
    value: str
    d: str
    x: float
    y: float
    map_class: MapClass
    paint: str
    href: str
    is_tab_stop: bool
    label: Label

    @property
    def title(self) -> str:
        return f"{self.name}: {self.value}" if self.value else self.name


@dataclass(frozen=True)
class MapDrawing:
    """A map to be written as SVG.

    `svg_id` begins every id in it, so that several can stand on a page. `shapes` are in the order of the
    answers given, and `surroundings` lie under them. `lines`, `faint_lines` and `outline` are paths:
    between areas, between areas without a colour, and round regions and coasts. Each lens is a drawing
    beside this one, with the paints of this one.
    """

    svg_id: str
    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    surroundings: tuple[Shape, ...]
    lines: str
    faint_lines: str
    outline: str
    lenses: tuple["MapDrawing", ...] = ()

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"


def draw(
    view: View,
    *,
    svg_id: str,
    title: str,
    areas: Mapping[str, AreaOnMap],
    captions: Mapping[str, str] | None = None,
) -> MapDrawing:
    """A view with answers on it. `captions` has the titles of the lenses by their keys.

    The keyboard reaches an area of a lens there, where it can be told apart, and not a second time.

    Raises:
        ValueError: an area of the view has no answer. Not known is an answer.
    """
    if missing := [place.code for place in view.places if place.code not in areas]:
        raise ValueError(f"no answer for {', '.join(sorted(missing))}: not known is an answer")
    captions = captions or {}
    in_lenses = {place.code for lens in view.lenses for place in lens.places}
    painter = _Painter(areas=areas, paints=svg_id)
    drawing = painter.drawing(
        view,
        svg_id=svg_id,
        title=title,
        tab_stops=frozenset(areas) - in_lenses,
        surroundings={code: _as_neighbour(area) for code, area in areas.items()},
    )
    lenses = (
        painter.drawing(
            lens,
            svg_id=f"{svg_id}-{lens.key}",
            title=captions.get(lens.key, ""),
            tab_stops=frozenset(place.code for place in lens.places),
            surroundings=areas,
        )
        for lens in view.lenses
    )
    return replace(drawing, lenses=tuple(lenses))


def _as_neighbour(area: AreaOnMap) -> AreaOnMap:
    return AreaOnMap(name=area.name, value="", map_class=MapClass.NEIGHBOUR)


@dataclass(frozen=True)
class _Painter:
    """Answers, and the id of the drawing whose paints are used."""

    areas: Mapping[str, AreaOnMap]
    paints: str

    def drawing(
        self,
        view: View,
        *,
        svg_id: str,
        title: str,
        tab_stops: frozenset[str],
        surroundings: Mapping[str, AreaOnMap],
    ) -> MapDrawing:
        shapes = self._shapes(view.places, answers=self.areas, tab_stops=tab_stops, on=view)
        around = self._shapes(view.surroundings, answers=surroundings, tab_stops=frozenset(), on=view)
        lines = _paths_by_pen(
            view.lines, classes={shape.code: shape.map_class for shape in (*shapes, *around)}
        )
        return MapDrawing(
            svg_id=svg_id,
            title=title,
            width=view.width,
            height=view.height,
            shapes=shapes,
            surroundings=around,
            lines=lines[Pen.WHITE],
            faint_lines=lines[Pen.FAINT],
            outline=lines[Pen.DARK],
        )

    def _shapes(
        self,
        places: Iterable[Place],
        *,
        answers: Mapping[str, AreaOnMap],
        tab_stops: frozenset[str],
        on: View,
    ) -> tuple[Shape, ...]:
        place_of = {place.code: place for place in places}
        return tuple(
            self._shape(place_of[code], area=area, is_tab_stop=code in tab_stops, on=on)
            for code, area in answers.items()
            if code in place_of
        )

    def _shape(self, place: Place, *, area: AreaOnMap, is_tab_stop: bool, on: View) -> Shape:
        return Shape(
            code=place.code,
            name=area.name,
            value=area.value,
            d=place.d,
            x=place.x,
            y=place.y,
            map_class=area.map_class,
            paint=f"{self.paints}-{area.map_class}",
            href=area.href,
            is_tab_stop=is_tab_stop,
            label=label_for(place, name=area.name, value=area.value, on=on),
        )


def _paths_by_pen(lines: Iterable[Line], *, classes: Mapping[str, MapClass]) -> dict[Pen, str]:
    paths = dict.fromkeys(Pen, "")
    for line in lines:
        meeting = {classes[code] for code in line.areas if code in classes}
        paths[_pen(meeting, is_outline=line.is_outline)] += line.d
    return paths


def _pen(meeting: set[MapClass], *, is_outline: bool) -> Pen:
    """Dark round regions, on coasts and round what the drawing is of.

    White inside, or faint where white is not seen.
    """
    if meeting <= {MapClass.NEIGHBOUR}:
        return Pen.FAINT
    if is_outline or MapClass.NEIGHBOUR in meeting:
        return Pen.DARK
    return Pen.FAINT if meeting <= WITHOUT_COLOUR else Pen.WHITE
