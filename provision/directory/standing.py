"""Whether a service is running, in one word, worked out from its statement and its dates. Pure.

A delivering service whose referral window nobody has stated is told as delivering; the facet "accepting referrals now"
finds it too, because nothing says that its referrals are closed.
"""

from datetime import date
from enum import StrEnum
from typing import Protocol


class Standing(StrEnum):
    ACCEPTING = "accepting"
    DELIVERING = "delivering"
    REFERRALS_CLOSED = "referrals_closed"
    REFERRALS_NOT_YET_OPEN = "referrals_not_yet_open"
    NOT_YET_STARTED = "not_yet_started"
    COMMISSIONED = "commissioned"
    POLICY_ONLY = "policy_only"
    PAUSED = "paused"
    ENDED = "ended"
    REPORTED = "reported"


class Dated(Protocol):
    """What decides: the statement of delivery and four dates."""

    delivery: str
    starts_on: date | None
    ends_on: date | None
    referrals_open_on: date | None
    referrals_close_on: date | None


def standing(service: Dated, *, on: date) -> Standing:
    """The first that holds: dates narrow what was stated and never widen it."""
    if service.delivery == "ended" or (service.ends_on and service.ends_on < on):
        return Standing.ENDED
    if service.delivery == "":
        return Standing.REPORTED
    if service.delivery != "delivering":
        return Standing(service.delivery)
    return _by_dates(service, on=on)


def _by_dates(service: Dated, *, on: date) -> Standing:
    if service.starts_on and service.starts_on > on:
        return Standing.NOT_YET_STARTED
    if service.referrals_open_on and service.referrals_open_on > on:
        return Standing.REFERRALS_NOT_YET_OPEN
    if service.referrals_close_on and service.referrals_close_on < on:
        return Standing.REFERRALS_CLOSED
    has_window = service.referrals_open_on or service.referrals_close_on
    return Standing.ACCEPTING if has_window else Standing.DELIVERING
