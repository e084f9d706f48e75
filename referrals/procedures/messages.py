"""The message that tells a team of a version. Sent again, it has the same Message-ID, so that mail programs can tell."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from referrals.models import Acknowledgement
from referrals.procedures.links import LIFETIME, page_for


def message_to(team: Acknowledgement) -> EmailMessage:
    """Plain text: which procedure, its version, where to read it, and the link to acknowledge it by."""
    procedure = team.version.procedure
    words = {
        "name": _one_line(procedure.name),
        "team": _one_line(team.team),
        "lead_role": _one_line(procedure.lead_role),
        "lead_email": procedure.lead_email,
        "version": team.version,
        "site_name": settings.SITE_NAME,
        "page": _whole(procedure.get_absolute_url()),
        "link": _whole(page_for(team)),
        "days": LIFETIME.days,
    }
    subject = _("Referral procedure: %(name)s, version %(number)s") % {
        "name": words["name"],
        "number": team.version.number,
    }
    return EmailMessage(
        subject=subject,
        body=render_to_string("referrals/procedures/mail/told.txt", words),
        to=[team.mailbox],
        headers={"Message-ID": _message_id(team), "Auto-Submitted": "auto-generated"},
    )


def _message_id(team: Acknowledgement) -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    number = team.version.number
    return f"<procedure.{team.version.procedure.public_id}.{number}.{team.pk}@{domain}>"


def _whole(path: str) -> str:
    return str(settings.SITE_ADDRESS).rstrip("/") + path


def _one_line(text: str) -> str:
    return " ".join(text.split())
