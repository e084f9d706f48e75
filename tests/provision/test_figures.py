"""Numbers, their ranges and their absence, as `provision.figures` holds and writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.figures import (
    Absence,
    Denominator,
    Figure,
    Source,
    Status,
    Unit,
    WrittenRange,
    per_hundred,
    percentage,
    percentage_range,
    rounded,
    whole,
    whole_range,
)

numbers = st.floats(min_value=0, max_value=1e9)


def test_absence_has_exactly_four_words() -> None:
    assert [str(word) for word in Absence] == ["zero", "none found", "not known", "suppressed"]


def test_a_figure_carries_its_range_denominator_source_and_date() -> None:
    source = Source(
        "Offender management statistics",
        status=Status.PUBLISHED,
        date=date(2025, 6, 30),
        licence="OGL v3",
    )
    figure = Figure(
        value=200,
        low=131.3,
        high=298.8,
        unit=Unit.PEOPLE,
        denominator=Denominator(2000, Unit.PEOPLE),
        source=source,
        as_at=date(2025, 6, 30),
        status=Status.ESTIMATE,
    )

    assert (figure.written, str(figure.written_range)) == ("200", "131 to 299")
    assert (figure.source, figure.status) == (source, Status.ESTIMATE)


def test_a_figure_needs_a_value_or_a_word() -> None:
    with pytest.raises(ValueError, match="either a value or the word"):
        Figure()


def test_a_figure_does_not_take_both_a_value_and_a_word() -> None:
    with pytest.raises(ValueError, match="either a value or the word"):
        Figure(value=3, absence=Absence.NOT_KNOWN)


@pytest.mark.parametrize(("low", "high"), [(4, 9), (1, 2), (9, 1)])
def test_a_value_outside_its_range_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="between its low and its high"):
        Figure(value=3, low=low, high=high)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_finite_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Figure(value=number)


def test_a_range_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no range"):
        Figure(absence=Absence.NOT_KNOWN, high=4)


def test_zero_is_a_value_and_is_not_given_as_an_absence() -> None:
    with pytest.raises(ValueError, match="value=0"):
        Figure(absence=Absence.ZERO)


def test_one_bound_may_be_missing() -> None:
    figure = Figure(value=0.5, low=0.335, unit=Unit.SHARE)

    assert figure.high is None
    assert figure.written_range is None


def test_a_difference_too_small_to_matter_does_not_put_a_value_outside_its_range() -> None:
    assert Figure(value=0.1 + 0.2, low=0, high=0.3).written == "<1"


def test_zero_is_known_and_has_its_word() -> None:
    figure = Figure(value=0)

    assert (figure.is_known, figure.word, figure.written) == (True, Absence.ZERO, "0")


@pytest.mark.parametrize("absence", [Absence.NONE_FOUND, Absence.NOT_KNOWN, Absence.SUPPRESSED])
def test_an_absent_figure_is_written_as_its_word_never_as_a_blank_or_a_zero(absence: Absence) -> None:
    figure = Figure(absence=absence)

    assert (figure.is_known, figure.word, figure.written) == (False, absence, absence.value)


def test_a_figure_with_a_number_above_zero_has_no_word() -> None:
    assert Figure(value=12).word is None


def test_a_share_is_written_as_a_percentage() -> None:
    figure = Figure(value=0.1, low=0.06567, high=0.14941, unit=Unit.SHARE)

    assert (figure.written, str(figure.written_range)) == ("10%", "7% to 15%")


@pytest.mark.parametrize(
    ("number", "base", "expected"),
    [(2.5, 1, 3), (2.4999999999, 1, 3), (2.49, 1, 2), (12, 5, 10), (12.5, 5, 15), (13, 5, 15), (0, 5, 0)],
)
def test_halves_are_rounded_up(number: float, base: int, expected: int) -> None:
    assert rounded(number, base=base) == expected


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (0.3, "<1"), (0.5, "1"), (555.4, "555"), (1234.5, "1,235"), (244209, "244,209")],
)
def test_people_are_written_whole_with_thousands_separated(number: float, text: str) -> None:
    assert whole(number) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (0.004, "<1%"),
        (0.126, "13%"),
        (0.996, ">99%"),
        (1, "100%"),
        (1.5, "150%"),
        (12.5, "1,250%"),
    ],
)
def test_a_percentage_reads_none_or_all_only_when_it_is(share: float, text: str) -> None:
    assert percentage(share) == text


def test_a_range_is_written_with_to_between_its_ends() -> None:
    assert str(whole_range(367.9, 832.2)) == "368 to 832"
    assert str(whole_range(1200, 2450.5)) == "1,200 to 2,451"
    assert str(percentage_range(0.175, 0.325)) == "18% to 33%"


def test_a_range_whose_ends_read_the_same_is_written_once() -> None:
    assert str(WrittenRange(low="12", high="12")) == "12"


def test_the_ends_of_a_range_can_be_had_apart_for_translation() -> None:
    written = whole_range(368, 832)

    assert (written.low, written.high) == ("368", "832")


def test_coverage_is_written_for_each_hundred_people() -> None:
    assert per_hundred(0.5) == "50"


@given(numbers, st.integers(min_value=1, max_value=100))
def test_rounding_moves_a_number_by_half_its_base_at_most(number: float, base: int) -> None:
    assert abs(rounded(number, base=base) - number) <= base / 2 + 1e-6
    assert rounded(number, base=base) % base == 0


@given(numbers)
def test_only_nothing_is_written_as_nothing(number: float) -> None:
    assert (whole(number) == "0") == (number <= 1e-9)


@given(numbers, numbers)
def test_a_larger_number_is_never_rounded_to_a_smaller_one(one: float, other: float) -> None:
    assert rounded(min(one, other)) <= rounded(max(one, other))
