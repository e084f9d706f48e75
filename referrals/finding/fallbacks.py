"""What pathways say is done when a service says no."""

from dataclasses import dataclass

from django.db.models import Q

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
    here = words.atlas.touching(profile.unit)
    local, national = Q(pathway__areas__in=here), Q(pathway__areas=None)
    for_needs = Q(pathway__needs__code__in=profile.needs) | Q(pathway__needs=None)
    steps = (
        Step.objects.filter((local | national) & for_needs, pathway__is_retired=False)
        .exclude(fallback="")
        .select_related("pathway")
        .annotate(area=Q(pathway__areas__in=here))
        .order_by("-area", "pathway__name", "order", "pk")
    )
    if profile.stage:
        steps = steps.filter(stage__code=profile.stage)
    found = {
        (step.fallback, step.pathway_id): Fallback(step.fallback, step.pathway, not step.area)
        for step in steps
    }
    own = [fallback for fallback in found.values() if not fallback.is_national]
    return (own or list(found.values()))[:MOST]
