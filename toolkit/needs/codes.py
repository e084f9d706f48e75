"""The 14 needs, which of them overlap, and the two ways of counting capacity."""

from enum import StrEnum
from typing import Final

from provision.umbrella import UMBRELLA

ENGLAND_AND_WALES: Final = "K04000001"

NEEDS: Final = (
    UMBRELLA,
    "mood_disorder",
    "anxiety_disorder",
    "psychotic_disorder",
    "personality_disorder",
    "ptsd",
    "eating_disorder",
    "alcohol_use_disorder",
    "drug_problem",
    "dual_diagnosis",
    "self_harm_suicide",
    "neurodivergence",
    "learning_disability",
    "acquired_brain_injury",
)

OVERLAPPING: Final = "dual_diagnosis"
"""Counts people who are in other needs too, and is never ranked for that reason."""

NEVER_RANKED: Final = frozenset({UMBRELLA, OVERLAPPING})


class Unit(StrEnum):
    """A course has an end and is counted in starts a year; continuing care is counted in places."""

    COURSE = "course"
    CONTINUING = "continuing"


def default_unit(need: str) -> Unit:
    """Return the unit a need has until somebody changes it."""
    return Unit.CONTINUING if need == "psychotic_disorder" else Unit.COURSE
