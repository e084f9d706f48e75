"""Invented services and people, for laws that hold of any: few codes, so that they meet often."""

from datetime import date
from itertools import chain, combinations

from hypothesis import strategies as st

from referrals.routes import BOTH, FEMALE, MALE, NO_OLDEST, NO_YOUNGEST, Offer, Profile

UNITS = (1, 2, 3)
NEEDS = ("any_mental_illness", "mood_disorder", "ptsd", "personality_disorder", "learning_disability")
CIRCUMSTANCES = ("active_substance_use", "no_gp", "pd", "ld_autism")
STAGES = ("community_order", "custody")


def maybe(known: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | known


def sets_of(codes: tuple[object, ...]) -> st.SearchStrategy[frozenset[object]]:
    return st.frozensets(st.sampled_from(codes))


def offers() -> st.SearchStrategy[Offer]:
    return st.builds(
        Offer,
        id=st.integers(1, 99),
        name=st.sampled_from(("Harbour", "Haven", "Bridge")),
        units=sets_of(UNITS),
        units_in_part=sets_of(UNITS),
        near=sets_of(UNITS),
        needs=maybe(sets_of(NEEDS)),
        sexes=maybe(st.sampled_from((BOTH, BOTH, frozenset({FEMALE}), frozenset({MALE})))),
        min_age=maybe(st.sampled_from((NO_YOUNGEST, 18, 26))),
        max_age=maybe(st.sampled_from((25, 65, NO_OLDEST))),
        exclusions=maybe(sets_of(CIRCUMSTANCES)),
        stages=maybe(sets_of(STAGES)),
        is_delivering=st.sampled_from((True, True, True, False, None)),
        is_open=st.sampled_from((True, True, True, False)),
        told_on=maybe(st.dates(date(2025, 1, 1), date(2026, 12, 31))),
    )


def profiles() -> st.SearchStrategy[Profile]:
    return st.builds(
        Profile,
        unit=st.sampled_from(UNITS),
        needs=st.frozensets(st.sampled_from(NEEDS), min_size=1),
        sex=maybe(st.sampled_from((FEMALE, MALE))),
        age=maybe(st.integers(16, 90)),
        circumstances=sets_of(CIRCUMSTANCES),
        stage=st.sampled_from(("", *STAGES)),
    )


def every_profile() -> list[Profile]:
    """Every profile of one need, a sex and circumstances: what collisions are about."""
    bundles = list(chain.from_iterable(combinations(CIRCUMSTANCES, n) for n in range(len(CIRCUMSTANCES) + 1)))
    return [
        Profile(unit=unit, needs=frozenset({need}), sex=sex, circumstances=frozenset(bundle))
        for unit in UNITS
        for need in NEEDS
        for sex in (FEMALE, MALE)
        for bundle in bundles
    ]
