"""The need that stands over others: which needs a service may be for, from those that it names. Pure."""

from collections.abc import Collection
from typing import Final

UMBRELLA: Final = "any_mental_illness"
"""The headline over five other needs. Never added to them and never ranked."""

UMBRELLA_MEMBERS: Final = frozenset(
    {"mood_disorder", "anxiety_disorder", "psychotic_disorder", "ptsd", "eating_disorder"}
)


def is_named(need: str, *, among: Collection[str]) -> bool:
    """Whether a service that names some needs is for one. What is for a member is for the umbrella too."""
    return need in among or (need == UMBRELLA and not UMBRELLA_MEMBERS.isdisjoint(among))


def may_be_named(need: str, *, among: Collection[str]) -> bool:
    """Whether a service names mental illness in general and no kind of it, so that it may be for this kind."""
    return need in UMBRELLA_MEMBERS and UMBRELLA in among and UMBRELLA_MEMBERS.isdisjoint(among)
