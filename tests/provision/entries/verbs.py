"""Requests as the verbs make them: begun, written, sent, decided."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from accounts.models import User
from provision.entries.approving import Approval, approve
from provision.entries.columns import CRITICAL, STEP
from provision.entries.deciding import submit
from provision.entries.drafting import begin_correction, begin_new, save_step
from provision.entries.texts import texts_of
from provision.models import ChangeRequest, Revision, Service
from tests.factories import ServiceFactory

REASON = {"reason_code": "source_needed", "answer": "Say where this stands."}
"""A coded reason and a sentence, for verbs that ask for them."""


def a_published_service(**fields: Any) -> Service:
    """A service with a mailbox, so that a correction of anything else can be sent."""
    told = {"name": "Helping hand", "referral_email": "team@example.org"}
    service: Service = ServiceFactory(**told | fields)
    return service


def written(request: ChangeRequest, *, by: User, **texts: str) -> ChangeRequest:
    """The draft with some columns written, each in its own step."""
    for step in STEP.values():
        if some := {column: texts[column] for column in step.columns if column in texts}:
            request = save_step(request, step=step.slug, texts=some, edition=request.edition, by=by)
    return request


def a_new_draft(*, by: User, area: str, **texts: str) -> ChangeRequest:
    """A new service that could be sent as it is."""
    told = {
        "name": "Open door", "organisation": "Harbour trust", "areas": area, "referral_email": "door@example.org",
    }  # fmt: skip
    return written(begin_new(by=by, public_id=uuid4()), by=by, **told | texts)


def a_new_request(*, by: User, area: str, **texts: str) -> ChangeRequest:
    """A new service that waits for a curator."""
    request = a_new_draft(by=by, area=area, **texts)
    submit(request, by=by)
    return request


def a_correction(service: Service, *, by: User, **texts: str) -> ChangeRequest:
    """A correction that is not sent yet."""
    return written(begin_correction(service, by=by), by=by, **texts)


def a_sent_correction(service: Service, *, by: User, **texts: str) -> ChangeRequest:
    request = a_correction(service, by=by, **texts)
    submit(request, by=by)
    return request


def approved(request: ChangeRequest, *, by: User, **decision: Any) -> Service:
    """The service once a curator has published a request as it is now, every critical column confirmed."""
    seen = request.service.version if request.service else 0
    if request.service:
        seen = Service.objects.get(pk=request.service.pk).version
    return approve(request, Approval(**{"confirmed": CRITICAL} | decision), by=by, seen_version=seen)


def edits_of(service: Service, *, number: int) -> Mapping[str, tuple[str, str]]:
    """What one version changed: texts before and after, by column."""
    edits = service.revisions.get(number=number).edits
    return {column: (before, after) for column, before, after in edits}


def undone(service: Service) -> dict[int, dict[str, str]]:
    """Every version of a service, by undoing its revisions from the newest to the oldest.

    Fails where a revision does not say of a column what then stands in it.
    """
    texts = texts_of(service)
    versions = {service.version: dict(texts)}
    for revision in service.revisions.order_by("-number"):
        for column, before, after in revision.edits:
            assert texts[column] == after, (revision.number, column)
            texts[column] = before
        versions[revision.number - 1] = dict(texts)
    return versions


def nothing_was_published(request: ChangeRequest) -> bool:
    """Whether a request still waits, and no service has got a new version."""
    request.refresh_from_db()
    return request.status == "submitted" and not Revision.objects.exists()


def signature_of(request: ChangeRequest) -> list[tuple[str, str, str, str, str]]:
    """The events of a request, the first one first: who in which role, what, from, to, why."""
    events = request.events.order_by("at", "pk")
    return [(e.role, e.action, e.before, e.after, e.reason) for e in events]
