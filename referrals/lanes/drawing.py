"""The finished diagram: boxes, lines, lanes and stages with their coordinates. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from referrals.lanes.boxes import Box, Text, boxed
from referrals.lanes.facts import LaneStep, LaneWay
from referrals.lanes.measures import (
    BORDER,
    BOX_WIDTH,
    CLEAR,
    CUT,
    FIRST_PORT,
    HEAD,
    HEAD_OF_ARROW,
    LABEL,
    LINE,
    MARGIN,
    PADDING,
    PORT,
    TRACK,
)
from referrals.lanes.placing import Grid, placed
from referrals.lanes.routing import Course, Turn, channel_tracks, course_of, gutter_tracks
from referrals.lanes.wrapping import wrapped


@dataclass(frozen=True)
class Shape:
    """A box in its place. `kind`: step, decision or exit; `outline` is the data of an SVG path."""

    key: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    outline: str
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Line:
    """A way, as corners of a line, with the three of its arrowhead; both as attributes of SVG have them."""

    way: LaneWay
    corners: tuple[tuple[float, float], ...]

    @property
    def points(self) -> str:
        return _points(self.corners)

    @property
    def head(self) -> str:
        x, y = self.corners[-1]
        back, half = x - HEAD_OF_ARROW, HEAD_OF_ARROW / 2 + 0.5
        return _points(((x, y), (back, y - half), (back, y + half)))


@dataclass(frozen=True)
class Band:
    """A lane across, or a stage from top to bottom, with the lines of its name where they stand."""

    lines: tuple[Text, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    stages: tuple[Band, ...]
    lanes: tuple[Band, ...]
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]


def drawn(steps: Sequence[LaneStep], ways: Sequence[LaneWay], *, stages: Mapping[int, str]) -> Drawing:
    """Draw steps and the ways between them. `stages`: the name of each stage by its place in order."""
    keys = {step.key for step in steps}
    kept = [way for way in ways if way.origin in keys and way.to in keys]
    return _Plan(steps, kept, stages=stages).drawing()


class _Plan:
    """One diagram under way: rows first, because gutters are as wide as the lines in them need."""

    def __init__(
        self, steps: Sequence[LaneStep], ways: Sequence[LaneWay], *, stages: Mapping[int, str]
    ) -> None:
        self.steps, self.ways, self.stages = steps, ways, stages
        self.grid: Grid = placed(steps, ways)
        self.boxes = {
            step.key: boxed(step, ways_on=[way for way in ways if way.origin == step.key]) for step in steps
        }
        self.courses = [course_of(way, grid=self.grid) for way in ways]
        self.channels, self.channel_counts = channel_tracks(self.courses)
        self.tops, self.foot = self._rows()
        self.arrives_at = self._ports()
        self.tracks, counts = gutter_tracks([turn for course in self.courses for turn in self._turns(course)])
        self.lefts, self.right = self._places(counts)

    # --- Up and down

    @property
    def head(self) -> float:
        """How high the names of stages stand."""
        most = max((len(self._stage_lines(span.stage)) for span in self.grid.spans), default=1)
        return HEAD + LINE * (most - 1)

    def _stage_lines(self, stage: int) -> tuple[str, ...]:
        columns = next((span.columns for span in self.grid.spans if span.stage == stage), 1)
        return wrapped(self.stages[stage], width=columns * BOX_WIDTH)

    def _rows(self) -> tuple[list[float], float]:
        """Where each lane begins, and where the last ends."""
        tops, y = [], MARGIN + self.head
        for lane in range(len(self.grid.lanes)):
            tops.append(y)
            tallest = max(
                self.boxes[key].height for key, cell in self.grid.cells.items() if cell.lane == lane
            )
            y += LABEL + tallest + CLEAR + self.channel_counts.get(lane, 0) * TRACK
        return tops, y

    def _top(self, key: str) -> float:
        return self.tops[self.grid.cells[key].lane] + LABEL

    def _ports(self) -> dict[LaneWay, float]:
        """Where each way comes in: one that comes straight along the lane at the first port, the others below it."""
        found = {}
        for step in self.steps:
            coming = sorted((way for way in self.ways if way.to == step.key), key=self._leaves)
            others = [way for way in coming if not self._is_straight(way)]
            deepest = self.boxes[step.key].height - PADDING
            for way in coming:
                place = others.index(way) + 1 if way in others else 0
                found[way] = self._top(step.key) + min(FIRST_PORT + place * PORT, deepest)
        return found

    def _is_straight(self, way: LaneWay) -> bool:
        start, end = self.grid.cells[way.origin], self.grid.cells[way.to]
        is_ahead = start.lane == end.lane and start.column < end.column
        return (
            is_ahead
            and self.boxes[way.origin].leaves_at[way.to] == FIRST_PORT
            and self.grid.is_clear(start.lane, between=(start.column, end.column))
        )

    def _leaves(self, way: LaneWay) -> float:
        return self._top(way.origin) + self.boxes[way.origin].leaves_at[way.to]

    def _travels_at(self, course: Course) -> float:
        """The height at which a way travels from gutter to gutter."""
        if course.channel is None:
            return self._leaves(course.way) if course.travels_at_start else self.arrives_at[course.way]
        lane = course.channel
        foot = self.tops[lane + 1] if lane + 1 < len(self.tops) else self.foot
        return foot - (self.channels[course.way] + 1) * TRACK

    def _turns(self, course: Course) -> list[Turn]:
        start, end, travel = self._leaves(course.way), self.arrives_at[course.way], self._travels_at(course)
        pieces = [(course.out, start, end)] if course.out == course.into else [
            (course.out, start, travel), (course.into, travel, end)
        ]  # fmt: skip
        return [Turn(course.way, gutter, min(a, b), max(a, b)) for gutter, a, b in pieces if a != b]

    # --- Across

    def _places(self, counts: Mapping[int, int]) -> tuple[list[float], float]:
        """The left edge of each column, and of the space behind the last."""
        lefts, x = [], MARGIN + self._gutter(counts, -1)
        for column in range(self.grid.columns):
            lefts.append(x)
            x += BOX_WIDTH + self._gutter(counts, column)
        return lefts, x

    def _gutter(self, counts: Mapping[int, int], gutter: int) -> float:
        is_outer = gutter in (-1, self.grid.columns - 1)
        if is_outer and gutter not in counts:
            return 0.0
        return 2 * CLEAR + max(counts.get(gutter, 0) - 1, 0) * TRACK + HEAD_OF_ARROW

    def _track(self, way: LaneWay, gutter: int) -> float:
        left = MARGIN if gutter < 0 else self.lefts[gutter] + BOX_WIDTH
        return left + CLEAR + self.tracks[way, gutter] * TRACK

    # --- All of it

    def drawing(self) -> Drawing:
        width = self.right + MARGIN
        return Drawing(
            width=width,
            height=self.foot + MARGIN,
            stages=tuple(self._stages()),
            lanes=tuple(
                Band((Text(lane, MARGIN, top + LINE, "lane"),), MARGIN / 2, top, width - MARGIN, below - top)
                for lane, top, below in zip(
                    self.grid.lanes, self.tops, [*self.tops, self.foot][1:], strict=True
                )
            ),
            shapes=tuple(self._shape(step, self.boxes[step.key]) for step in self.steps),
            lines=tuple(Line(course.way, self._corners(course)) for course in self.courses),
        )

    def _stages(self) -> list[Band]:
        """The bands of stages meet close behind the boxes of the stage before, where no way turns."""
        edges = [MARGIN / 2]
        edges += [self.lefts[span.first - 1] + BOX_WIDTH + BORDER for span in self.grid.spans[1:]]
        edges.append(self.right + MARGIN / 2)
        return [
            Band(
                _centred(self._stage_lines(span.stage), left, right),
                left,
                MARGIN / 2,
                right - left,
                self.foot,
            )
            for span, left, right in zip(self.grid.spans, edges, edges[1:], strict=False)
        ]

    def _shape(self, step: LaneStep, box: Box) -> Shape:
        x, y = self.lefts[self.grid.cells[step.key].column], self._top(step.key)
        kind = "exit" if step.leaves_to else "decision" if step.question else "step"
        return Shape(step.key, kind, x, y, BOX_WIDTH, box.height, _outline(kind, box.height), box.texts)

    def _corners(self, course: Course) -> tuple[tuple[float, float], ...]:
        way = course.way
        start, end, travel = self._leaves(way), self.arrives_at[way], self._travels_at(course)
        origin = self.lefts[self.grid.cells[way.origin].column] + BOX_WIDTH
        target = self.lefts[self.grid.cells[way.to].column]
        corners = [(origin, start)]
        heights = [end] if course.out == course.into else [travel, end]
        for gutter, height in zip((course.out, course.into), heights, strict=False):
            if height != corners[-1][1]:
                x = self._track(way, gutter)
                corners += [(x, corners[-1][1]), (x, height)]
        return (*corners, (target, end))


def _outline(kind: str, height: float) -> str:
    """The path of a box whose corner is at 0, 0."""
    w, h = BOX_WIDTH, height
    if kind == "decision":
        c = CUT
        return f"M{c} 0H{w - c}L{w} {c}V{h - c:g}L{w - c} {h:g}H{c}L0 {h - c:g}V{c}Z"
    r = 2.0 if kind == "step" else min(20.0, h / 2)
    return (
        f"M{r:g} 0H{w - r:g}A{r:g} {r:g} 0 0 1 {w:g} {r:g}V{h - r:g}A{r:g} {r:g} 0 0 1 {w - r:g} {h:g}"
        f"H{r:g}A{r:g} {r:g} 0 0 1 0 {h - r:g}V{r:g}A{r:g} {r:g} 0 0 1 {r:g} 0Z"
    )


def _centred(lines: Sequence[str], left: float, right: float) -> tuple[Text, ...]:
    """Lines below each other in the head of the diagram, each about the middle between two edges."""
    middle = (left + right) / 2
    return tuple(Text(line, middle, MARGIN + LINE * n, "stage") for n, line in enumerate(lines, start=1))


def _points(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in corners)
