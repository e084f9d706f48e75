"""From the grid to a drawing: y turned downwards, one decimal, and paths written short.

Points of a drawing are held in tenths of its units, as whole numbers: areas that share a border round it
alike, and steps from point to point add up without drift.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from provision.maps.geometry import Box, Point

Tenths = tuple[int, int]

FEWEST_CORNERS = 3


@dataclass(frozen=True)
class Frame:
    """The size of a drawing, in its own units.

    As high as the box in it needs to be, at most `tallest`, unless told.
    """

    width: float
    height: float | None = None
    tallest: float = math.inf
    padding: float = 0

    def height_for(self, box: Box) -> float:
        needed = box.height * (self.width - 2 * self.padding) / box.width + 2 * self.padding
        return self.height or min(round(needed, 1), self.tallest)


@dataclass(frozen=True)
class Projection:
    """A box of the grid laid in the middle of a drawing. `scale` is units of the drawing for each metre."""

    box: Box
    width: float
    height: float
    scale: float

    @classmethod
    def fitting(cls, box: Box, *, frame: Frame) -> "Projection":
        """The largest that fits a frame.

        Raises:
            ValueError: the box has no size, or the padding leaves no room.
        """
        if box.width <= 0 or box.height <= 0:
            raise ValueError("nothing to draw")
        height = frame.height_for(box)
        room = (frame.width - 2 * frame.padding, height - 2 * frame.padding)
        if min(room) <= 0:
            raise ValueError("the padding leaves no room to draw in")
        return cls(
            box=box, width=frame.width, height=height, scale=min(room[0] / box.width, room[1] / box.height)
        )

    @property
    def visible(self) -> Box:
        """What of the grid the whole drawing shows, padding included."""
        east_west = (self.width / self.scale - self.box.width) / 2
        north_south = (self.height / self.scale - self.box.height) / 2
        return Box(
            self.box.west - east_west,
            self.box.south - north_south,
            self.box.east + east_west,
            self.box.north + north_south,
        )

    def place(self, points: Iterable[Point]) -> list[Tenths]:
        """Points of the grid on the drawing. Points that fall on the one before are left out."""
        west, north = self.visible.west, self.visible.north
        tenths = 10 * self.scale
        placed: list[Tenths] = []
        for easting, northing in points:
            point = (round((easting - west) * tenths), round((north - northing) * tenths))
            if not placed or placed[-1] != point:
                placed.append(point)
        return placed


def area_path(rings: Iterable[list[Tenths]]) -> str:
    """The `d` of closed rings.

    Those too small to have a shape are left out, unless all are: then the first is a dot.
    """
    rings = [ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring for ring in rings if ring]
    drawn = [ring for ring in rings if len(ring) >= FEWEST_CORNERS]
    return "".join(f"{line_path(ring)}z" for ring in drawn) or "".join(
        _dot(ring[0]) for ring in rings[:1] if ring
    )


def _dot(point: Tenths) -> str:
    return f"{line_path([point])}h.5v.5h-.5z"


def line_path(line: list[Tenths]) -> str:
    """The `d` of one line.

    Where it starts, then steps from point to point, as short as SVG lets it be written.
    """
    (x, y), *rest = line
    start = f"M{_joined([x, y])}"
    steps: list[int] = []
    for next_x, next_y in rest:
        steps += [next_x - x, next_y - y]
        x, y = next_x, next_y
    return f"{start}l{_joined(steps)}" if steps else start


def _joined(tenths: list[int]) -> str:
    """Numbers in a row, with a space only where they would run together.

    12, -5 and 3 tenths are `1.2-.5.3`.
    """
    text = ""
    is_decimal = False
    for number in tenths:
        word = _decimal(number)
        runs_together = text and word[0] != "-" and not (word[0] == "." and is_decimal)
        text += f" {word}" if runs_together else word
        is_decimal = "." in word
    return text


def _decimal(tenths: int) -> str:
    sign = "-" if tenths < 0 else ""
    units, tenth = divmod(abs(tenths), 10)
    if not tenth:
        return f"{sign}{units}"
    return f"{sign}{units or ''}.{tenth}"
