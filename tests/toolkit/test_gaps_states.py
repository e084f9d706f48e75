"""What is said about a cell, and what a check changes."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toolkit.scenes import (
    ANXIETY,
    EVERYWHERE,
    MOOD,
    REGION,
    TODAY,
    UMBRELLA,
    cell,
    checked,
    counted,
    days_ago,
    exactly,
    geography,
    mood,
    service,
    worked_out,
)
from toolkit.gaps import Check, Level, Need, Reason, State, cells_of
from toolkit.needs import CaseloadFigure, Prevalence
from toolkit.needs.prevalence import IntervalKind

LONG_AGO = date(2025, 2, 1)  # sixteen months before today


def test_without_a_caseload_that_is_the_reason_even_where_there_is_no_study_either() -> None:
    gaps = worked_out(places=geography("AC"), needs=[Need(MOOD, None)])
    assert cell(gaps, "A").reason is Reason.NO_PREVALENCE
    assert cell(gaps, "C").reason is Reason.NO_CASELOAD


def test_an_area_with_no_answer_is_not_known_not_zero() -> None:
    found = cell(worked_out(checks=[]), "A")
    assert (found.state, found.reason) == (State.NOT_KNOWN, Reason.NOBODY_TOLD)
    assert (found.coverage, found.at_least, found.shortfall_at_most, found.unmet) == (None, None, None, None)


def test_no_need_estimated_is_enough_without_a_coverage() -> None:
    gaps = worked_out(people={"A": 0, "B": 1000})
    found = cell(gaps, "A")
    assert (found.state, found.coverage, found.no_need_estimated) == (State.ENOUGH, None, True)
    assert found.unranked_because == "enough"


def test_none_has_a_coverage_of_zero_and_all_of_its_need_unmet() -> None:
    found = cell(worked_out(), "A")
    assert found.coverage is not None
    assert (found.state, found.coverage.central, found.unmet) == (State.NONE, 0.0, 200.0)


@pytest.mark.parametrize("outcome", ["complete_list", "no_service"])
def test_any_valid_check_of_a_cell_without_services_finds_none(outcome: str) -> None:
    assert cell(worked_out(checks=checked("A", outcome=outcome)), "A").state is State.NONE


@pytest.mark.parametrize(
    ("days", "state"), [(180, State.NONE), (181, State.NOT_KNOWN), (-1, State.NOT_KNOWN)]
)
def test_a_check_holds_on_day_180_and_not_on_181_nor_before_its_own_date(days: int, state: State) -> None:
    assert cell(worked_out(checks=checked("A", days=days)), "A").state is state


def test_a_check_on_a_larger_area_counts_for_each_pdu_in_it_and_for_no_other_need() -> None:
    gaps = worked_out(checks=checked(REGION), needs=[mood(), Need(ANXIETY, exactly(0.2))])
    assert [cell(gaps, area).state for area in "AB"] == [State.NONE, State.NONE]
    assert cell(gaps, "A", ANXIETY).state is State.NOT_KNOWN


def test_the_newest_valid_check_counts_whoever_made_it() -> None:
    s = service("S", "A", starts_per_year=10)
    checks = checked(EVERYWHERE, days=20) + checked("A", outcome="no_service", days=10)
    found = cell(worked_out([s], checks=checks), "A")
    assert (found.state, found.reason) == (State.NOT_KNOWN, Reason.LIST_NOT_CHECKED)
    assert found.check == Check("A", MOOD, days_ago(10), "no_service")


def test_of_two_checks_of_one_day_the_one_that_leaves_the_list_open_counts() -> None:
    s = service("S", "A", starts_per_year=10)
    checks = checked("A", outcome="no_service") + checked(REGION)
    for order in (checks, checks[::-1]):
        assert cell(worked_out([s], checks=order), "A").state is State.NOT_KNOWN


def test_a_check_that_denies_a_service_on_the_list_is_shown_and_the_list_decides() -> None:
    s = service("S", "A", starts_per_year=1000)
    gaps = worked_out([s], checks=checked(EVERYWHERE, outcome="no_service"))
    assert (cell(gaps, "A").state, cell(gaps, "A").check_and_list_disagree) == (State.ENOUGH, True)
    assert (cell(gaps, "B").state, cell(gaps, "B").check_and_list_disagree) == (State.NONE, False)
    assert cell(gaps, REGION).check_and_list_disagree is True


def test_a_check_of_an_unknown_area_or_need_says_nothing() -> None:
    gaps = worked_out(checks=checked("Z") + checked("A", need="toothache"))
    assert cell(gaps, "A").state is State.NOT_KNOWN


def test_with_a_complete_list_a_service_of_unknown_capacity_still_leaves_the_cell_open() -> None:
    found = cell(worked_out([service("S", "A"), service("T", "A", starts_per_year=100)]), "A")
    assert (found.reason, found.at_least) == (Reason.CAPACITY_NOT_KNOWN, 0.5)


def test_a_yardstick_that_is_just_reached_is_reached() -> None:
    exact = Need(MOOD, exactly(0.1), target=0.3)
    found = cell(worked_out([service("S", "A", starts_per_year=60)], needs=[exact]), "A")
    assert (found.state, found.borderline, found.target) == (State.ENOUGH, False, 0.3)


def test_a_low_bound_of_zero_counts_as_above_any_yardstick_when_there_is_supply() -> None:
    from_nothing = Need(MOOD, Prevalence(0.0, 0.1, 0.2, IntervalKind.RANGE))
    with_supply = cell(worked_out([service("S", "A", starts_per_year=1)], needs=[from_nothing]), "A")
    without = cell(worked_out([service("S", "A", starts_per_year=0)], needs=[from_nothing]), "A")
    assert with_supply.coverage is not None
    assert without.coverage is not None
    assert (with_supply.coverage.high, with_supply.state, with_supply.borderline) == (
        None,
        State.TOO_LITTLE,
        True,
    )
    assert (without.coverage.high, without.state, without.borderline) == (None, State.TOO_LITTLE, False)


@pytest.mark.parametrize(("starts", "state"), [(300, State.ENOUGH), (100, State.TOO_LITTLE)])
def test_an_old_caseload_makes_a_firm_state_borderline(starts: int, state: State) -> None:
    s = service("S", "A", starts_per_year=starts)
    firm = cell(worked_out([s]), "A")
    old = cell(worked_out([s], caseloads=counted({"A": 2000}, on=LONG_AGO)), "A")
    assert (firm.state, firm.borderline, firm.caseload_is_old) == (state, False, False)
    assert (old.state, old.borderline, old.caseload_is_old) == (state, True, True)
    assert old.caseload_as_at == LONG_AGO


def test_an_old_caseload_leaves_none_and_not_known_as_they_are() -> None:
    old = counted({"A": 2000}, on=LONG_AGO)
    assert cell(worked_out(caseloads=old), "A").borderline is False
    assert cell(worked_out(caseloads=old, checks=[]), "A").borderline is False


def test_a_caseload_dated_after_the_day_is_ignored() -> None:
    figures = [*counted({"A": 2000}), CaseloadFigure("A", days_ago(-1), "all", 5)]
    assert cell(worked_out(caseloads=figures), "A").caseload == 2000


def test_an_umbrella_service_names_the_cells_of_every_member() -> None:
    s = service("S", "A", needs=(UMBRELLA,), starts_per_year=10)
    found = cell(worked_out([s], needs=[Need(UMBRELLA, exactly(0.4)), mood()], checks=[]), "A", MOOD)
    assert (found.reason, found.at_least, found.services_unknown) == (Reason.CAPACITY_NOT_KNOWN, 0.0, 1)


def test_an_apportioned_cell_says_where_its_caseload_came_from_and_has_no_rank() -> None:
    gaps = worked_out(
        places=geography("AB", adults={"A": 100, "B": 100}), caseloads=counted({EVERYWHERE: 1000})
    )
    found = cell(gaps, "A")
    assert (found.state, found.caseload, found.apportioned_from) == (State.NONE, 500, EVERYWHERE)
    assert (found.rank, found.unranked_because, found.unmet) == (None, "apportioned", 50.0)


def test_people_still_in_prison_stand_beside_the_caseload() -> None:
    figures = [CaseloadFigure("A", TODAY, "all", 2000), CaseloadFigure("A", TODAY, "pre_release", 560)]
    found = cell(worked_out(caseloads=figures), "A")
    assert (found.caseload, found.supervised.still_in_prison) == (1440, 560)


def test_a_suitable_share_lowers_eligible_need_and_is_kept_to_be_shown() -> None:
    half = replace(mood(), suitable_share=0.5)
    found = cell(worked_out(needs=[half]), "A")
    assert found.eligible is not None
    assert (found.eligible.central, found.suitable_share) == (100, 0.5)


def test_a_day_before_there_were_any_areas_has_no_cells() -> None:
    gaps = worked_out([service("S", "A", starts_per_year=1)], places=geography(""))
    assert [cells_of(gaps, level=level) for level in Level] == [()] * len(Level)
