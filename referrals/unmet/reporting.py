"""Reporting that nobody could take a person: where, for which needs, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from provision.atlas import AreaFact, Atlas
from provision.models import Area, EntryStatus, Need, Service, Stage, Term, Vocabulary
from provision.person import Person
from referrals.models import UnmetNeed, UnmetNeedSettings
from referrals.quarters import counted_in, months_offered

REPORT = "referrals.report_unmet_need"
REASONS = (Vocabulary.EXCLUSION, Vocabulary.DECLINE_REASON)
"""The lists that one list of coded reasons is made of, for this log and for returns of services."""


class ReportRefusedError(Exception):
    """Something in it cannot be accepted; nothing was saved. `field` is the one to look at."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody reports. Codes as in the lists; `declined_by` is the public id of a published service."""

    area: AreaFact
    needs: Collection[str]
    reason: str
    month: date
    stage: str = ""
    declined_by: str = ""
    note: str = ""


def report(told: Told, *, public_id: UUID, by: Person, atlas: Atlas, on: date) -> UnmetNeed:
    """Keep a report. The same id twice (a form sent twice) is one report.

    Raises PermissionDenied where this person reports for no body that the area belongs to, and ReportRefusedError for
    what cannot be accepted.
    """
    if not by.within_scope(REPORT, Area.objects.filter(pk=told.area.id)).exists():
        raise PermissionDenied
    row = _made(told, public_id=public_id, on=on)
    row.sent_for_id, row.sent_by_id = body_of(by, area=told.area, atlas=atlas)
    needs = _needs(told.needs)
    try:
        with transaction.atomic():
            row.save()
            row.needs.set(needs)
    except IntegrityError:
        return UnmetNeed.objects.get(public_id=public_id)
    return row


def body_of(by: Person, *, area: AreaFact, atlas: Atlas) -> tuple[int | None, int | None]:
    """The body for which somebody reports: the smallest area of their roles that holds this one, else an organisation.

    Both are None for somebody whose role holds everywhere: nobody else then sees the report before it is disclosed.
    """
    bodies = by.bodies_acted_for(REPORT)
    holding = [named for named in bodies.area_ids if area.id in atlas.touching(named)]
    if holding:
        return min(holding, key=lambda named: (len(atlas.inside(named)), named)), None
    return None, min(bodies.organisation_ids, default=None)


def _made(told: Told, *, public_id: UUID, on: date) -> UnmetNeed:
    if told.month not in months_offered(on=on):
        raise ReportRefusedError("month", _("Choose this month or one of the two before it."))
    return UnmetNeed(
        public_id=public_id,
        area_id=told.area.id,
        reason=_reason(told.reason),
        stage=_stage(told.stage),
        declined_by=_service(told.declined_by),
        month=told.month,
        quarter=counted_in(told.month, told_on=on).first_day,
        note=_note(told.note),
    )


def _needs(codes: Collection[str]) -> list[Need]:
    found = list(Need.objects.filter(code__in=codes))
    if not found or len(found) != len(set(codes)):
        raise ReportRefusedError("needs", _("Choose at least one need from the list."))
    return found


def _reason(code: str) -> Term:
    found = Term.objects.filter(vocabulary__in=REASONS, code=code).first()
    if found is None:
        raise ReportRefusedError("reason", _("Choose the reason."))
    return found


def _stage(code: str) -> Stage | None:
    if not code:
        return None
    found: Stage | None = Stage.objects.filter(code=code).first()
    if found is None:
        raise ReportRefusedError("stage", _("Choose a stage from the list, or leave it."))
    return found


def _service(public_id: str) -> Service | None:
    if not public_id:
        return None
    try:
        found: Service | None = Service.objects.filter(
            public_id=UUID(public_id), status=EntryStatus.PUBLISHED
        ).first()
    except ValueError:
        found = None
    if found is None:
        raise ReportRefusedError(
            "declined_by", _("This service is not on the map: choose another, or leave it.")
        )
    return found


def _note(text: str) -> str:
    """The note, where curators allow notes; else nothing, whatever was sent."""
    return text.strip() if text.strip() and takes_notes() else ""


def takes_notes() -> bool:
    """Whether curators have switched notes on."""
    return UnmetNeedSettings.objects.filter(takes_notes=True).exists()
