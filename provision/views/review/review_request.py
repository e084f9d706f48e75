"""One request: what it asks told in words, each critical column to confirm, and what to do about it."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.duplicates import duplicates_of
from provision.entries.labels import labels_of
from provision.entries.saying import Sayer
from provision.entries.telling import told_all
from provision.forms.review import ReviewDayForm, WhyForm
from provision.models import ChangeRequest, EntryStatus
from provision.person import Person, person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from provision.views.review.asked import matter_of
from provision.views.review.choices import Choices, boxes, choices_in, first_choices
from provision.views.review.decisions import EDITION, Desk, Outcome, decide, number_in
from provision.views.review.queue import REVIEW, areas_of, decidable, whose
from provision.views.review.review import filters_in, queue_form
from provision.views.review.review_days import periods_for
from provision.workflow import ACTIONS, CURATE
from ui.kept_typing import keeps_typing, typed_before
from ui.missing import MissingError


@never_cache
@keeps_typing
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(REVIEW, raise_exception=True)
def review_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/review/<id>/`: for those who may decide about it. Drafts are nobody's but their sender's."""
    by, words = person_behind(request), reference_for(request)
    found = _request_or_missing(by, public_id)
    if request.method != "POST":
        return _page(request, found, by=by, words=words, outcome=Outcome())
    desk = _desk(request, found, by=by, words=words)
    outcome = decide(desk)
    if not outcome.said:
        return _page(
            request, _request_or_missing(by, public_id), by=by, words=words, outcome=outcome, desk=desk
        )
    messages.success(request, outcome.said)
    if outcome.stays:
        return redirect(reverse("review-request", args=[public_id]) + filters_in(request))
    return redirect(_next(request, desk, words=words))


def _request_or_missing(by: Person, public_id: UUID) -> ChangeRequest:
    sent = ChangeRequest.objects.exclude(status=EntryStatus.DRAFT)
    mine = by.within_scope(CURATE, sent).select_related("service__organisation", "superseded_by")
    found = mine.filter(public_id=public_id).first()
    if found is None:
        raise MissingError(
            _(
                "No entry that you may decide about has this address. It may reach beyond the areas of your role, or its "
                "sender may have taken it back."
            )
        )
    return found


def _desk(request: HttpRequest, found: ChangeRequest, *, by: Person, words: Reference) -> Desk:
    """What was sent, beside what is asked."""
    why = WhyForm(request.POST)
    why.is_valid()
    return Desk(
        by,
        found,
        matter_of(found, others=_others(found, by=by), says=Sayer(words)),
        choices_in(request.POST),
        why,
        _day_form(request.POST, found, words=words),
        request.POST,
    )


def _page(
    request: HttpRequest,
    found: ChangeRequest,
    *,
    by: Person,
    words: Reference,
    outcome: Outcome,
    desk: Desk | None = None,
) -> HttpResponse:
    """The page as it stands, with the choices of whoever sent it and could not have it done."""
    says, others, typed = Sayer(words), _others(found, by=by), _typed_into_form(typed_before(request))
    sent = desk if desk and _typed_into_form(desk.answers) else None
    matter = matter_of(found, others=others, says=says)
    choices = sent.choices if sent else choices_in(typed) if typed else first_choices(matter)
    if sent and number_in(sent.answers, EDITION) != found.edition:
        choices = Choices(choices.taken, between=choices.between)  # what was confirmed reads otherwise now
    service, is_waiting = found.service, found.status == EntryStatus.SUBMITTED
    day = sent.day if sent and is_waiting else _day_form(typed if is_waiting else None, found, words=words)
    context = {
        "asked": found,
        "service": service,
        "is_waiting": is_waiting,
        "is_own": found.owner_id == by.pk,
        "is_withdrawn_service": service is not None and service.status != EntryStatus.PUBLISHED,
        "whose": whose(found, by=by),
        "matter": matter,
        "steps": boxes(matter, choices, faults=outcome.faults),
        "faults": outcome.faults,
        "form": sent.why if sent else WhyForm(typed),
        "day_form": day,
        "is_typed": typed is not None,
        "beyond": _beyond(found, others=others),
        "others": [(other, told_of(other, says=says)) for other in others],
        "duplicates": duplicates_of(found, by=by, words=words) if found.is_new_service else None,
        "asked_in_words": told_of(found, says=says),
        "left_out": labels_of(found.left_out),
        "events": [(event, ACTIONS.get(event.action, event.action)) for event in found.events.all()],
        "filters": filters_in(request),
    }
    return render(request, "provision/review/review_request.html", context)


def _typed_into_form(answers: QueryDict | None) -> QueryDict | None:
    """What was sent by the form that decides; nothing where one of the small buttons was pressed."""
    return answers if answers is not None and EDITION in answers else None


def told_of(other: ChangeRequest, *, says: Sayer) -> list[str]:
    """What another request asks, in sentences."""
    edits = ((column, other.base.get(column, ""), text) for column, text in other.texts.items())
    return [telling.sentence for telling in told_all(edits, says=says)]


def _others(found: ChangeRequest, *, by: Person) -> list[ChangeRequest]:
    """The other requests that wait on the same service and about which the person may decide."""
    if found.service_id is None:
        return []
    return list(decidable(by).filter(service=found.service_id).exclude(pk=found.pk))


def _beyond(found: ChangeRequest, *, others: Sequence[ChangeRequest]) -> int:
    """How many more wait on the same service, about which only somebody else may decide."""
    if found.service_id is None:
        return 0
    seen = [found.pk, *(other.pk for other in others)]
    return ChangeRequest.objects.waiting().filter(service=found.service_id).exclude(pk__in=seen).count()


def _day_form(answers: QueryDict | None, found: ChangeRequest, *, words: Reference) -> ReviewDayForm:
    standing = found.service.next_review_on if found.service else None
    return ReviewDayForm(
        answers,
        on=today(),
        periods=periods_for({**found.base, **found.texts}, clocks=words.clocks),
        standing=standing,
    )


def _next(request: HttpRequest, desk: Desk, *, words: Reference) -> str:
    """The next request in the queue as it was filtered, the one after this before those that waited longer."""
    filters = filters_in(request)
    waiting = decidable(desk.by)
    form = queue_form(request, areas_of(waiting, atlas=words.atlas), words=words)
    waiting = form.narrow(waiting, by_id=desk.by.pk, atlas=words.atlas)
    sent = desk.request.submitted_at
    later = waiting.filter(submitted_at__gte=sent).exclude(pk=desk.request.pk) if sent else waiting
    following = later.first() or waiting.exclude(pk=desk.request.pk).first()
    if following is None:
        return reverse("review") + filters
    return reverse("review-request", args=[following.public_id]) + filters
