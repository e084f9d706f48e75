"""Which areas meet along which line.

Areas share the points of their common borders, so a stretch between two points belongs to the one or two
areas that run along it: two for a border, one for the coast or the edge of the country. Drawing each border
once, by who meets there, gives white lines between areas and dark ones round regions without drawing any
line twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from provision.maps.geometry import Boundary, Box, Point, box_of

Stretch = tuple[Point, Point]

PASSING_THROUGH = 2
"""A point on the way along a line joins two stretches; an end joins one, a fork three or more."""


@dataclass(frozen=True)
class Border:
    """An unbroken line with the same areas on its two sides; one area where the other side is none."""

    areas: frozenset[str]
    line: tuple[Point, ...]


def borders(boundaries: Iterable[Boundary]) -> tuple[Border, ...]:
    """The borders between areas, each once, in a settled order."""
    stretches = _stretches_by_areas(boundaries)
    return tuple(
        Border(areas=areas, line=line)
        for areas in sorted(stretches, key=sorted)
        for line in _joined(stretches[areas])
    )


def _stretches_by_areas(boundaries: Iterable[Boundary]) -> dict[frozenset[str], list[Stretch]]:
    areas_along: dict[Stretch, set[str]] = defaultdict(set)
    for boundary in boundaries:
        for ring in boundary.rings:
            for one, other in pairwise(ring):
                areas_along[(one, other) if one < other else (other, one)].add(boundary.code)
    stretches: dict[frozenset[str], list[Stretch]] = defaultdict(list)
    for stretch, areas in areas_along.items():
        stretches[frozenset(areas)].append(stretch)
    return stretches


def _joined(stretches: list[Stretch]) -> list[tuple[Point, ...]]:
    """Stretches end to end as long lines: those with ends first, then what is left, which is rings."""
    onward: dict[Point, list[Point]] = defaultdict(list)
    for one, other in stretches:
        onward[one].append(other)
        onward[other].append(one)
    ends = [point for point, after in onward.items() if len(after) != PASSING_THROUGH]
    lines: list[tuple[Point, ...]] = []
    for start in [*ends, *onward]:
        while onward[start]:
            lines.append(_walk(start, onward=onward))
    return lines


def _walk(start: Point, *, onward: dict[Point, list[Point]]) -> tuple[Point, ...]:
    line = [start]
    while onward[line[-1]]:
        after = onward[line[-1]].pop()
        onward[after].remove(line[-1])
        line.append(after)
        if len(onward[after]) != 1:
            break
    return tuple(line)


def within(line: tuple[Point, ...], *, box: Box) -> list[tuple[Point, ...]]:
    """The runs of a line whose stretches come near a box; the rest is left out."""
    runs: list[list[Point]] = [[]]
    for one, other in pairwise(line):
        if not box_of((one, other)).meets(box):
            runs.append([])
        elif runs[-1]:
            runs[-1].append(other)
        else:
            runs[-1] += [one, other]
    return [tuple(run) for run in runs if run]
