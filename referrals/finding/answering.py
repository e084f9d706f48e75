"""The answer to “who can take this person?”, ready to be told. Nothing of the question is kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from provision.atlas import AreaFact
from provision.reference import Reference, Word
from referrals.finding.asking import Asking
from referrals.finding.circumstances import in_order, phrases_of
from referrals.finding.covering import Covering
from referrals.finding.next_best import NextBest, next_best_of
from referrals.finding.offers import services_covering
from referrals.finding.saying import Asked
from referrals.routes import Profile, Routes, routes

NO_SUCH_SERVICE = "no_such_service"


@dataclass(frozen=True)
class ForNeed:
    """How many services take the person for one of their needs, and how many more may."""

    need: Word
    taking: int
    may_take: int


@dataclass(frozen=True)
class Found:
    """`takes`, `may` and `does_not`: services that answer here, nearest and freshest first.

    `next_best` is None where every need has a route.
    """

    area: AreaFact
    profile: Profile
    routes: Routes
    words: Reference
    takes: list[Asked]
    may: list[Asked]
    does_not: list[Asked]
    next_best: NextBest | None

    @cached_property
    def by_need(self) -> list[ForNeed]:
        """Each of the person's needs, in the order of the list."""
        asked = [need for need in self.words.needs if need.code in self.profile.needs]
        return [
            ForNeed(need, len(self.routes.taking_for(need.code)), len(self.routes.may_take_for(need.code)))
            for need in asked
        ]

    @property
    def without_route(self) -> list[Word]:
        """The person's needs for which no service takes them."""
        return [one.need for one in self.by_need if not one.taking]

    @property
    def is_support_alone(self) -> bool:
        """Whether whatever takes the person supports and does not treat: no route to treatment."""
        return bool(self.takes) and all(one.judged.offer.is_support_only for one in self.takes)

    @property
    def circumstances(self) -> list[str]:
        """What was said of the person, in words that go on within a sentence."""
        said = in_order(self.profile.circumstances, words=self.words)
        labels = [str(phrases_of(word).label) for word in said]
        return [label[:1].lower() + label[1:] for label in labels]

    @property
    def stage(self) -> Word | None:
        return next((one for one in self.words.stages if one.code == self.profile.stage), None)

    @property
    def reason(self) -> str:
        """The coded reason that most services give; that there is none where no service is for the needs; or nothing."""
        given = Counter(
            code for one in self.does_not for code in one.judged.verdict.refusals if code in self.profile.bars
        )
        if given:
            return min(given, key=lambda code: (-given[code], code))
        return "" if self.takes or self.may or self.does_not else NO_SUCH_SERVICE


def find(area: AreaFact, profile: Profile, *, words: Reference, on: date) -> Found:
    """Ask every service that covers a unit. At most six queries."""
    asking = Asking(profile, words, on, Covering(words.atlas, on=on))
    offered = asking.read(services_covering(words.atlas.touching(area.id), words=words, on=on))
    found = routes(offered.offers, profile)
    short = frozenset(need for need in profile.needs if not found.taking_for(need))
    return Found(
        area=area,
        profile=profile,
        routes=found,
        words=words,
        takes=asking.told(found.takes, offered),
        may=asking.told(found.may, offered),
        does_not=asking.told(found.does_not, offered),
        next_best=next_best_of(asking, short=short, offered=offered) if short else None,
    )
