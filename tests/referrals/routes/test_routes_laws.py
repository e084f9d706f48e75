"""Laws of routes and of collisions, for any services and any person."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referrals.routes import (
    BOTH,
    Answer,
    Collision,
    Offer,
    Profile,
    collisions,
    easier_profiles,
    elsewhere,
    routes,
    verdict,
)
from tests.referrals.routes.invented import (
    CIRCUMSTANCES,
    NEEDS,
    UNITS,
    every_profile,
    offers,
    profiles,
)

law = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
slow_law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STRENGTH = {Answer.DOES_NOT_TAKE: 0, Answer.MAY_TAKE: 1, Answer.TAKES: 2}
Pool = list[Offer]
pools = st.lists(offers(), max_size=6)


def numbered(pool: Pool) -> Pool:
    return [replace(offer, id=place) for place, offer in enumerate(pool)]


def taking(pool: Pool, profile: Profile) -> set[int]:
    return {one.offer.id for one in routes(pool, profile).takes}


def all_collisions(pool: Pool) -> list[Collision]:
    found = collisions(pool, units=UNITS, needs=NEEDS, circumstances=CIRCUMSTANCES)
    return [collision for unit in UNITS for collision in found[unit]]


@law
@given(pools, offers(), profiles())
def test_adding_a_service_never_removes_a_route(pool: Pool, more: Offer, profile: Profile) -> None:
    pool = numbered(pool)
    assert taking(pool, profile) <= taking([*pool, replace(more, id=-1)], profile)


@law
@given(offers(), profiles(), st.sampled_from(CIRCUMSTANCES))
def test_removing_an_exclusion_never_removes_a_route(offer: Offer, profile: Profile, code: str) -> None:
    stricter = replace(offer, exclusions=(offer.exclusions or frozenset()) | {code})
    looser = replace(stricter, exclusions=(offer.exclusions or frozenset()) - {code})
    assert STRENGTH[verdict(stricter, profile).answer] <= STRENGTH[verdict(looser, profile).answer]


@law
@given(offers(), profiles())
def test_a_person_with_fewer_circumstances_is_never_worse_off(offer: Offer, profile: Profile) -> None:
    for code in profile.circumstances:
        lighter = replace(profile, circumstances=profile.circumstances - {code})
        assert STRENGTH[verdict(offer, profile).answer] <= STRENGTH[verdict(offer, lighter).answer]


@law
@given(offers(), profiles())
def test_what_is_not_known_never_refuses_and_never_takes_alone(offer: Offer, profile: Profile) -> None:
    silent = Offer(id=offer.id, units=offer.units, is_delivering=None)
    assert verdict(silent, profile).answer is not Answer.TAKES
    knows_all = replace(
        offer,
        needs=profile.needs,
        units=frozenset({profile.unit}),
        sexes=BOTH,
        min_age=0,
        max_age=999,
        exclusions=frozenset(),
        stages=frozenset({profile.stage}),
        is_delivering=True,
        is_open=True,
    )
    assert verdict(knows_all, profile).answer is Answer.TAKES


@law
@given(offers(), profiles())
def test_an_answer_comes_with_what_decides_it_and_with_nothing_else(offer: Offer, profile: Profile) -> None:
    said = verdict(offer, profile)
    assert (said.answer is Answer.DOES_NOT_TAKE) == bool(said.refusals)
    assert (said.answer is Answer.MAY_TAKE) == bool(said.unknowns)
    assert not said.takes or said.meets
    for need in profile.needs:
        assert not (said.takes_for(need) and said.may_take_for(need))


@slow_law
@given(pools)
def test_collisions_and_routes_agree_on_every_profile(pool: Pool) -> None:
    pool = numbered(pool)
    found = all_collisions(pool)
    for profile in every_profile():
        left_with_none = any(collision.holds_for(profile) for collision in found)
        assert left_with_none == (taking(pool, profile) == set())


@law
@given(pools, profiles())
def test_somebody_with_several_needs_has_a_route_exactly_where_one_of_the_needs_has(
    pool: Pool, profile: Profile
) -> None:
    pool = numbered(pool)
    one_by_one = [
        taking(pool, replace(profile, needs=frozenset({need}), circumstances=profile.bars))
        for need in profile.needs
    ]
    assert taking(pool, profile) == set().union(*one_by_one)


@slow_law
@given(pools)
def test_no_collision_holds_another(pool: Pool) -> None:
    found = all_collisions(pool)
    for one in found:
        for other in found:
            is_same_people = (other.unit, other.need) == (one.unit, one.need) and one is not other
            covers_sex = other.sex in (None, one.sex)
            assert not (is_same_people and covers_sex and other.circumstances <= one.circumstances)


@slow_law
@given(pools)
def test_a_collision_counts_the_services_that_have_not_said_and_those_that_refuse(pool: Pool) -> None:
    pool = numbered(pool)
    for one in all_collisions(pool):
        sexes = [one.sex] if one.sex else ["female", "male"]
        asked = [
            {
                offer.id: verdict(
                    offer,
                    Profile(
                        unit=one.unit, needs=frozenset({one.need}), sex=sex, circumstances=one.circumstances
                    ),
                )
                for offer in pool
            }
            for sex in sexes
        ]
        may = {key for said in asked for key, answer in said.items() if answer.may_take}
        here = {
            key
            for said in asked
            for key, answer in said.items()
            if not {"need", "out_of_area"} & set(answer.refusals)
        }
        assert one.may_take == len(may)
        assert one.refusing == len(here - may)


@law
@given(pools, profiles())
def test_what_is_dropped_opens_services_that_did_not_take_the_person(pool: Pool, profile: Profile) -> None:
    pool = numbered(pool)
    for easier in easier_profiles(pool, profile):
        opened = {one.offer.id for one in easier.taking}
        assert opened
        assert not opened & taking(pool, profile)


@law
@given(pools, profiles())
def test_a_service_elsewhere_would_take_the_person_there(pool: Pool, profile: Profile) -> None:
    for judged in elsewhere(numbered(pool), profile):
        moved = replace(profile, unit=min(judged.offer.units))
        assert profile.unit not in judged.offer.units | judged.offer.units_in_part
        assert verdict(judged.offer, moved).takes
