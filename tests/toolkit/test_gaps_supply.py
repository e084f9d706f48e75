"""What services give: who is delivering, what is fresh, and how it is shared out."""

from datetime import date
from typing import Any

import pytest

from tests.toolkit.scenes import (
    ANXIETY,
    ENGLAND,
    EVERYWHERE,
    MOOD,
    REGION,
    TODAY,
    anxiety,
    cell,
    counted,
    days_ago,
    exactly,
    geography,
    mood,
    service,
    worked_out,
)
from toolkit.gaps import Missing, Need, Reason, State, contributions

DRUGS = "drug_problem"
PTSD = "ptsd"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "delivers"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (days_ago(-1), None, False),
        (None, days_ago(1), False),
    ],
)
def test_a_service_delivers_on_its_first_and_its_last_day(
    starts_on: date | None, ends_on: date | None, delivers: bool
) -> None:
    dated = service("S", "A", starts_per_year=10, starts_on=starts_on, ends_on=ends_on)
    found = cell(worked_out([dated]), "A")
    assert found.services_known == delivers
    assert found.state is (State.TOO_LITTLE if delivers else State.NONE)


@pytest.mark.parametrize(("days", "known"), [(180, 1), (181, 0), (-1, 0)])
def test_a_capacity_holds_on_day_180_and_not_on_181_nor_before_its_own_date(days: int, known: int) -> None:
    found = cell(worked_out([service("S", "A", starts_per_year=9, capacity_as_at=days_ago(days))]), "A")
    assert (found.services_known, found.services_unknown) == (known, 1 - known)


def test_for_a_day_ahead_freshness_is_that_of_today() -> None:
    ahead = days_ago(-300)
    gaps = worked_out([service("S", "A", starts_per_year=9)], as_at=ahead)
    assert cell(gaps, "A").services_known == 1
    assert gaps.known_on == TODAY


@pytest.mark.parametrize("starts", [0, 150])
def test_a_capacity_without_a_date_is_not_known_whatever_its_value(starts: int) -> None:
    found = cell(worked_out([service("S", "A", starts_per_year=starts, capacity_as_at=None)]), "A")
    assert (found.services_known, found.services_unknown) == (0, 1)


def test_a_service_that_gives_nothing_is_known() -> None:
    found = cell(worked_out([service("S", "A", starts_per_year=0)]), "A")
    assert (found.supply, found.services_known, found.state) == (0.0, 1, State.TOO_LITTLE)


@pytest.mark.parametrize(
    ("kind", "share", "supply"),
    [
        ("dedicated", None, 60),
        ("dedicated", 0.5, 30),
        ("mainstream", 0.1, 6),
        ("probation_element", None, None),
    ],
)
def test_only_a_dedicated_service_is_for_people_on_probation_without_saying_so(
    kind: str, share: float | None, supply: float | None
) -> None:
    found = cell(
        worked_out([service("S", "A", provision_kind=kind, starts_per_year=60, probation_share=share)]), "A"
    )
    assert found.supply == pytest.approx(supply or 0)
    assert found.services_unknown == (supply is None)


def test_starts_come_before_places_and_a_length_of_nothing_is_no_length() -> None:
    both = service("S", "A", starts_per_year=7, places=52, mean_weeks=1)
    no_length = service("S", "A", places=52, mean_weeks=0)
    assert cell(worked_out([both]), "A").supply == 7
    assert cell(worked_out([no_length]), "A").services_unknown == 1


def test_one_area_is_given_everything_even_when_its_need_is_not_known() -> None:
    gaps = worked_out([service("S", "C", starts_per_year=30)], places=geography("ABC"))
    assert cell(gaps, "C").supply == 30
    assert cell(gaps, "C").assumed is False


def test_a_region_stands_for_its_pdus_and_one_named_twice_counts_once() -> None:
    gaps = worked_out([service("S", REGION, "A", starts_per_year=150)])
    assert [cell(gaps, area).supply for area in "AB"] == pytest.approx([100, 50])
    assert cell(gaps, "A").services_known == 1


def test_areas_without_need_share_equally() -> None:
    gaps = worked_out([service("S", "A", "B", starts_per_year=10)], people={"A": 0, "B": 0})
    assert [cell(gaps, area).supply for area in "AB"] == [5, 5]


def test_a_need_that_nobody_has_is_shared_equally_among_areas_however_many_live_there() -> None:
    nobody = [Need(MOOD, exactly(0.0))]
    gaps = worked_out([service("S", "A", "B", starts_per_year=10)], needs=nobody)
    assert [cell(gaps, area).supply for area in "AB"] == [5, 5]


def test_an_area_without_need_gets_nothing_where_another_has_some() -> None:
    gaps = worked_out([service("S", "A", "B", starts_per_year=10)], people={"A": 100, "B": 0})
    assert [cell(gaps, area).supply for area in "AB"] == [10, 0]


def test_an_area_that_is_not_on_the_map_is_one_whose_need_is_not_known() -> None:
    gaps = worked_out([service("S", "A", "Z", starts_per_year=10), service("T", "Z", starts_per_year=1)])
    assert (cell(gaps, "A").services_known, cell(gaps, "A").services_unknown) == (0, 1)
    assert gaps.unplaced.areas_not_known == ("T",)


def test_stated_shares_count_for_an_area_that_is_not_on_the_map() -> None:
    gaps = worked_out([service("S", "A", "Z", starts_per_year=10, area_shares=(1, 4))])
    assert cell(gaps, "A").supply == 2


def test_stated_shares_are_left_aside_where_an_entry_is_not_a_pdu() -> None:
    gaps = worked_out([service("S", REGION, "B", starts_per_year=150, area_shares=(1, 9))])
    assert [cell(gaps, area).supply for area in "AB"] == pytest.approx([100, 50])


def test_shares_for_another_number_of_areas_are_refused() -> None:
    with pytest.raises(ValueError, match="3 shares are stated for 2 areas"):
        worked_out([service("S", "A", "B", area_shares=(1, 2, 3))])


def test_needs_that_nobody_has_share_equally() -> None:
    needs = [Need(MOOD, exactly(0.0)), Need(ANXIETY, exactly(0.0))]
    gaps = worked_out([service("S", "A", needs=(MOOD, ANXIETY), starts_per_year=10)], needs=needs)
    assert cell(gaps, "A", ANXIETY).supply == 5


def test_a_suitable_share_weighs_in_both_steps() -> None:
    needs = [Need(MOOD, exactly(0.1), suitable_share=0.5), Need(ANXIETY, exactly(0.2))]
    gaps = worked_out([service("S", "A", needs=(MOOD, ANXIETY), starts_per_year=10)], needs=needs)
    assert cell(gaps, "A", MOOD).supply == pytest.approx(2)


def test_one_need_without_a_study_leaves_all_of_a_service_not_known() -> None:
    needs = [mood(), Need(PTSD, None)]
    gaps = worked_out([service("S", "A", needs=(MOOD, PTSD), starts_per_year=10)], needs=needs)
    for need in (MOOD, PTSD):
        assert (cell(gaps, "A", need).services_known, cell(gaps, "A", need).services_unknown) == (0, 1)
    (only,) = contributions(gaps, area="A", need=MOOD)
    assert only.missing == (Missing.NEED_WEIGHTS,)


def test_stated_weights_stand_in_for_a_missing_study_within_one_area() -> None:
    s = service("S", "A", needs=(MOOD, PTSD), need_weights=(1, 3), starts_per_year=100)
    gaps = worked_out([s], needs=[mood(), Need(PTSD, None)])
    assert (cell(gaps, "A", MOOD).supply, cell(gaps, "A", PTSD).supply) == (25, 75)
    assert cell(gaps, "A", PTSD).reason is Reason.NO_PREVALENCE


def test_across_areas_a_need_without_a_study_cannot_be_shared() -> None:
    s = service("S", "A", "B", needs=(MOOD, PTSD), need_weights=(1, 3), starts_per_year=120)
    gaps = worked_out([s], needs=[mood(), Need(PTSD, None)])
    assert cell(gaps, "A", MOOD).supply == pytest.approx(20)
    assert cell(gaps, "A", PTSD).services_unknown == 1


def test_a_service_of_unknown_needs_is_listed_apart_from_one_with_none_of_ours() -> None:
    gaps = worked_out([service("S", "A")._replace(needs=None), service("T", "A", needs=())])
    assert gaps.unplaced.needs_not_known == ("S",)
    assert gaps.unplaced.none_of_our_needs == ("T",)
    assert cell(gaps, "A").state is State.NONE


@pytest.mark.parametrize(("one_area", "assumed"), [(100, False), (99, True)])
def test_a_cell_is_assumed_when_more_than_half_of_its_supply_is(one_area: int, assumed: bool) -> None:
    shared = service("S", "A", "B", starts_per_year=150)
    assert cell(worked_out([shared, service("T", "A", starts_per_year=one_area)]), "A").assumed is assumed


def test_the_break_even_share_needs_every_unknown_service_to_lack_its_share_alone() -> None:
    lacks_share = service("Y", "A", provision_kind="mainstream", starts_per_year=6000)
    lacks_all = service("Z", "A", provision_kind="mainstream")
    assert cell(worked_out([lacks_share]), "A").break_even_share == pytest.approx(200 / 6000)
    assert cell(worked_out([lacks_share, lacks_all]), "A").break_even_share is None


def test_the_break_even_share_is_of_what_reaches_the_cell() -> None:
    y = service("Y", EVERYWHERE, provision_kind="mainstream", needs=(MOOD, ANXIETY), starts_per_year=2100)
    gaps = worked_out([y], needs=[mood(), anxiety()])
    found = cell(gaps, "B", MOOD)
    assert found.capacity_before_share == pytest.approx(2100 * 10 / 35 / 3)
    assert found.break_even_share == pytest.approx(100 / 200)


def test_a_cell_can_be_followed_back_to_each_service() -> None:
    gaps = worked_out(
        [
            service("X", ENGLAND, starts_per_year=150),
            service("Y", "A", provision_kind="mainstream", starts_per_year=60, capacity_as_at=days_ago(200)),
            service("Z", "B", starts_per_year=1),
        ]
    )
    x, y = contributions(gaps, area="A", need=MOOD)
    assert x.amount == pytest.approx(100)
    assert (x.service, x.assumed, x.areas, x.is_shared_by_need, x.missing) == ("X", True, 2, True, ())
    assert (y.service, y.amount, y.before_share, y.assumed, y.areas) == ("Y", None, None, False, 1)
    assert y.missing == (Missing.CAPACITY_DATE, Missing.PROBATION_SHARE)


def test_what_is_lent_to_an_area_lets_its_services_be_shared_out() -> None:
    gaps = worked_out(
        [service("S", "A", "B", starts_per_year=90)],
        places=geography("AB", adults={"A": 100, "B": 200}),
        caseloads=counted({EVERYWHERE: 900}),
    )
    assert [cell(gaps, area).supply for area in "AB"] == pytest.approx([30, 60])


@pytest.mark.parametrize(
    ("columns", "missing"),
    [
        ({"capacity_as_at": None}, (Missing.CAPACITY,)),
        ({"starts_per_year": 9, "capacity_as_at": None}, (Missing.CAPACITY_DATE,)),
        ({"places": 9}, (Missing.CAPACITY,)),
        ({"starts_per_year": 9, "provision_kind": "mainstream"}, (Missing.PROBATION_SHARE,)),
        ({"starts_per_year": 9}, ()),
    ],
)
def test_a_service_says_what_is_missing_about_it(
    columns: dict[str, Any], missing: tuple[Missing, ...]
) -> None:
    gaps = worked_out([service("S", "A", **columns)])
    assert contributions(gaps, area="A", need=MOOD)[0].missing == missing


def test_a_service_shared_with_an_area_of_unknown_need_wants_its_area_shares() -> None:
    gaps = worked_out([service("S", "A", "C", starts_per_year=9)], places=geography("ABC"))
    assert contributions(gaps, area="A", need=MOOD)[0].missing == (Missing.AREA_SHARES,)
