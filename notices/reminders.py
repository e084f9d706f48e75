"""Reminders of entries that are due to be checked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models.functions import Coalesce
from django.utils import timezone

from notices.addresses import AddressBook
from notices.due_facts import due_since, facts_due
from notices.models import Kind, Notice
from notices.rungs import curators_of, reached, rungs_of
from notices.sources import LONGEST_HEADING, DueNotice, one_line
from provision.models import Service
from provision.names import shown_name
from provision.reference import reference_now

Told = Mapping[tuple[str, date], Mapping[str, date]]
"""By service and due day, on which day each address was told."""


def due_reminders(now: datetime, book: AddressBook) -> Iterator[DueNotice]:
    """Every address that is to have been reminded by now, for each entry that is due. Not of invented entries."""
    on, clocks = timezone.localdate(now), reference_now().clocks
    due = Service.objects.due_for_review(on=on, clocks=clocks).filter(is_demonstration=False)
    curators, told = curators_of(due), _told()
    wait = timedelta(days=settings.REMINDER_DAYS)
    for service in due.select_related("organisation"):
        facts = facts_due(service, on=on, clocks=clocks)
        what, since = f"service {service.public_id}", due_since(facts)
        rungs = rungs_of(service, curators=curators.get(service.pk, ()), book=book)
        for address in reached(rungs, told=told.get((what, since), {}), on=on, wait=wait):
            yield DueNotice(
                address,
                what=what,
                due_on=since,
                heading=heading_of(service),
                lines=tuple(str(fact) for fact in facts),
            )


def heading_of(service: Service) -> str:
    """The entry's name and its provider's, in a line."""
    names = f"{shown_name(service)} ({shown_name(service.organisation)})"
    return one_line(names, longest=LONGEST_HEADING)


def _told() -> Told:
    """When each address was told. One that could not be reached counts from the day on which it was to be told."""
    found: dict[tuple[str, date], dict[str, date]] = defaultdict(dict)
    rows = Notice.objects.filter(kind=Kind.REMINDERS, what__startswith="service ", is_left_out=False)
    when = Coalesce("message__sent_at", "written_at")
    for what, due_on, address, told_at in rows.values_list("what", "due_on", "address", when):
        found[what, due_on][address] = timezone.localdate(told_at)
    return found
