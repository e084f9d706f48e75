"""One area: what ends before long."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from toolkit.lapse.ahead import ahead_of
from toolkit.lapse.endings import HORIZONS, radar_of
from toolkit.national import national_for


@require_safe
def lapse_radar(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/lapse/?months=`: everybody who may read."""
    national = national_for(request)
    atlas, words = national.reference.atlas, national.reference
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("lapse-radar", code=area.code, permanent=False)
    radar = radar_of(atlas.touching(area.id), inside=atlas.inside(area.id), words=words, on=national.as_at)
    context = {
        "area": area,
        "radar": radar,
        "horizons": HORIZONS,
        "longest": HORIZONS[-1],
        "ahead": ahead_of(area.code, months=_months(request), request=request, today=national),
    }
    return render(request, "toolkit/lapse_radar.html", context)


def _months(request: HttpRequest) -> int:
    """The horizon asked for; the first for anything that is none."""
    asked = request.GET.get("months", "")
    return next((months for months in HORIZONS if str(months) == asked), HORIZONS[0])
