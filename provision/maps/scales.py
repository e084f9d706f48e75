"""Quantities in up to five steps of about as many areas each, with round numbers between them.

Numbers are classed as they are written, as whole people or whole percentages, so that map, table and legend
agree. Equal numbers are always in one step, a few different numbers have a step each, and zero never shares
one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provision.figures import Absence, Figure, Unit, WrittenRange, percentage, rounded, whole
from provision.maps.classes import ABSENCES, Classed, LegendEntry, MapClass

STEPS = (MapClass.STEP_1, MapClass.STEP_2, MapClass.STEP_3, MapClass.STEP_4, MapClass.STEP_5)

LEEWAY = 0.3
"""How far a break may move from its quantile to a rounder number: a part of the way to the next one."""


def class_quantities(figures: Mapping[str, Figure]) -> Classed:
    """A layer of quantities by area code, all in one unit: darker is more; what is not there is no step.

    Raises:
        ValueError: a quantity is negative.
    """
    scale = _Scale.of([_as_written(figure) for figure in figures.values() if figure.is_known])
    classes = {code: _class_of(figure, scale=scale) for code, figure in figures.items()}
    members: dict[MapClass, list[Figure]] = defaultdict(list)
    for code, map_class in classes.items():
        members[map_class].append(figures[code])
    legend = (
        LegendEntry(
            map_class=map_class,
            count=len(members[map_class]),
            written_range=scale.range_of(map_class, members=members[map_class]),
        )
        for map_class in MapClass
        if members[map_class]
    )
    return Classed(classes=classes, legend=tuple(legend))


def _class_of(figure: Figure, *, scale: "_Scale") -> MapClass:
    if figure.is_known:
        return scale.step_of(_as_written(figure))
    return ABSENCES[figure.absence or Absence.NOT_KNOWN]


def _as_written(figure: Figure) -> int:
    """The number of wholes or per cents that is written; 1 for what is written as less than one."""
    value = figure.value or 0
    if value < 0:
        raise ValueError(f"a quantity on a map is not negative: {value}")
    return max(rounded(100 * value if figure.unit is Unit.SHARE else value), 1 if value > 0 else 0)


@dataclass(frozen=True)
class _Scale:
    """The least number of each step, rising.

    And the steps, spread over the five so that they can be told apart.
    """

    floors: tuple[int, ...]
    steps: tuple[MapClass, ...]
    is_one_number_each: bool

    @classmethod
    def of(cls, numbers: Sequence[int]) -> "_Scale":
        zero = [0] if 0 in numbers else []
        above_zero = sorted(number for number in numbers if number > 0)
        floors = zero + _floors(above_zero, steps=len(STEPS) - len(zero))
        is_one_number_each = len(floors) == len(set(numbers))
        return cls(floors=tuple(floors), steps=_spread(floors), is_one_number_each=is_one_number_each)

    def step_of(self, number: int) -> MapClass:
        return self.steps[sum(floor <= number for floor in self.floors) - 1]

    def range_of(self, step: MapClass, *, members: Sequence[Figure]) -> WrittenRange | None:
        """From the step's floor up to the next one's.

        At the ends of the scale, the least and greatest number.
        """
        if step not in self.steps:
            return None
        place = self.steps.index(step)
        low, high = (pick(members, key=_as_written).written for pick in (min, max))
        if self.is_one_number_each or self.floors[place] == 0:
            return WrittenRange(low=low, high=high)
        write = percentage_points if members[0].unit is Unit.SHARE else whole
        starts_the_scale = place == 0 or self.floors[place - 1] == 0
        ends_the_scale = place == len(self.floors) - 1
        return WrittenRange(
            low=low if starts_the_scale else write(self.floors[place]),
            high=high if ends_the_scale else write(self.floors[place + 1] - 1),
        )


def percentage_points(number: float) -> str:
    """A number of hundredths as a percentage."""
    return percentage(number / 100)


def _floors(numbers: Sequence[int], *, steps: int) -> list[int]:
    different = sorted(set(numbers))
    if len(different) <= steps:
        return different
    floors = [numbers[0]]
    for step in range(1, steps):
        low, high = (_quantile(numbers, (step + away) / steps) for away in (-LEEWAY, LEEWAY))
        floor = _roundest(low, high)
        if any(floors[-1] <= number < floor for number in different):
            floors.append(floor)
    return floors


def _quantile(numbers: Sequence[int], share: float) -> int:
    return numbers[rounded(share * (len(numbers) - 1))]


def _roundest(low: int, high: int) -> int:
    """The roundest whole number from `low` to `high`: 400 from 368 to 432.

    The middlemost of equally round ones.
    """
    for grain in _grains(high):
        multiples = range(-(-low // grain) * grain, high + 1, grain)
        if multiples:
            return multiples[len(multiples) // 2]
    return low


def _grains(top: int) -> list[int]:
    """5, 2 and 1 with as many zeros as `top` has room for, the coarsest first."""
    return [digit * 10**zeros for zeros in reversed(range(len(str(top)))) for digit in (5, 2, 1)]


def _spread(floors: Sequence[int]) -> tuple[MapClass, ...]:
    """As many of the five steps as there are floors, as far apart as can be.

    A lone number above 0 is the middle one.
    """
    if len(floors) == 1:
        return (MapClass.STEP_1,) if floors[0] == 0 else (MapClass.STEP_3,)
    return tuple(STEPS[rounded(place * (len(STEPS) - 1) / (len(floors) - 1))] for place in range(len(floors)))
