"""Who can take this person? A question that nobody keeps: not the database, not a log, not the address bar."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from provision.names import area_name
from provision.reference import Reference, reference_for
from provision.today import today
from referrals.finding.answering import find
from referrals.finding.places import units_meant
from referrals.forms.find_route import FindRouteForm
from referrals.unmet.reporting import REPORT


# Nothing is changed by asking, so a forged question does nobody harm; and a token would put something in a session.
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_route(request: HttpRequest) -> HttpResponse:
    """`/routes/`: everybody who may read. The answer to a POST is a page; asking again does no harm.

    `?area=` of another page's link fills in the place, and says nothing of anybody.
    """
    words, on = reference_for(request), today()
    if request.method != "POST":
        form = FindRouteForm(initial=_begun(request, words=words, on=on), words=words, on=on)
        return render(request, "referrals/routes/find_route.html", {"form": form})
    form = FindRouteForm(request.POST, words=words, on=on)
    if not form.is_valid() or form.area is None:
        return render(request, "referrals/routes/find_route.html", {"form": form})
    found = find(form.area, form.profile, words=words, on=on)
    context = {"form": form, "found": found, "may_report": request.user.has_perm(REPORT)}
    return render(request, "referrals/routes/route_found.html", context)


def _begun(request: HttpRequest, *, words: Reference, on: date) -> dict[str, str]:
    """The area's name, or its code where the name alone means something else too."""
    area = words.atlas.by_code.get(request.GET.get("area", ""))
    if area is None:
        return {}
    name = area_name(area)
    named = units_meant(name, words=words, on=on).units
    return {"place": name if set(named) == set(words.atlas.units(area.id, on=on)) else area.code}
