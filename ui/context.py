"""What every page may say about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The site's name, where to write to its administrators, and what it lets people do.

    `mail_is_sent` is false when no mail server is set and messages are written to a folder instead.
    """
    return {
        "site_name": settings.SITE_NAME,
        "contact_email": settings.CONTACT_EMAIL,
        "mail_is_sent": bool(settings.EMAIL_URL),
        "public_reading": settings.PUBLIC_READING,
    }
