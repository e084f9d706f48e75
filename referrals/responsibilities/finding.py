"""Stating what was found of a responsibility in an area. Earlier findings stay; the newest counts."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from provision.models import Area, Event, Organisation
from provision.person import Person
from referrals.models import Expectation, Finding, FoundState

FIND = "referrals.enter_finding"


class FindingRefusedError(Exception):
    """The finding cannot be kept. The message says why."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What somebody states. `evidence` says how it is known; `responsible_here` is another body than policy names."""

    state: FoundState
    evidence: str
    found_on: date
    note: str = ""
    responsible_here: Organisation | None = None


@transaction.atomic
def state_finding(area: Area, expectation: Expectation, found: Found, *, by: Person, on: date) -> Finding:
    """Keep a finding, with its event. Raises PermissionDenied outside the person's areas, and FindingRefusedError."""
    if not by.has_perm(FIND, area):
        raise PermissionDenied
    if found.found_on > on:
        raise FindingRefusedError(_("The day on which it was found has not come yet."))
    if not found.evidence.strip():
        raise FindingRefusedError(_("Say how it is known."))
    role = by.acting_role(FIND, area)
    kept = Finding.objects.create(
        area=area,
        expectation=expectation,
        state=found.state,
        evidence=found.evidence.strip(),
        found_on=found.found_on,
        note=found.note.strip(),
        responsible_here=found.responsible_here,
        role=role,
        actor_id=by.pk,
    )
    Event.objects.create(
        role=role,
        actor_id=by.pk,
        action="state finding",
        subject=f"{area.code} {expectation.code}",
        after=found.state,
        reason=kept.evidence,
    )
    return kept
