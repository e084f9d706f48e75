"""Every probation delivery unit on one page, region by region."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.models import AreaChange
from provision.reference import reference_for
from provision.today import today


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """`/areas/`: nations, regions and their units, health boards; and what is known to have changed."""
    atlas, on = reference_for(request).atlas, today()
    units = atlas.of_type("pdu", on=on)
    regions = [
        (region, [unit for unit in units if unit.parent_id == region.id])
        for region in atlas.of_type("region", on=on)
    ]
    context = {
        "regions": regions,
        "unit_count": len(units),
        "nations": atlas.of_type("nation", on=on),
        "boards": atlas.of_type("icb", on=on),
        "health_boards": atlas.of_type("lhb", on=on),
        "changes": AreaChange.objects.all(),
    }
    return render(request, "provision/areas.html", context)
