"""What a service answers to a person, case by case."""

from dataclasses import replace
from datetime import date

import pytest

from referrals.routes import (
    BOTH,
    FEMALE,
    MALE,
    NO_OLDEST,
    Answer,
    Offer,
    Profile,
    Refusal,
    Unknown,
    easier_profiles,
    elsewhere,
    routes,
    verdict,
)

GRIMSBY, HULL = 1, 2
TOLD = Offer(
    id=1,
    name="Harbour",
    units=frozenset({GRIMSBY}),
    needs=frozenset({"mood_disorder"}),
    sexes=BOTH,
    min_age=18,
    max_age=NO_OLDEST,
    exclusions=frozenset({"no_gp"}),
    stages=frozenset({"community_order"}),
    told_on=date(2026, 10, 1),
)
PERSON = Profile(unit=GRIMSBY, needs=frozenset({"mood_disorder"}), sex=FEMALE, age=34)


def test_a_service_that_says_all_of_it_takes_the_person() -> None:
    said = verdict(TOLD, PERSON)

    assert (said.answer, said.meets) == (Answer.TAKES, frozenset({"mood_disorder"}))


@pytest.mark.parametrize(
    ("service", "why"),
    [
        (replace(TOLD, needs=frozenset({"ptsd"})), Refusal.NEED),
        (replace(TOLD, needs=frozenset()), Refusal.NEED),
        (replace(TOLD, units=frozenset({HULL})), Refusal.OUT_OF_AREA),
        (replace(TOLD, sexes=frozenset({MALE})), Refusal.SEX),
        (replace(TOLD, min_age=35), Refusal.TOO_YOUNG),
        (replace(TOLD, max_age=33), Refusal.TOO_OLD),
        (replace(TOLD, is_delivering=False), Refusal.NOT_DELIVERING),
        (replace(TOLD, is_open=False), Refusal.REFERRALS_CLOSED),
    ],
)
def test_one_reason_is_enough_to_refuse(service: Offer, why: Refusal) -> None:
    said = verdict(service, PERSON)

    assert (said.answer, said.refusals) == (Answer.DOES_NOT_TAKE, (why,))


@pytest.mark.parametrize(
    ("service", "what"),
    [
        (replace(TOLD, needs=None), Unknown.NEEDS),
        (replace(TOLD, units=frozenset(), units_in_part=frozenset({GRIMSBY})), Unknown.AREA),
        (replace(TOLD, sexes=None), Unknown.SEX),
        (replace(TOLD, min_age=None), Unknown.YOUNGEST),
        (replace(TOLD, max_age=None), Unknown.OLDEST),
        (replace(TOLD, is_delivering=None), Unknown.DELIVERY),
    ],
)
def test_what_is_not_known_is_no_refusal(service: Offer, what: Unknown) -> None:
    said = verdict(service, PERSON)

    assert (said.answer, said.unknowns) == (Answer.MAY_TAKE, (what,))


def test_ages_at_either_end_are_taken() -> None:
    narrow = replace(TOLD, min_age=34, max_age=34)

    assert verdict(narrow, PERSON).takes


def test_an_age_that_is_not_given_decides_nothing() -> None:
    assert verdict(replace(TOLD, min_age=None, max_age=25), replace(PERSON, age=None)).takes


def test_a_service_for_women_is_asked_about_a_person_whose_sex_is_not_said() -> None:
    said = verdict(replace(TOLD, sexes=frozenset({FEMALE})), replace(PERSON, sex=None))

    assert said.unknowns == (Unknown.PERSONS_SEX,)


def test_a_circumstance_that_is_excluded_refuses_by_its_code() -> None:
    said = verdict(TOLD, replace(PERSON, circumstances=frozenset({"no_gp", "short_order"})))

    assert said.refusals == ("no_gp",)


def test_exclusions_that_nobody_told_are_asked_for_where_they_matter() -> None:
    silent = replace(TOLD, exclusions=None)

    assert verdict(silent, PERSON).takes
    assert verdict(silent, replace(PERSON, circumstances=frozenset({"no_gp"}))).unknowns == (
        Unknown.EXCLUSIONS,
    )


def test_a_need_is_a_circumstance_of_its_own_where_it_has_a_code() -> None:
    person = replace(PERSON, needs=frozenset({"mood_disorder", "personality_disorder"}))

    assert verdict(replace(TOLD, exclusions=frozenset({"pd"})), person).refusals == ("pd",)


def test_a_service_for_personality_disorder_does_not_leave_open_whether_it_takes_people_with_it() -> None:
    service = replace(TOLD, needs=frozenset({"personality_disorder"}), exclusions=None)
    person = replace(PERSON, needs=frozenset({"personality_disorder"}))

    assert verdict(service, person).takes


def test_a_stage_counts_where_it_is_asked_about() -> None:
    in_custody = replace(PERSON, stage="custody")

    assert verdict(TOLD, in_custody).refusals == (Refusal.STAGE,)
    assert verdict(replace(TOLD, stages=None), in_custody).unknowns == (Unknown.STAGE,)
    assert verdict(replace(TOLD, stages=None), PERSON).takes


class TestUmbrella:
    """Help with mental illness of no stated kind, and help with one kind of it."""

    def test_a_service_for_a_member_takes_people_with_any_mental_illness(self) -> None:
        assert verdict(TOLD, replace(PERSON, needs=frozenset({"any_mental_illness"}))).takes

    def test_a_service_that_names_the_umbrella_alone_may_be_for_a_member(self) -> None:
        general = replace(TOLD, needs=frozenset({"any_mental_illness", "drug_problem"}))

        assert verdict(general, PERSON).unknowns == (Unknown.NEEDS,)
        assert verdict(general, PERSON).may_take_for("mood_disorder")

    def test_a_service_that_names_the_umbrella_and_another_member_is_not_for_this_one(self) -> None:
        other = replace(TOLD, needs=frozenset({"any_mental_illness", "ptsd"}))

        assert verdict(other, PERSON).refusals == (Refusal.NEED,)


def test_routes_are_told_need_by_need() -> None:
    person = replace(PERSON, needs=frozenset({"mood_disorder", "ptsd", "drug_problem"}))
    found = routes([TOLD, replace(TOLD, id=2, needs=frozenset({"ptsd"}), sexes=None)], person)

    assert [one.offer.id for one in found.taking_for("mood_disorder")] == [1]
    assert [one.offer.id for one in found.may_take_for("ptsd")] == [2]
    assert found.taking_for("drug_problem") == found.may_take_for("drug_problem") == ()


def test_the_nearest_and_freshest_come_first() -> None:
    everywhere = frozenset({GRIMSBY, HULL})
    offers = [
        replace(TOLD, id=1, name="Region, told last", units=everywhere, told_on=date(2026, 11, 1)),
        replace(TOLD, id=2, name="Unit, told long ago", told_on=date(2026, 1, 1)),
        replace(TOLD, id=3, name="B: unit, told lately"),
        replace(TOLD, id=4, name="A: unit, told lately"),
        replace(TOLD, id=5, name="Unit, never told", told_on=None),
        replace(TOLD, id=6, name="In the office", near=frozenset({GRIMSBY}), told_on=date(2025, 1, 1)),
    ]

    assert [one.offer.id for one in routes(offers, PERSON).takes] == [6, 4, 3, 2, 5, 1]


def test_of_services_that_may_those_with_least_to_ask_come_first() -> None:
    much, little = replace(TOLD, id=1, sexes=None, max_age=None), replace(TOLD, id=2, name="Z", sexes=None)

    assert [one.offer.id for one in routes([much, little], PERSON).may] == [2, 1]


def test_services_for_another_need_or_elsewhere_are_in_no_list() -> None:
    others = [replace(TOLD, needs=frozenset({"ptsd"})), replace(TOLD, units=frozenset({HULL}))]

    found = routes(others, PERSON)

    assert (found.takes, found.may, found.does_not) == ((), (), ())


def test_what_would_have_to_be_otherwise_opens_a_route() -> None:
    person = replace(PERSON, circumstances=frozenset({"no_gp", "short_order"}))

    [easier] = easier_profiles([TOLD], person)

    assert (easier.without, [one.offer.id for one in easier.taking]) == ("no_gp", [1])


def test_a_need_is_dropped_only_where_it_stands_in_the_way() -> None:
    person = replace(PERSON, needs=frozenset({"mood_disorder", "personality_disorder", "ptsd"}))

    [easier] = easier_profiles([replace(TOLD, exclusions=frozenset({"pd"}))], person)

    assert (easier.without, easier.is_need) == ("personality_disorder", True)


def test_a_service_elsewhere_would_take_such_a_person_there() -> None:
    away = replace(TOLD, units=frozenset({HULL}))

    assert [one.offer.id for one in elsewhere([away, TOLD], PERSON)] == [1]
    assert elsewhere([away], replace(PERSON, circumstances=frozenset({"no_gp"}))) == ()
