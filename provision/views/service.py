"""One service, told in full, with what is not known said in words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.directory.entries import entries
from provision.directory.particulars import commissioners_and_activities, sites_of
from provision.models import Service
from provision.reference import reference_for
from provision.today import today
from ui.missing import MissingError

CAPACITY_DAYS = 180


@require_safe
def service(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/`: published services only; anything else is not found."""
    words, on = reference_for(request), today()
    found = Service.objects.published().select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise MissingError(_("No published service has this address. It may have been withdrawn."))
    [entry] = entries([found], words=words, on=on)
    commissioners, activities = commissioners_and_activities(found)
    context = {
        "service": found,
        "entry": entry,
        "sites": sites_of(found),
        "commissioners": commissioners,
        "activities": activities,
        "capacity_is_undated": _has_capacity(found) and found.capacity_as_at is None,
        "capacity_is_old": found.capacity_as_at and (on - found.capacity_as_at).days > CAPACITY_DAYS,
        "capacity_days": CAPACITY_DAYS,
        # Nothing that came with an entry may run: only addresses of pages become links.
        "web_page": found.url if found.url.lower().startswith(("https://", "http://")) else "",
    }
    return render(request, "provision/service.html", context)


def _has_capacity(service: Service) -> bool:
    return any(fact is not None for fact in (service.starts_per_year, service.places, service.mean_weeks))
