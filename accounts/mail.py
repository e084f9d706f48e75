"""The message that brings an invitation: plain text, nothing in it that somebody else wrote."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.invitations import LIFETIME
from accounts.models import Invitation

logger = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, *, link: str) -> bool:
    """Send the link to the person invited. False when the mail server would not take it."""
    words = {
        "role": invitation.get_role_display(),
        "site_name": settings.SITE_NAME,
        "link": link,
        "days": LIFETIME.days,
    }
    message = EmailMessage(
        subject=_("Your invitation to %(site)s") % {"site": settings.SITE_NAME},
        body=render_to_string("accounts/mail/invitation.txt", words),
        to=[invitation.email],
    )
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("An invitation could not be sent")
        return False
    return True
