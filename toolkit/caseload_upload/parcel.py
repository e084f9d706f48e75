"""A file on its way from the preview to saving: sealed in the page itself, so that nothing is kept in between."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.core import signing
from django.utils.translation import gettext as _

from provision.person import Person
from toolkit.caseload_upload.offer import Offer

LIFETIME: Final = timedelta(hours=1)
SALT: Final = "toolkit.caseload-figures"


class SpoiltParcelError(Exception):
    """It is too old, was made for somebody else, or was changed on the way. The message says what to do."""


@dataclass(frozen=True)
class Parcel:
    content: bytes
    fingerprint: str


def sealed(offer: Offer, *, by: Person) -> str:
    """The text that the preview carries to the button."""
    packed = {
        "for": by.pk,
        "file": b64encode(offer.content).decode("ascii"),
        "fingerprint": offer.fingerprint,
    }
    return signing.dumps(packed, salt=SALT, compress=True)


def opened(text: str, *, by: Person) -> Parcel:
    """What was sealed. Raises SpoiltParcelError."""
    try:
        packed = signing.loads(text, salt=SALT, max_age=LIFETIME)
    except signing.SignatureExpired:
        raise SpoiltParcelError(
            _("You looked at this file more than an hour ago. Nothing was saved: choose it again.")
        ) from None
    except signing.BadSignature:
        packed = {}
    if packed.get("for") != by.pk:
        raise SpoiltParcelError(
            _("The file did not come back as it was. Nothing was saved: choose it again.")
        )
    return Parcel(b64decode(packed["file"]), packed["fingerprint"])
