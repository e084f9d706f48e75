"""The answer to “who can take this person?”, ready to be told. Nothing of the question is kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from provision.atlas import AreaFact
from provision.reference import Reference, Word
from referrals.finding.circumstances import in_order, phrases_of
from referrals.finding.covering import Covering
from referrals.finding.fallbacks import Fallback, fallbacks_for
from referrals.finding.offers import Offered, read_offers, services_covering
from referrals.finding.saying import Asked
from referrals.routes import Judged, Profile, Routes, easier_profiles, elsewhere, routes

NO_SUCH_SERVICE = "no_such_service"


@dataclass(frozen=True)
class ForNeed:
    """How many services take the person for one of their needs, and how many more may."""

    need: Word
    taking: int
    may_take: int


@dataclass(frozen=True)
class Otherwise:
    """Services that would take the person if one thing were otherwise. `need`: the need that is left out, if it is one."""

    words: str
    need: Word | None
    services: list[Asked]


@dataclass(frozen=True)
class Found:
    """`takes`, `may` and `does_not`: services that answer here, nearest and freshest first.

    The rest is empty unless some need has no route: what would open one, who takes such people elsewhere in the
    region, and what pathways say is done instead.
    """

    area: AreaFact
    region: AreaFact | None
    profile: Profile
    routes: Routes
    words: Reference
    takes: list[Asked]
    may: list[Asked]
    does_not: list[Asked]
    otherwise: list[Otherwise]
    elsewhere: list[Asked]
    fallbacks: list[Fallback]

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
    """Ask every service that covers a unit. At most seven queries."""
    covering = Covering(words.atlas, on=on)
    here = words.atlas.touching(area.id)
    offered = read_offers(services_covering(here, words=words, on=on), words=words, on=on, covering=covering)
    found = routes(offered.offers, profile)
    region = words.atlas.ancestor(area.id, "region")

    def told(judged: Iterable[Judged], among: Offered = offered) -> list[Asked]:
        return [Asked(among.entries[one.offer.id], one, profile, words, on) for one in judged]

    is_short = any(not found.taking_for(need) for need in profile.needs)
    near = _elsewhere(profile, region=region, words=words, on=on, covering=covering) if is_short else None
    return Found(
        area=area,
        region=region,
        profile=profile,
        routes=found,
        words=words,
        takes=told(found.takes),
        may=told(found.may),
        does_not=told(found.does_not),
        otherwise=[
            Otherwise(
                _otherwise(one.without, words=words), words.need.get(one.without) if one.is_need else None,
                told(one.taking),
            )
            for one in (easier_profiles(offered.offers, profile) if is_short else ())
        ],
        elsewhere=told(elsewhere(near.offers, profile), near) if near else [],
        fallbacks=fallbacks_for(profile, words=words) if is_short else [],
    )  # fmt: skip


def _otherwise(code: str, *, words: Reference) -> str:
    return next((str(phrases_of(word).otherwise) for word in in_order([code], words=words)), "")


def _elsewhere(
    profile: Profile, *, region: AreaFact | None, words: Reference, on: date, covering: Covering
) -> Offered | None:
    """The other services of the region."""
    if region is None:
        return None
    here = words.atlas.touching(profile.unit)
    services = services_covering(words.atlas.inside(region.id), words=words, on=on)
    away = services.exclude(pk__in=services_covering(here, words=words, on=on).order_by().values("pk"))
    return read_offers(away, words=words, on=on, covering=covering)
