"""Whom does nobody take? The people of a unit who are left with no route at all, in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.names import area_name
from provision.reference import reference_for
from provision.today import today
from referrals.finding.circumstances import phrases_of
from toolkit.collisions import MOST, ask, left_out
from toolkit.national import National, national_for


@require_safe
def collisions(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/nobody-takes/`: everybody who may read. Of a unit; any other area offers its units.

    `?with=` names the circumstances that are looked at, up to seven; `?help=treatment` leaves out what supports alone.
    """
    words, on = reference_for(request), today()
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("collisions", code=area.code, permanent=False)
    asked = ask(request.GET, words=words)
    region = words.atlas.ancestor(area.id, "region")
    if area.type != "pdu" or not area.is_valid_on(on):
        units = sorted(words.atlas.units(area.id, on=on), key=area_name)
        return render(
            request, "toolkit/collisions_units.html", {"area": area, "region": region, "units": units}
        )
    national = national_for(request)
    context = {
        "area": area,
        "region": region,
        "asked": asked,
        "most": MOST,
        "offered": [(word.code, phrases_of(word).label, word in asked.chosen) for word in asked.offered],
        "found": left_out(area, asked, national=national, on=on),
        "is_withheld": area.code in national.withheld,
        "apportioned": _apportioned(national, area),
    }
    return render(request, "toolkit/collisions.html", context)


def _apportioned(national: National, area: AreaFact) -> list[AreaFact]:
    """The larger area whose caseload was shared out, where this unit has none of its own."""
    cells = national.cells_of_area(area.code)
    code = cells[0].apportioned_from if cells else None
    return [national.reference.atlas.by_code[code]] if code else []
