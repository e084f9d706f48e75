"""The pathways: national templates, and by region what areas have adopted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact, Atlas
from provision.names import area_name
from provision.reference import reference_for
from provision.today import today
from referrals.models import Pathway


@dataclass(frozen=True)
class Adopted:
    """A pathway that areas adopted, and those of them that lie in the region that it stands under."""

    pathway: Pathway
    areas: tuple[AreaFact, ...]


@require_safe
def pathways(request: HttpRequest) -> HttpResponse:
    """`/pathways/`: everybody who may read."""
    words, on = reference_for(request), today()
    in_use = Pathway.objects.filter(is_retired=False)
    templates = (
        in_use.exclude(code="")
        .annotate(
            step_count=Count("steps", distinct=True),
            adopted=Count("adoptions", filter=Q(adoptions__is_retired=False), distinct=True),
        )
        .order_by("name", "pk")
    )
    own = in_use.filter(code="").select_related("template").prefetch_related("areas")
    context = {
        "templates": templates,
        "regions": _by_region(own, atlas=words.atlas, on=on),
        "adopted": len(own),
    }
    return render(request, "referrals/pathways/pathways.html", context)


def _by_region(
    pathways: Iterable[Pathway], *, atlas: Atlas, on: date
) -> list[tuple[AreaFact, list[Adopted]]]:
    """By region, in the order of names. One that holds in several regions stands under each."""
    found: dict[int, list[Adopted]] = {}
    for pathway in pathways:
        areas = [atlas.areas[area.pk] for area in pathway.areas.all() if area.pk in atlas.areas]
        regions: dict[int, list[AreaFact]] = {}
        for area in areas:
            for region in _regions(area, atlas=atlas, on=on):
                regions.setdefault(region, []).append(area)
        for region, inside in regions.items():
            found.setdefault(region, []).append(Adopted(pathway, tuple(sorted(inside, key=area_name))))
    return sorted(
        ((atlas.areas[pk], lines) for pk, lines in found.items()), key=lambda pair: area_name(pair[0])
    )


def _regions(area: AreaFact, *, atlas: Atlas, on: date) -> set[int]:
    """The regions that an area is, lies in, or overlaps by its units."""
    if area.type == "region":
        return {area.id}
    above = [atlas.ancestor(unit.id, "region") for unit in atlas.units(area.id, on=on)]
    return {region.id for region in above if region}
