"""Giving an entry up: a page that asks, and a button."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.deciding import withdraw
from provision.models import EntryStatus
from provision.person import person_behind
from provision.views.entry.own import own_entry
from provision.workflow import MoveRefusedError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def entry_withdraw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/entries/<id>/withdraw/`: what is decided already cannot be given up."""
    entry = own_entry(request, public_id)
    if request.method == "POST":
        try:
            withdraw(entry, by=person_behind(request))
        except MoveRefusedError as refusal:
            entry.refresh_from_db()
            if entry.status != EntryStatus.WITHDRAWN:
                messages.warning(request, str(refusal))
            return redirect(entry)
        messages.success(request, _("It is withdrawn: nobody will look at it."))
        return redirect("entries")
    if entry.status in (EntryStatus.PUBLISHED, EntryStatus.WITHDRAWN):
        return redirect(entry)
    return render(request, "provision/entry/entry_withdraw.html", {"entry": entry})
