"""What an explanation is made of: ages, shares as "1 in n", names of rules, and sums as pages write them."""

from datetime import date

import pytest

from tests.toolkit.scenes import geography, worked_out
from toolkit.explain import adults_of, key_of, months_between, one_in
from toolkit.gaps.states import RULES
from toolkit.templatetags.sums import amount, finely, plainly, sign
from toolkit.templatetags.sums import one_in as written_one_in


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2025, 6, 30), date(2026, 9, 29), 14),
        (date(2025, 6, 30), date(2026, 9, 30), 15),
        (date(2025, 6, 30), date(2025, 6, 30), 0),
        (date(2025, 7, 1), date(2025, 6, 30), 0),
    ],
)
def test_months_count_once_they_are_whole(first: date, last: date, months: int) -> None:
    assert months_between(first, last) == months


@pytest.mark.parametrize(
    ("part", "whole", "n"),
    [(2000, 300_000, 150), (0.25, 1, 4), (None, 1, None), (1, None, None), (0, 1, None), (1, 0, None)],
)
def test_one_in_so_many_needs_both_numbers(part: float | None, whole: float | None, n: float | None) -> None:
    assert one_in(part, of=whole) == n


def test_adults_of_a_region_are_those_of_its_units() -> None:
    gaps = worked_out(places=geography(adults={"A": 300_000, "B": 100_000}))
    assert (adults_of(gaps, area="A"), adults_of(gaps, area="N01")) == (300_000, 400_000)


def test_adults_are_not_known_when_those_of_a_unit_are_not() -> None:
    assert adults_of(worked_out(places=geography(adults={"A": 300_000})), area="N01") is None


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({key_of(rule) for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "course", "1 start a year"),
        (1234.4, "course", "1,234 starts a year"),
        (0, "course", "zero starts a year"),
        (0.3, "course", "fewer than 1 start a year"),
        (1, "continuing", "1 place"),
        (40, "continuing", "40 places"),
    ],
)
def test_an_amount_is_written_with_its_unit(number: float, unit: str, words: str) -> None:
    assert amount(number, unit) == words


@pytest.mark.parametrize(("share", "words"), [(0.1, "10%"), (0.06567, "6.57%"), (0.143, "14.3%"), (0, "0%")])
def test_a_share_of_a_sum_keeps_two_decimals_at_most(share: float, words: str) -> None:
    assert finely(share) == words


@pytest.mark.parametrize(("number", "words"), [(0.7, "0.7"), (1.0, "1"), (100, "100")])
def test_a_factor_is_written_without_needless_decimals(number: float, words: str) -> None:
    assert plainly(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(60, "60"), (2.5, "2.5"), (9.04, "9"), (1234, "1,234"), (None, "not known")]
)
def test_one_in_so_many_is_whole_from_ten_up(number: float | None, words: str) -> None:
    assert written_one_in(number) == words


def test_a_sign_is_drawn_for_the_eye_and_spoken_for_the_ear() -> None:
    assert '<span aria-hidden="true">×</span><span class="govuk-visually-hidden">times</span>' in sign(
        "times"
    )
