"""What readers say is wrong with an entry, and what curators do about it.

A report is its own record: saving it writes no event, because nothing has happened to the entry, and nobody is known
who did it. Settling one is a curator's act and writes an event, which names no service, so that no reader meets it.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.freshness import Clocks
from provision.models import Event, ProblemReport, Service
from provision.person import Person
from provision.workflow import CURATE

MOST_WAITING = 200
"""Reports on one service that wait at a time: more than anybody would read before mending the entry."""
SETTLED = "settle problem"


class ServiceGoneError(Exception):
    """The service is not shown to readers any more."""


class TooManyWaitingError(Exception):
    """As many reports on this service wait as a curator can be asked to read."""


class SettledAlreadyError(Exception):
    """Somebody has settled this report. The message is for the person who asked."""


def takes_reports(service: Service) -> bool:
    """Whether one more report on a service may wait."""
    return ProblemReport.objects.waiting().filter(service=service).count() < MOST_WAITING


@transaction.atomic
def report_problem(service: Service, *, text: str, on: date, clocks: Clocks) -> ProblemReport:
    """Save what a reader says. The same text on the same service is kept once while it waits.

    Raises ServiceGoneError when readers do not see the service any more, and TooManyWaitingError.
    """
    shown = Service.objects.shown(on=on, clocks=clocks).filter(pk=service.pk)
    current = shown.select_for_update(of=("self",)).first()  # one report at a time: they are counted
    if current is None:
        raise ServiceGoneError
    same = ProblemReport.objects.waiting().filter(service=current, text=text).first()
    if same is not None:
        return same
    if not takes_reports(current):
        raise TooManyWaitingError
    return ProblemReport.objects.create(service=current, text=text)


@transaction.atomic
def settle(report: ProblemReport, *, by: Person, outcome: str, erases_text: bool = False) -> None:
    """Say what was done about a report; its text can be erased where it told something about a person.

    Raises PermissionDenied for people who do not curate its service, and SettledAlreadyError.
    """
    held = ProblemReport.objects.select_for_update(of=("self",)).select_related("service")
    current = held.get(pk=report.pk)
    if not by.has_perm(CURATE, current.service):
        raise PermissionDenied
    if current.settled_at is not None:
        raise SettledAlreadyError(_("Somebody has settled this report already. Nothing was changed."))
    current.settled_at, current.settled_by_id, current.outcome = timezone.now(), by.pk, outcome
    if erases_text:
        current.text = ""
    current.save()
    _record(current, by=by)


def _record(report: ProblemReport, *, by: Person) -> None:
    Event.objects.create(
        role=by.acting_role(CURATE, report.service),
        actor_id=by.pk,
        action=SETTLED,
        subject=str(report.service)[:240],
        reason=report.outcome,
        is_demonstration=report.service.is_demonstration,
    )
