"""Whom nobody takes, worked out by hand."""

from dataclasses import replace

import pytest

from referrals.routes import (
    BOTH,
    FEMALE,
    MALE,
    NO_OLDEST,
    Collision,
    Offer,
    collisions,
    ranked,
)

UNIT = 1
MOOD = "mood_disorder"
CIRCUMSTANCES = ("active_substance_use", "no_gp", "pd")
TAKES_ALL = Offer(
    id=1,
    units=frozenset({UNIT}),
    needs=frozenset({MOOD}),
    sexes=BOTH,
    min_age=18,
    max_age=NO_OLDEST,
    exclusions=frozenset(),
)
Told = tuple[str | None, frozenset[str], int, int]


def found(*offers: Offer, needs: tuple[str, ...] = (MOOD,)) -> list[Told]:
    made = collisions(offers, units=[UNIT], needs=needs, circumstances=CIRCUMSTANCES)[UNIT]
    return [(one.sex, one.circumstances, one.may_take, one.refusing) for one in made]


def of(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def test_where_a_service_takes_everybody_nobody_is_left_out() -> None:
    assert found(TAKES_ALL) == []


def test_without_a_service_everybody_is_left_out_and_nothing_larger_is_said() -> None:
    assert found() == [(None, of(), 0, 0)]


def test_each_exclusion_of_the_only_service_is_told_alone() -> None:
    only = replace(TAKES_ALL, exclusions=of("no_gp", "pd", "language"))

    assert found(only) == [(None, of("no_gp"), 0, 1), (None, of("pd"), 0, 1)]


def test_two_services_that_exclude_different_people_leave_out_those_who_are_both() -> None:
    one, other = (replace(TAKES_ALL, id=n, exclusions=of(code)) for n, code in ((1, "no_gp"), (2, "pd")))

    assert found(one, other) == [(None, of("no_gp", "pd"), 0, 2)]


def test_women_are_told_apart_where_men_have_a_route() -> None:
    men_with_all = replace(TAKES_ALL, id=1, sexes=frozenset({MALE}))
    women_without_pd = replace(TAKES_ALL, id=2, sexes=frozenset({FEMALE}), exclusions=of("pd"))

    assert found(men_with_all, women_without_pd) == [(FEMALE, of("pd"), 0, 2)]


def test_services_that_have_not_said_are_told_from_those_that_refuse() -> None:
    refusing = replace(TAKES_ALL, id=1, exclusions=of("no_gp"))
    silent = replace(TAKES_ALL, id=2, exclusions=None)

    assert found(refusing, silent) == [(None, of("no_gp"), 1, 1)]


def test_a_service_for_a_need_leaves_its_own_circumstance_not_open() -> None:
    service = replace(TAKES_ALL, needs=frozenset({"personality_disorder"}), exclusions=None)

    told = found(service, needs=("personality_disorder",))

    assert [circumstances for _, circumstances, _, _ in told] == [of("active_substance_use"), of("no_gp")]


def test_each_unit_is_worked_out_for_itself() -> None:
    made = collisions([TAKES_ALL], units=[UNIT, 2], needs=[MOOD], circumstances=CIRCUMSTANCES)

    assert made[UNIT] == ()
    assert made[2] == (Collision(2, MOOD, None, of(), 0, 0),)


def test_the_need_of_most_people_comes_first_and_what_is_not_known_last() -> None:
    made = [Collision(UNIT, need, None, of(), 0, 0) for need in ("a", "b", "c")]

    assert [one.need for one in ranked(made, eligible={"a": None, "b": 10.0, "c": 200.0})] == ["c", "b", "a"]


def test_more_circumstances_than_can_be_worked_out_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 12"):
        collisions([], units=[UNIT], needs=[MOOD], circumstances=[str(n) for n in range(13)])
    with pytest.raises(ValueError, match="each once"):
        collisions([], units=[UNIT], needs=[MOOD], circumstances=["pd", "pd"])
