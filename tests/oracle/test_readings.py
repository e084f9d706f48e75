"""How this calculation reads the method where its words leave room: one test for each reading."""

from tests.oracle.columns import row
from tests.oracle.geography import EVERYWHERE, Areas, areas_of
from tests.oracle.reading import Row
from tests.oracle.told import MOOD, Case, ago, check, counted, service, study

UMBRELLA_STUDY = study("any_mental_illness", 40)
ANXIETY = study("anxiety_disorder", 20)


def two_regions() -> Areas:
    """A and B in one region, C in another; B lies in two boards."""
    return areas_of(
        units=[("A", "R1", "E1", 100.0), ("B", "R1", "E1", 300.0), ("C", "R2", "E1", 400.0)],
        parts=[("A", "ICB1", 1.0), ("B", "ICB1", 0.25), ("B", "ICB2", 0.75), ("C", "ICB2", 1.0)],
        icbs=["ICB1", "ICB2"],
        lhbs=[],
    )


def old_count(area: str, people: int) -> list[Row]:
    """A caseload sixteen months old."""
    return [each | {"as_at": ago(490)} for each in counted(area, people)]


def test_what_a_region_has_settled_is_taken_off_before_the_nation_is_shared_out() -> None:
    case = Case(caseloads=counted("R1", 4000) + counted(EVERYWHERE, 10_000), areas=two_regions())

    assert [case.cell(pdu)["caseload"] for pdu in "ABC"] == [1000, 3000, 6000]


def test_a_larger_area_with_a_figure_of_its_own_uses_it_and_its_bounds_are_not_widened() -> None:
    case = Case(caseloads=counted("R1", 4000), areas=two_regions())
    region, unit = case.cell("R1", level="region"), case.cell("A")

    assert (region["caseload_status"], unit["caseload_status"]) == ("published", "apportioned")
    assert region["eligible"] == Case(caseloads=counted("A", 4000)).cell("A")["eligible"]


def test_a_sum_with_one_apportioned_unit_is_apportioned() -> None:
    caseloads = counted("A", 1000) + counted(EVERYWHERE, 10_000)

    assert (
        Case(caseloads=caseloads, areas=two_regions()).cell("R1", level="region")["caseload_status"]
        == "apportioned"
    )


def test_a_sum_with_one_old_unit_is_old() -> None:
    services = [service("S", areas="A;B", starts_per_year=10_000)]
    case = Case(services, caseloads=counted("A", 1000) + old_count("B", 1000), areas=two_regions())

    assert [case.cell(pdu)["borderline"] for pdu in "AB"] == [False, True]
    assert case.cell("R1", level="region")["borderline"] is True


def test_an_old_caseload_makes_no_need_estimated_borderline_too() -> None:
    cell = Case(caseloads=old_count("A", 0)).cell("A")

    assert (cell["state"], cell["borderline"], cell["coverage"]) == ("enough", True, None)


def test_a_check_on_a_board_counts_for_the_parts_inside_it_alone() -> None:
    on_one_board = Case(checks=[check() | {"area_code": "ICB1"}], areas=two_regions())

    assert [on_one_board.cell(pdu)["state"] for pdu in "AB"] == ["none", "not_known"]


def test_a_newer_no_service_check_ends_an_older_complete_list() -> None:
    checks = [check(days=60), check(outcome="no_service", days=30)]
    cell = Case([service("S", starts_per_year=10)], checks=checks).cell("A")

    assert (cell["state"], cell["reason"]) == ("not_known", "list_not_checked")


def test_the_umbrella_named_beside_other_needs_but_no_member_counts_as_naming_it_alone() -> None:
    s = service("S", needs="any_mental_illness;drug_problem", starts_per_year=100)
    case = Case([s], prevalence=[MOOD, UMBRELLA_STUDY, study("drug_problem", 10)])

    assert case.cell("A", "any_mental_illness")["supply"] == 80
    assert case.cell("A", "mood_disorder")["services_unknown"] == 1


def test_the_umbrella_named_beside_a_member_leaves_the_other_members_alone() -> None:
    s = service("S", needs="any_mental_illness;mood_disorder", starts_per_year=100)
    case = Case([s], prevalence=[MOOD, UMBRELLA_STUDY, ANXIETY])

    assert case.cell("A", "mood_disorder")["supply"] == 100
    assert case.cell("A", "mood_disorder")["assumed"] is False
    assert case.cell("A", "anxiety_disorder")["services_unknown"] == 0


def test_one_need_without_a_study_and_without_weights_has_no_known_capacity() -> None:
    cell = Case([service("S", needs="ptsd", starts_per_year=100)]).cell("A", "ptsd")

    assert (cell["reason"], cell["supply"], cell["services_unknown"]) == ("no_prevalence", 0, 1)


def test_the_umbrella_knows_nothing_of_a_service_that_is_known_for_some_of_its_members_only() -> None:
    s = service("S", needs="mood_disorder;ptsd", need_weights="1;1", areas="A;B", starts_per_year=90)
    case = Case([s], prevalence=[MOOD, UMBRELLA_STUDY])
    umbrella = case.cell("A", "any_mental_illness")

    assert (case.cell("A")["supply"], umbrella["supply"], umbrella["services_unknown"]) == (30, 0, 1)


def test_weights_that_nobody_stated_stay_assumed_in_a_larger_area_but_shares_inside_it_do_not() -> None:
    caseloads = counted("A", 1000) + counted("B", 1000) + counted("C", 1000)
    inside = service("S", areas="A;B", starts_per_year=90)
    guessed = inside | {"needs": "mood_disorder;anxiety_disorder"}
    cells = [
        Case([each], prevalence=[MOOD, ANXIETY], caseloads=caseloads, areas=two_regions()).cell(
            "R1", level="region"
        )
        for each in (inside, guessed)
    ]

    assert [cell["assumed"] for cell in cells] == [False, True]


def test_a_unit_in_two_boards_splits_what_it_alone_is_given_by_overlap_and_that_is_assumed() -> None:
    case = Case([service("S", areas="B", starts_per_year=100)], areas=two_regions())
    unit, board = case.cell("B"), case.cell("ICB1", level="icb")

    assert (unit["supply"], unit["assumed"]) == (100, False)
    assert (board["supply"], board["assumed"]) == (25, True)


def test_without_need_anywhere_every_part_gets_the_same() -> None:
    s = service("S", areas="A;B", starts_per_year=90)
    case = Case([s], caseloads=counted("A", 0) + counted("B", 0), areas=two_regions())

    assert [case.cell(pdu)["supply"] for pdu in "AB"] == [30, 60]


def test_a_larger_area_is_none_when_nothing_is_named_and_all_is_checked_even_where_one_unit_has_no_need() -> (
    None
):
    case = Case(caseloads=counted("A", 0) + counted("B", 1000), areas=two_regions())

    assert case.cell("R1", level="region")["state"] == "none"


def test_a_gap_that_lies_in_no_unit_is_not_ranked() -> None:
    caseloads = counted("R1", 9000) + counted("A", 1000) + counted("B", 1000)
    s = service("S", areas="A;B", starts_per_year=250)
    cell = Case([s], caseloads=caseloads, areas=two_regions()).cell("R1", level="region")

    assert (cell["state"], cell["unmet"], cell["rank"]) == ("too_little", 0, None)
    assert cell["unranked_because"] == "nothing_unmet"


def test_shares_that_would_have_to_be_more_than_the_whole_are_printed_as_they_are() -> None:
    s = service("S", provision_kind="mainstream", starts_per_year=100)

    assert Case([s]).cell("A")["break_even_share"] == 2


def test_only_the_newest_date_counts_even_when_an_older_one_was_counted() -> None:
    newer = row("caseloads", area_code="A", as_at=ago(1), group="all", sex="all", people=1000)
    cell = Case(caseloads=[*counted("A", 2000), newer]).cell("A")

    assert (cell["caseload"], cell["caseload_basis"]) == (700, "estimated")
