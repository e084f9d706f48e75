"""The map as one still picture for paper: areas, lenses, numbers and the legend, with no link in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from provision.maps import AreaOnMap, LegendEntry, MapClass, MapDrawing, View, draw

LENS_GAP = 18
CAPTION = 18
LEGEND_LINE = 24
LEGEND_TOP = 22


@dataclass(frozen=True)
class Placed:
    """A lens with its top left corner on the picture."""

    x: float
    y: float
    drawing: MapDrawing

    @property
    def caption_y(self) -> float:
        return self.y - 6


@dataclass(frozen=True)
class LegendLine:
    """One class with its words, and where its patch stands."""

    x: float
    y: float
    map_class: MapClass
    words: str


@dataclass(frozen=True)
class Number:
    """The number of a unit, well inside it."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class Picture:
    """Everything that the template draws. `marked` is the outline of the unit that the report is about."""

    width: float
    height: float
    map: MapDrawing
    lenses: tuple[Placed, ...]
    numbers: tuple[Number, ...]
    legend: tuple[LegendLine, ...]
    marked: str

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"


def svg_of(
    view: View,
    *,
    svg_id: str,
    classes: Mapping[str, MapClass],
    names: Mapping[str, str],
    numbers: Mapping[str, int],
    legend: Sequence[tuple[LegendEntry, str]],
    captions: Mapping[str, str],
    marked: str,
) -> str:
    """The picture as SVG. Units of the view without a class are drawn as neighbours."""
    drawn = {place.code for part in (view, *view.lenses) for place in (*part.places, *part.surroundings)}
    areas = {
        code: AreaOnMap(name=names.get(code, ""), value="", map_class=classes.get(code, MapClass.NEIGHBOUR))
        for code in drawn
    }
    drawing = draw(view, svg_id=svg_id, title="", areas=areas, captions=captions)
    picture = _laid_out(drawing, numbers=numbers, legend=legend, marked=marked)
    return " ".join(render_to_string("toolkit/report/map.svg", {"picture": picture}).split())


def _laid_out(
    drawing: MapDrawing,
    *,
    numbers: Mapping[str, int],
    legend: Sequence[tuple[LegendEntry, str]],
    marked: str,
) -> Picture:
    lenses = _lenses(drawing)
    width = max((lens.x + lens.drawing.width for lens in lenses), default=drawing.width)
    height = max((lens.y + lens.drawing.height for lens in lenses), default=0)
    lines = _legend(legend, width=width, top=max(drawing.height, height) + LEGEND_TOP)
    return Picture(
        width=width,
        height=max((line.y + LEGEND_LINE for line in lines), default=max(drawing.height, height)),
        map=drawing,
        lenses=lenses,
        numbers=tuple(
            Number(shape.x, shape.y, numbers[shape.code]) for shape in drawing.shapes if shape.code in numbers
        ),
        legend=lines,
        marked="".join(shape.d for shape in drawing.shapes if shape.code == marked),
    )


def _lenses(drawing: MapDrawing) -> tuple[Placed, ...]:
    """Lenses one under the other, to the right of the map."""
    placed: list[Placed] = []
    top = float(CAPTION)
    for lens in drawing.lenses:
        placed.append(Placed(drawing.width + LENS_GAP, top, lens))
        top += lens.height + CAPTION + LENS_GAP
    return tuple(placed)


def _legend(
    entries: Sequence[tuple[LegendEntry, str]], *, width: float, top: float
) -> tuple[LegendLine, ...]:
    """Two columns, filled downwards one after the other."""
    down = -(-len(entries) // 2)
    return tuple(
        LegendLine(
            x=(number // down) * width / 2,
            y=top + (number % down) * LEGEND_LINE,
            map_class=entry.map_class,
            words=words,
        )
        for number, (entry, words) in enumerate(entries)
    )
