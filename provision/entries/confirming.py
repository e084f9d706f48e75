"""What somebody tells of a published service without asking for a change: it is still correct, or how full it is today.

Both are published at once, in a version of their own, with an event that says in which role it was told.
"""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from provision.entries.checking import naming
from provision.entries.drafting import refuse_unpublished
from provision.entries.publishing import refuse_unseen, write
from provision.exchange.events import Author
from provision.exchange.staging import stage_cells
from provision.exchange.tables.services import SERVICES
from provision.freshness import COLUMNS, Kind
from provision.models import Event, Revision, Service
from provision.person import Person
from provision.today import today
from provision.workflow import CORRECT, locked

LEAD_BY_MAILBOX = "lead by mailbox"
"""The role of somebody without an account who follows a link that was sent to the lead's mailbox."""


@transaction.atomic
def confirm_still_correct(
    service: Service, *, by: Person, seen_version: int, capacity_is_confirmed: bool
) -> None:
    """Renew the dates of contact and eligibility; that of capacity only where its figure was shown and confirmed.

    A day of review that has come is done with. Sent twice, it is told once. Raises PermissionDenied for people who may
    not correct it, MoveRefusedError when it is not published, and SeenVersionError when it is not as the person saw it.
    """
    current, author = _held(service, by=by, action="confirm")
    texts = _renewed(current, capacity=capacity_is_confirmed and has_capacity(current))
    _tell(current, texts=texts, by=author, seen_version=seen_version)
    service.refresh_from_db()


@transaction.atomic
def confirm_by_mailbox(service: Service, *, seen_version: int) -> None:
    """The same for the bearer of a link that was sent to the lead's mailbox, who confirms no capacity.

    The caller has made sure that the link is for this service. Raises as `confirm_still_correct` does.
    """
    current = locked(service)
    author = Author(role=LEAD_BY_MAILBOX, reason="", action="confirm")
    _tell(current, texts=_renewed(current, capacity=False), by=author, seen_version=seen_version)
    service.refresh_from_db()


@transaction.atomic
def tell_today(service: Service, *, by: Person, seen_version: int, places_free: str, wait_weeks: str) -> None:
    """Say how many places are free and how long the wait is, as at today. Empty texts: not known.

    Raises as `confirm_still_correct` does, and NotReadyError for a number that cannot be accepted.
    """
    current, author = _held(service, by=by, action="tell today")
    day = today().isoformat()
    free, wait = places_free.strip(), wait_weeks.strip()
    texts = {"places_free": free, "places_free_as_at": day if free else ""}
    texts |= {"wait_weeks": wait, "wait_as_at": day if wait else ""}
    _tell(current, texts=texts, by=author, seen_version=seen_version)
    service.refresh_from_db()


def has_capacity(service: Service) -> bool:
    """Whether any figure of a capacity for the year is told, which somebody could confirm."""
    return any(getattr(service, name) is not None for name in COLUMNS[Kind.CAPACITY])


def _held(service: Service, *, by: Person, action: str) -> tuple[Service, Author]:
    """The service as it stands, held, and who tells of it in which role."""
    current = locked(service)
    if not by.has_perm(CORRECT, current):
        raise PermissionDenied
    role = by.acting_role(CORRECT, current)
    return current, Author(role=role, reason="", actor_id=by.pk, action=action)


def _tell(current: Service, *, texts: Mapping[str, str], by: Author, seen_version: int) -> None:
    """Write it, or leave an event alone where every date is today's already."""
    refuse_unpublished(current)
    if _is_sent_twice(current, texts=texts, by=by, seen_version=seen_version):
        return
    refuse_unseen(current, seen_version=seen_version)
    write(current, texts=texts, by=by)
    if current.version == seen_version:
        _tell_again(current, by=by)


def _is_sent_twice(current: Service, *, texts: Mapping[str, str], by: Author, seen_version: int) -> bool:
    """Whether all that was written since is by the same person, and all that they tell now stands already."""
    since = Revision.objects.filter(service=current, number__gt=seen_version).order_by()
    if set(since.values_list("actor_id", "role")) != {(by.actor_id, by.role)}:
        return False
    staged = stage_cells(SERVICES, [naming(current) | dict(texts)])
    return not staged.changes and not staged.refusals


def _tell_again(service: Service, *, by: Author) -> None:
    Event.objects.create(
        role=by.role,
        actor_id=by.actor_id,
        action=by.action,
        service=service,
        subject=service.name,
        is_demonstration=service.is_demonstration,
    )


def _renewed(service: Service, *, capacity: bool) -> dict[str, str]:
    day = today()
    dates = {"contact_checked_on": day, "eligibility_checked_on": day, "last_checked_on": day}
    dates |= {"capacity_as_at": day} if capacity else {}
    texts = {column: day.isoformat() for column, day in dates.items()}
    if service.next_review_on and service.next_review_on <= day:
        texts["next_review_on"] = ""
    return texts
