"""Which column and lane each step of a diagram stands in. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from referrals.lanes.facts import LaneStep, LaneWay


@dataclass(frozen=True)
class Cell:
    """A column and a lane, each counted from 0."""

    column: int
    lane: int


@dataclass(frozen=True)
class Span:
    """The columns of one stage: from `first` on, `columns` of them."""

    stage: int
    first: int
    columns: int


@dataclass(frozen=True)
class Grid:
    """Where everything stands. `lanes` by the first step of each."""

    cells: dict[str, Cell]
    lanes: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def columns(self) -> int:
        return sum(span.columns for span in self.spans)

    def is_clear(self, lane: int, *, between: tuple[int, int]) -> bool:
        """Whether no step stands in a lane between two columns."""
        low, high = sorted(between)
        return not any(c.lane == lane and low < c.column < high for c in self.cells.values())


def placed(steps: Sequence[LaneStep], ways: Iterable[LaneWay]) -> Grid:
    """Stages from left to right; within a stage what follows stands to the right; one step a cell."""
    lanes = tuple(dict.fromkeys(step.lane for step in steps))
    listed = list(ways)
    cells: dict[str, Cell] = {}
    spans: list[Span] = []
    first = 0
    for stage in sorted({step.stage for step in steps}):
        members = [step for step in steps if step.stage == stage]
        within = _columns(members, listed, lanes=lanes)
        width = 1 + max(within.values())
        spans.append(Span(stage, first, width))
        cells |= {s.key: Cell(first + within[s.key], lanes.index(s.lane)) for s in members}
        first += width
    return Grid(cells, lanes, tuple(spans))


def _columns(
    members: Sequence[LaneStep], ways: Sequence[LaneWay], *, lanes: tuple[str, ...]
) -> dict[str, int]:
    """The column of each step within its stage: to the right of what leads to it, where nothing stands yet."""
    depth = _depths(members, ways)
    found: dict[str, int] = {}
    taken: set[tuple[int, str]] = set()
    for step in sorted(members, key=lambda step: (depth[step.key], step.number)):
        before = [found[way.origin] + 1 for way in ways if way.to == step.key and way.origin in found]
        column = max([depth[step.key], *before])
        while (column, step.lane) in taken:
            column += 1
        taken.add((column, step.lane))
        found[step.key] = column
    return found


def _depths(members: Sequence[LaneStep], ways: Sequence[LaneWay]) -> dict[str, int]:
    """How many steps of the same stage lead to each, at most. A circle, entered by mistake, is left."""
    depth = {step.key: 0 for step in members}
    inner = [way for way in ways if way.origin in depth and way.to in depth]
    for _round in members:
        for way in inner:
            depth[way.to] = min(max(depth[way.to], depth[way.origin] + 1), len(members) - 1)
    return depth
