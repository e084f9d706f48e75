"""Which class an area falls in, and what the legend says of each class.

A class is the name of a CSS class and of a paint; the colours and patterns themselves are the template's.
An answer that is not there has a class of its own, never a step of a scale.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from provision.figures import Absence, WrittenRange


class MapClass(StrEnum):
    """Every way an area can look, in the order of a legend."""

    ENOUGH = "is-enough"
    ENOUGH_BORDERLINE = "is-enough-borderline"
    TOO_LITTLE_BORDERLINE = "is-too-little-borderline"
    TOO_LITTLE = "is-too-little"
    STEP_1 = "is-step-1"
    STEP_2 = "is-step-2"
    STEP_3 = "is-step-3"
    STEP_4 = "is-step-4"
    STEP_5 = "is-step-5"
    NONE = "is-none"
    SUPPRESSED = "is-suppressed"
    NOT_KNOWN = "is-not-known"
    NEIGHBOUR = "is-neighbour"


STATES = {
    ("enough", False): MapClass.ENOUGH,
    ("enough", True): MapClass.ENOUGH_BORDERLINE,
    ("too_little", False): MapClass.TOO_LITTLE,
    ("too_little", True): MapClass.TOO_LITTLE_BORDERLINE,
    ("none", False): MapClass.NONE,
    ("not_known", False): MapClass.NOT_KNOWN,
}
"""The state of a cell and whether it is borderline, as the method has them."""

ALWAYS_IN_A_STATE_LEGEND = frozenset(
    {MapClass.ENOUGH, MapClass.TOO_LITTLE, MapClass.NONE, MapClass.NOT_KNOWN}
)

ABSENCES = {
    Absence.NONE_FOUND: MapClass.NONE,
    Absence.NOT_KNOWN: MapClass.NOT_KNOWN,
    Absence.SUPPRESSED: MapClass.SUPPRESSED,
}
"""How a quantity looks that is not there. Zero is there."""


@dataclass(frozen=True)
class LegendEntry:
    """One line of a legend.

    The class, how many areas are in it and, for a step of a scale, its written range.
    """

    map_class: MapClass
    count: int
    written_range: WrittenRange | None = None


@dataclass(frozen=True)
class Classed:
    """The class of each area by its code, and the legend that explains them."""

    classes: Mapping[str, MapClass]
    legend: tuple[LegendEntry, ...]


def state_class(state: str, *, borderline: bool = False) -> MapClass:
    """The class of a cell's state: `enough`, `too_little`, `none` or `not_known`.

    Raises:
        KeyError: there is no such state, or it cannot be borderline.
    """
    return STATES[state, borderline]


def class_states(classes: Mapping[str, MapClass]) -> Classed:
    """The state layer. Its legend always has the four states, and the borderline ones where there are any."""
    counts = Counter(classes.values())
    legend = (
        LegendEntry(map_class=map_class, count=counts[map_class])
        for map_class in MapClass
        if counts[map_class] or map_class in ALWAYS_IN_A_STATE_LEGEND
    )
    return Classed(classes=classes, legend=tuple(legend))
