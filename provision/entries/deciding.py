"""Submitting, taking back, and what a curator decides against. Each is one transaction, with its event."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.entries.checking import missing_from, missing_in_words, problems_of
from provision.entries.drafting import refuse_unpublished, settle_links
from provision.entries.publishing import NotReadyError
from provision.models import ChangeRequest, DecisionReason, EntryStatus
from provision.models.change_request import LONGEST_ANSWER
from provision.person import Person
from provision.workflow import CURATE, SUBMIT, MoveRefusedError, locked, move


@transaction.atomic
def submit(request: ChangeRequest, *, by: Person) -> None:
    """Hand a draft to the curators.

    Raises NotReadyError when something must still be told or cannot be accepted, MoveRefusedError when it was
    submitted or decided already or its service is no longer published, and PermissionDenied for anybody but its sender.
    """
    current = locked(request)
    if current.owner_id != by.pk:
        raise PermissionDenied
    if current.status in (EntryStatus.DRAFT, EntryStatus.RETURNED):
        _refuse_unready(current)
    current.submitted_at = timezone.now()
    current.decided_at, current.reason_code, current.answer = None, "", ""
    current.left_out, current.confirmed = [], []
    current.save()
    move(current, to=EntryStatus.SUBMITTED, by=by, role=by.acting_role(SUBMIT, current))
    request.refresh_from_db()


def _refuse_unready(request: ChangeRequest) -> None:
    if request.service is not None:
        refuse_unpublished(request.service)
        if not request.texts:
            raise NotReadyError(_("Nothing has been changed yet: there is nothing to submit."))
    if missing := missing_from(request):
        raise NotReadyError(missing_in_words(missing))
    if problems := problems_of(request):
        raise NotReadyError(_("Some answers cannot be accepted yet."), problems=tuple(problems))
    settle_links(request)


def take_back(request: ChangeRequest, *, by: Person) -> None:
    """Make it a draft again, to change it. Raises as `provision.workflow.move` does."""
    move(request, to=EntryStatus.DRAFT, by=by, role=by.acting_role(SUBMIT, request))


@transaction.atomic
def withdraw(request: ChangeRequest, *, by: Person, reason_code: str = "", answer: str = "") -> None:
    """Give it up: its sender needs no reason, a curator does. Raises as `provision.workflow.move` does."""
    current = locked(request)
    if current.owner_id == by.pk:
        move(current, to=EntryStatus.WITHDRAWN, by=by, role=by.acting_role(SUBMIT, current))
    else:
        _answer(current, to=EntryStatus.WITHDRAWN, by=by, reason_code=reason_code, answer=answer)
    request.refresh_from_db()


@transaction.atomic
def give_back(request: ChangeRequest, *, by: Person, reason_code: str, answer: str) -> None:
    """Return it to its sender with a coded reason and a sentence. Raises as `provision.workflow.move` does."""
    current = locked(request)
    _answer(current, to=EntryStatus.RETURNED, by=by, reason_code=reason_code, answer=answer)
    request.refresh_from_db()


@transaction.atomic
def supersede(request: ChangeRequest, *, by: Person, by_request: ChangeRequest, answer: str = "") -> None:
    """Give it up in favour of another request about the same service. Raises as `provision.workflow.move` does."""
    _hold_in_order(request, by_request)
    current = locked(request)
    if (
        by_request.pk == current.pk
        or by_request.service_id is None
        or by_request.service_id != current.service_id
    ):
        raise MoveRefusedError(_("Only another request about the same service can take its place."))
    current.superseded_by = by_request
    current.save(update_fields=["superseded_by"])
    said = answer or _("Another request about the same service takes its place.")
    _answer(current, to=EntryStatus.WITHDRAWN, by=by, reason_code=DecisionReason.SUPERSEDED, answer=said)
    request.refresh_from_db()


@transaction.atomic
def assign(request: ChangeRequest, *, by: Person) -> None:
    """Take it on oneself, or lay it down again when it is one's own. Raises PermissionDenied where one may not decide."""
    current = locked(request)
    refuse_others(current, by=by)
    if current.status != EntryStatus.SUBMITTED:
        raise MoveRefusedError(_("“%(name)s” does not wait for a curator.") % {"name": current.name})
    current.assigned_to_id = None if current.assigned_to_id == by.pk else by.pk
    current.save(update_fields=["assigned_to_id"])
    request.refresh_from_db()


def refuse_unexplained(*, reason_code: str, answer: str) -> None:
    """Raises MoveRefusedError unless there is a coded reason and a sentence."""
    if reason_code not in DecisionReason.values or not answer.strip():
        raise MoveRefusedError(_("Choose a reason and say in a sentence why."))
    if len(answer.strip()) > LONGEST_ANSWER:
        raise MoveRefusedError(_("Say it in %(longest)d characters or fewer.") % {"longest": LONGEST_ANSWER})


def refuse_others(request: ChangeRequest, *, by: Person) -> None:
    """Raises PermissionDenied for people who may not decide about this request."""
    if not by.has_perm(CURATE, request):
        raise PermissionDenied


def _hold_in_order(*requests: ChangeRequest) -> None:
    """Hold several, in one order whoever asks, so that two curators never wait for each other."""
    keys = [request.pk for request in requests]
    list(ChangeRequest.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _answer(request: ChangeRequest, *, to: EntryStatus, by: Person, reason_code: str, answer: str) -> None:
    """Decide against it, or hand it back, telling the sender why."""
    refuse_others(request, by=by)
    refuse_unexplained(reason_code=reason_code, answer=answer)
    request.reason_code, request.answer, request.decided_at = reason_code, answer.strip(), timezone.now()
    request.save()
    reason = f"{DecisionReason(reason_code).label}: {answer.strip()}"
    move(request, to=to, by=by, role=by.acting_role(CURATE, request), reason=reason)
