"""A pathway of the home unit, its procedure, and texts that say something in every part."""

from dataclasses import replace
from datetime import date

from provision.models import Area, Organisation
from referrals.models import Pathway, Procedure, ProcedureVersion
from referrals.procedures.template import PARTS
from referrals.procedures.writing import (
    Facts,
    begin,
    edition_of,
    newest_version,
    publish,
    save_draft,
)
from tests.cast import Cast
from tests.factories import OrganisationFactory

TODAY = date(2026, 11, 24)
WHOLE = {part.code: f"Text of {part.code}.\n- First thing\n- Second thing" for part in PARTS}


def pathway_in(*areas: Area, **said: object) -> Pathway:
    made = Pathway.objects.create(name="Prison to community", **said)
    made.areas.set(areas)
    return made


def facts(**changes: object) -> Facts:
    plain = Facts(
        name="Referral to the community team",
        lead_role="Health and justice coordinator",
        lead_organisation=Organisation.objects.first() or OrganisationFactory(name="Home trust"),
        lead_email="justice.referrals@example.org",
        review_on=date(2027, 11, 1),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test may say anything


def begun(cast: Cast) -> Procedure:
    return begin(pathway_in(cast.unit), facts(), by=cast.commissioner, on=TODAY)


def write(procedure: Procedure, cast: Cast, parts: dict[str, str] = WHOLE) -> ProcedureVersion:
    edition = edition_of(newest_version(procedure))
    return save_draft(procedure, parts, edition=edition, by=cast.commissioner)


def published(cast: Cast) -> Procedure:
    made = begun(cast)
    put_out(made, cast)
    return made


def put_out(procedure: Procedure, cast: Cast) -> ProcedureVersion:
    draft = write(procedure, cast)
    return publish(procedure, edition=edition_of(draft), by=cast.commissioner, on=TODAY)
