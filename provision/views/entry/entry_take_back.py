"""Taking an entry back from the curators, to change it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from provision.entries.deciding import take_back
from provision.models import EntryStatus
from provision.person import person_behind
from provision.views.entry.own import own_entry
from provision.workflow import MoveRefusedError


@require_POST
@login_required
def entry_take_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/entries/<id>/take-back/`: sent twice, it is sent once."""
    entry = own_entry(request, public_id)
    try:
        take_back(entry, by=person_behind(request))
    except MoveRefusedError as refusal:
        entry.refresh_from_db()
        if entry.status != EntryStatus.DRAFT:
            messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is a draft again. Change it, and send it anew."))
    return redirect(entry)
