"""A published version as the sheet that goes on paper."""

from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provision.names import shown_name
from referrals.models import Acknowledgement, Procedure, ProcedureVersion
from referrals.procedures.reading import is_past_review, parts_of, teams_of
from referrals.procedures.room import fit_of
from referrals.procedures.sheet import Contact, Letters, ProcedureSheet, SheetPart, first_contacts
from referrals.procedures.writing import version_in_force
from ui.templatetags.numbers import day


def sheet_of(version: ProcedureVersion, *, address: str, on: date) -> ProcedureSheet:
    """The sheet of a version on a day. `address` is the whole address of the procedure's page."""
    procedure = version.procedure
    return ProcedureSheet(
        title=procedure.name,
        facts=_facts(version),
        remarks=_remarks(version, on=on),
        parts=tuple(SheetPart(str(read.part.heading), read.blocks) for read in parts_of(version)),
        contacts_heading=_("Contacts"),
        contact_heads=(_("Role or team"), _("Organisation"), _("Mailbox")),
        contacts=first_contacts(_contacts(version)),
        foot=_("Made on %(day)s. Look again before you rely on it:") % {"day": day(on)},
        address=address,
        author=f"{procedure.lead_role}, {shown_name(procedure.lead_organisation)}",
        language=(get_language() or "en").split("-")[0],
        made_on=on,
        letters=fit_of(version.parts).letters or Letters.SMALLER,
    )


def _facts(version: ProcedureVersion) -> tuple[tuple[str, str], ...]:
    procedure = version.procedure
    assert version.published_at is not None, "a sheet is of what is published"
    published = day(timezone.localdate(version.published_at))
    areas = ", ".join(shown_name(area) for area in procedure.areas.all()) or _("the whole nation")
    return (
        (_("Pathway"), shown_name(procedure.pathway)),
        (_("Holds in"), areas),
        (
            _("Version"),
            _("%(number)s, published on %(day)s") % {"number": version.number, "day": published},
        ),
        (_("To be reviewed"), day(procedure.review_on)),
    )


def _remarks(version: ProcedureVersion, *, on: date) -> tuple[str, ...]:
    """What must be known before the sheet is relied on, in one line for each."""
    procedure = version.procedure
    newest = version_in_force(procedure)
    said = {
        _("This procedure belongs to the demonstration and is invented."): procedure.is_demonstration,
        _("The pathway of this procedure is no longer in use."): procedure.pathway.is_retired,
        _("A newer version is in force."): newest != version,
        _("The day of review is past. Ask the lead whether it still holds."): is_past_review(
            procedure, on=on
        ),
    }
    return tuple(text for text, is_so in said.items() if is_so)


def _contacts(version: ProcedureVersion) -> list[Contact]:
    """The lead first, then the teams by name."""
    return [_lead(version.procedure), *(_team(team) for team in teams_of(version))]


def _lead(procedure: Procedure) -> Contact:
    role = _("Lead: %(role)s") % {"role": procedure.lead_role}
    return Contact(role, shown_name(procedure.lead_organisation), procedure.lead_email)


def _team(team: Acknowledgement) -> Contact:
    body = shown_name(team.organisation) if team.organisation else _("not known")
    return Contact(team.team, body, team.mailbox)
