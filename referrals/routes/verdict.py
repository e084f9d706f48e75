"""Whether a service takes a person: it does, it may (something is not known), or it does not, and why."""

from collections.abc import Iterable, Iterator

from provision.umbrella import is_named, may_be_named
from referrals.routes.facts import (
    BOTH,
    STANDS_FOR,
    Answer,
    Offer,
    Profile,
    Refusal,
    Unknown,
    Verdict,
)


def verdict(offer: Offer, profile: Profile) -> Verdict:
    """The answer of a service to a person. One reason is enough to refuse, whatever else is not known.

    A service takes a person when it is for at least one of their needs and refuses none of the rest.
    """
    meets = frozenset(need for need in profile.needs if is_named(need, among=offer.needs or ()))
    may_meet = needs_it_may_meet(offer, profile)
    refusals = tuple(_refusals(offer, profile, is_for_a_need=bool(meets or may_meet)))
    if refusals:
        return Verdict(Answer.DOES_NOT_TAKE, refusals, (), meets, may_meet)
    unknowns = tuple(_unknowns(offer, profile, is_for_a_need=bool(meets)))
    return Verdict(Answer.MAY_TAKE if unknowns else Answer.TAKES, (), unknowns, meets, may_meet)


def needs_it_may_meet(offer: Offer, profile: Profile) -> frozenset[str]:
    """The person's needs of which it is not known whether the service is for them."""
    if offer.needs is None:
        return profile.needs
    named = offer.needs
    return frozenset(need for need in profile.needs if may_be_named(need, among=named))


def _refusals(offer: Offer, profile: Profile, *, is_for_a_need: bool) -> Iterator[str]:
    if not is_for_a_need:
        yield Refusal.NEED
    if profile.unit not in offer.units | offer.units_in_part:
        yield Refusal.OUT_OF_AREA
    if offer.is_delivering is False:
        yield Refusal.NOT_DELIVERING
    elif not offer.is_open:
        yield Refusal.REFERRALS_CLOSED
    if offer.sexes is not None and profile.sex is not None and profile.sex not in offer.sexes:
        yield Refusal.SEX
    yield from _refusals_by_age(offer, profile)
    if offer.stages is not None and profile.stage and profile.stage not in offer.stages:
        yield Refusal.STAGE
    yield from sorted(profile.bars & (offer.exclusions or frozenset()))


def _refusals_by_age(offer: Offer, profile: Profile) -> Iterator[str]:
    if profile.age is None:
        return
    if offer.min_age is not None and profile.age < offer.min_age:
        yield Refusal.TOO_YOUNG
    if offer.max_age is not None and profile.age > offer.max_age:
        yield Refusal.TOO_OLD


def _unknowns(offer: Offer, profile: Profile, *, is_for_a_need: bool) -> Iterator[Unknown]:
    if not is_for_a_need:
        yield Unknown.NEEDS
    if profile.unit not in offer.units:
        yield Unknown.AREA
    if offer.is_delivering is None:
        yield Unknown.DELIVERY
    if offer.sexes is None:
        yield Unknown.SEX
    elif profile.sex is None and offer.sexes != BOTH:
        yield Unknown.PERSONS_SEX
    if profile.age is not None:
        yield from _unknown_ages(offer)
    if profile.stage and offer.stages is None:
        yield Unknown.STAGE
    if bars_left_open(offer, profile.bars):
        yield Unknown.EXCLUSIONS


def _unknown_ages(offer: Offer) -> Iterator[Unknown]:
    if offer.min_age is None:
        yield Unknown.YOUNGEST
    if offer.max_age is None:
        yield Unknown.OLDEST


def bars_left_open(offer: Offer, bars: Iterable[str]) -> frozenset[str]:
    """Circumstances of which it is not known whether the service excludes them.

    One that says that it is for people with a personality disorder does not leave open whether it takes them.
    """
    if offer.exclusions is not None:
        return frozenset()
    return frozenset(bars) - {STANDS_FOR[need] for need in offer.needs or () if need in STANDS_FOR}
