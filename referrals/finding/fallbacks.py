"""What pathways say is done when a service says no."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from provision.reference import Reference
from referrals.models import Pathway, Step
from referrals.routes import Profile

MOST = 3


@dataclass(frozen=True)
class Fallback:
    """`is_national`: of a national template, because no pathway of the area says anything."""

    text: str
    pathway: Pathway
    is_national: bool


def fallbacks_for(profile: Profile, *, words: Reference) -> list[Fallback]:
    """The fallbacks of the area's pathways for the person's needs, else those of national templates: one query."""
    steps = (
        Step.objects.filter(_for_needs(profile), pathway__is_retired=False)
        .exclude(fallback="")
        .annotate(is_local=_has_areas(words.atlas.touching(profile.unit)), is_somewhere=_has_areas(None))
        .filter(Q(is_local=True) | Q(is_somewhere=False))
        .select_related("pathway")
        .order_by("pathway__name", "order", "pk")
    )
    if profile.stage:
        steps = steps.filter(stage__code=profile.stage)
    found = {
        (step.fallback, step.pathway_id): Fallback(step.fallback, step.pathway, not step.is_local)
        for step in steps
    }
    own = [fallback for fallback in found.values() if not fallback.is_national]
    return (own or list(found.values()))[:MOST]


def _for_needs(profile: Profile) -> Q:
    """Of pathways for one of the needs, or for any need."""
    return Q(pathway__needs__code__in=profile.needs) | Q(pathway__needs=None)


def _has_areas(area_ids: Collection[int] | None) -> Exists:
    """Whether a step's pathway holds in one of some areas, or in any."""
    links = Pathway.areas.through.objects.filter(pathway=OuterRef("pathway"))
    return Exists(links if area_ids is None else links.filter(area_id__in=area_ids))
