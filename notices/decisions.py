"""What curators decided on what somebody asked for, told to whoever asked. Read from the events, which do not change."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from notices.addresses import AddressBook, plain
from notices.sources import LONGEST_HEADING, DueNotice, one_line
from provision.entries.labels import labels_of
from provision.models import ChangeRequest, EntryStatus, Event

LOOKS_BACK = timedelta(days=60)
"""For how long a decision waits to be told, when `send_notices` does not run."""
DECIDED = (EntryStatus.PUBLISHED, EntryStatus.RETURNED, EntryStatus.WITHDRAWN)


def due_decisions(now: datetime, book: AddressBook) -> Iterator[DueNotice]:
    """Every decision of the last weeks that somebody else took on what a person asked for."""
    events = list(decisions_since(now - LOOKS_BACK))
    addresses = _addresses(events)
    for event in events:
        request = event.change_request
        if request is not None and request.owner_id in addresses:
            yield DueNotice(
                addresses[request.owner_id],
                what=f"event {event.pk}",
                due_on=timezone.localdate(event.at),
                heading=one_line(request.name, longest=LONGEST_HEADING),
                lines=tuple(one_line(line) for line in lines_of(event, request)),
                link=request.get_absolute_url(),
            )


def decisions_since(since: datetime) -> Iterable[Event]:
    """The moves that decided on a request and were not its sender's own."""
    moves = Event.objects.filter(
        at__gt=since, change_request__isnull=False, after__in=DECIDED, is_demonstration=False
    )
    others = moves.exclude(actor_id=F("change_request__owner_id"))
    return others.select_related("change_request").order_by("at", "pk")


def lines_of(event: Event, request: ChangeRequest) -> Iterator[str]:
    """What became of it, and why."""
    yield _outcome(event, request)
    if event.after == EntryStatus.PUBLISHED and request.left_out:
        yield _("Left out: %(columns)s.") % {"columns": ", ".join(labels_of(request.left_out))}
        yield _("Why: %(reason)s.") % {"reason": request.get_reason_code_display()}
    if event.reason:
        yield _("The curator writes: %(words)s") % {"words": event.reason}


def _outcome(event: Event, request: ChangeRequest) -> str:
    if event.after == EntryStatus.PUBLISHED:
        return _("Published in part.") if request.left_out else _("Published as you asked.")
    if event.after == EntryStatus.RETURNED:
        return _("Returned to you: change it and send it again.")
    if request.superseded_by_id:
        return _("Not published: another request about the same service takes its place.")
    return _("Not published: a curator has withdrawn it.")


def _addresses(events: Iterable[Event]) -> dict[int | None, str]:
    owners = [
        event.change_request.owner_id
        for event in events
        if event.change_request and event.change_request.owner_id
    ]
    people = User.objects.filter(pk__in=owners, is_active=True)
    return {pk: plain(email) for pk, email in people.values_list("pk", "email")}
