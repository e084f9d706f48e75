"""What may be shown of counts of people: the method's rules and examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.disclosure import (
    NONE_FOUND,
    NOT_KNOWN,
    SUPPRESSED,
    Disclosure,
    Total,
    disclose,
    disclose_groups,
    disclose_parts,
    may_estimate_need,
    resting_on,
    share,
    worked_out,
)
from provision.figures import Absence, Figure, Unit

STAR = Absence.SUPPRESSED
counts = st.integers(min_value=0, max_value=2000)


def in_words(figure: Figure) -> float | Absence | None:
    return figure.value if figure.is_known else figure.absence


def parts_in_words(*people: int | None) -> list[float | Absence | None]:
    return [in_words(part) for part in disclose_parts(people).parts]


# --- Each count ------------------------------------------------------------------------------------


def test_zero_is_shown() -> None:
    assert disclose(0) == Figure(value=0)
    assert disclose(0).word is Absence.ZERO


@pytest.mark.parametrize("count", [1, 2, 6, 7])
def test_one_to_seven_people_are_suppressed(count: int) -> None:
    assert disclose(count) == SUPPRESSED


@pytest.mark.parametrize(("count", "shown"), [(8, 10), (12, 10), (13, 15), (22, 20), (23, 25), (1003, 1005)])
def test_other_counts_are_rounded_to_the_nearest_five(count: int, shown: int) -> None:
    assert disclose(count) == Figure(value=shown)


def test_halves_are_rounded_up_when_the_base_is_even() -> None:
    assert disclose(15, rules=Disclosure(base=10)) == Figure(value=20)


def test_a_count_that_nobody_told_us_is_not_known_not_zero() -> None:
    assert disclose(None) == NOT_KNOWN


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative: -1"):
        disclose(-1)


def test_threshold_and_base_are_settings() -> None:
    rules = Disclosure(threshold=4, base=3)

    assert [in_words(disclose(count, rules=rules)) for count in (0, 4, 5, 8)] == [0, STAR, 6, 9]


@pytest.mark.parametrize(
    ("threshold", "base", "is_looser"), [(7, 5, False), (9, 10, False), (5, 5, True), (7, 3, True)]
)
def test_lowering_the_threshold_or_the_base_is_noticed(threshold: int, base: int, is_looser: bool) -> None:
    assert Disclosure(threshold=threshold, base=base).is_looser_than(Disclosure()) is is_looser


@pytest.mark.parametrize("settings", [{"threshold": 0}, {"base": 0}, {"smallest_caseload": -1}, {"base": 20}])
def test_settings_that_would_undo_the_rules_are_refused(settings: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="base"):
        Disclosure(**settings)


# --- Totals: the method's own examples -------------------------------------------------------------


def test_one_suppressed_part_is_left_out_of_the_total() -> None:
    assert parts_in_words(12, 3, 9) == [10, STAR, 10]
    assert disclose_parts([12, 3, 9]).total == Total(shown=20, suppressed=1)


def test_three_middling_suppressed_parts_may_be_in_the_total() -> None:
    assert parts_in_words(3, 4, 5, 40) == [STAR, STAR, STAR, 40]
    assert disclose_parts([3, 4, 5, 40]).total == Total(shown=50)


def test_three_suppressed_parts_at_the_threshold_are_left_out_of_the_total() -> None:
    assert parts_in_words(7, 7, 7, 12) == [STAR, STAR, STAR, 10]
    assert disclose_parts([7, 7, 7, 12]).total == Total(shown=10, suppressed=3)


def test_a_zero_stands_beside_a_suppressed_part() -> None:
    assert parts_in_words(0, 3, 12) == [0, STAR, 10]
    assert disclose_parts([0, 3, 12]).total == Total(shown=10, suppressed=1)


# --- Totals: the edges -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "total"),
    [
        (
            (12, 13, 40),
            Total(shown=65),
        ),  # nothing suppressed: rounded from the true total, not from the parts
        ((0, 0), Total(shown=0)),
        ((3, 4, 40), Total(shown=40, suppressed=2)),
        ((2, 2, 2, 40), Total(shown=45)),  # s = 2n
        ((1, 2, 2, 40), Total(shown=40, suppressed=3)),  # s < 2n
        ((6, 6, 6, 40), Total(shown=60)),  # s = 6n
        ((6, 6, 7, 40), Total(shown=40, suppressed=3)),  # s > 6n
        ((2, 3, 3), Total(shown=10)),  # a total of 8
        ((2, 2, 3), Total(shown=None, suppressed=3)),  # a total of 7
        ((0, 2, 2, 3), Total(shown=0, suppressed=3)),
        ((3, 4), Total(shown=None, suppressed=2)),
    ],
)
def test_a_total_holds_suppressed_parts_only_when_they_are_three_and_middling(
    people: tuple[int, ...], total: Total
) -> None:
    assert disclose_parts(people).total == total


def test_a_total_without_a_part_to_show_is_suppressed_not_zero() -> None:
    total = disclose_parts([3, 4]).total

    assert (total.shown, total.word, total.is_whole) == (None, Absence.SUPPRESSED, False)


def test_a_total_of_zeros_is_zero() -> None:
    assert disclose_parts([0, 0]).total.word is Absence.ZERO


def test_a_total_says_how_many_parts_are_not_known() -> None:
    disclosed = disclose_parts([40, None, 12])

    assert in_words(disclosed.parts[1]) is Absence.NOT_KNOWN
    assert disclosed.total == Total(shown=50, not_known=1)
    assert disclosed.total.word is None
    assert disclosed.total.as_figure == NOT_KNOWN


def test_a_total_of_parts_that_nobody_told_us_is_not_known() -> None:
    total = disclose_parts([None, None]).total

    assert total == Total(shown=None, not_known=2)
    assert total.word is Absence.NOT_KNOWN


def test_a_total_of_nothing_at_all_is_none_found() -> None:
    assert disclose_parts([]).total.word is Absence.NONE_FOUND


def test_a_total_of_zero_beside_parts_not_known_does_not_read_zero() -> None:
    total = disclose_parts([0, None]).total

    assert total == Total(shown=0, not_known=1)
    assert total.word is None


def test_totals_follow_a_changed_threshold() -> None:
    rules = Disclosure(threshold=4, base=5)

    assert disclose_parts([3, 3, 3, 40], rules=rules).total == Total(shown=50)  # s = (threshold - 1) n
    assert disclose_parts([3, 3, 4, 40], rules=rules).total == Total(shown=40, suppressed=3)


# --- Totals of totals ------------------------------------------------------------------------------


def test_a_total_of_totals_is_decided_on_its_lowest_parts() -> None:
    disclosed = disclose_groups([[3, 40], [4, 5, 20]])

    assert [group.total for group in disclosed.groups] == [Total(40, suppressed=1), Total(20, suppressed=2)]
    assert disclosed.total == Total(shown=70)


def test_a_total_of_totals_that_leaves_parts_out_adds_the_parts_that_are_shown() -> None:
    disclosed = disclose_groups([[7, 12, 12], [7, 7, 13]])

    assert disclosed.total == Total(shown=35, suppressed=3)


def test_a_group_is_disclosed_like_any_parts() -> None:
    assert disclose_groups([[12, 3, 9], [0]]).groups[0] == disclose_parts([12, 3, 9])


# --- What is worked out ----------------------------------------------------------------------------


def test_a_percentage_is_worked_out_from_rounded_numbers() -> None:
    figure = share(disclose(12), of=disclose(41))

    assert (figure.value, figure.unit, figure.written) == (10 / 40, Unit.SHARE, "25%")


@pytest.mark.parametrize(("part", "whole"), [(3, 40), (0, 6), (6, 6), (7, 8)])
def test_a_percentage_that_rests_on_one_to_seven_people_is_suppressed(part: int, whole: int) -> None:
    assert share(disclose(part), of=disclose(whole)) == SUPPRESSED


def test_a_percentage_of_a_total_that_leaves_parts_out_is_suppressed() -> None:
    disclosed = disclose_parts([12, 3, 9])

    assert share(disclosed.parts[0], of=disclosed.total.as_figure) == SUPPRESSED


def test_a_percentage_of_a_whole_total_is_shown() -> None:
    disclosed = disclose_parts([3, 4, 5, 40])

    assert share(disclosed.parts[3], of=disclosed.total.as_figure).value == 0.8


def test_a_percentage_of_nobody_is_none_found() -> None:
    assert share(disclose(0), of=disclose(0)) == NONE_FOUND


def test_a_percentage_of_a_number_not_known_is_not_known() -> None:
    assert share(disclose(3), of=disclose(None)) == NOT_KNOWN


@pytest.mark.parametrize("people", range(1, 8))
def test_an_average_or_median_over_one_to_seven_people_is_suppressed(people: int) -> None:
    assert resting_on(people, value=21.5, unit=Unit.DAYS) == SUPPRESSED


def test_an_average_or_median_over_more_people_is_shown() -> None:
    assert resting_on(8, value=21.5, unit=Unit.DAYS) == Figure(value=21.5, unit=Unit.DAYS)


def test_an_average_or_median_over_nobody_is_none_found() -> None:
    assert resting_on(0, value=0, unit=Unit.DAYS) == NONE_FOUND


def test_an_average_or_median_over_people_not_known_is_not_known() -> None:
    assert resting_on(None, value=21.5, unit=Unit.DAYS) == NOT_KNOWN


def test_whatever_is_worked_out_from_a_suppressed_number_is_suppressed() -> None:
    assert worked_out(lambda one, other: one + other, disclose(40), disclose(3)) == SUPPRESSED


def test_what_is_worked_out_from_shown_numbers_uses_the_rounded_ones() -> None:
    assert worked_out(lambda one, other: one - other, disclose(42), disclose(8)) == Figure(value=30)


def test_what_is_worked_out_from_nothing_found_is_nothing_found() -> None:
    assert worked_out(lambda one: one, NONE_FOUND) == NONE_FOUND


@pytest.mark.parametrize(("caseload", "may"), [(0, False), (99, False), (100, True), (2000, True)])
def test_need_is_not_estimated_from_a_local_caseload_under_a_hundred(caseload: int, may: bool) -> None:
    assert may_estimate_need(caseload) is may


# --- Laws ------------------------------------------------------------------------------------------


@given(counts)
def test_what_is_shown_of_a_count_is_never_between_one_and_seven(count: int) -> None:
    assert disclose(count).value not in range(1, 8)


@given(counts, counts)
def test_a_percentage_is_shown_only_when_both_its_numbers_are(part: int, rest: int) -> None:
    some, everyone = disclose(part), disclose(part + rest)

    figure = share(some, of=everyone)

    assert figure.is_known == (some.is_known and everyone.is_known and part + rest > 0)


@given(st.lists(st.one_of(st.none(), counts), max_size=12))
def test_a_total_accounts_for_every_part(people: list[int | None]) -> None:
    disclosed = disclose_parts(people)
    hidden = sum(part == SUPPRESSED for part in disclosed.parts)

    assert len(disclosed.parts) == len(people)
    assert disclosed.total.suppressed in {0, hidden}
    assert disclosed.total.not_known == people.count(None)


@given(st.lists(counts, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter_to_the_total(people: list[int], random: object) -> None:
    assert disclose_parts(sorted(people)).total == disclose_parts(people).total
