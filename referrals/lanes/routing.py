"""How each way goes from box to box: through gutters between columns and channels below lanes, where no box stands. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from referrals.lanes.facts import LaneWay
from referrals.lanes.placing import Cell, Grid


@dataclass(frozen=True)
class Course:
    """The turns of a way. `out` and `into` are gutters: gutter n lies to the right of column n, gutter -1 before all.

    Where both are the same, one turn is enough. `channel` is the lane below whose boxes it travels; None: it travels
    beside the box that it leaves (`travels_at_start`) or that it comes to.
    """

    way: LaneWay
    out: int
    into: int
    channel: int | None = None
    travels_at_start: bool = True


def course_of(way: LaneWay, *, grid: Grid) -> Course:
    """The plainest course that crosses no box."""
    start, end = grid.cells[way.origin], grid.cells[way.to]
    out, into = start.column, end.column - 1
    if out == into:
        return Course(way, out, into)
    if out < into:
        between = (start.column, end.column)
        if grid.is_clear(start.lane, between=between):
            return Course(way, out, into)
        if grid.is_clear(end.lane, between=between):
            return Course(way, out, into, travels_at_start=False)
    return Course(way, out, into, channel=_channel(start, end))


def _channel(start: Cell, end: Cell) -> int:
    """The channel between the two lanes, below the upper one; of one lane, its own."""
    return min(start.lane, end.lane)


@dataclass
class Tracks:
    """Lines side by side: two that would lie over each other get tracks of their own."""

    kept: list[list[tuple[float, float]]] = field(default_factory=list)

    def take(self, low: float, high: float) -> int:
        """The first track that is free from `low` to `high`."""
        for number, taken in enumerate(self.kept):
            if all(high < other_low or other_high < low for other_low, other_high in taken):
                taken.append((low, high))
                return number
        self.kept.append([(low, high)])
        return len(self.kept) - 1


def channel_tracks(courses: Iterable[Course]) -> tuple[dict[LaneWay, int], dict[int, int]]:
    """The track of each way that travels in a channel, and how many tracks each channel has, by lane."""
    channels: dict[int, Tracks] = {}
    found: dict[LaneWay, int] = {}
    for course in courses:
        if course.channel is not None:
            low, high = sorted((course.out, course.into))
            found[course.way] = channels.setdefault(course.channel, Tracks()).take(low, high)
    return found, {lane: len(tracks.kept) for lane, tracks in channels.items()}


@dataclass(frozen=True)
class Turn:
    """A piece of a way that goes up or down in a gutter."""

    way: LaneWay
    gutter: int
    low: float
    high: float


def gutter_tracks(turns: Sequence[Turn]) -> tuple[dict[tuple[LaneWay, int], int], dict[int, int]]:
    """The track of each turn by way and gutter, and how many tracks each gutter has."""
    gutters: dict[int, Tracks] = {}
    found = {}
    for turn in sorted(turns, key=lambda turn: (turn.high - turn.low, turn.low)):
        tracks = gutters.setdefault(turn.gutter, Tracks())
        found[turn.way, turn.gutter] = tracks.take(turn.low, turn.high)
    return found, {gutter: len(tracks.kept) for gutter, tracks in gutters.items()}
