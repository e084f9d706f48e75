"""Every probation delivery unit on one page, region by region."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact, Atlas
from provision.models import AreaChange
from provision.names import area_name
from provision.reference import reference_for
from provision.today import today


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """`/areas/`: nations, regions and their units, health boards; and what is known to have changed."""
    atlas, on = reference_for(request).atlas, today()

    def by_name(*types: str) -> list[AreaFact]:
        return sorted(atlas.of_type(*types, on=on), key=area_name)

    context = {
        "regions": _units_by_region(atlas, on=on),
        "region_count": len(by_name("region")),
        "unit_count": len(by_name("pdu")),
        "nations": sorted(by_name("nation"), key=lambda nation: nation.parent_id is not None),
        "boards": by_name("icb"),
        "health_boards": by_name("lhb"),
        "changes": AreaChange.objects.all(),
    }
    return render(request, "provision/areas.html", context)


def _units_by_region(atlas: Atlas, *, on: date) -> list[tuple[AreaFact | None, list[AreaFact]]]:
    """Regions with their units, by name; last, under None, units that lie in no region of the day."""
    regions = sorted(atlas.of_type("region", on=on), key=area_name)
    units = sorted(atlas.of_type("pdu", on=on), key=area_name)
    found: dict[AreaFact | None, list[AreaFact]] = {region: [] for region in [*regions, None]}
    for unit in units:
        region = atlas.ancestor(unit.id, "region")
        found[region if region in found else None].append(unit)
    return [(region, listed) for region, listed in found.items() if region or listed]
