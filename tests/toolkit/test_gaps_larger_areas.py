"""Regions, boards and nations as sums of parts."""

from dataclasses import replace
from typing import Any

import pytest

from tests.toolkit.scenes import (
    ANXIETY,
    ENGLAND,
    EVERYWHERE,
    MOOD,
    REGION,
    WALES,
    cell,
    checked,
    exactly,
    geography,
    service,
    worked_out,
)
from toolkit.gaps import (
    BoardKind,
    Gaps,
    Geography,
    KnownPart,
    Level,
    Need,
    Part,
    Reason,
    Service,
    State,
    StateCounts,
    areas_within,
    cells_of,
    contributions,
    parts_of_pdus,
    split_into_parts,
)
from toolkit.needs import Pdu

TENTH = [Need(MOOD, exactly(0.1))]
PLACES = Geography(
    (
        Pdu("P", REGION, ENGLAND, 100.0),
        Pdu("Q", REGION, ENGLAND, 300.0),
        Pdu("V", "N02", ENGLAND, 200.0),
        Pdu("W", "N03", WALES, 400.0),
    ),
    (
        Part("P", "QAA", 0.4),
        Part("P", "QBB", 0.6),
        Part("Q", "QAA", 1.0),
        Part("V", "QBB", 1.0),
        Part("W", "W11", 1.0),
    ),
    {"QAA": BoardKind.ICB, "QBB": BoardKind.ICB, "W11": BoardKind.LHB, "QZZ": BoardKind.ICB},
)
PEOPLE = {"P": 2000, "Q": 1200, "V": 500, "W": 1000}


def on_the_map(*services: Service, **told: Any) -> Gaps:
    return worked_out(services, **{"places": PLACES, "people": PEOPLE, "needs": TENTH, **told})


def test_every_level_lists_its_own_areas() -> None:
    gaps = on_the_map()
    assert {level.value: [each.area for each in cells_of(gaps, level=level)] for level in Level} == {
        "part": [("P", "QAA"), ("P", "QBB"), ("Q", "QAA"), ("V", "QBB"), ("W", "W11")],
        "pdu": ["P", "Q", "V", "W"],
        "region": [REGION, "N02", "N03"],
        "icb": ["QAA", "QBB"],
        "lhb": ["W11"],
        "nation": [ENGLAND, WALES],
        "england_and_wales": [EVERYWHERE],
    }


def test_caseload_and_need_are_sums_of_parts() -> None:
    gaps = on_the_map()
    people = {area: cell(gaps, area).caseload for area in ("QAA", "QBB", REGION, ENGLAND, EVERYWHERE, WALES)}
    assert people == pytest.approx(
        {"QAA": 2000, "QBB": 1700, REGION: 3200, ENGLAND: 3700, EVERYWHERE: 4700, WALES: 1000}
    )
    board = cell(gaps, "QAA").eligible
    assert board is not None
    assert board.central == pytest.approx(200)


def test_a_service_is_counted_once_in_an_area_of_which_it_covers_several_pdus() -> None:
    gaps = on_the_map(service("S", "P", "Q", "V", starts_per_year=370))
    for area in (REGION, ENGLAND, EVERYWHERE, "QAA", "QBB"):
        assert (cell(gaps, area).services_known, cell(gaps, area).services_unknown) == (1, 0)
    assert [cell(gaps, area).supply for area in (REGION, ENGLAND, "QAA", "QBB", WALES)] == pytest.approx(
        [320, 370, 200, 170, 0]
    )


def test_only_what_is_shared_across_its_border_is_assumed_in_a_larger_area() -> None:
    gaps = on_the_map(service("S", "P", "Q", starts_per_year=320))
    assert [cell(gaps, area).assumed for area in ("P", REGION, ENGLAND, "QAA")] == [True, False, False, True]
    (in_board,) = contributions(gaps, area="QAA", need=MOOD)
    (in_region,) = contributions(gaps, area=REGION, need=MOOD)
    assert (in_board.assumed, in_region.assumed) == (True, False)


def test_what_nobody_weighed_among_needs_is_assumed_at_every_level() -> None:
    needs = [*TENTH, Need(ANXIETY, exactly(0.2))]
    gaps = on_the_map(service("S", "P", needs=(MOOD, ANXIETY), starts_per_year=30), needs=needs)
    assert [cell(gaps, area).assumed for area in ("P", REGION, EVERYWHERE)] == [True, True, True]


def test_a_pdu_in_two_boards_gets_all_of_its_own_service_and_each_board_its_overlap() -> None:
    gaps = on_the_map(service("S", "P", starts_per_year=100))
    assert (cell(gaps, "P").supply, cell(gaps, "P").assumed) == (100, False)
    assert [cell(gaps, board).supply for board in ("QAA", "QBB")] == pytest.approx([40, 60])
    assert cell(gaps, "QAA").assumed is True


def test_a_service_for_a_part_of_a_pdu_gives_it_all_to_that_part() -> None:
    part = service("S")._replace(areas=(("P", "QBB"),), starts_per_year=100)
    gaps = on_the_map(part)
    assert [cell(gaps, area).supply for area in ("P", "QAA", "QBB")] == [100, 0, 100]
    assert cell(gaps, "P").services_known == 1


def test_stated_shares_reach_the_parts_by_overlap_and_are_not_assumed() -> None:
    gaps = on_the_map(service("S", "P", "V", starts_per_year=100, area_shares=(1, 1)))
    assert [cell(gaps, area).supply for area in ("P", "V", "QAA", "QBB")] == pytest.approx([50, 50, 20, 80])
    assert cell(gaps, "QBB").assumed is False


def test_a_larger_area_is_none_only_if_every_part_is_checked() -> None:
    everywhere = on_the_map(checks=checked("P", "Q", outcome="no_service"))
    half = on_the_map(checks=checked("P", outcome="no_service"))
    assert cell(everywhere, REGION).state is State.NONE
    assert (cell(half, REGION).state, cell(half, REGION).reason) == (State.NOT_KNOWN, Reason.NOBODY_TOLD)


def test_a_check_on_a_board_counts_for_the_parts_inside_it_alone() -> None:
    gaps = on_the_map(checks=checked("QAA"))
    assert [cell(gaps, area).state for area in ("Q", "P", "QAA")] == [State.NONE, State.NOT_KNOWN, State.NONE]
    assert cell(gaps, "P").check is None


def test_a_larger_area_has_a_complete_list_only_if_every_part_has() -> None:
    s = service("S", "P", starts_per_year=10)
    whole = on_the_map(s, checks=checked("P", "Q"))
    half = on_the_map(s, checks=checked("P"))
    assert cell(whole, REGION).state is State.TOO_LITTLE
    assert (cell(half, REGION).reason, cell(half, REGION).check) == (Reason.LIST_NOT_CHECKED, None)


def test_a_larger_area_leans_on_the_oldest_check_among_its_parts() -> None:
    found = cell(on_the_map(checks=checked("P", days=9) + checked("Q", days=90)), REGION).check
    assert found is not None
    assert found.area == "Q"


def test_plenty_in_one_pdu_does_not_mend_another() -> None:
    gaps = on_the_map(service("S", "P", starts_per_year=250), service("T", "Q", starts_per_year=20))
    assert cell(gaps, REGION).unmet == pytest.approx(100)
    assert cell(gaps, REGION).state is State.TOO_LITTLE


def test_in_a_board_plenty_in_one_part_does_not_mend_another() -> None:
    gaps = on_the_map(service("S", "P", starts_per_year=300), service("T", "Q", starts_per_year=20))
    assert cell(gaps, "QAA").unmet == pytest.approx(100)


def test_need_is_not_known_where_that_of_a_pdu_is_not_and_the_known_is_said_as_at_least() -> None:
    places = replace(PLACES, pdus=tuple(pdu._replace(adults=None) for pdu in PLACES.pdus))
    gaps = on_the_map(people={"P": 2000}, places=places)
    found = cell(gaps, REGION)
    assert (found.eligible, found.reason, found.caseload) == (None, Reason.NO_CASELOAD, None)
    assert found.eligible_known == KnownPart(eligible=200, areas_known=1, areas=2)
    assert cell(gaps, "QAA").eligible_known == KnownPart(eligible=80, areas_known=1, areas=2)
    assert cell(gaps, "P").eligible_known is None


def test_its_own_caseload_makes_the_need_of_a_larger_area_known() -> None:
    places = replace(PLACES, pdus=tuple(pdu._replace(adults=None) for pdu in PLACES.pdus))
    gaps = on_the_map(people={"P": 2000, REGION: 5000}, places=places)
    found = cell(gaps, REGION)
    assert found.eligible is not None
    assert (found.eligible.central, found.caseload_status, found.state) == (500, "published", State.NONE)
    assert found.unmet == pytest.approx(500)


def test_its_own_caseload_is_not_widened_though_those_of_its_pdus_are() -> None:
    gaps = on_the_map(people={REGION: 4000})
    region, pdu = cell(gaps, REGION).eligible, cell(gaps, "P").eligible
    assert region is not None
    assert pdu is not None
    assert (region.low, region.high) == pytest.approx((400, 400))
    assert (pdu.low, pdu.high) == pytest.approx((70, 130))
    assert cell(gaps, REGION).rank is not None


def test_a_sum_of_apportioned_caseloads_is_apportioned_and_has_no_rank() -> None:
    gaps = on_the_map(people={"P": 2000, EVERYWHERE: 5000})
    assert cell(gaps, REGION).caseload_status == "apportioned"
    assert cell(gaps, REGION).unranked_because == "apportioned"


def test_the_pdus_in_each_state_are_counted_beside_a_larger_area() -> None:
    gaps = on_the_map(
        service("S", "P", starts_per_year=300),
        service("T", "Q"),
        people={**PEOPLE, "V": 0},
        checks=checked(ENGLAND),
    )
    assert cell(gaps, EVERYWHERE).pdu_states == StateCounts(
        enough=1, too_little=0, none=0, not_known=2, no_need=1, borderline=0
    )
    assert cell(gaps, "P").pdu_states is None


def test_the_break_even_share_of_a_larger_area_is_of_all_that_reaches_it() -> None:
    s = service("S", EVERYWHERE, provision_kind="mainstream", starts_per_year=4700)
    found = cell(on_the_map(s), REGION)
    assert found.capacity_before_share == pytest.approx(3200)
    assert found.break_even_share == pytest.approx(320 / 3200)


def test_the_pdus_of_a_board_include_those_it_has_only_a_part_of() -> None:
    assert areas_within(PLACES, area="QBB", level=Level.PDU) == ("P", "V")
    assert areas_within(PLACES, area=ENGLAND, level=Level.REGION) == (REGION, "N02")
    assert areas_within(PLACES, area=EVERYWHERE, level=Level.NATION) == (ENGLAND, WALES)
    assert areas_within(PLACES, area="P", level=Level.PDU) == ("P",)


def test_overlaps_under_2_per_cent_are_left_out_and_the_rest_scaled_to_one() -> None:
    assert split_into_parts({"QAA": 0.79, "QBB": 0.01, "QCC": 0.2}) == pytest.approx(
        {"QAA": 79 / 99, "QCC": 20 / 99}
    )
    assert split_into_parts({"QAA": 0.98, "QBB": 0.02}) == {"QAA": 0.98, "QBB": 0.02}
    assert split_into_parts({}) == {None: 1.0}


def test_parts_are_cut_by_the_adults_of_authorities() -> None:
    parts = parts_of_pdus(
        {"L1": 100, "L2": 50, "L3": 7},
        pdus_of={"L1": ["P", "Q"], "L2": ["P"], "L3": ["V"]},
        boards_of={"L1": {"QAA": 0.8, "QBB": 0.2}, "L2": {"QBB": 1.0}},
    )
    assert {(part.pdu, part.board): part.share for part in parts} == pytest.approx(
        {
            ("P", "QAA"): 0.4,
            ("P", "QBB"): 0.6,
            ("Q", "QAA"): 0.8,
            ("Q", "QBB"): 0.2,
            ("V", None): 1.0,
        }
    )


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ((Part("A", "QAA", 0.4), Part("A", "QBB", 0.5)), "sum to 0.9"),
        ((Part("A", "QAA", 1.0), Part("A", "QBB", 0.0)), "nothing of its PDU"),
        ((Part("A", "QXX", 1.0),), "not there"),
        ((Part("Z", "QAA", 1.0),), "not there"),
        ((Part("A", "QAA", 0.5), Part("A", "QAA", 0.5)), "twice"),
    ],
)
def test_a_map_that_does_not_add_up_is_refused(parts: tuple[Part, ...], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        replace(geography("A"), parts=parts, boards={"QAA": BoardKind.ICB, "QBB": BoardKind.ICB})
