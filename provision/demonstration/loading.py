"""The demonstration's facts, in and out: organisations, services, caseloads and checks.

People are another layer's; the commands `load_demo` and `remove_demo` call both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.timezone import make_aware

from provision.demonstration.codes import read_codes
from provision.demonstration.erasing import erase, erase_services
from provision.demonstration.script import read_script
from provision.demonstration.service_writing import SENDER, write_services
from provision.demonstration.writing import write_bodies, write_caseloads, write_checks
from provision.models import (
    Caseload,
    ChangeRequest,
    EntryStatus,
    Event,
    Organisation,
    ProvisionCheck,
    Service,
)

MORNING = time(10)


@dataclass(frozen=True)
class LoadedFacts:
    """How many rows were added; organisations by the key that the script calls each."""

    bodies: Mapping[str, Organisation]
    services: int
    caseloads: int
    checks: int


def facts_are_loaded() -> bool:
    """Whether the demonstration's own facts are there. (Services made for benchmarks are not among them.)"""
    return (
        Service.objects.filter(sender=SENDER).exists()
        or Caseload.objects.filter(is_demonstration=True).exists()
        or ProvisionCheck.objects.filter(is_demonstration=True).exists()
    )


@transaction.atomic
def load_facts(*, today: date) -> LoadedFacts:
    """Add everything that the script says, and the event of it.

    Raises MissingReferenceError where it names something that is not there, and IntegrityError where somebody has
    stated the same caseload or check: either way nothing is added.
    """
    script, codes = read_script(), read_codes()
    bodies = write_bodies(script.bodies, codes=codes)
    services = write_services(script.services, bodies=bodies, codes=codes, today=today)
    loaded = LoadedFacts(
        bodies,
        services=len(services),
        caseloads=write_caseloads(script.caseloads, codes=codes, today=today),
        checks=write_checks(script.checks, codes=codes, today=today),
    )
    _tell_of_publishing(services)
    Event.objects.create(
        role="operator",
        action="loaded",
        subject="Demonstration entries, all invented",
        reason=f"load_demo: {loaded.services} services, {loaded.caseloads} caseloads, {loaded.checks} checks",
        is_demonstration=True,
    )
    return loaded


def _tell_of_publishing(services: Sequence[Service]) -> None:
    """Add the event of each service's publication, on the day on which it was last checked, so that lists of what
    changed lately have something to show."""
    events = Event.objects.bulk_create(
        Event(
            role="curator",
            action="publish",
            service=service,
            subject=service.name,
            before=EntryStatus.SUBMITTED,
            after=EntryStatus.PUBLISHED,
            is_demonstration=True,
        )
        for service in services
    )
    for event, service in zip(events, services, strict=True):
        assert service.last_checked_on  # the writing sees to it
        event.at = make_aware(datetime.combine(service.last_checked_on, MORNING))
    Event.objects.bulk_update(events, ["at"])


@transaction.atomic
def remove_facts() -> None:
    """Take out every row of this layer that is flagged as demonstration, those made for benchmarks included.

    Raises StillNamedError when an entry that is not demonstration names a demonstration organisation.
    """
    erase_services(Service.objects.filter(is_demonstration=True))
    for model in (ChangeRequest, Organisation, Caseload, ProvisionCheck, Event):
        erase(model._default_manager.filter(is_demonstration=True))
