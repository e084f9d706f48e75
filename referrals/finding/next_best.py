"""When a need has no route: what would open one, who takes such people elsewhere, what pathways say to do instead."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from provision.atlas import AreaFact
from provision.reference import Reference, Word
from referrals.finding.asking import Asking
from referrals.finding.circumstances import in_order, phrases_of
from referrals.finding.fallbacks import Fallback, fallbacks_for
from referrals.finding.offers import Offered, services_covering
from referrals.finding.saying import Asked
from referrals.routes import Judged, easier_profiles, elsewhere


@dataclass(frozen=True)
class Otherwise:
    """Services that would take the person if one thing were otherwise. `need`: the need that is left out, if it is one."""

    words: str
    need: Word | None
    services: list[Asked]


@dataclass(frozen=True)
class NextBest:
    """`elsewhere`: services that cover other units of the person's `region` and would take such a person there."""

    otherwise: list[Otherwise]
    region: AreaFact | None
    elsewhere: list[Asked]
    fallbacks: list[Fallback]

    @property
    def is_anything(self) -> bool:
        return bool(self.otherwise or self.elsewhere or self.fallbacks)


def next_best_of(asking: Asking, *, short: Collection[str], offered: Offered) -> NextBest:
    """For the needs without a route, of which `short` has the codes; `offered` is what there is in the person's unit."""
    region = asking.words.atlas.ancestor(asking.profile.unit, "region")
    return NextBest(
        otherwise=list(_otherwise(asking, short=short, offered=offered)),
        region=region,
        elsewhere=_elsewhere(asking, short=short, region=region) if region else [],
        fallbacks=fallbacks_for(asking.profile, words=asking.words),
    )


def _otherwise(asking: Asking, *, short: Collection[str], offered: Offered) -> Iterator[Otherwise]:
    words = asking.words
    for easier in easier_profiles(offered.offers, asking.profile):
        services = asking.told(_helping(easier.taking, short), offered)
        if services:
            need = words.need.get(easier.without) if easier.is_need else None
            yield Otherwise(_if_not(easier.without, words=words), need, services)


def _if_not(code: str, *, words: Reference) -> str:
    return next((str(phrases_of(word).otherwise) for word in in_order([code], words=words)), "")


def _elsewhere(asking: Asking, *, short: Collection[str], region: AreaFact) -> list[Asked]:
    """The region's other services: two queries."""
    words, on = asking.words, asking.on
    here = services_covering(words.atlas.touching(asking.profile.unit), words=words, on=on)
    services = services_covering(words.atlas.inside(region.id), words=words, on=on)
    away = asking.read(services.exclude(pk__in=here.order_by().values("pk")), with_offices=False)
    return asking.told(_helping(elsewhere(away.offers, asking.profile), short), away)


def _helping(judged: Iterable[Judged], short: Collection[str]) -> list[Judged]:
    return [one for one in judged if not one.verdict.meets.isdisjoint(short)]
