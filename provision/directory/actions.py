"""What a reader may do with a service, beyond reading of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, Subquery

from provision.models import ChangeRequest, Service
from provision.person import Person
from provision.workflow import CORRECT, CURATE


@dataclass(frozen=True)
class Actions:
    """What one person may do with one service. `waits`: their own correction that a curator has yet to look at."""

    may_correct: bool = False
    may_curate: bool = False
    waits: UUID | None = None
    waits_since: datetime | None = None


def actions_for(service: Service, *, person: Person | None) -> Actions:
    """What somebody may do with a service: one query; none for a reader who has not signed in."""
    if person is None:
        return Actions()
    this = Service.objects.filter(pk=service.pk).order_by()
    waiting = (
        ChangeRequest.objects.made_by(person.pk).waiting().filter(service=service).order_by("submitted_at")
    )
    row = this.annotate(
        may_correct=Exists(person.within_scope(CORRECT, this)),
        may_curate=Exists(person.within_scope(CURATE, this)),
        waits=Subquery(waiting.values("public_id")[:1]),
        waits_since=Subquery(waiting.values("submitted_at")[:1]),
    ).values("may_correct", "may_curate", "waits", "waits_since")
    found = row.first()
    return Actions(**found) if found else Actions()
