"""Why a change request wants a closer look: a short list of reasons, each a rule that `docs/review.md` states. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from provision.entries.columns import CAPACITY, COVERAGE, ELIGIBILITY, REFERRAL_ROUTE

AMOUNTS = ("starts_per_year", "places", "probation_share")
STOPPED = frozenset(("paused", "ended"))
PUBLIC = "public"


class Risk(StrEnum):
    """One reason, the gravest first."""

    COLLIDES = "collides"
    OUTDATED = "outdated"
    SHOWS_ADDRESS = "shows_address"
    LESS_CAPACITY = "less_capacity"
    NO_SOURCE = "no_source"
    NEW_PROVIDER = "new_provider"
    COVERAGE = "coverage"
    REFERRAL_ROUTE = "referral_route"
    ELIGIBILITY = "eligibility"
    CAPACITY = "capacity"


@dataclass(frozen=True)
class Asked:
    """What is asked, all as texts by column, and what else is known of it.

    `others`: what other requests that wait ask of the same service. `since`: the columns that were published anew since
    the sender saw the service, as they read now. `is_provider_known`: whether the provider is in our list.
    """

    base: Mapping[str, str]
    texts: Mapping[str, str]
    others: Iterable[Mapping[str, str]] = ()
    since: Mapping[str, str] = field(default_factory=dict)
    is_provider_known: bool = True


def risks(asked: Asked) -> tuple[Risk, ...]:
    """The reasons that hold, the gravest first. All of a new service is new, so its columns are no reasons."""
    is_correction, touched = bool(asked.base), set(asked.texts)
    holds = {
        Risk.COLLIDES: any(collisions(asked.texts, other) for other in asked.others),
        Risk.OUTDATED: any(asked.since.get(column, text) != text for column, text in asked.texts.items()),
        Risk.SHOWS_ADDRESS: asked.texts.get("address_visibility") == PUBLIC,
        Risk.LESS_CAPACITY: is_correction and _takes_capacity_away(asked.base, asked.texts),
        Risk.NO_SOURCE: not asked.texts.get("source"),
        Risk.NEW_PROVIDER: bool(asked.texts.get("organisation")) and not asked.is_provider_known,
        Risk.COVERAGE: is_correction and not touched.isdisjoint(COVERAGE),
        Risk.REFERRAL_ROUTE: is_correction and not touched.isdisjoint(REFERRAL_ROUTE),
        Risk.ELIGIBILITY: is_correction and not touched.isdisjoint(ELIGIBILITY),
        Risk.CAPACITY: is_correction and not touched.isdisjoint(CAPACITY),
    }
    return tuple(risk for risk, is_so in holds.items() if is_so)


def collisions(texts: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The columns of which two requests ask different things."""
    return [column for column, text in texts.items() if column in other and other[column] != text]


def _takes_capacity_away(base: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """A figure falls or is no longer known, or the service is said to have paused or ended."""
    stops = texts.get("delivery") in STOPPED
    return stops or any(_is_less(base.get(name, ""), texts[name]) for name in AMOUNTS if name in texts)


def _is_less(before: str, after: str) -> bool:
    if not before or not after:
        return bool(before)
    try:
        return float(after) < float(before)
    except ValueError:
        return False
