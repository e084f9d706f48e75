"""What would have to be different for somebody to be taken: one circumstance or need less, or another area."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from referrals.routes.facts import Offer, Profile, Refusal
from referrals.routes.ranking import Judged, nearness, routes
from referrals.routes.verdict import verdict


@dataclass(frozen=True)
class Easier:
    """A profile with one thing less: the code of a circumstance or of a need.

    `taking`: services that would take it, and do not say so of the profile as it is.
    """

    without: str
    is_need: bool
    taking: tuple[Judged, ...]


def easier_profiles(offers: Collection[Offer], profile: Profile) -> tuple[Easier, ...]:
    """What opens a way when it is dropped, alone: whatever opens most comes first. Empty where nothing does.

    A need may be dropped only where another is left, and counts only where it stood in the way.
    """
    lighter = [
        (code, False, replace(profile, circumstances=profile.circumstances - {code}))
        for code in sorted(profile.circumstances)
    ]
    if len(profile.needs) > 1:
        lighter += [
            (code, True, replace(profile, needs=profile.needs - {code})) for code in sorted(profile.needs)
        ]
    taking = {one.offer.id for one in routes(offers, profile).takes}
    found = [
        Easier(code, is_need, _newly(offers, easier, taking=taking))
        for code, is_need, easier in lighter
        if easier.bars < profile.bars
    ]
    return tuple(
        sorted((one for one in found if one.taking), key=lambda one: (-len(one.taking), one.is_need))
    )


def _newly(offers: Iterable[Offer], profile: Profile, *, taking: Collection[int]) -> tuple[Judged, ...]:
    return tuple(one for one in routes(offers, profile).takes if one.offer.id not in taking)


def elsewhere(offers: Iterable[Offer], profile: Profile) -> tuple[Judged, ...]:
    """Services that would take the person if they lived in an area that the service covers, nearest and freshest first."""
    judged = [Judged(offer, verdict(offer, profile)) for offer in offers]
    away = [
        one for one in judged if one.verdict.refusals == (Refusal.OUT_OF_AREA,) and is_settled(one, profile)
    ]
    return tuple(sorted(away, key=lambda one: nearness(one.offer, profile)))


def is_settled(judged: Judged, profile: Profile) -> bool:
    """Whether a service that covers other units takes such a person there, with nothing left to ask."""
    units = judged.offer.units
    return bool(units) and verdict(judged.offer, replace(profile, unit=min(units))).takes
