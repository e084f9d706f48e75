"""One entry of one's own: its tasks while it is a draft, and what became of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provision.entries.checking import missing_from, missing_in_words
from provision.entries.drafting import refuse_unpublished
from provision.entries.labels import labels_of
from provision.models import ChangeRequest
from provision.person import person_behind
from provision.reference import reference_for
from provision.views.entry.ended import ended_in
from provision.views.entry.own import is_open, may_submit, own_entry
from provision.views.entry.returned import concerns
from provision.views.entry.tasks import tasks_of
from provision.workflow import ACTIONS, MoveRefusedError, moves_open_to


@never_cache
@require_safe
@login_required
def entry(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/entries/<id>/`."""
    by, found = person_behind(request), own_entry(request, public_id)
    may_write = is_open(found) and may_submit(by)
    missing, refusal = missing_from(found), service_refusal(found) if is_open(found) else ""
    says_something = found.is_new_service or bool(found.texts)
    context = {
        "entry": found,
        "may_write": may_write,
        "has_lost_role": is_open(found) and not may_write,
        "tasks": tasks_of(found, by=by) if may_write else [],
        "still_to_tell": missing_in_words(missing) if missing else "",
        "may_check": says_something and not missing and not refusal,
        "ended": ended_in(found, words=reference_for(request)) if may_write else [],
        "service_refusal": refusal,
        "concerns": concerns(found),
        "left_out": labels_of(found.left_out),
        "moves": {move.action for move in moves_open_to(found, by=by)},
        "events": [(event, ACTIONS.get(event.action, event.action)) for event in found.events.all()],
    }
    return render(request, "provision/entry/entry.html", context)


def service_refusal(found: ChangeRequest) -> str:
    """Why a correction cannot be sent: its service is no longer published. Empty: it is, or there is none."""
    if found.service is None:
        return ""
    try:
        refuse_unpublished(found.service)
    except MoveRefusedError as refusal:
        return str(refusal)
    return ""
