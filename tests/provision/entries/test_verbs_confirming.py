"""Still correct, and how full it is today: published at once, told in a role, never over something unseen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Role
from provision.entries.confirming import (
    LEAD_BY_MAILBOX,
    confirm_by_mailbox,
    confirm_still_correct,
    tell_today,
)
from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.models import Event, Revision, Service
from provision.today import today
from provision.workflow import MoveRefusedError
from tests.cast import Cast, person
from tests.provision.entries.verbs import a_published_service, edits_of

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 1, 5)
OLD = {"last_checked_on": LONG_AGO, "capacity_as_at": LONG_AGO, "starts_per_year": 40}


def confirm(service: Service, cast: Cast, *, seen: int = 1, capacity: bool = False) -> None:
    confirm_still_correct(service, by=cast.submitter, seen_version=seen, capacity_is_confirmed=capacity)


def tell(service: Service, cast: Cast, *, seen: int = 1, free: str = "3", wait: str = "2") -> None:
    tell_today(service, by=cast.submitter, seen_version=seen, places_free=free, wait_weeks=wait)


# --- Still correct ----------------------------------------------------------------------------------


def test_it_renews_contact_and_eligibility_and_not_the_capacity(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)

    confirm(service, cast)

    dates = (service.last_checked_on, service.contact_checked_on, service.eligibility_checked_on)
    assert dates == (today(), today(), today())
    assert service.capacity_as_at == LONG_AGO
    assert service.version == 2
    assert edits_of(service, number=2) == {
        "last_checked_on": (LONG_AGO.isoformat(), today().isoformat()),
        "contact_checked_on": ("", today().isoformat()),
        "eligibility_checked_on": ("", today().isoformat()),
    }


@pytest.mark.parametrize("figure", ["starts_per_year", "places", "mean_weeks", "probation_share"])
def test_it_renews_a_capacity_that_was_shown_and_confirmed(cast: Cast, figure: str) -> None:
    facts = {"last_checked_on": LONG_AGO, "capacity_as_at": LONG_AGO, figure: 1}
    service = a_published_service(areas=[cast.unit], **facts)

    confirm(service, cast, capacity=True)

    assert service.capacity_as_at == today()


def test_where_there_is_no_figure_none_is_confirmed(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    confirm(service, cast, capacity=True)

    assert service.capacity_as_at is None


@pytest.mark.parametrize(("days", "is_done"), [(-1, True), (0, True), (1, False)])
def test_a_day_of_review_that_has_come_is_done_with(cast: Cast, days: int, is_done: bool) -> None:
    review = today() + timedelta(days=days)
    service = a_published_service(areas=[cast.unit], next_review_on=review)

    confirm(service, cast)

    assert service.next_review_on == (None if is_done else review)


def test_who_said_so_in_which_role_is_written_down_once(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)

    confirm(service, cast)

    event = Event.objects.get()
    assert (event.role, event.actor_id, event.action) == ("submitter", cast.submitter.pk, "confirm")
    assert (event.service, event.version, event.before, event.after) == (service, 2, "", "")
    revision = Revision.objects.get()
    assert (revision.role, revision.actor_id, revision.change_request) == (
        "submitter", cast.submitter.pk, None,
    )  # fmt: skip


def test_said_twice_in_a_day_it_is_one_version_and_two_events(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)
    confirm(service, cast)

    confirm_still_correct(service, by=cast.colleague, seen_version=2, capacity_is_confirmed=False)

    assert service.version == 2
    assert list(Event.objects.order_by("pk").values_list("actor_id", "version")) == [
        (cast.submitter.pk, 2),
        (cast.colleague.pk, None),
    ]


def test_sent_twice_it_is_told_once(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)
    confirm(service, cast)

    confirm(service, cast, seen=1)

    assert (service.version, Event.objects.count()) == (2, 1)


def test_sent_twice_on_a_day_on_which_it_was_said_already_leaves_one_event_more(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)
    confirm(service, cast)

    for _ in range(2):
        confirm(service, cast, seen=2)

    assert (service.version, Event.objects.count()) == (2, 3)


def test_the_second_of_two_that_says_more_is_not_taken_for_the_first(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)
    confirm(service, cast)

    with pytest.raises(SeenVersionError):
        confirm(service, cast, seen=1, capacity=True)

    service.refresh_from_db()
    assert service.capacity_as_at == LONG_AGO


def test_what_a_colleague_has_said_since_is_seen_first(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)
    confirm_still_correct(service, by=cast.colleague, seen_version=1, capacity_is_confirmed=False)

    with pytest.raises(SeenVersionError):
        confirm(service, cast)


@pytest.mark.parametrize("seen", [0, 2, 99])
def test_a_version_that_is_not_this_one_confirms_nothing(cast: Cast, seen: int) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)

    with pytest.raises(SeenVersionError):
        confirm(service, cast, seen=seen)

    service.refresh_from_db()
    assert (service.last_checked_on, service.version) == (LONG_AGO, 1)
    assert not Event.objects.exists()


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "withdrawn"])
def test_only_what_is_published_is_confirmed(cast: Cast, status: str) -> None:
    service = a_published_service(areas=[cast.unit], status=status)

    with pytest.raises(MoveRefusedError):
        confirm(service, cast)
    with pytest.raises(MoveRefusedError):
        confirm_by_mailbox(service, seen_version=1)
    with pytest.raises(MoveRefusedError):
        tell(service, cast)

    assert not Event.objects.exists()


def test_who_may_not_correct_it_confirms_nothing(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    for somebody in (cast.outsider, person("elsewhere", role=Role.CURATOR, areas=[cast.other_region])):
        with pytest.raises(PermissionDenied):
            confirm_still_correct(service, by=somebody, seen_version=1, capacity_is_confirmed=False)
        with pytest.raises(PermissionDenied):
            tell_today(service, by=somebody, seen_version=1, places_free="3", wait_weeks="")


@pytest.mark.parametrize("who", ["submitter", "commissioner", "curator", "administrator"])
def test_whoever_may_correct_it_confirms_it_in_their_own_role(cast: Cast, who: str) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)

    confirm_still_correct(service, by=cast.people[who], seen_version=1, capacity_is_confirmed=False)

    assert Event.objects.get().role == who


# --- The lead's mailbox -----------------------------------------------------------------------------


def test_the_leads_mailbox_confirms_all_but_the_capacity(cast: Cast) -> None:
    service = a_published_service(**OLD)

    confirm_by_mailbox(service, seen_version=1)

    assert (service.contact_checked_on, service.capacity_as_at) == (today(), LONG_AGO)
    event = Event.objects.get()
    assert (event.role, event.actor_id, event.action) == (LEAD_BY_MAILBOX, None, "confirm")


def test_the_leads_mailbox_sees_first_what_somebody_changed(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)
    tell(service, cast)

    with pytest.raises(SeenVersionError):
        confirm_by_mailbox(service, seen_version=1)


# --- How full it is today ---------------------------------------------------------------------------


def test_places_and_wait_are_told_as_at_today(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **OLD)

    tell(service, cast, free="3", wait="1.5")

    assert (service.places_free, service.places_free_as_at) == (3, today())
    assert (service.wait_weeks, service.wait_as_at) == (1.5, today())
    assert (service.last_checked_on, service.capacity_as_at) == (LONG_AGO, LONG_AGO)
    event = Event.objects.get()
    assert (event.role, event.action, event.version) == ("submitter", "tell today", 2)


@pytest.mark.parametrize(("free", "wait"), [("", "2"), ("3", ""), ("3", "  ")])
def test_either_may_be_left_not_known_and_has_no_date_then(cast: Cast, free: str, wait: str) -> None:
    facts = {
        "places_free": 9, "places_free_as_at": LONG_AGO, "wait_weeks": 9, "wait_as_at": LONG_AGO,
    }  # fmt: skip
    service = a_published_service(areas=[cast.unit], **facts)

    tell(service, cast, free=free, wait=wait)

    told = {"places_free": service.places_free, "wait_weeks": service.wait_weeks}
    assert told == {
        "places_free": float(free) if free.strip() else None,
        "wait_weeks": float(wait) if wait.strip() else None,
    }
    assert service.places_free_as_at == (today() if free.strip() else None)
    assert service.wait_as_at == (today() if wait.strip() else None)


def test_none_free_and_no_wait_are_figures(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    tell(service, cast, free="0", wait="0")

    assert (service.places_free, service.wait_weeks) == (0, 0)
    assert service.places_free_as_at == service.wait_as_at == today()


@pytest.mark.parametrize(
    ("free", "wait"), [("-1", ""), ("", "-2"), ("lots", ""), ("3", "nan"), ("1e999", "")]
)
def test_a_number_that_is_none_is_refused_and_nothing_is_published(cast: Cast, free: str, wait: str) -> None:
    service = a_published_service(areas=[cast.unit])

    with pytest.raises(NotReadyError):
        tell(service, cast, free=free, wait=wait)

    service.refresh_from_db()
    assert (service.places_free, service.wait_weeks, service.version) == (None, None, 1)
    assert not Event.objects.exists()


def test_the_same_figures_sent_twice_are_told_once(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    tell(service, cast)

    tell(service, cast, seen=1)

    assert (service.version, Event.objects.count()) == (2, 1)


def test_other_figures_from_the_same_page_are_looked_at_first(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    tell(service, cast, free="3")

    with pytest.raises(SeenVersionError):
        tell(service, cast, seen=1, free="4")

    service.refresh_from_db()
    assert service.places_free == 3
