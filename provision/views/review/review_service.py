"""A curator's panel of one service: its versions told in words, its events, and moving it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.entries.reviewing import set_next_review
from provision.entries.saying import Sayer
from provision.entries.telling import Telling, told_all
from provision.entries.texts import texts_of
from provision.forms.review import KEPT_WITH_SERVICE, ReviewDayForm, WhyForm
from provision.freshness import is_due, lapsed_on, last_told_on
from provision.models import DecisionReason, EntryStatus, Revision, Service
from provision.person import Person, person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from provision.views.review.decisions import number_in
from provision.views.review.queue import REVIEW, decidable
from provision.views.review.review_days import periods_for
from provision.workflow import ACTIONS, CURATE, MoveRefusedError, move, moves_open_to
from ui.missing import MissingError

NEWEST = 50
"""Versions and events that are shown: the newest."""


@dataclass(frozen=True)
class Panel:
    """What was sent to the panel of a service."""

    by: Person
    service: Service
    why: WhyForm
    day: ReviewDayForm
    seen_version: int


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(REVIEW, raise_exception=True)
def review_service(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/review/services/<id>/`: for those who curate the service, whatever its status."""
    by, words = person_behind(request), reference_for(request)
    service = _service_or_missing(by, public_id)
    panel = _panel(request, service, by=by, words=words)
    refusal = ""
    if request.method == "POST":
        try:
            said = _done(request.POST.get("decision", ""), panel)
        except (MoveRefusedError, SeenVersionError, NotReadyError) as refused:
            said, refusal = "", str(refused)
            service.refresh_from_db()
        if said:
            messages.success(request, said)
            return redirect("review-service", public_id)
    return render(
        request, "provision/review/review_service.html", _context(panel, words=words, refusal=refusal)
    )


def _service_or_missing(by: Person, public_id: UUID) -> Service:
    curated = by.within_scope(CURATE, Service.objects.select_related("organisation"))
    found = curated.filter(public_id=public_id).first()
    if found is None:
        raise MissingError(
            _("No service that you curate has this address. It may reach beyond the areas of your role.")
        )
    return found


def _panel(request: HttpRequest, service: Service, *, by: Person, words: Reference) -> Panel:
    answers = request.POST if request.method == "POST" else None
    decision = request.POST.get("decision")
    day = ReviewDayForm(
        answers if decision == "review" else None,
        on=today(),
        periods=periods_for(texts_of(service), clocks=words.clocks),
        standing=service.next_review_on,
    )
    why = WhyForm(answers if decision in ("withdraw", "return") else None, hint=KEPT_WITH_SERVICE)
    return Panel(by, service, why, day, number_in(request.POST, "seen_version"))


def _context(panel: Panel, *, words: Reference, refusal: str) -> dict[str, object]:
    service, on, says = panel.service, today(), Sayer(words)
    revisions = Revision.objects.filter(service=service).order_by("-number")[:NEWEST]
    waiting = decidable(panel.by).filter(service=service)
    return {
        "service": service,
        "refusal": refusal,
        "form": panel.why,
        "day_form": panel.day,
        "moves": {transition.action for transition in moves_open_to(service, by=panel.by)},
        "is_due": is_due(service, on=on, clocks=words.clocks),
        "lapsed_on": lapsed_on(service, on=on, clocks=words.clocks),
        "last_told_on": last_told_on(service, on=on),
        "waiting": list(waiting),
        "versions": [(revision, _told(revision, says=says)) for revision in revisions],
        "events": [
            (event, ACTIONS.get(event.action, event.action)) for event in service.events.all()[:NEWEST]
        ],
    }


def _told(revision: Revision, *, says: Sayer) -> list[Telling]:
    return told_all(((column, before, after) for column, before, after in revision.edits), says=says)


def _done(decision: str, panel: Panel) -> str:
    """Do what was pressed, and say so; nothing where something is still to be told."""
    chosen = DECISIONS.get(decision)
    if chosen is None:
        raise MoveRefusedError(_("Choose what is to be done."))
    return chosen(panel)


def _publish(panel: Panel) -> str:
    _moved(panel, to=EntryStatus.PUBLISHED, reason="")
    return _("“%(name)s” is published.") % {"name": panel.service.name}


def _withdraw(panel: Panel) -> str:
    if not panel.why.is_valid() or panel.why.refuse_unexplained():
        return ""
    _moved(panel, to=EntryStatus.WITHDRAWN, reason=_reason(panel.why))
    return _("“%(name)s” is withdrawn: readers no longer see it.") % {"name": panel.service.name}


def _return(panel: Panel) -> str:
    if not panel.why.is_valid() or panel.why.refuse_unexplained():
        return ""
    _moved(panel, to=EntryStatus.RETURNED, reason=_reason(panel.why))
    return _("“%(name)s” is returned.") % {"name": panel.service.name}


def _set_review(panel: Panel) -> str:
    if not panel.day.is_valid():
        return ""
    set_next_review(panel.service, by=panel.by, seen_version=panel.seen_version, day=panel.day.day)
    return _("The day of the next review is set.")


DECISIONS: Mapping[str, Callable[[Panel], str]] = MappingProxyType(
    {"publish": _publish, "withdraw": _withdraw, "return": _return, "review": _set_review}
)
"""The buttons, by their value."""


def _moved(panel: Panel, *, to: EntryStatus, reason: str) -> None:
    role = panel.by.acting_role(CURATE, panel.service)
    move(panel.service, to=to, by=panel.by, role=role, reason=reason)


def _reason(why: WhyForm) -> str:
    """The coded reason in words, then the sentence, as the event keeps it."""
    told = why.cleaned_data
    return f"{DecisionReason(told['reason_code']).label}: {told['answer']}"
