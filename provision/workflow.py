"""Where an entry may go from where it stands: one table of transitions, and one way to make them.

Two kinds of thing are moved: services, and change requests (what somebody asks to be published). Review due, lapsed
and stale are not here: they are questions of dates, asked by queries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.models import ChangeRequest, EntryStatus, Event, Service
from provision.person import Person

SUBMIT, CORRECT, CURATE = "provision.submit_service", "provision.correct_service", "provision.curate_service"
DRAFT, SUBMITTED, RETURNED, PUBLISHED, WITHDRAWN = (
    EntryStatus.DRAFT,
    EntryStatus.SUBMITTED,
    EntryStatus.RETURNED,
    EntryStatus.PUBLISHED,
    EntryStatus.WITHDRAWN,
)
ANYBODY = ""
Entry = TypeVar("Entry", Service, ChangeRequest)


@dataclass(frozen=True)
class Transition:
    """One allowed move: of what, from, to, what it is called in events, and the permission that it takes.

    `sender_only`: only the person who asks may make it. `needs_reason`: it must say why.
    """

    of: type[Service] | type[ChangeRequest]
    origin: EntryStatus
    to: EntryStatus
    action: str
    permission: str
    sender_only: bool = False
    needs_reason: bool = False


# fmt: off
TRANSITIONS: tuple[Transition, ...] = (
    Transition(ChangeRequest, DRAFT, SUBMITTED, "submit", SUBMIT, sender_only=True),
    Transition(ChangeRequest, DRAFT, WITHDRAWN, "discard", ANYBODY, sender_only=True),
    Transition(ChangeRequest, SUBMITTED, DRAFT, "take back", ANYBODY, sender_only=True),
    Transition(ChangeRequest, SUBMITTED, WITHDRAWN, "withdraw", ANYBODY, sender_only=True),
    Transition(ChangeRequest, SUBMITTED, PUBLISHED, "publish", CURATE),
    Transition(ChangeRequest, SUBMITTED, RETURNED, "return", CURATE, needs_reason=True),
    Transition(ChangeRequest, SUBMITTED, WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(ChangeRequest, RETURNED, SUBMITTED, "submit", SUBMIT, sender_only=True),
    Transition(ChangeRequest, RETURNED, WITHDRAWN, "withdraw", ANYBODY, sender_only=True),
    Transition(ChangeRequest, RETURNED, WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(Service, DRAFT, SUBMITTED, "submit", CURATE),
    Transition(Service, DRAFT, PUBLISHED, "publish", CURATE),
    Transition(Service, DRAFT, WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(Service, SUBMITTED, RETURNED, "return", CURATE, needs_reason=True),
    Transition(Service, SUBMITTED, PUBLISHED, "publish", CURATE),
    Transition(Service, SUBMITTED, WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(Service, RETURNED, SUBMITTED, "submit", CURATE),
    Transition(Service, RETURNED, WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(Service, PUBLISHED, WITHDRAWN, "withdraw", CURATE, needs_reason=True),
    Transition(Service, WITHDRAWN, PUBLISHED, "publish", CURATE),
)
# fmt: on

ACTIONS: dict[str, str | Promise] = {
    "submit": gettext_lazy("submitted"),
    "discard": gettext_lazy("draft thrown away"),
    "take back": gettext_lazy("taken back by its sender"),
    "publish": gettext_lazy("published"),
    "return": gettext_lazy("returned to its sender"),
    "withdraw": gettext_lazy("withdrawn"),
    "confirm": gettext_lazy("confirmed as still correct"),
    "tell today": gettext_lazy("places and wait told"),
    "set review": gettext_lazy("day of the next review set"),
    "edited": gettext_lazy("edited by hand"),
    "imported": gettext_lazy("imported from a file"),
}
"""What an event's action reads as, in pages."""


class MoveRefusedError(Exception):
    """The table does not allow this move, or it lacks its reason. The message is for the person who asked."""


def move(entry: Entry, *, to: EntryStatus, by: Person | None, role: str, reason: str = "") -> Event:
    """Move an entry to another status, with its event, in one transaction. The given object is brought up to date.

    A change request is published by `provision.entries.deciding.approve`, which applies it and then moves it.
    `by` is nobody for an operator at the command line, who needs no permission; `role` is the role acted in.
    Raises MoveRefusedError when the table does not allow it, or a reason is needed and there is none, and
    PermissionDenied when this person may not make this move.
    """
    with transaction.atomic():
        current = locked(entry)
        transition = _allowed(current, to=to, by=by)
        if transition.needs_reason and not reason.strip():
            raise MoveRefusedError(
                _("Say why “%(name)s” is to be %(to)s.") % {"name": current.name, "to": to.label}
            )
        current.status = to
        current.save()
        event = _record(transition, current, by=by, role=role, reason=reason)
    entry.refresh_from_db()
    return event


def locked(entry: Entry) -> Entry:
    """The entry as it stands now, held until the transaction ends."""
    found: Entry = type(entry)._default_manager.select_for_update(of=("self",)).get(pk=entry.pk)
    return found


def moves_open_to(entry: Service | ChangeRequest, *, by: Person) -> tuple[Transition, ...]:
    """The moves that this person may make from where an entry stands."""
    leaving = (t for t in TRANSITIONS if t.of is type(entry) and t.origin == entry.status)
    return tuple(transition for transition in leaving if _may_make(transition, entry, by=by))


def _allowed(entry: Service | ChangeRequest, *, to: EntryStatus, by: Person | None) -> Transition:
    """The transition that this person may make; a sender's own way before a curator's."""
    origin = EntryStatus(entry.status)
    found = list(_between(entry, to=to))
    if not found:
        raise MoveRefusedError(_refusal(entry, origin=origin, to=to))
    for transition in found:
        if by is None or _may_make(transition, entry, by=by):
            return transition
    raise PermissionDenied


def _between(entry: Service | ChangeRequest, *, to: EntryStatus) -> Iterator[Transition]:
    for transition in TRANSITIONS:
        if (transition.of, transition.origin, transition.to) == (type(entry), entry.status, to):
            yield transition


def _may_make(transition: Transition, entry: Service | ChangeRequest, *, by: Person) -> bool:
    if transition.sender_only and not (isinstance(entry, ChangeRequest) and entry.owner_id == by.pk):
        return False
    return transition.permission == ANYBODY or by.has_perm(transition.permission, entry)


def _refusal(entry: Service | ChangeRequest, *, origin: EntryStatus, to: EntryStatus) -> str:
    if origin == to:
        return _("“%(name)s” is %(status)s already.") % {"name": entry.name, "status": to.label}
    message = _("“%(name)s” is %(status)s, and so cannot be %(to)s.")
    return message % {"name": entry.name, "status": origin.label, "to": to.label}


def _record(
    transition: Transition, entry: Service | ChangeRequest, *, by: Person | None, role: str, reason: str
) -> Event:
    service, asked = (entry.service, entry) if isinstance(entry, ChangeRequest) else (entry, None)
    return Event.objects.create(
        role=role,
        actor_id=by.pk if by else None,
        action=transition.action,
        service=service,
        change_request=asked,
        subject=entry.name,
        before=transition.origin,
        after=transition.to,
        reason=reason.strip(),
        is_demonstration=entry.is_demonstration,
    )
