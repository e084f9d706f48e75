"""The seventeen worked examples of the published method, in its order."""

from typing import Any

import pytest

from tests.toolkit.scenes import (
    ANXIETY,
    ENGLAND,
    MOOD,
    PSYCHOSIS,
    REGION,
    TODAY,
    UMBRELLA,
    anxiety,
    cell,
    checked,
    counted,
    days_ago,
    exactly,
    geography,
    mood,
    psychosis,
    service,
    worked_out,
)
from toolkit.gaps import BoardKind, Cell, Geography, Need, Part, Reason, Service, State
from toolkit.needs import Basis, CaseloadFigure, CaseloadStatus, Pdu, Prevalence, community_caseload
from toolkit.needs.prevalence import IntervalKind


def approx(value: float, *, within: float = 1e-9) -> object:
    return pytest.approx(value, abs=within)


def coverage(of: Cell) -> tuple[float, float, float | None]:
    assert of.coverage is not None
    return of.coverage.low, of.coverage.central, of.coverage.high


def x(**columns: Any) -> Service:
    return service("X", "A", "B", **{"starts_per_year": 150, **columns})


def test_1_eligible_need_is_caseload_times_prevalence_with_its_bounds() -> None:
    gaps = worked_out()
    a, b = cell(gaps, "A").eligible, cell(gaps, "B").eligible
    assert a is not None
    assert b is not None
    assert (a.low, a.central, a.high) == (
        approx(131.3, within=0.05),
        approx(200),
        approx(298.8, within=0.05),
    )
    assert (b.low, b.central, b.high) == (approx(65.7, within=0.05), approx(100), approx(149.4, within=0.05))


def test_2_a_service_for_two_areas_is_shared_by_need_and_the_shares_are_assumed() -> None:
    gaps = worked_out([x()])
    a, b = cell(gaps, "A"), cell(gaps, "B")
    assert (a.supply, b.supply) == (approx(100), approx(50))
    for each in (a, b):
        assert coverage(each) == (approx(0.335, within=5e-4), approx(0.5), approx(0.761, within=5e-4))
        assert (each.state, each.borderline, each.assumed) == (State.TOO_LITTLE, False, True)


def test_3_without_a_check_supply_is_only_a_floor() -> None:
    gaps = worked_out([x()], checks=[])
    for each, short in ((cell(gaps, "A"), 100), (cell(gaps, "B"), 50)):
        assert (each.state, each.reason) == (State.NOT_KNOWN, Reason.LIST_NOT_CHECKED)
        assert (each.at_least, each.shortfall_at_most) == (approx(0.5), approx(short))


def test_4_capacity_is_not_known_anywhere_when_one_area_it_is_shared_with_has_no_caseload() -> None:
    gaps = worked_out([service("X", "A", "B", "C", starts_per_year=150)], places=geography("ABC"))
    for area in "ABC":
        each = cell(gaps, area)
        assert (each.services_known, each.services_unknown, each.supply) == (0, 1, 0.0)
    assert cell(gaps, "A").reason is Reason.CAPACITY_NOT_KNOWN
    assert cell(gaps, "C").reason is Reason.NO_CASELOAD


def test_5_with_every_caseload_known_need_decides() -> None:
    gaps = worked_out(
        [service("X", "A", "B", "C", starts_per_year=150)],
        places=geography("ABC"),
        people={"A": 2000, "B": 1000, "C": 1000},
    )
    assert [cell(gaps, area).supply for area in "ABC"] == [approx(75), approx(37.5), approx(37.5)]


def test_5_with_stated_shares_they_decide_and_nothing_is_assumed() -> None:
    gaps = worked_out(
        [service("X", "A", "B", "C", starts_per_year=150, area_shares=(60, 60, 30))],
        places=geography("ABC"),
        people={"A": 2000, "B": 1000, "C": 1000},
    )
    cells = [cell(gaps, area) for area in "ABC"]
    assert [coverage(each)[1] for each in cells] == [approx(0.3), approx(0.6), approx(0.3)]
    assert not any(each.assumed for each in cells)


def test_6_a_mainstream_service_with_no_stated_share_leaves_its_cell_open_and_has_a_break_even_share() -> (
    None
):
    y = service("Y", "A", provision_kind="mainstream", starts_per_year=6000)
    gaps = worked_out([x(), y])
    a, b = cell(gaps, "A"), cell(gaps, "B")
    assert (a.state, a.reason) == (State.NOT_KNOWN, Reason.CAPACITY_NOT_KNOWN)
    assert (a.at_least, a.break_even_share) == (approx(0.5), approx(1 / 60))
    assert b.state is State.TOO_LITTLE


def test_7_places_and_weeks_become_starts_a_year() -> None:
    z = service("Z", "A", places=40, mean_weeks=26)
    a = cell(worked_out([x(), z]), "A")
    assert a.supply == approx(180)
    assert coverage(a) == (approx(0.602, within=5e-4), approx(0.9), approx(1.370, within=5e-4))
    assert (a.state, a.borderline) == (State.TOO_LITTLE, True)


def test_7_without_a_check_the_same_cell_is_not_known() -> None:
    z = service("Z", "A", places=40, mean_weeks=26)
    a = cell(worked_out([x(), z], checks=[]), "A")
    assert (a.state, a.shortfall_at_most) == (State.NOT_KNOWN, approx(20))


def test_8_enough_at_worst_is_enough_even_without_a_check() -> None:
    a = cell(worked_out([service("X", "A", starts_per_year=300)], checks=[]), "A")
    assert coverage(a)[0] == approx(1.004, within=5e-4)
    assert (a.state, a.borderline) == (State.ENOUGH, False)


def test_8_enough_at_the_central_value_alone_is_borderline() -> None:
    a = cell(worked_out([service("X", "A", starts_per_year=220)], checks=[]), "A")
    assert coverage(a) == (approx(0.736, within=5e-4), approx(1.1), approx(1.675, within=5e-4))
    assert (a.state, a.borderline) == (State.ENOUGH, True)


def test_9_a_capacity_200_days_old_is_not_known() -> None:
    gaps = worked_out([x(capacity_as_at=days_ago(200))])
    for each, short in ((cell(gaps, "A"), 200), (cell(gaps, "B"), 100)):
        assert (each.state, each.at_least, each.shortfall_at_most) == (
            State.NOT_KNOWN,
            0.0,
            approx(short),
        )


@pytest.mark.parametrize(("days", "state"), [(30, State.NONE), (200, State.NOT_KNOWN)])
def test_10_none_needs_a_check_that_is_still_valid(days: int, state: State) -> None:
    gaps = worked_out(checks=checked("A", outcome="no_service", days=days))
    assert cell(gaps, "A").state is state


@pytest.mark.parametrize(("weights", "given"), [(None, (40, 100)), ((3, 1), (105, 35))])
def test_11_a_service_for_two_needs_is_shared_by_prevalence_or_by_stated_weights(
    weights: tuple[float, float] | None, given: tuple[float, float]
) -> None:
    w = service("W", "A", needs=(MOOD, ANXIETY), starts_per_year=140, need_weights=weights)
    gaps = worked_out([w], needs=[mood(), anxiety()])
    assert cell(gaps, "A", MOOD).supply == approx(given[0])
    assert cell(gaps, "A", ANXIETY).supply == approx(given[1])
    assert cell(gaps, "A", ANXIETY).assumed is (weights is None)


def test_11_a_prevalence_with_no_interval_is_given_30_per_cent_either_way() -> None:
    prevalence = anxiety().prevalence
    assert prevalence is not None
    assert (prevalence.low, prevalence.high) == (approx(0.175), approx(0.325))
    assert prevalence.kind is IntervalKind.ASSUMED


@pytest.mark.parametrize(
    ("columns", "supply"),
    [
        ({"places": 40, "mean_weeks": 104}, 40),
        ({"starts_per_year": 150, "mean_weeks": 26}, 75),
        ({"starts_per_year": 150}, None),
    ],
)
def test_12_continuing_care_is_counted_in_places(columns: dict[str, float], supply: float | None) -> None:
    p = service("P", "A", needs=(PSYCHOSIS,), **columns)
    a = cell(worked_out([p], needs=[psychosis(exactly(0.1))]), "A", PSYCHOSIS)
    assert a.eligible is not None
    assert a.eligible.central == approx(200)
    assert a.services_unknown == (supply is None)
    assert a.supply == approx(supply or 0.0)


def test_13_people_still_in_prison_are_not_in_the_caseload() -> None:
    figures = [CaseloadFigure("A", TODAY, "all", 2000), CaseloadFigure("A", TODAY, "pre_release", 560)]
    caseload = community_caseload(figures, known_on=TODAY)
    assert caseload is not None
    assert (caseload.people, caseload.basis, caseload.still_in_prison) == (1440, Basis.COUNTED, 560)


def test_13_with_the_headline_alone_the_community_share_is_estimated() -> None:
    caseload = community_caseload([CaseloadFigure("A", TODAY, "all", 2000)], known_on=TODAY)
    assert caseload is not None
    assert (caseload.people, caseload.basis) == (approx(1400), Basis.ESTIMATED)


def test_14_areas_without_a_figure_share_what_is_left_of_the_regions() -> None:
    gaps = worked_out(
        places=geography("PQRS", adults={"Q": 300_000, "R": 200_000, "S": 400_000}),
        caseloads=counted({REGION: 6000, "P": 1500}),
    )
    q = cell(gaps, "Q")
    assert [cell(gaps, area).caseload for area in "QRS"] == [approx(1500), approx(1000), approx(2000)]
    assert q.eligible is not None
    assert (q.eligible.low, q.eligible.central, q.eligible.high) == (
        approx(69.0, within=0.05),
        approx(150),
        approx(291.3, within=0.05),
    )
    assert (q.caseload_status, q.apportioned_from) == (CaseloadStatus.APPORTIONED, REGION)
    assert cell(gaps, "P").caseload_status is CaseloadStatus.PUBLISHED


def test_15_the_umbrella_counts_starts_given_to_its_members_and_members_do_not_count_its_own() -> None:
    p = service("P", "A", starts_per_year=100)
    q = service("Q", "A", needs=(UMBRELLA,), starts_per_year=200)
    gaps = worked_out([p, q], needs=[Need(UMBRELLA, exactly(0.39)), mood()])
    umbrella, member = cell(gaps, "A", UMBRELLA), cell(gaps, "A", MOOD)
    assert umbrella.eligible is not None
    assert (umbrella.supply, umbrella.eligible.central) == (approx(300), approx(780))
    assert (umbrella.services_known, umbrella.services_unknown) == (2, 0)
    assert (member.supply, member.services_known, member.services_unknown) == (approx(100), 1, 1)


def test_16_nothing_leaks_across_the_border_of_a_shared_area() -> None:
    places = Geography(
        (Pdu("P", REGION, ENGLAND, None), Pdu("Q", REGION, ENGLAND, None)),
        (Part("P", "ICB1", 0.4), Part("P", "ICB2", 0.6), Part("Q", "ICB1", 1.0)),
        {"ICB1": BoardKind.ICB, "ICB2": BoardKind.ICB},
    )
    gaps = worked_out(
        [service("S", "ICB1", starts_per_year=100)],
        places=places,
        people={"P": 2000, "Q": 1200},
        needs=[Need(MOOD, exactly(0.1))],
    )
    assert [cell(gaps, area).supply for area in ("P", "Q", "ICB1", "ICB2")] == [
        approx(40),
        approx(60),
        approx(100),
        0.0,
    ]
    eligible = [cell(gaps, area).eligible for area in ("ICB1", "ICB2")]
    assert [each and each.central for each in eligible] == [approx(200), approx(120)]


def test_17_ranks_come_with_the_range_they_could_take() -> None:
    wide = Need(ANXIETY, Prevalence(0.175, 0.25, 0.325, IntervalKind.ASSUMED))
    services = [
        service("1", "A", needs=(ANXIETY,), starts_per_year=385),
        service("2", "A", starts_per_year=100),
        service("3", "B", starts_per_year=50),
    ]
    # B has no need of the other kind that could be ranked: it has plenty.
    services.append(service("4", "B", needs=(ANXIETY,), starts_per_year=1000))
    gaps = worked_out(services, needs=[wide, mood()])
    ranked = [cell(gaps, "A", ANXIETY), cell(gaps, "A", MOOD), cell(gaps, "B", MOOD)]
    assert [each.rank for each in ranked] == [1, 2, 3]
    assert [(each.rank_low, each.rank_high) for each in ranked] == [(1, 3), (1, 2), (2, 3)]
