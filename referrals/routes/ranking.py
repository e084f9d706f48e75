"""Routes to care for a person, the nearest and freshest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from referrals.routes.facts import Answer, Offer, Profile, Refusal, Verdict
from referrals.routes.verdict import verdict


@dataclass(frozen=True)
class Judged:
    """A service, and its answer to a person."""

    offer: Offer
    verdict: Verdict


@dataclass(frozen=True)
class Routes:
    """Services that answer a person's needs where they live, each list nearest and freshest first.

    `may` begins with those of which least is not known. Services for none of the needs, or elsewhere, are in no list.
    """

    profile: Profile
    takes: tuple[Judged, ...]
    may: tuple[Judged, ...]
    does_not: tuple[Judged, ...]

    def taking_for(self, need: str) -> tuple[Judged, ...]:
        return tuple(judged for judged in self.takes if judged.verdict.takes_for(need))

    def may_take_for(self, need: str) -> tuple[Judged, ...]:
        found = (*self.takes, *self.may)
        return tuple(judged for judged in found if judged.verdict.may_take_for(need))


def routes(offers: Iterable[Offer], profile: Profile) -> Routes:
    """Ask every service for its answer to a person."""
    judged = [Judged(offer, verdict(offer, profile)) for offer in offers]
    here = sorted((one for one in judged if _is_about(one)), key=lambda one: nearness(one.offer, profile))
    by_answer = {answer: [one for one in here if one.verdict.answer is answer] for answer in Answer}
    may = sorted(by_answer[Answer.MAY_TAKE], key=lambda one: len(one.verdict.unknowns))
    return Routes(profile, tuple(by_answer[Answer.TAKES]), tuple(may), tuple(by_answer[Answer.DOES_NOT_TAKE]))


def _is_about(judged: Judged) -> bool:
    return not {Refusal.NEED, Refusal.OUT_OF_AREA} & set(judged.verdict.refusals)


def nearness(offer: Offer, profile: Profile) -> tuple[int, bool, int, str, int]:
    """What services are in order of: few units covered, in an office of the person's unit, told lately, name."""
    covered = len(offer.units | offer.units_in_part)
    told = offer.told_on or date.min
    return covered, profile.unit not in offer.near, -told.toordinal(), offer.name.casefold(), offer.id
