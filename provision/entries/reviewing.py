"""When a service is to be looked at again: set by whoever curates it, in a version of its own."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from provision.entries.publishing import refuse_unseen, write
from provision.exchange.events import Author
from provision.models import Service
from provision.person import Person
from provision.workflow import CURATE, locked


@transaction.atomic
def set_next_review(service: Service, *, by: Person, seen_version: int, day: date | None) -> None:
    """Set the day, or none: then its clocks decide. What stands already changes nothing.

    Raises PermissionDenied for people who may not curate it, and SeenVersionError when it is not as the person saw it.
    """
    current = locked(service)
    if not by.has_perm(CURATE, current):
        raise PermissionDenied
    refuse_unseen(current, seen_version=seen_version)
    role = by.acting_role(CURATE, current)
    author = Author(role=role, reason="", actor_id=by.pk, action="set review")
    write(current, texts={"next_review_on": day.isoformat() if day else ""}, by=author)
    service.refresh_from_db()
