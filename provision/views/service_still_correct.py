"""“Still correct”: what stands of a service, to look through, and the button that renews its dates."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.directory.told import Told, told_of
from provision.entries.columns import CAPACITY, ELIGIBILITY, RENEWED_BY
from provision.entries.confirming import confirm_still_correct, has_capacity
from provision.entries.labels import label_of
from provision.entries.publishing import SeenVersionError
from provision.entries.saying import Said, Sayer
from provision.entries.since import Since, changed_since
from provision.entries.texts import texts_of
from provision.freshness import Clocks, is_lapsed
from provision.models import EntryStatus, Service
from provision.person import person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from provision.views.correctable import CONFLICT, correctable_service, not_published, seen_version_in
from provision.workflow import CORRECT, MoveRefusedError
from ui.templatetags.numbers import day

CONTACT = RENEWED_BY["contact_checked_on"]
FIGURES = tuple(column for column in CAPACITY if column != "capacity_as_at")


@dataclass(frozen=True)
class Facts:
    """Facts of one kind: those that say something, the names of the others, and when they were told."""

    said: tuple[tuple[str, Said], ...]
    not_known: tuple[str, ...]
    told: Told


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(CORRECT, raise_exception=True)
def service_still_correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/still-correct/`: the service's own page posts here as well, for all but the capacity."""
    by, words = person_behind(request), reference_for(request)
    service = correctable_service(public_id, by=by)
    since = None
    if request.method == "POST":
        seen, is_capacity = seen_version_in(request.POST), "capacity" in request.POST
        try:
            confirm_still_correct(service, by=by, seen_version=seen, capacity_is_confirmed=is_capacity)
        except SeenVersionError:
            service.refresh_from_db()
            since = changed_since(service, version=seen, sayer=Sayer(words))
        except MoveRefusedError:
            service.refresh_from_db()
        else:
            messages.success(request, _thanks(service, clocks=words.clocks, is_capacity=is_capacity))
            return redirect(service)
    if service.status != EntryStatus.PUBLISHED:
        return not_published(request, service)
    context = _context(service, words=words, on=today(), since=since)
    status = CONFLICT if since else 200
    return render(request, "provision/service_still_correct.html", context, status=status)


def _context(service: Service, *, words: Reference, on: date, since: Since | None) -> dict[str, object]:
    texts, sayer = texts_of(service), Sayer(words)
    told = told_of(service, on=on, clocks=words.clocks)

    def facts(columns: tuple[str, ...], when: Told) -> Facts:
        said = [(label_of(column), sayer.said(column, texts[column])) for column in columns]
        return Facts(
            said=tuple((label, words) for label, words in said if words.words or words.is_none),
            not_known=tuple(label for label, words in said if not (words.words or words.is_none)),
            told=when,
        )

    return {
        "service": service,
        "contact": facts(CONTACT, told.contact),
        "eligibility": facts(ELIGIBILITY, told.eligibility),
        "capacity": facts(FIGURES, told.capacity) if has_capacity(service) else None,
        "is_lapsed": is_lapsed(service, on=on, clocks=words.clocks),
        "since": since,
    }


def _thanks(service: Service, *, clocks: Clocks, is_capacity: bool) -> str:
    """What was renewed, and until when it holds."""
    told = told_of(service, on=today(), clocks=clocks)
    days = {"contact": _last_day(told.contact), "eligibility": _last_day(told.eligibility)}
    thanks = (
        _("Thank you. How to refer holds until %(contact)s, and who it takes until %(eligibility)s.") % days
    )
    if not has_capacity(service):
        return thanks
    if is_capacity:
        renewed = _("Its capacity holds until %(capacity)s.") % {"capacity": _last_day(told.capacity)}
    else:
        renewed = _("Its capacity for the year was not confirmed.")
    return f"{thanks} {renewed}"


def _last_day(told: Told) -> str:
    return day(told.on + timedelta(days=told.days) if told.on else None)
