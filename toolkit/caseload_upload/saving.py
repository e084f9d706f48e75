"""Saving a file that was looked at: all of it, in one transaction with its events, or nothing."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import IntegrityError, transaction

from provision.exchange.events import Author
from provision.exchange.writing import OutdatedError, apply
from provision.person import Person
from toolkit.caseload_upload.offer import ENTER, Offer, offer
from toolkit.caseload_upload.parcel import Parcel

REASON = "Entered on the page of caseload figures."


class Outcome(StrEnum):
    SAVED = "saved"
    ALREADY_THERE = "already_there"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True)
class Saving:
    """What came of it, and the file as it now stands: to be looked at again where somebody wrote meanwhile."""

    outcome: Outcome
    offer: Offer


def save(parcel: Parcel, *, by: Person) -> Saving:
    """Save what was sealed, if it would still do what was shown. Sending it twice does no more than once."""
    try:
        with transaction.atomic():
            current = offer(parcel.content, by=by)
            if current.says_nothing_new:
                return Saving(Outcome.ALREADY_THERE, current)
            if current.is_refused or current.fingerprint != parcel.fingerprint:
                return Saving(Outcome.LOOK_AGAIN, current)
            apply(current.staged, by=Author(by.acting_role(ENTER), REASON, actor_id=by.pk))
    except (OutdatedError, IntegrityError):
        return Saving(Outcome.LOOK_AGAIN, offer(parcel.content, by=by))
    return Saving(Outcome.SAVED, current)
