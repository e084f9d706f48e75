"""Publishing what somebody asked for, in full or in part."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.entries.checking import (
    HERE,
    identity_of,
    missing_from,
    missing_in_words,
    problems_of_areas,
)
from provision.entries.columns import CRITICAL, RENEWED_BY, in_order
from provision.entries.deciding import refuse_others, refuse_unexplained
from provision.entries.drafting import refuse_unpublished, settle_links
from provision.entries.labels import labels_of
from provision.entries.publishing import NotReadyError, refuse_unseen, write_staged
from provision.exchange.events import Author
from provision.exchange.staging import stage_cells
from provision.exchange.tables.services import SERVICES
from provision.models import ChangeRequest, EntryStatus, Service
from provision.person import Person
from provision.workflow import CURATE, MoveRefusedError, locked, move


@dataclass(frozen=True, kw_only=True)
class Approval:
    """What a curator decides to publish.

    `take`: the columns to publish, all that are asked for when it is None; leaving some out takes `reason_code` (of
    DecisionReason) and `answer`, a sentence. `confirmed`: the critical columns that the curator has looked at one by one.
    `seen_edition`: of the request that the curator looked at; None: as it stands now.
    """

    take: Collection[str] | None = None
    confirmed: Collection[str] = ()
    next_review_on: date | None = None
    reason_code: str = ""
    answer: str = ""
    seen_edition: int | None = None


@transaction.atomic
def approve(request: ChangeRequest, approval: Approval, *, by: Person, seen_version: int) -> Service:
    """Publish what is asked for, in full or in part; the service as it is then.

    `seen_version`: of the service that the curator looked at (0 for a new one). Raises SeenVersionError when somebody
    has changed it since, NotReadyError when this cannot be published as it is or a critical column is not confirmed,
    MoveRefusedError and PermissionDenied as `provision.workflow.move` does, and MoveRefusedError when its sender has
    taken it back and changed it since.
    """
    current = locked(request)
    refuse_others(current, by=by)
    if current.status != EntryStatus.SUBMITTED:
        move(
            current, to=EntryStatus.PUBLISHED, by=by, role=by.acting_role(CURATE, current)
        )  # refuses in words
    if approval.seen_edition not in (None, current.edition):
        raise MoveRefusedError(_changed_by_sender(current))
    taken = _taken(current, take=approval.take)
    _refuse_unconfirmed(taken, confirmed=approval.confirmed)
    _refuse_ended_areas(current, taken=taken)
    left_out = [column for column in in_order(current.texts) if column not in taken]
    if left_out:
        refuse_unexplained(reason_code=approval.reason_code, answer=approval.answer)
    service = _written(
        current, taken=taken, by=by, seen_version=seen_version, next_review_on=approval.next_review_on
    )
    _settle(current, approval, service=service, left_out=left_out)
    answer = approval.answer.strip()
    event = move(
        current, to=EntryStatus.PUBLISHED, by=by, role=by.acting_role(CURATE, current), reason=answer
    )
    event.version = service.version
    event.save(update_fields=["version"])
    settle_links(current)
    request.refresh_from_db()
    return service


def _changed_by_sender(request: ChangeRequest) -> str:
    return _(
        "The sender of “%(name)s” has changed it since you opened this page. Nothing was saved: look at it as it is now."
    ) % {"name": request.name}


def _settle(request: ChangeRequest, approval: Approval, *, service: Service, left_out: list[str]) -> None:
    """Write down what was decided."""
    request.service, request.decided_at = service, timezone.now()
    request.left_out = left_out
    request.confirmed = [column for column in CRITICAL if column in approval.confirmed]
    request.reason_code = approval.reason_code if left_out else ""
    request.answer = approval.answer.strip()
    request.save()


def _taken(request: ChangeRequest, *, take: Collection[str] | None) -> tuple[str, ...]:
    """The columns to publish. A new service is published with its name, provider and areas, or not at all."""
    taken = in_order(request.texts if take is None else set(take).intersection(request.texts))
    if not taken:
        raise NotReadyError(_("Nothing of this would be published: return it or withdraw it instead."))
    if request.service is None and (missing := missing_from(_only(request, taken))):
        raise NotReadyError(missing_in_words(missing))
    return taken


def _only(request: ChangeRequest, taken: Collection[str]) -> ChangeRequest:
    return ChangeRequest(base=request.base, texts={column: request.texts[column] for column in taken})


def _written(
    request: ChangeRequest,
    *,
    taken: Collection[str],
    by: Person,
    seen_version: int,
    next_review_on: date | None,
) -> Service:
    texts = {column: request.texts[column] for column in taken} | _dates(
        request, taken, next_review_on=next_review_on
    )
    if request.service is not None:
        service = locked(request.service)
        refuse_unpublished(service)
        refuse_unseen(service, seen_version=seen_version)
        request.service = service
    staged = stage_cells(SERVICES, [identity_of(request) | texts])
    write_staged(
        staged,
        by=Author(
            role=by.acting_role(CURATE, request),
            reason="",
            actor_id=by.pk,
            action="publish",
            change_request=request.pk,
        ),
    )
    if request.service is not None:
        request.service.refresh_from_db()
        return request.service
    made: Service = Service.objects.get(sender=HERE, sender_id=str(request.public_id))
    return made


def _dates(request: ChangeRequest, taken: Collection[str], *, next_review_on: date | None) -> dict[str, str]:
    """The dates that follow from what is published: facts were told on the day on which they were submitted."""
    assert request.submitted_at is not None
    told_on = timezone.localdate(request.submitted_at).isoformat()
    dates = {"last_checked_on": told_on} if request.service is None else {}
    for clock, columns in RENEWED_BY.items():
        if not set(columns).isdisjoint(taken):
            dates[clock] = told_on
    if next_review_on:
        dates["next_review_on"] = next_review_on.isoformat()
    return dates


def _refuse_unconfirmed(taken: Collection[str], *, confirmed: Collection[str]) -> None:
    if waiting := [column for column in CRITICAL if column in taken and column not in confirmed]:
        raise NotReadyError(
            _("Confirm each of these first: %(columns)s.") % {"columns": ", ".join(labels_of(waiting))}
        )


def _refuse_ended_areas(request: ChangeRequest, *, taken: Collection[str]) -> None:
    """Areas may have ended while the request waited."""
    if "areas" in taken and (problems := problems_of_areas(request, text=request.texts["areas"])):
        raise NotReadyError(" ".join(problem.reason for problem in problems), problems=tuple(problems))
