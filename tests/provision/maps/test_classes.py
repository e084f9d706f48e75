"""Classes and legends: states of a cell, and quantities in steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.figures import Absence, Figure, Unit
from provision.maps import Classed, LegendEntry, MapClass, class_quantities, class_states, state_class

STEPS = [map_class for map_class in MapClass if map_class.value.startswith("is-step-")]
numbers = st.one_of(st.integers(0, 5_000), st.floats(0, 5_000), st.integers(0, 6))
absences = st.sampled_from([Absence.NONE_FOUND, Absence.NOT_KNOWN, Absence.SUPPRESSED])
figures = st.one_of(numbers.map(Figure), absences.map(lambda word: Figure(absence=word)))
layers = st.dictionaries(st.text("ABC", min_size=1, max_size=4), figures, max_size=40)


def quantities(*values: float, unit: Unit = Unit.PEOPLE) -> dict[str, Figure]:
    return {f"A{place}": Figure(value, unit=unit) for place, value in enumerate(values)}


def ranges(classed: Classed) -> list[str]:
    return [str(entry.written_range) for entry in classed.legend if entry.written_range]


def counts(classed: Classed) -> list[int]:
    return [entry.count for entry in classed.legend]


# --- States ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "borderline", "name"),
    [
        ("enough", False, "is-enough"),
        ("enough", True, "is-enough-borderline"),
        ("too_little", False, "is-too-little"),
        ("too_little", True, "is-too-little-borderline"),
        ("none", False, "is-none"),
        ("not_known", False, "is-not-known"),
    ],
)
def test_each_state_has_its_class(state: str, borderline: bool, name: str) -> None:
    assert state_class(state, borderline=borderline) == name


def test_a_state_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        state_class("plenty")


def test_a_legend_of_states_counts_areas_and_has_the_four_states_even_without_any() -> None:
    legend = class_states({"A": MapClass.ENOUGH, "B": MapClass.ENOUGH, "C": MapClass.NOT_KNOWN}).legend

    assert legend == (
        LegendEntry(MapClass.ENOUGH, 2),
        LegendEntry(MapClass.TOO_LITTLE, 0),
        LegendEntry(MapClass.NONE, 0),
        LegendEntry(MapClass.NOT_KNOWN, 1),
    )


def test_borderline_states_are_in_the_legend_when_there_are_any() -> None:
    legend = class_states({"A": MapClass.TOO_LITTLE_BORDERLINE}).legend

    assert LegendEntry(MapClass.TOO_LITTLE_BORDERLINE, 1) in legend
    assert MapClass.ENOUGH_BORDERLINE not in [entry.map_class for entry in legend]


# --- Quantities ------------------------------------------------------------------------------------


def test_quantities_fall_in_five_steps_of_about_as_many_with_round_breaks() -> None:
    classed = class_quantities(quantities(*range(103, 1103, 10)))

    assert ranges(classed) == ["103 to 299", "300 to 499", "500 to 699", "700 to 899", "900 to 1,093"]
    assert counts(classed) == [20, 20, 20, 20, 20]


def test_few_different_numbers_have_a_step_each_far_apart() -> None:
    classed = class_quantities(quantities(1, 1, 3, 7))

    assert classed.classes == {
        "A0": MapClass.STEP_1,
        "A1": MapClass.STEP_1,
        "A2": MapClass.STEP_3,
        "A3": MapClass.STEP_5,
    }
    assert ranges(classed) == ["1", "3", "7"]


def test_zero_has_a_step_of_its_own() -> None:
    classed = class_quantities(quantities(0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8))

    assert ranges(classed)[0] == "0"
    assert counts(classed)[0] == 3


def test_a_lone_number_is_in_the_middle_of_the_scale() -> None:
    assert class_quantities(quantities(12, 12)).classes["A0"] is MapClass.STEP_3


def test_nothing_but_zeros_is_the_palest_step() -> None:
    assert class_quantities(quantities(0, 0)).classes["A0"] is MapClass.STEP_1


def test_many_equal_numbers_stay_together() -> None:
    classed = class_quantities(quantities(*[5] * 50, 1, 2, 3, 4, 6, 7, 8, 9))

    assert len({classed.classes[f"A{place}"] for place in range(50)}) == 1
    assert sum(counts(classed)) == 58


def test_shares_are_classed_and_written_as_percentages() -> None:
    classed = class_quantities(quantities(*[share / 100 for share in range(3, 93, 3)], unit=Unit.SHARE))

    assert ranges(classed) == ["3% to 19%", "20% to 39%", "40% to 59%", "60% to 69%", "70% to 90%"]


def test_less_than_one_is_not_drawn_as_zero() -> None:
    classed = class_quantities(quantities(0, 0.3))

    assert classed.classes["A0"] is not classed.classes["A1"]
    assert ranges(classed) == ["0", "<1"]


@pytest.mark.parametrize(
    ("absence", "map_class"),
    [
        (Absence.NOT_KNOWN, MapClass.NOT_KNOWN),
        (Absence.SUPPRESSED, MapClass.SUPPRESSED),
        (Absence.NONE_FOUND, MapClass.NONE),
    ],
)
def test_a_number_that_is_not_there_is_never_a_step(absence: Absence, map_class: MapClass) -> None:
    classed = class_quantities({**quantities(1, 2), "B": Figure(absence=absence)})

    assert classed.classes["B"] is map_class
    assert classed.legend[-1] == LegendEntry(map_class, 1)


def test_a_layer_that_nobody_has_answered_has_no_scale() -> None:
    classed = class_quantities({"A": Figure(absence=Absence.NOT_KNOWN)})

    assert classed.legend == (LegendEntry(MapClass.NOT_KNOWN, 1),)


def test_a_negative_quantity_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        class_quantities(quantities(3, -1))


# --- Laws ------------------------------------------------------------------------------------------


@given(layers)
def test_every_area_has_a_class_and_is_counted_once(layer: dict[str, Figure]) -> None:
    classed = class_quantities(layer)

    assert classed.classes.keys() == layer.keys()
    assert sum(counts(classed)) == len(layer)
    assert 0 not in counts(classed)


@given(layers)
def test_only_numbers_are_on_the_scale(layer: dict[str, Figure]) -> None:
    classes = class_quantities(layer).classes

    assert all((classes[code] in STEPS) == figure.is_known for code, figure in layer.items())


@given(layers)
def test_a_larger_number_is_never_paler(layer: dict[str, Figure]) -> None:
    classes = class_quantities(layer).classes
    known = sorted(
        (figure.value, STEPS.index(classes[code]))
        for code, figure in layer.items()
        if figure.value is not None
    )

    steps = [step for _, step in known]

    assert steps == sorted(steps)


@given(layers)
def test_zero_never_shares_a_step(layer: dict[str, Figure]) -> None:
    classes = class_quantities(layer).classes
    zeros = {classes[code] for code, figure in layer.items() if figure.value == 0}
    others = {classes[code] for code, figure in layer.items() if figure.value}

    assert not zeros & others
