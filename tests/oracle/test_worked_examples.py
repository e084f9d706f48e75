"""The seventeen worked examples of the method, run through the independent calculation."""

from collections.abc import Mapping
from typing import cast

import pytest

from tests.oracle.geography import areas_of
from tests.oracle.printing import Printed
from tests.oracle.told import MOOD, Case, ago, check, counted, service, study


def bounds(cell: Printed, name: str) -> list[float]:
    """The low, central and high value, in that order."""
    values = cast(Mapping[str, float], cell[name])
    return [values["low"], values["central"], values["high"]]


X = service("X", areas="A;B", starts_per_year=150)
X_AND_C = service("X", areas="A;B;C", starts_per_year=150)
Y = service("Y", provision_kind="mainstream", starts_per_year=6000)
Z = service("Z", places=40, mean_weeks=26)


def test_example_1_people_in_need_have_low_central_and_high_bounds() -> None:
    case = Case()

    assert bounds(case.cell("A"), "eligible") == pytest.approx([131.3, 200, 298.8], abs=0.05)
    assert bounds(case.cell("B"), "eligible") == pytest.approx([65.7, 100, 149.4], abs=0.05)
    assert bounds(case.cell("A"), "prevalence") == pytest.approx([0.06567, 0.10, 0.14941], abs=5e-6)


def test_example_2_a_service_over_two_areas_is_shared_out_by_need_and_assumed() -> None:
    a, b = (Case([X]).cell(area) for area in "AB")

    assert (a["supply"], b["supply"]) == (100, 50)
    assert bounds(a, "coverage") == pytest.approx([0.335, 0.5, 0.761], abs=0.0006)
    assert (a["state"], a["borderline"], a["assumed"]) == ("too_little", False, True)


def test_example_3_without_a_check_supply_is_a_floor() -> None:
    a, b = (Case([X], checks=[]).cell(area) for area in "AB")

    assert (a["state"], a["reason"], a["at_least"]) == ("not_known", "list_not_checked", 0.5)
    assert (a["shortfall_at_most"], b["shortfall_at_most"]) == (100, 50)


def test_example_4_one_area_without_a_caseload_makes_capacity_unknown_in_all() -> None:
    cells = [Case([X_AND_C]).cell(area) for area in "ABC"]

    assert [cell["services_unknown"] for cell in cells] == [1, 1, 1]
    assert [cell["supply"] for cell in cells] == [0, 0, 0]
    assert [cell["reason"] for cell in cells] == ["capacity_not_known", "capacity_not_known", "no_caseload"]


def test_example_5_a_caseload_or_stated_shares_make_it_known() -> None:
    by_need = Case([X_AND_C], caseloads=counted("A", 2000) + counted("B", 1000) + counted("C", 1000))
    stated = Case([X_AND_C | {"area_shares": "60;60;30"}], caseloads=by_need.caseloads)

    assert [by_need.cell(area)["supply"] for area in "ABC"] == [75, 37.5, 37.5]
    assert [bounds(stated.cell(area), "coverage")[1] for area in "ABC"] == [0.30, 0.60, 0.30]
    assert [stated.cell(area)["assumed"] for area in "ABC"] == [False, False, False]


def test_example_6_a_mainstream_service_of_unknown_share_says_where_it_breaks_even() -> None:
    a, b = (Case([X, Y]).cell(area) for area in "AB")

    assert (a["state"], a["reason"], a["at_least"]) == ("not_known", "capacity_not_known", 0.5)
    assert a["break_even_share"] == pytest.approx(1 / 60)
    assert b["state"] == "too_little"


def test_example_7_places_become_starts_and_a_wide_interval_makes_it_borderline() -> None:
    checked, unchecked = Case([X, Z]).cell("A"), Case([X, Z], checks=[]).cell("A")

    assert bounds(checked, "coverage") == pytest.approx([0.602, 0.90, 1.370], abs=0.001)
    assert (checked["state"], checked["borderline"]) == ("too_little", True)
    assert (unchecked["state"], unchecked["shortfall_at_most"]) == ("not_known", 20)


def test_example_8_enough_needs_no_check_when_it_is_enough_at_worst() -> None:
    firm = Case([X | {"areas": "A", "starts_per_year": "300"}], checks=[]).cell("A")
    borderline = Case([X | {"areas": "A", "starts_per_year": "220"}], checks=[]).cell("A")

    assert (firm["state"], firm["borderline"]) == ("enough", False)
    assert bounds(firm, "coverage")[0] == pytest.approx(1.004, abs=0.0005)
    assert (borderline["state"], borderline["borderline"]) == ("enough", True)
    assert bounds(borderline, "coverage") == pytest.approx([0.736, 1.10, 1.675], abs=0.0006)


def test_example_9_capacity_200_days_old_is_not_known() -> None:
    a, b = (Case([X | {"capacity_as_at": ago(200)}]).cell(area) for area in "AB")

    assert (a["state"], a["at_least"]) == ("not_known", 0)
    assert (a["shortfall_at_most"], b["shortfall_at_most"]) == (200, 100)


def test_example_10_no_service_is_none_only_while_the_check_holds() -> None:
    fresh = Case(checks=[check(outcome="no_service", days=30)]).cell("A")
    stale = Case(checks=[check(outcome="no_service", days=200)]).cell("A")

    assert (fresh["state"], bounds(fresh, "coverage")) == ("none", [0, 0, 0])
    assert (stale["state"], stale["reason"], stale["coverage"]) == ("not_known", "nobody_told", None)


def test_example_11_capacity_is_shared_across_needs_by_prevalence_or_by_weights() -> None:
    w = service("W", needs="mood_disorder;anxiety_disorder", starts_per_year=140)
    prevalence = [MOOD, study("anxiety_disorder", 25)]
    needs = ("mood_disorder", "anxiety_disorder")
    by_need, weighted = (Case([each], prevalence=prevalence) for each in (w, w | {"need_weights": "3;1"}))

    assert [by_need.cell("A", need)["supply"] for need in needs] == [40, 100]
    assert [weighted.cell("A", need)["supply"] for need in needs] == [105, 35]
    assert bounds(by_need.cell("A", "anxiety_disorder"), "prevalence") == pytest.approx([0.175, 0.25, 0.325])


@pytest.mark.parametrize(
    ("capacity", "places"),
    [
        ({"places": 40, "mean_weeks": 104}, 40),
        ({"starts_per_year": 150, "mean_weeks": 26}, 75),
        ({"starts_per_year": 150}, None),
    ],
)
def test_example_12_a_continuing_need_counts_places(capacity: dict[str, int], places: int | None) -> None:
    psychosis = service("V", needs="psychotic_disorder", **capacity)
    cell = Case([psychosis], prevalence=[study("psychotic_disorder", 10)]).cell("A", "psychotic_disorder")

    assert (cell["unit"], bounds(cell, "eligible")[1]) == ("continuing", 200)
    assert (cell["supply"] if cell["services_known"] else None) == places


def test_example_13_people_still_in_prison_are_taken_off_or_estimated() -> None:
    both, only_all = counted("A", 2000), counted("A", 2000)[:1]
    both[1]["people"] = "560"
    cells = [Case(caseloads=rows).cell("A") for rows in (both, only_all)]

    assert [cell["caseload"] for cell in cells] == [1440, 1400]
    assert [cell["caseload_basis"] for cell in cells] == ["counted", "estimated"]


def test_example_14_what_a_region_has_left_is_shared_out_by_adults() -> None:
    adults = {"P": 250_000.0, "Q": 300_000.0, "R": 200_000.0, "S": 400_000.0}
    areas = areas_of(
        units=[(pdu, "R1", "E1", count) for pdu, count in adults.items()],
        parts=[(pdu, "ICB1", 1.0) for pdu in adults],
        icbs=["ICB1"],
        lhbs=[],
    )
    case = Case(caseloads=counted("R1", 6000) + counted("P", 1500), areas=areas)

    assert [case.cell(pdu)["caseload"] for pdu in "PQRS"] == [1500, 1500, 1000, 2000]
    assert [case.cell(pdu)["caseload_status"] for pdu in "PQ"] == ["published", "apportioned"]
    assert bounds(case.cell("Q"), "eligible") == pytest.approx([69.0, 150, 291.3], abs=0.05)


def test_example_15_the_umbrella_counts_what_its_members_are_given() -> None:
    p = service("P", starts_per_year=100)
    q = service("Q", needs="any_mental_illness", starts_per_year=200)
    case = Case([p, q], prevalence=[MOOD, study("any_mental_illness", 39)])
    umbrella, mood = case.cell("A", "any_mental_illness"), case.cell("A")

    assert (umbrella["supply"], bounds(umbrella, "eligible")[1]) == (300, 780)
    assert (umbrella["services_known"], umbrella["services_unknown"]) == (2, 0)
    assert (mood["supply"], mood["services_known"], mood["services_unknown"]) == (100, 1, 1)


def test_example_16_a_board_shares_only_inside_its_border() -> None:
    areas = areas_of(
        units=[("P", "R1", "E1", 1.0), ("Q", "R1", "E1", 1.0)],
        parts=[("P", "ICB1", 0.4), ("P", "ICB2", 0.6), ("Q", "ICB1", 1.0)],
        icbs=["ICB1", "ICB2"],
        lhbs=[],
    )
    caseloads = counted("P", 2000) + counted("Q", 1200)
    case = Case([service("S", areas="ICB1", starts_per_year=100)], caseloads=caseloads, areas=areas)
    one, two = case.cell("ICB1", level="icb"), case.cell("ICB2", level="icb")

    assert [case.cell(pdu)["supply"] for pdu in "PQ"] == pytest.approx([40, 60])
    assert (one["supply"], bounds(one, "eligible")[1]) == pytest.approx((100, 200))
    assert (two["supply"], bounds(two, "eligible")[1]) == pytest.approx((0, 120))
    assert (one["assumed"], case.cell("P")["assumed"]) == (False, True)


def test_example_17_ranks_wobble_as_far_as_the_bounds_and_weights_allow() -> None:
    anxiety = study("anxiety_disorder", 25, interval_kind="ci", ci_low=17.5, ci_high=32.5)
    services = [
        service("1", needs="anxiety_disorder", starts_per_year=385),
        service("2", starts_per_year=100),
        service("3", starts_per_year=50, areas="B"),
        service("4", needs="anxiety_disorder", starts_per_year=1000, areas="B"),
    ]
    checks = [check(), check("anxiety_disorder")]
    case = Case(services, checks, prevalence=[MOOD, anxiety])
    cells = [case.cell("A", "anxiety_disorder"), case.cell("A"), case.cell("B")]

    assert [cell["rank"] for cell in cells] == [1, 2, 3]
    assert [(cell["rank_low"], cell["rank_high"]) for cell in cells] == [(1, 3), (1, 2), (2, 3)]
