"""One service, told in full, with what is not known said in words."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.directory.actions import actions_for
from provision.directory.entries import entries
from provision.directory.particulars import commissioners_and_activities, sites_of
from provision.freshness import lapsed_on, last_told_on
from provision.models import Service
from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from ui.missing import MissingError
from ui.templatetags.numbers import day


@require_safe
def service(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/`: published services; one that has lapsed, for those who curate it. Anything else is not found."""
    words, on = reference_for(request), today()
    found = Service.objects.published().select_related("organisation").filter(public_id=public_id).first()
    if found is None:
        raise MissingError(_("No published service has this address. It may have been withdrawn."))
    actions = actions_for(found, person=person_behind(request) if request.user.is_authenticated else None)
    lapsed, told = lapsed_on(found, on=on, clocks=words.clocks), last_told_on(found, on=on)
    if lapsed and not actions.may_curate:
        raise MissingError(
            _("The entry of this service lapsed on %(day)s, because nobody has confirmed it since %(told)s.")
            % {"day": day(lapsed), "told": day(told)}
        )
    [entry] = entries([found], words=words, on=on)
    commissioners, activities = commissioners_and_activities(found)
    context = {
        "service": found,
        "entry": entry,
        "sites": sites_of(found),
        "commissioners": commissioners,
        "activities": activities,
        "actions": actions,
        "lapsed_on": lapsed,
        "last_told_on": told,
        # Nothing that came with an entry may run: only addresses of pages become links.
        "web_page": found.url if found.url.lower().startswith(("https://", "http://")) else "",
    }
    return render(request, "provision/service.html", context)
