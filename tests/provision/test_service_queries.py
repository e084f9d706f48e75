"""Questions that dates and coverage decide."""

from datetime import date, timedelta
from typing import Any

import pytest

from provision.freshness import Clocks
from provision.models import EntryStatus, Service
from tests.factories import AreaFactory, ServiceFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def holds(question: str, **facts: Any) -> bool:
    """Whether a service with these facts is among those that a question finds on the day."""
    ServiceFactory(**facts)
    found: bool = getattr(Service.objects, question)(on=DAY).exists()
    return found


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, True),
        ({"starts_on": DAY}, True),
        ({"starts_on": AFTER}, False),
        ({"ends_on": DAY}, True),
        ({"ends_on": BEFORE}, False),
        ({"starts_on": DAY, "ends_on": DAY}, True),
        ({"starts_on": BEFORE, "ends_on": AFTER}, True),
        ({"referrals_close_on": BEFORE}, True),
    ],
)
def test_a_service_delivers_from_its_first_day_to_its_last(dates: dict[str, date], expected: bool) -> None:
    assert holds("delivering", **dates) is expected


@pytest.mark.parametrize("delivery", ["", "policy_only", "commissioned", "paused", "ended"])
def test_dates_never_widen_what_was_stated(delivery: str) -> None:
    assert not holds("delivering", delivery=delivery, starts_on=BEFORE, ends_on=AFTER)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, True),
        ({"referrals_open_on": DAY}, True),
        ({"referrals_open_on": AFTER}, False),
        ({"referrals_close_on": DAY}, True),
        ({"referrals_close_on": BEFORE}, False),
        ({"referrals_open_on": BEFORE, "ends_on": BEFORE}, False),
    ],
)
def test_referrals_are_taken_from_the_first_day_of_the_window_to_its_last(
    dates: dict[str, date], expected: bool
) -> None:
    assert holds("accepting_referrals", **dates) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, False),
        ({"delivery": "ended"}, True),
        ({"delivery": "ended", "ends_on": AFTER}, True),
        ({"ends_on": DAY}, False),
        ({"ends_on": BEFORE}, True),
        ({"delivery": "", "ends_on": BEFORE}, True),
    ],
)
def test_a_service_has_ended_when_that_is_said_or_its_last_day_is_past(
    facts: dict[str, Any], expected: bool
) -> None:
    assert holds("ended", **facts) is expected
    assert Service.objects.listed(on=DAY, clocks=Clocks()).exists() is not expected


@pytest.mark.parametrize(
    "status", [status for status in EntryStatus if status != EntryStatus.PUBLISHED], ids=str
)
def test_what_is_not_published_is_in_no_answer(status: str) -> None:
    for delivery in ("delivering", "", "ended"):
        ServiceFactory(status=status, delivery=delivery)

    everything = Service.objects
    assert not everything.published().exists()
    assert not everything.reported_only().exists()
    for question in ("delivering", "accepting_referrals", "ended", "not_yet_open"):
        assert not getattr(everything, question)(on=DAY).exists(), question
    for question in ("shown", "listed", "lapsed", "due_for_review"):
        assert not getattr(everything, question)(on=DAY, clocks=Clocks()).exists(), question


def test_a_service_of_which_nobody_has_said_that_it_delivers_is_reported_only() -> None:
    reported = ServiceFactory(delivery="")
    ServiceFactory(delivery="paused")

    assert list(Service.objects.reported_only()) == [reported]


def test_a_service_that_covers_two_of_the_areas_is_found_once() -> None:
    one, other, third = AreaFactory(), AreaFactory(), AreaFactory()
    both = ServiceFactory(areas=[one, other])
    ServiceFactory(areas=[third])
    ServiceFactory()

    assert list(Service.objects.covering({one.pk, other.pk})) == [both]
    assert not Service.objects.covering(set()).exists()
