"""How many people an area supervises in the community."""

from datetime import date

import pytest

from tests.toolkit.scenes import TODAY, days_ago
from toolkit.needs import (
    Basis,
    Caseload,
    CaseloadFigure,
    community_caseload,
    is_older_than,
    own_caseloads,
)


def on(day: date, **groups: float) -> list[CaseloadFigure]:
    return [CaseloadFigure("A", day, group, people) for group, people in groups.items()]


def caseload(figures: list[CaseloadFigure]) -> Caseload:
    worked_out = community_caseload(figures, known_on=TODAY)
    assert worked_out is not None
    return worked_out


def test_orders_and_releases_are_added_and_may_count_a_person_twice() -> None:
    found = caseload(on(TODAY, all=2000, court_order=700, post_release=500, approved_premises=40))
    assert (found.people, found.basis, found.may_count_a_person_twice) == (1200, Basis.COUNTED, True)


def test_all_less_pre_release_comes_before_orders_and_releases() -> None:
    found = caseload(on(TODAY, all=2000, pre_release=500, court_order=700, post_release=500))
    assert (found.people, found.may_count_a_person_twice) == (1500, False)


def test_the_newest_date_that_can_be_worked_out_is_used_even_if_only_an_estimate() -> None:
    found = caseload(on(days_ago(90), all=2000, pre_release=500) + on(days_ago(1), all=1000))
    assert (found.people, found.as_at) == (700, days_ago(1))


def test_a_newer_date_with_too_few_groups_is_passed_over() -> None:
    found = caseload(on(days_ago(90), all=2000, pre_release=500) + on(days_ago(1), court_order=900))
    assert (found.people, found.as_at) == (1500, days_ago(90))


def test_figures_of_two_dates_are_never_mixed() -> None:
    assert (
        community_caseload(on(days_ago(2), court_order=9) + on(TODAY, post_release=9), known_on=TODAY) is None
    )


def test_a_figure_dated_after_the_day_is_ignored() -> None:
    figures = on(days_ago(-1), court_order=1, post_release=1) + on(TODAY, court_order=2, post_release=2)
    assert caseload(figures).people == 4


def test_only_the_figures_for_both_sexes_together_count() -> None:
    women = [CaseloadFigure("A", TODAY, "all", 200, "female")]
    assert community_caseload(women, known_on=TODAY) is None


def test_a_group_nobody_counted_is_not_known_not_zero() -> None:
    figures = [CaseloadFigure("A", TODAY, "court_order", 5), CaseloadFigure("A", TODAY, "post_release", None)]
    assert community_caseload(figures, known_on=TODAY) is None


def test_more_people_in_prison_than_in_all_is_no_caseload_below_zero() -> None:
    found = caseload(on(TODAY, all=100, pre_release=150, court_order=60, post_release=20))
    assert found.people == 80


def test_a_caseload_of_zero_is_known() -> None:
    assert caseload(on(TODAY, court_order=0, post_release=0)).people == 0


def test_every_area_with_a_figure_has_its_own() -> None:
    figures = [*on(TODAY, all=100), CaseloadFigure("B", TODAY, "post_release", 5)]
    assert list(own_caseloads(figures, known_on=TODAY)) == ["A"]


@pytest.mark.parametrize(
    ("as_at", "known_on", "old"),
    [
        (date(2025, 3, 1), date(2026, 6, 1), False),
        (date(2025, 3, 1), date(2026, 6, 2), True),
        (date(2024, 11, 30), date(2026, 2, 28), False),
        (date(2024, 11, 30), date(2026, 3, 1), True),
    ],
)
def test_fifteen_months_hold_on_their_last_day(as_at: date, known_on: date, old: bool) -> None:
    assert is_older_than(as_at, months=15, known_on=known_on) is old
