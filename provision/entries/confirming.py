"""What somebody tells of a published service without asking for a change: it is still correct, or how full it is today.

Both are published at once, in a version of their own, with an event that says in which role it was told.
"""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from provision.entries.drafting import refuse_unpublished
from provision.entries.publishing import refuse_unseen, write
from provision.exchange.events import Author
from provision.models import Event, Service
from provision.person import Person
from provision.today import today
from provision.workflow import CORRECT, locked

LEAD_BY_MAILBOX = "lead by mailbox"
"""The role of somebody without an account who follows a link that was sent to the lead's mailbox."""


def confirm_still_correct(
    service: Service, *, by: Person, seen_version: int, capacity_is_confirmed: bool
) -> None:
    """Renew the dates of contact and eligibility; that of capacity only where its figure was shown and confirmed.

    Raises PermissionDenied for people who may not correct it, MoveRefusedError when it is not published, and
    SeenVersionError when it is not as the person saw it.
    """
    _tell(
        service,
        by=by,
        seen_version=seen_version,
        texts=_renewed(capacity=capacity_is_confirmed),
        action="confirm",
    )


@transaction.atomic
def confirm_by_mailbox(service: Service, *, seen_version: int) -> None:
    """The same for the bearer of a link that was sent to the lead's mailbox, who confirms no capacity.

    The caller has made sure that the link is for this service. Raises as `confirm_still_correct` does.
    """
    author = Author(role=LEAD_BY_MAILBOX, reason="", action="confirm")
    _write(service, texts=_renewed(capacity=False), by=author, seen_version=seen_version)


def tell_today(service: Service, *, by: Person, seen_version: int, places_free: str, wait_weeks: str) -> None:
    """Say how many places are free and how long the wait is, as at today. Empty texts: not known.

    Raises as `confirm_still_correct` does, and NotReadyError for a number that cannot be accepted.
    """
    day = today().isoformat()
    texts = {"places_free": places_free, "places_free_as_at": day if places_free else ""}
    texts |= {"wait_weeks": wait_weeks, "wait_as_at": day if wait_weeks else ""}
    _tell(service, by=by, seen_version=seen_version, texts=texts, action="tell today")


@transaction.atomic
def _tell(service: Service, *, by: Person, seen_version: int, texts: Mapping[str, str], action: str) -> None:
    if not by.has_perm(CORRECT, service):
        raise PermissionDenied
    role = by.acting_role(CORRECT, service)
    author = Author(role=role, reason="", actor_id=by.pk, action=action)
    _write(service, texts=texts, by=author, seen_version=seen_version)


def _has_capacity(service: Service) -> bool:
    return any(figure is not None for figure in (service.starts_per_year, service.places))


def _write(service: Service, *, texts: Mapping[str, str], by: Author, seen_version: int) -> None:
    """Write it, or leave an event alone where every date is today's already."""
    current = locked(service)
    refuse_unpublished(current)
    refuse_unseen(current, seen_version=seen_version)
    write(current, texts=texts, by=by)
    if current.version == seen_version:
        _told_again(current, by=by)
    service.refresh_from_db()


def _told_again(service: Service, *, by: Author) -> None:
    Event.objects.create(
        role=by.role,
        actor_id=by.actor_id,
        action=by.action,
        service=service,
        subject=service.name,
        is_demonstration=service.is_demonstration,
    )


def _renewed(*, capacity: bool) -> dict[str, str]:
    day = today().isoformat()
    dates = {"contact_checked_on": day, "eligibility_checked_on": day, "last_checked_on": day}
    return dates | ({"capacity_as_at": day} if capacity else {})
