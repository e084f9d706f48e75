"""What may be the same service, shown before the form grows long."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.adopting import correct_instead
from provision.entries.duplicates import duplicates_of
from provision.models import Service
from provision.person import Person, person_behind
from provision.reference import reference_for
from provision.views.entry.own import is_open, next_page, own_entry
from provision.workflow import CORRECT, MoveRefusedError
from ui.missing import MissingError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def entry_duplicates(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/entries/<id>/duplicates/`: goes on by itself where nothing is alike. POST: it is this one, correct it."""
    by, entry = person_behind(request), own_entry(request, public_id)
    if not entry.is_new_service or not is_open(entry):
        return redirect(entry)
    if request.method == "POST":
        service = _service_in(request, by=by)
        try:
            correction = correct_instead(entry, service, by=by)
        except MoveRefusedError as refusal:
            messages.warning(request, str(refusal))
            return redirect(entry)
        messages.success(
            request, _("You are correcting the service that is on the map. What you typed is here.")
        )
        return redirect(correction)
    found = duplicates_of(entry, by=by, words=reference_for(request))
    if not found:
        return redirect(next_page(entry))
    context = {"entry": entry, "duplicates": found, "next_page": next_page(entry)}
    return render(request, "provision/entry/entry_duplicates.html", context)


def _service_in(request: HttpRequest, *, by: Person) -> Service:
    """The service that was pointed at, of those that the person may correct."""
    correctable = by.within_scope(CORRECT, Service.objects.published())
    try:
        found = correctable.filter(public_id=UUID(request.POST.get("service", ""))).first()
    except ValueError:
        found = None
    if found is None:
        raise MissingError(_("No service that you may correct has this address. It may have been withdrawn."))
    return found
