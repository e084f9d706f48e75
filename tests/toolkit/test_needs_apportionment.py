"""Sharing a larger area's caseload out among its PDUs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toolkit.scenes import ENGLAND, EVERYWHERE, REGION, TODAY, WALES, days_ago, exactly
from toolkit.needs import (
    AreaCaseload,
    Basis,
    Caseload,
    CaseloadStatus,
    Pdu,
    adults_by_pdu,
    caseload_of_larger_area,
    caseloads_of_pdus,
    eligible_need,
)

PDUS = (
    Pdu("A", REGION, ENGLAND, 100.0),
    Pdu("B", REGION, ENGLAND, 300.0),
    Pdu("C", "N02", ENGLAND, 200.0),
    Pdu("D", "N03", WALES, 400.0),
)


def own(**people: float) -> dict[str, Caseload]:
    return {area: Caseload(number, Basis.COUNTED, TODAY, ()) for area, number in people.items()}


def shared_out(**people: float) -> dict[str, AreaCaseload]:
    return caseloads_of_pdus(PDUS, own=own(**people))


def test_the_smallest_larger_area_with_a_figure_is_used() -> None:
    found = shared_out(**{REGION: 400, ENGLAND: 9000, EVERYWHERE: 50_000})
    assert [found[pdu].apportioned_from for pdu in "ABCD"] == [REGION, REGION, ENGLAND, EVERYWHERE]
    assert (found["A"].people, found["B"].people) == (100, 300)


def test_own_figures_are_taken_off_first_and_their_areas_left_out_of_the_adults() -> None:
    found = shared_out(A=400, **{EVERYWHERE: 2200})
    assert (found["A"].status, found["A"].people) == (CaseloadStatus.PUBLISHED, 400)
    assert [found[pdu].people for pdu in "BCD"] == [600, 400, 800]


def test_nothing_below_zero_is_shared_out() -> None:
    assert shared_out(A=400, **{REGION: 300})["B"].people == 0


def test_what_a_region_has_shared_out_is_not_shared_out_again_by_its_nation() -> None:
    found = shared_out(A=100, **{REGION: 400, ENGLAND: 6000, EVERYWHERE: 9000})
    assert [found[pdu].people for pdu in "ABCD"] == [100, 300, 5600, 3000]


def test_an_area_whose_neighbours_adults_are_not_counted_has_no_share() -> None:
    pdus = (*PDUS, Pdu("E", REGION, ENGLAND, None))
    found = caseloads_of_pdus(pdus, own=own(**{REGION: 400}))
    assert [found[pdu].people for pdu in "AE"] == [None, None]


def test_without_any_figure_a_caseload_is_not_known() -> None:
    assert shared_out()["A"] == AreaCaseload()
    assert shared_out()["A"].status == "not known"


@pytest.mark.parametrize(
    ("source", "factors"), [(REGION, (0.7, 1.3)), (ENGLAND, (0.6, 1.6)), (EVERYWHERE, (0.6, 1.6))]
)
def test_bounds_are_widened_by_how_far_away_the_figure_comes_from(
    source: str, factors: tuple[float, float]
) -> None:
    caseload = shared_out(**{source: 1000})["A"]
    eligible = eligible_need(caseload, prevalence=exactly(0.5), suitable_share=0.5)
    assert caseload.people is not None
    assert eligible is not None
    assert (eligible.low / eligible.central, eligible.high / eligible.central) == pytest.approx(factors)
    assert eligible.central == pytest.approx(caseload.people / 4)


def test_an_apportioned_caseload_has_the_basis_and_the_date_of_the_figure_it_came_from() -> None:
    region = Caseload(1000, Basis.ESTIMATED, days_ago(40), ("all",))
    found = caseloads_of_pdus(PDUS, own={REGION: region})["A"]
    assert (found.basis, found.as_at) == (Basis.ESTIMATED, days_ago(40))


def test_a_larger_area_is_not_known_when_a_piece_of_it_is_not() -> None:
    known = shared_out(A=100)
    assert caseload_of_larger_area([(1.0, known["A"]), (0.5, known["B"])]) == AreaCaseload()


def test_a_larger_area_adds_up_the_shares_it_has_and_the_widening_they_carry() -> None:
    known = shared_out(A=100, **{REGION: 500})
    total = caseload_of_larger_area([(0.5, known["A"]), (1.0, known["B"])])
    assert total.people == 450
    assert (total.status, total.apportioned_from) == (CaseloadStatus.APPORTIONED, REGION)
    assert total.people * total.low_factor == pytest.approx(50 + 0.7 * 400)


def test_an_authority_shared_by_two_units_gives_half_its_adults_to_each() -> None:
    adults = adults_by_pdu({"L1": 100, "L2": 50, "L3": None}, pdus_of={"L1": "AB", "L2": "B", "L3": "C"})
    assert adults == {"A": 50, "B": 100, "C": None}


@given(region=st.floats(0, 1e5), people=st.floats(0, 1e5))
def test_what_is_shared_out_and_what_was_there_sum_to_the_regions_figure(
    region: float, people: float
) -> None:
    found = shared_out(A=people, **{REGION: region})
    assert found["A"].people is not None
    assert found["B"].people is not None
    assert found["A"].people + found["B"].people == pytest.approx(max(region, people))
