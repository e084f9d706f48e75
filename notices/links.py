"""Addresses in messages: whole ones, and the key that stands in for an account where a mailbox has none."""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.urls import reverse

from notices.addresses import plain

SALT = "notices.links: the key of a mailbox"
LIFETIME = timedelta(days=30)


def whole(path: str) -> str:
    """The whole address of a page: a command has no request to take the site's from."""
    return str(settings.SITE_ADDRESS).rstrip("/") + path


def key_of(mailbox: str) -> str:
    """What proves, for 30 days, that somebody reads a mailbox. It is signed, and kept nowhere."""
    return signing.dumps(plain(mailbox), salt=SALT, compress=True)


def mailbox_of(key: str) -> str:
    """The mailbox that a key was sent to; empty for a key that is not ours or has ended."""
    try:
        mailbox: str = signing.loads(key, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return ""
    return mailbox


def page(name: str, *, key: str = "") -> str:
    """The address of a page of ours, with the key of a mailbox in its query string, which no log holds."""
    return reverse(name) + (f"?{urlencode({'key': key})}" if key else "")
