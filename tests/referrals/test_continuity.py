"""Whether a pathway joins up: by hand, and by laws that hold for any pathway and any services."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referrals.continuity import Because, Circumstances, Holding, PathwayResult, ProcedureFact, join_up
from referrals.pathways.shape import PathwayFact, StepFact
from referrals.routes import BOTH, FEMALE, MALE, NO_OLDEST, NO_YOUNGEST, Offer

HERE, ELSEWHERE = 1, 2
TODAY = date(2026, 11, 24)
OPEN = Offer(
    id=1,
    units=frozenset({HERE}),
    needs=frozenset({"mood_disorder"}),
    sexes=BOTH,
    min_age=NO_YOUNGEST,
    max_age=NO_OLDEST,
    exclusions=frozenset(),
    service_type="cmht",
    wait_weeks=2,
)
STEP = StepFact(key="refer", stage="licence_pss", receiving_types=frozenset({"cmht"}))
IN_A_WHOLE_LIST = {Because.TURNED_AWAY, Because.TOO_SLOW}
PROCEDURE = ProcedureFact(7, frozenset({HERE}), "Team manager", None)


def result_of(
    step: StepFact, *offers: Offer, checked: bool = False, needs: frozenset[str] = frozenset()
) -> PathwayResult:
    pathway = PathwayFact(id=7, needs=needs, steps=(step,))
    here = Circumstances(HERE, TODAY, frozenset({step.stage}) if checked else frozenset())
    return join_up(pathway, here, offers=offers, procedures=[PROCEDURE])


def because(step: StepFact, *offers: Offer, checked: bool = False) -> tuple[Because, ...]:
    return result_of(step, *offers, checked=checked).steps[0].because


def test_a_step_that_an_open_service_receives_holds() -> None:
    result = result_of(STEP, OPEN)

    assert result.holding is Holding.HOLDS
    assert result.steps[0].services == (OPEN.id,)


@pytest.mark.parametrize(
    ("step", "offer", "why"),
    [
        (STEP, replace(OPEN, sexes=frozenset({FEMALE})), Because.TURNED_AWAY),
        (replace(STEP, min_age=16), replace(OPEN, min_age=18), Because.TURNED_AWAY),
        (replace(STEP, max_age=70), replace(OPEN, max_age=65), Because.TURNED_AWAY),
        (
            replace(STEP, circumstances=frozenset({"no_gp"})),
            replace(OPEN, exclusions=frozenset({"no_gp"})),
            Because.TURNED_AWAY,
        ),
        (STEP, replace(OPEN, is_open=False), Because.TURNED_AWAY),
        (replace(STEP, time_standard_days=7), OPEN, Because.TOO_SLOW),
        (replace(STEP, time_standard_days=7), replace(OPEN, wait_weeks=None), Because.WAIT_NOT_KNOWN),
        (replace(STEP, circumstances=frozenset({"no_gp"})), replace(OPEN, exclusions=None), Because.MAY_TAKE),
        (STEP, replace(OPEN, sexes=None), Because.MAY_TAKE),
        (STEP, replace(OPEN, is_delivering=None), Because.MAY_TAKE),
        (STEP, replace(OPEN, units=frozenset({ELSEWHERE})), Because.NOBODY_TOLD),
        (STEP, replace(OPEN, service_type="crisis"), Because.NOBODY_TOLD),
        (STEP, replace(OPEN, is_delivering=False), Because.NOBODY_TOLD),
        (
            replace(STEP, receiving_types=frozenset(), receiving_service_id=1),
            replace(OPEN, is_delivering=False),
            Because.CLOSED,
        ),
        (replace(STEP, receiving_types=frozenset(), receiving_service_id=9), OPEN, Because.NOT_HERE),
        (replace(STEP, receiving_types=frozenset()), OPEN, Because.NO_RECEIVER_NAMED),
    ],
)
def test_a_step_says_why_it_does_not_hold(step: StepFact, offer: Offer, why: Because) -> None:
    assert because(step, offer, checked=why in IN_A_WHOLE_LIST) == (why,)


@pytest.mark.parametrize("step", [STEP, replace(STEP, time_standard_days=7)])
def test_what_no_known_service_does_is_not_known_until_somebody_has_looked_for_others(step: StepFact) -> None:
    women = replace(OPEN, sexes=frozenset({FEMALE}))

    assert Because.LIST_NOT_CHECKED in because(step, women)
    assert result_of(step, women).holding is Holding.NOT_KNOWN
    assert result_of(step, women, checked=True).holding is Holding.BREAKS


def test_a_service_that_the_step_names_breaks_it_by_itself() -> None:
    named = replace(STEP, receiving_types=frozenset(), receiving_service_id=OPEN.id)

    assert because(named, replace(OPEN, sexes=frozenset({FEMALE}))) == (Because.TURNED_AWAY,)


def test_that_nobody_told_of_a_service_breaks_nothing_until_somebody_has_looked() -> None:
    assert result_of(STEP).holding is Holding.NOT_KNOWN
    assert result_of(STEP, checked=True).holding is Holding.BREAKS
    assert because(STEP, checked=True) == (Because.NONE_FOUND,)


def test_two_services_together_take_everybody_whom_neither_takes_alone() -> None:
    women = replace(OPEN, sexes=frozenset({FEMALE}))
    men = replace(OPEN, id=2, sexes=frozenset({MALE}))

    assert result_of(STEP, women).steps[0].turned_away[0].sex == MALE
    assert result_of(STEP, women, men).holding is Holding.HOLDS


def test_the_day_of_a_standard_still_counts() -> None:
    assert result_of(replace(STEP, time_standard_days=14), OPEN).holding is Holding.HOLDS
    assert result_of(replace(STEP, time_standard_days=13.9), OPEN, checked=True).holding is Holding.BREAKS


def test_an_exit_without_a_destination_breaks_and_one_with_holds() -> None:
    way_out = StepFact(key="out", stage="order_end", is_exit=True)

    assert because(way_out) == (Because.NO_DESTINATION,)
    assert because(replace(way_out, destination="The GP")) == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"has_agreement": False}, (Because.AGREEMENT_NOT_KNOWN,)),
        ({"has_agreement": True}, ()),
        ({"has_agreement": True, "agreement_review_on": TODAY}, ()),
        (
            {"has_agreement": True, "agreement_review_on": TODAY - timedelta(days=1)},
            (Because.AGREEMENT_OUT_OF_DATE,),
        ),
        (
            {"has_agreement": True, "agreement_ends_on": TODAY - timedelta(days=1)},
            (Because.AGREEMENT_OUT_OF_DATE,),
        ),
    ],
)
def test_an_agreement_that_is_needed_is_in_date(changes: dict[str, object], why: tuple[Because, ...]) -> None:
    step = replace(STEP, needs_agreement=True, **changes)  # type: ignore[arg-type]  # a table of changes

    assert because(step, OPEN) == why


def test_a_procedure_is_published_has_a_lead_and_is_in_date() -> None:
    pathway, here = PathwayFact(id=7, steps=(STEP,)), Circumstances(HERE, TODAY)

    def procedure(*facts: ProcedureFact) -> tuple[Because, ...]:
        return join_up(pathway, here, offers=[OPEN], procedures=facts).procedure

    assert procedure(PROCEDURE) == ()
    assert procedure(replace(PROCEDURE, review_on=TODAY)) == ()
    assert procedure(replace(PROCEDURE, review_on=date(2026, 11, 23))) == (Because.PROCEDURE_OUT_OF_DATE,)
    assert procedure(replace(PROCEDURE, lead_role="")) == (Because.PROCEDURE_NOT_KNOWN,)
    assert procedure(replace(PROCEDURE, unit_ids=frozenset({ELSEWHERE}))) == (Because.PROCEDURE_NOT_KNOWN,)
    assert procedure() == (Because.PROCEDURE_NOT_KNOWN,)


def test_a_pathway_breaks_where_any_step_does_and_holds_only_where_all_do() -> None:
    pathway = PathwayFact(
        id=7, steps=(STEP, replace(STEP, key="crisis", receiving_types=frozenset({"crisis"})))
    )
    here = Circumstances(HERE, TODAY, frozenset({"licence_pss"}))

    assert join_up(pathway, here, offers=[OPEN], procedures=[PROCEDURE]).holding is Holding.BREAKS
    nobody_looked = replace(here, checked_stages=frozenset())
    assert join_up(pathway, nobody_looked, offers=[OPEN], procedures=[PROCEDURE]).holding is Holding.NOT_KNOWN


# --- Laws

CODES = ("no_gp", "active_substance_use", "risk")
SEXES = st.sampled_from([BOTH, frozenset({FEMALE}), frozenset({MALE}), None])
OFFERS = st.builds(
    Offer,
    id=st.integers(1, 9),
    units=st.sampled_from([frozenset({HERE}), frozenset({ELSEWHERE})]),
    needs=st.sampled_from([frozenset({"mood_disorder"}), frozenset({"ptsd"}), None]),
    sexes=SEXES,
    min_age=st.sampled_from([None, NO_YOUNGEST, 18, 25]),
    max_age=st.sampled_from([None, NO_OLDEST, 65]),
    exclusions=st.one_of(st.none(), st.frozensets(st.sampled_from(CODES))),
    service_type=st.sampled_from(["cmht", "crisis"]),
    is_delivering=st.sampled_from([True, False, None]),
    is_open=st.booleans(),
    wait_weeks=st.sampled_from([None, 1.0, 6.0]),
)
STEPS = st.builds(
    StepFact,
    key=st.just("step"),
    stage=st.just("licence_pss"),
    sexes=st.sampled_from(["", "any", "female", "male"]),
    min_age=st.sampled_from([None, 18]),
    max_age=st.sampled_from([None, 70]),
    circumstances=st.frozensets(st.sampled_from(CODES)),
    receiving_types=st.sampled_from([frozenset({"cmht"}), frozenset({"cmht", "crisis"})]),
    time_standard_days=st.sampled_from([None, 14.0]),
)
NEEDS = st.sampled_from([frozenset[str](), frozenset({"mood_disorder"})])
BETTER = [Holding.BREAKS, Holding.NOT_KNOWN, Holding.HOLDS]


@given(step=STEPS, offers=st.lists(OFFERS, max_size=4), another=OFFERS, needs=NEEDS, checked=st.booleans())
def test_one_more_service_never_breaks_a_step_that_held(
    step: StepFact, offers: list[Offer], another: Offer, needs: frozenset[str], checked: bool
) -> None:
    before = result_of(step, *offers, needs=needs, checked=checked)
    after = result_of(step, *offers, another, needs=needs, checked=checked)

    assert before.holding is not Holding.HOLDS or after.holding is Holding.HOLDS


@given(
    step=STEPS,
    offers=st.lists(OFFERS, min_size=1, max_size=4),
    needs=NEEDS,
    code=st.sampled_from(CODES),
    checked=st.booleans(),
)
def test_one_exclusion_less_never_makes_it_worse(
    step: StepFact, offers: list[Offer], needs: frozenset[str], code: str, checked: bool
) -> None:
    first, *others = offers
    eased = first if first.exclusions is None else replace(first, exclusions=first.exclusions - {code})
    before = result_of(step, *offers, needs=needs, checked=checked)
    after = result_of(step, eased, *others, needs=needs, checked=checked)

    assert BETTER.index(after.holding) >= BETTER.index(before.holding)


@given(step=STEPS, offers=st.lists(OFFERS, max_size=4), needs=NEEDS)
def test_a_step_that_hands_over_fewer_people_is_never_worse(
    step: StepFact, offers: list[Offer], needs: frozenset[str]
) -> None:
    fewer = replace(step, circumstances=frozenset())

    before, after = result_of(step, *offers, needs=needs), result_of(fewer, *offers, needs=needs)
    assert BETTER.index(after.holding) >= BETTER.index(before.holding)
