"""One area: do the pathways to care join up here, and where do they break?"""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from provision.names import area_name
from referrals.continuity import Holding
from toolkit.continuity.picture import picture_of, rows_of
from toolkit.national import national_for


@require_safe
def continuity(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/continuity/`: everybody who may read. A unit in full; of a larger area, its units by pathway."""
    national = national_for(request)
    atlas = national.reference.atlas
    area = national.reference.area_or_404(code)
    if area.code != code:
        return redirect("continuity", code=area.code, permanent=False)
    units = sorted(atlas.units(area.id, on=national.as_at), key=area_name)
    picture = picture_of(units, national)
    counts = Counter(told.result.holding for told in picture.told)
    context = {
        "area": area,
        "units": units,
        "picture": picture,
        "needs": national.reference.needs,
        "rows": rows_of(picture, national) if len(units) == 1 else (),
        "breaks": counts[Holding.BREAKS],
        "holds": counts[Holding.HOLDS],
        "by_unit": [(unit, [told for told in picture.told if told.unit == unit]) for unit in units],
    }
    return render(request, "toolkit/continuity.html", context)
