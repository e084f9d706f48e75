"""What is wrong with a pathway is found by place and reason, and the rest stands."""

from referrals.pathways.problems import Problem, Reason, problems_of
from referrals.pathways.shape import PathwayFact
from tests.referrals.pathways.invented import pathway, step, way_out


def reasons(fact: PathwayFact, *, closed: tuple[int, ...] = ()) -> set[tuple[str, Reason]]:
    return {(one.step, one.reason) for one in problems_of(fact, closed_services=closed)}


def test_a_pathway_that_branches_and_ends_well_has_no_problem() -> None:
    fact = pathway(step("look"), way_out("care"), way_out("wait"), ways="look-care:yes look-wait:no")

    assert problems_of(fact) == ()


def test_steps_that_go_in_a_circle_are_each_named_and_the_others_are_not() -> None:
    fact = pathway(step("a"), step("b"), step("c"), way_out("d"), ways="a-b b-c c-b c-d")

    assert reasons(fact) == {("b", Reason.CIRCLE), ("c", Reason.CIRCLE)}


def test_a_step_that_nothing_leads_to_is_unreachable() -> None:
    fact = pathway(step("a"), way_out("b"), way_out("c"), ways="a-b")

    assert reasons(fact) == {("c", Reason.UNREACHABLE)}


def test_a_step_to_a_closed_service_is_named() -> None:
    fact = pathway(step("a"), way_out("b", receiving_service_id=7), ways="a-b")

    assert reasons(fact, closed=(7,)) == {("b", Reason.CLOSED_SERVICE)}
    assert reasons(fact, closed=(8,)) == set()


def test_ages_out_of_order_or_above_any_age_are_impossible() -> None:
    for ages in ({"min_age": 30, "max_age": 20}, {"min_age": 130}, {"max_age": 200}):
        assert reasons(pathway(way_out("a", **ages))) == {("a", Reason.IMPOSSIBLE_AGES)}


def test_a_step_for_women_behind_one_for_men_is_one_that_nobody_meets() -> None:
    fact = pathway(step("a", sexes="male"), step("b"), way_out("c", sexes="female"), ways="a-b b-c")

    assert reasons(fact) == {("c", Reason.NOBODY_MEETS)}


def test_a_step_is_met_where_one_of_the_ways_brings_somebody() -> None:
    fact = pathway(
        step("start"),
        step("young", max_age=25),
        step("old", min_age=60),
        way_out("end", min_age=50),
        ways="start-young start-old young-end old-end",
    )

    assert reasons(fact) == set()


def test_an_exit_without_destination_or_receiver_is_named() -> None:
    assert reasons(pathway(way_out("a", destination=""))) == {("a", Reason.NO_DESTINATION)}
    assert reasons(pathway(way_out("a", destination="", receiving_types=frozenset({"cmht"})))) == set()


def test_a_step_that_neither_leads_on_nor_out_leads_nowhere() -> None:
    assert problems_of(pathway(step("a"))) == (Problem("a", Reason.LEADS_NOWHERE),)


def test_a_pathway_without_steps_has_no_problem() -> None:
    assert problems_of(pathway()) == ()
