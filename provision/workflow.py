"""Where an entry may go from where it stands: one table of transitions, and one way to make them.

Review due, lapsed and stale are not here: they are questions of dates, asked by queries.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.models import EntryStatus, Event, Service
from provision.person import Person

SUBMIT, CURATE = "provision.submit_service", "provision.curate_service"


@dataclass(frozen=True)
class Transition:
    """One allowed move: from, to, what it is called in events, who may make it, and whether it must say why."""

    origin: EntryStatus
    to: EntryStatus
    action: str
    permission: str
    needs_reason: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(EntryStatus.DRAFT, EntryStatus.SUBMITTED, "submit", SUBMIT),
    Transition(EntryStatus.DRAFT, EntryStatus.PUBLISHED, "publish", CURATE),
    Transition(EntryStatus.DRAFT, EntryStatus.WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(EntryStatus.SUBMITTED, EntryStatus.RETURNED, "return", CURATE, needs_reason=True),
    Transition(EntryStatus.SUBMITTED, EntryStatus.PUBLISHED, "publish", CURATE),
    Transition(EntryStatus.SUBMITTED, EntryStatus.WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(EntryStatus.RETURNED, EntryStatus.SUBMITTED, "submit", SUBMIT),
    Transition(EntryStatus.RETURNED, EntryStatus.WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(EntryStatus.PUBLISHED, EntryStatus.WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(EntryStatus.WITHDRAWN, EntryStatus.PUBLISHED, "publish", CURATE),
)
_ALLOWED = {(transition.origin, transition.to): transition for transition in TRANSITIONS}

ACTIONS: dict[str, str | Promise] = {
    "submit": gettext_lazy("submitted"),
    "publish": gettext_lazy("published"),
    "return": gettext_lazy("returned to its sender"),
    "withdraw": gettext_lazy("withdrawn"),
}
"""What an event's action reads as, in pages."""


class MoveRefusedError(Exception):
    """The table does not allow this move, or it lacks its reason. The message is for the person who asked."""


def move(service: Service, *, to: EntryStatus, by: Person | None, role: str, reason: str = "") -> Event:
    """Move an entry to another status, with its event, in one transaction. The given object is brought up to date.

    `by` is nobody for an operator at the command line, who needs no permission; `role` is the role acted in.
    Raises MoveRefusedError when the table does not allow it, or a reason is needed and there is none, and
    PermissionDenied when this person may not make this move.
    """
    with transaction.atomic():
        current = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
        transition = _allowed(current, to=to, reason=reason)
        if by is not None and not by.has_perm(transition.permission, current):
            raise PermissionDenied
        current.status = to
        current.save()
        event = Event.objects.create(
            role=role,
            actor_id=by.pk if by else None,
            action=transition.action,
            service=current,
            subject=current.name,
            before=transition.origin,
            after=to,
            reason=reason.strip(),
            is_demonstration=current.is_demonstration,
        )
    service.refresh_from_db()
    return event


def _allowed(service: Service, *, to: EntryStatus, reason: str) -> Transition:
    origin = EntryStatus(service.status)
    transition = _ALLOWED.get((origin, to))
    if origin == to:
        message = _("“%(name)s” is %(status)s already.")
        raise MoveRefusedError(message % {"name": service.name, "status": to.label})
    if transition is None:
        message = _("“%(name)s” is %(status)s, and so cannot be %(to)s.")
        raise MoveRefusedError(message % {"name": service.name, "status": origin.label, "to": to.label})
    if transition.needs_reason and not reason.strip():
        raise MoveRefusedError(
            _("Say why “%(name)s” is to be %(to)s.") % {"name": service.name, "to": to.label}
        )
    return transition
