"""Writing a procedure: begun for a pathway, one draft at a time, published for good. Every save knows what its writer saw."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.models import Area, Event, Organisation
from provision.person import Person
from referrals.models import Acknowledgement, Pathway, Procedure, ProcedureVersion
from referrals.procedures.checking import remarks_on
from referrals.procedures.from_steps import parts_from
from referrals.procedures.template import tidy

OWN = "referrals.own_procedure"


class ProcedureRefusedError(Exception):
    """It cannot be done. The message says why, and what to do."""


class EditedMeanwhileError(ProcedureRefusedError):
    """Somebody else has saved since the writer opened the page."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else saved this procedure after you opened it. Nothing of theirs was overwritten.")
        )


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a procedure says besides its text: who leads it, and when it is looked at again."""

    name: str
    lead_role: str
    lead_organisation: Organisation
    lead_email: str
    review_on: date


def edition_of(version: ProcedureVersion) -> str:
    """What tells one state of a text from another: a save brings along the edition that its writer saw."""
    return _digest([version.number, version.published_at is not None, version.parts])


def edition_of_facts(procedure: Procedure) -> str:
    """The same, of what stands beside the text."""
    return _digest([str(getattr(procedure, name)) for name in _plain_facts()])


def areas_owned(pathway: Pathway, *, by: Person) -> list[Area]:
    """The areas of a pathway for which this person may own procedures, or none of a national one, held everywhere.

    Raises PermissionDenied where there are none.
    """
    if not pathway.areas.exists():
        if by.holds_everywhere(OWN):
            return []
        raise PermissionDenied
    owned = list(by.within_scope(OWN, pathway.areas.all()))
    if not owned:
        raise PermissionDenied
    return owned


@transaction.atomic
def begin(pathway: Pathway, facts: Facts, *, by: Person, on: date) -> Procedure:
    """A new procedure, whose first draft has what the steps of the pathway say already. Raises PermissionDenied, and ProcedureRefusedError."""
    areas = areas_owned(pathway, by=by)
    _refuse_retired(pathway)
    _refuse_past(facts.review_on, on=on)
    procedure = Procedure.objects.create(
        pathway=pathway, is_demonstration=pathway.is_demonstration, **_as_fields(facts)
    )
    procedure.areas.set(areas)
    parts = parts_from(pathway.steps.select_related("agreement").order_by("order", "pk"))
    ProcedureVersion.objects.create(procedure=procedure, number=1, parts=tidy(parts))
    _note("begin procedure", procedure.name, procedure, by=by)
    return procedure


@transaction.atomic
def change_facts(procedure: Procedure, facts: Facts, *, edition: str, by: Person, on: date) -> Procedure:
    """Another lead, name or day of review; the text stays. Raises PermissionDenied, and ProcedureRefusedError."""
    held = _held(procedure, by=by)
    if edition != edition_of_facts(held):
        raise EditedMeanwhileError
    _refuse_past(facts.review_on, on=on)
    for name, told in _as_fields(facts).items():
        setattr(held, name, told)
    held.save()
    _note("change lead of procedure", held.name, held, by=by)
    return held


@transaction.atomic
def save_draft(
    procedure: Procedure, parts: Mapping[str, str], *, edition: str, by: Person
) -> ProcedureVersion:
    """Save the one draft, or begin the next version from what is published.

    Raises PermissionDenied, and EditedMeanwhileError where `edition` is not that of the newest version.
    """
    held = _held(procedure, by=by)
    newest = newest_version(held)
    if edition != edition_of(newest):
        raise EditedMeanwhileError
    if newest.published_at is None:
        newest.parts = tidy(parts)
        newest.save()
    else:
        newest = ProcedureVersion.objects.create(procedure=held, number=newest.number + 1, parts=tidy(parts))
    _note("save draft of procedure", str(newest), held, by=by)
    return newest


@transaction.atomic
def publish(procedure: Procedure, *, edition: str, by: Person, on: date) -> ProcedureVersion:
    """Publish the draft, for good. The teams of the version before are named for this one, and not yet told.

    Raises PermissionDenied; EditedMeanwhileError; and ProcedureRefusedError with everything that stands in the way.
    """
    held = _held(procedure, by=by)
    draft = newest_version(held)
    if draft.published_at is not None:
        raise ProcedureRefusedError(_("There is no draft to publish: it was published already."))
    if edition != edition_of(draft):
        raise EditedMeanwhileError
    _refuse_retired(held.pathway)
    if stops := [remark.text for remark in remarks_on(held, draft.parts, on=on) if remark.stops]:
        raise ProcedureRefusedError(" ".join(stops))
    draft.published_at, draft.published_by_id = timezone.now(), by.pk
    draft.save()
    _carry_teams_over(draft)
    _note("publish procedure", str(draft), held, by=by)
    return draft


def newest_version(procedure: Procedure) -> ProcedureVersion:
    """The draft, or the version in force where there is none."""
    newest = procedure.versions.order_by("-number").first()
    assert newest is not None, "a procedure begins with a draft"
    return newest


def version_in_force(procedure: Procedure) -> ProcedureVersion | None:
    """The newest that is published; None where none is yet."""
    return procedure.versions.exclude(published_at=None).order_by("-number").first()


def _carry_teams_over(version: ProcedureVersion) -> None:
    before = Acknowledgement.objects.filter(
        version__procedure=version.procedure, version__number=version.number - 1
    )
    Acknowledgement.objects.bulk_create(
        Acknowledgement(
            version=version, team=team.team, mailbox=team.mailbox, organisation_id=team.organisation_id
        )
        for team in before
    )


def _held(procedure: Procedure, *, by: Person) -> Procedure:
    """The procedure, this transaction's alone until it ends."""
    held = by.within_scope(OWN, Procedure.objects.all()).filter(pk=procedure.pk)
    locked = Procedure.objects.select_for_update().filter(pk__in=held.values("pk")).first()
    if locked is None:
        raise PermissionDenied
    return locked


def _refuse_retired(pathway: Pathway) -> None:
    if pathway.is_retired:
        raise ProcedureRefusedError(
            _("The pathway is no longer in use. Write the procedure for the pathway that took its place.")
        )


def _refuse_past(review_on: date, *, on: date) -> None:
    if review_on <= on:
        raise ProcedureRefusedError(_("The day of review must be still to come."))


def _plain_facts() -> tuple[str, ...]:
    return ("name", "lead_role", "lead_organisation_id", "lead_email", "review_on")


def _as_fields(facts: Facts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in Facts.__dataclass_fields__}


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _note(action: str, subject: str, procedure: Procedure, *, by: Person) -> None:
    Event.objects.create(
        role=by.acting_role(OWN, procedure),
        actor_id=by.pk,
        action=action,
        subject=subject,
        is_demonstration=procedure.is_demonstration,
    )
