"""What is new is told once, in plain words; what waits, has lapsed or was withdrawn is kept back."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from provision.entries.confirming import confirm_still_correct, tell_today
from provision.entries.deciding import give_back
from provision.models import ChangeRequest, EntryStatus, Event, Revision, Service
from provision.news import NewsKind
from provision.workflow import move
from tests.cast import Cast
from tests.factories import AreaFactory, AuthorityFactory, OverlapFactory, ServiceFactory
from tests.provision.entries.verbs import (
    REASON,
    a_correction,
    a_new_draft,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
)
from tests.provision.listing import DAY, NOON, stop_the_clock
from tests.provision.news.telling import BY_FILE, imported, moved_to, news, rows, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def withdrawn(service: Service, cast: Cast) -> None:
    move(
        service,
        to=EntryStatus.WITHDRAWN,
        by=cast.administrator,
        role="administrator",
        reason="Names a person",
    )


# --- What happened ----------------------------------------------------------------------------------


def test_a_new_service_is_told_as_added_with_the_address_of_its_page(cast: Cast) -> None:
    service = approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    [item] = news(cast.unit)

    assert (item.kind, item.when, item.service_name, item.words) == (
        NewsKind.ADDED,
        NOON,
        "Open door",
        "added",
    )
    assert item.service_address == service.get_absolute_url()
    assert not item.is_demonstration


def test_a_correction_is_told_by_the_kinds_of_fact_and_never_by_what_they_say(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    asked = a_sent_correction(
        service, by=cast.submitter, min_age="25", referral_phone="01632 960000", starts_per_year="40",
        capacity_as_at="2026-11-01", lead_email="somebody@example.org",
    )  # fmt: skip

    approved(asked, by=cast.curator)

    assert told(cast.unit) == [("Helping hand", "corrected: who it takes, how to refer, capacity")]


def test_several_corrections_of_a_day_are_one(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    for texts in ({"min_age": "25"}, {"min_age": "18"}, {"how_to_refer": "Ring."}):
        approved(a_sent_correction(service, by=cast.submitter, **texts), by=cast.curator)

    assert told(cast.unit) == [("Helping hand", "corrected: who it takes, how to refer")]


def test_what_only_curators_see_is_no_news(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    approved(a_sent_correction(service, by=cast.curator, next_review_on="2027-01-01"), by=cast.curator)
    approved(a_sent_correction(service, by=cast.curator, lead_email="lead@example.org"), by=cast.curator)

    assert news(cast.unit) == ()


def test_still_correct_and_todays_figures_are_told_once_each_and_not_as_corrections(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    confirm_still_correct(service, by=cast.submitter, seen_version=1, capacity_is_confirmed=False)
    confirm_still_correct(service, by=cast.submitter, seen_version=2, capacity_is_confirmed=False)
    tell_today(service, by=cast.submitter, seen_version=2, places_free="3", wait_weeks="")

    assert set(told(cast.unit)) == {
        ("Helping hand", "confirmed as still correct"),
        ("Helping hand", "free places and wait told"),
    }


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("delivering", "ended", "ended"),
        ("delivering", "paused", "paused"),
        ("paused", "delivering", "running again"),
        ("ended", "delivering", "running again"),
        ("commissioned", "delivering", "corrected: whether it is running, and its dates"),
    ],
)
def test_a_change_of_delivery_is_told_as_what_it_means(
    cast: Cast, before: str, after: str, words: str
) -> None:
    service = a_published_service(areas=[cast.unit], delivery=before)

    approved(a_sent_correction(service, by=cast.submitter, delivery=after), by=cast.curator)

    assert told(cast.unit) == [("Helping hand", words)]


def test_a_withdrawn_service_is_named_as_withdrawn_and_nothing_else_of_it_is_told(cast: Cast) -> None:
    service = approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)
    confirm_still_correct(service, by=cast.submitter, seen_version=1, capacity_is_confirmed=False)

    withdrawn(service, cast)

    [item] = news(cast.unit)
    assert (item.service_name, item.words, item.service_address) == (
        "Open door",
        "withdrawn from the map",
        "",
    )


def test_a_draft_that_is_withdrawn_was_never_on_the_map_and_is_not_named(cast: Cast) -> None:
    service = ServiceFactory(status=EntryStatus.DRAFT, areas=[cast.unit])

    withdrawn(service, cast)

    assert news(cast.unit) == ()


def test_a_service_that_comes_back_is_told_as_back(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    withdrawn(service, cast)
    moved_to(service, days_ago=2)

    move(service, to=EntryStatus.PUBLISHED, by=cast.curator, role="curator")

    assert told(cast.unit) == [
        ("Helping hand", "back on the map"),
        ("Helping hand", "withdrawn from the map"),
    ]


# --- By dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "days", "words"),
    [
        ("starts_on", 0, "started"),
        ("ends_on", -1, "ended"),
        ("referrals_open_on", 0, "opened for referrals"),
        ("referrals_close_on", -1, "closed for referrals"),
    ],
)
def test_a_service_starts_and_ends_by_its_dates_a_last_day_included(
    cast: Cast, column: str, days: int, words: str
) -> None:
    ServiceFactory(name="Dated", areas=[cast.unit], **{column: DAY + timedelta(days=days)})

    [item] = news(cast.unit)

    assert (item.service_name, item.words) == ("Dated", words)
    assert item.when.isoformat() == "2026-11-24T00:00:00+00:00"


@pytest.mark.parametrize("column", ["starts_on", "ends_on", "referrals_open_on", "referrals_close_on"])
@pytest.mark.parametrize("days", [1, -60])
def test_a_date_outside_the_period_is_no_news(cast: Cast, column: str, days: int) -> None:
    ServiceFactory(areas=[cast.unit], **{column: DAY + timedelta(days=days)})

    assert news(cast.unit) == ()


def test_a_day_in_summer_begins_at_midnight_in_london(cast: Cast) -> None:
    ServiceFactory(areas=[cast.unit], starts_on=date(2026, 8, 1))

    [item] = news(cast.unit, days=150)

    assert item.when.isoformat() == "2026-08-01T00:00:00+01:00"


def test_a_service_that_is_not_said_to_deliver_does_not_start_by_its_date(cast: Cast) -> None:
    for delivery in ("", "commissioned", "policy_only"):
        ServiceFactory(areas=[cast.unit], delivery=delivery, starts_on=DAY)

    assert news(cast.unit) == ()


# --- What is kept back ------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [a_correction, a_sent_correction])
def test_a_correction_that_waits_is_not_told(cast: Cast, make: Callable[..., ChangeRequest]) -> None:
    make(a_published_service(areas=[cast.unit]), by=cast.submitter, min_age="25")

    assert news(cast.unit) == ()


def test_a_new_service_that_waits_or_was_returned_is_not_told(cast: Cast) -> None:
    a_new_draft(by=cast.submitter, area=cast.unit.code)
    request = a_new_request(by=cast.submitter, area=cast.unit.code)
    give_back(request, by=cast.curator, **REASON)

    assert news(cast.unit) == ()


@pytest.mark.parametrize("status", [EntryStatus.DRAFT, EntryStatus.SUBMITTED, EntryStatus.RETURNED])
def test_an_entry_that_is_not_published_is_not_told_whatever_was_written_of_it(
    cast: Cast, status: str
) -> None:
    service = ServiceFactory(status=status, areas=[cast.unit], starts_on=DAY)
    Event.objects.create(
        role="curator", action="publish", service=service, before="submitted", after="published"
    )
    Revision.objects.create(service=service, number=2, role="curator", edits=[["min_age", "", "18"]])

    assert news(cast.unit) == ()


def test_what_was_changed_before_a_service_was_published_is_not_told(cast: Cast) -> None:
    service = ServiceFactory(name="Draft first", status=EntryStatus.SUBMITTED, areas=[cast.unit])
    revision = Revision.objects.create(
        service=service, number=2, role="curator", edits=[["min_age", "", "18"]]
    )
    Revision.objects.filter(pk=revision.pk).update(made_at=NOON - timedelta(hours=2))

    move(service, to=EntryStatus.PUBLISHED, by=cast.curator, role="curator")

    assert told(cast.unit) == [("Draft first", "added")]


def test_nothing_is_told_of_an_entry_that_has_lapsed(cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit], starts_on=DAY, last_checked_on=date(2024, 1, 1))
    Event.objects.create(
        role="curator", action="publish", service=service, before="submitted", after="published"
    )
    Revision.objects.create(service=service, number=2, role="curator", edits=[["min_age", "", "18"]])

    assert news(cast.unit) == ()


# --- Where ------------------------------------------------------------------------------------------


def test_it_is_told_in_every_area_that_the_service_covers_and_in_no_other(cast: Cast) -> None:
    approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    assert told(cast.unit) == told(cast.region) == [("Open door", "added")]
    assert told(cast.neighbour) == told(cast.other_unit) == []


def test_a_service_of_an_authority_is_news_in_its_unit(cast: Cast) -> None:
    authority = AuthorityFactory()
    OverlapFactory(area=authority, larger=cast.unit)
    ServiceFactory(name="Of the borough", areas=[authority], starts_on=DAY)

    assert told(cast.unit) == [("Of the borough", "started")]


def test_a_watched_service_is_told_wherever_it_is_and_once(cast: Cast) -> None:
    service = ServiceFactory(name="Watched", areas=[cast.other_unit], starts_on=DAY)
    ServiceFactory(name="Another", areas=[cast.other_unit], starts_on=DAY)

    assert told(services=[service]) == [("Watched", "started")]
    assert told(cast.unit, services=[service]) == [("Watched", "started")]
    assert len(told(cast.other_unit, services=[service])) == 2


def test_nothing_watched_is_no_news(cast: Cast) -> None:
    ServiceFactory(areas=[cast.unit], starts_on=DAY)

    assert news() == ()


# --- When -------------------------------------------------------------------------------------------


def test_the_first_moment_counts_and_the_last_does_not(cast: Cast) -> None:
    approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    assert len(news(cast.unit, since=NOON, until=NOON + timedelta(seconds=1))) == 1
    assert news(cast.unit, since=NOON - timedelta(days=1), until=NOON) == ()


def test_a_confirmation_on_the_edge_of_two_periods_is_told_in_one_of_them_only(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    confirm_still_correct(service, by=cast.submitter, seen_version=1, capacity_is_confirmed=False)
    Event.objects.filter(service=service).update(at=NOON + timedelta(milliseconds=5))

    first = news(cast.unit, until=NOON + timedelta(milliseconds=2))
    second = news(cast.unit, since=NOON + timedelta(milliseconds=2), until=NOON + timedelta(days=1))

    assert [item.kind for item in first] == []
    assert [item.kind for item in second] == [NewsKind.CONFIRMED]


def test_the_newest_comes_first_and_no_more_than_asked_for(cast: Cast) -> None:
    for ago in (3, 1, 2):
        ServiceFactory(name=f"{ago} days ago", areas=[cast.unit], starts_on=DAY - timedelta(days=ago))

    assert [name for name, _ in told(cast.unit)] == ["1 days ago", "2 days ago", "3 days ago"]
    assert [name for name, _ in told(cast.unit, most=1)] == ["1 days ago"]


# --- Many at once -----------------------------------------------------------------------------------


def test_many_services_of_a_file_are_one_item_that_does_not_name_the_file(cast: Cast) -> None:
    imported(rows(25, area=cast.unit))

    [item] = news(cast.unit)

    assert (item.kind, item.service_name, item.words) == (
        NewsKind.LOADED,
        "25 services",
        "loaded from a file",
    )
    assert item.service_address == "/services/"
    assert "jane" not in f"{item.service_name} {item.words}".lower()


def test_a_few_services_of_a_file_are_named(cast: Cast) -> None:
    imported(rows(3, area=cast.unit))

    assert told(cast.unit) == [("Service 002", "added"), ("Service 001", "added"), ("Service 000", "added")]


def test_many_corrections_of_a_file_are_one_item_that_says_of_what(cast: Cast) -> None:
    imported(rows(12, area=cast.unit))
    moved_all(days_ago=3)
    imported(rows(12, area=cast.unit, min_age="18", referral_phone="01632 960000"))

    assert told(cast.unit, days=1) == [
        ("12 services", "brought up to date from a file: who it takes, how to refer")
    ]


def test_dates_of_checks_in_a_file_are_confirmations(cast: Cast) -> None:
    imported(rows(2, area=cast.unit))
    moved_all(days_ago=3)
    imported(rows(2, area=cast.unit, last_checked_on="2026-11-20"))

    assert {words for _, words in told(cast.unit, days=1)} == {"confirmed as still correct"}


def test_reference_data_is_told_for_the_whole_map_where_an_area_is_asked_about(cast: Cast) -> None:
    imported(rows(25, area=cast.unit), reason="Reference pack country", tells_rows=False)

    watched = Service.objects.first()
    assert watched is not None
    assert told(cast.unit) == [("25 services", "loaded from the reference data, for the whole map")]
    assert told(services=[watched]) == []


def test_corrections_by_reference_data_are_told_without_an_event_of_each(cast: Cast) -> None:
    imported(rows(12, area=cast.unit), reason="Reference pack country", tells_rows=False)
    Event.objects.all().delete()
    imported(rows(12, area=cast.unit, min_age="18"), reason="Reference pack country", tells_rows=False)

    assert told(cast.unit) == [("12 services", "brought up to date from the reference data: who it takes")]


def moved_all(*, days_ago: int) -> None:
    for service in Service.objects.all():
        moved_to(service, days_ago=days_ago)


# --- All the rest -----------------------------------------------------------------------------------


def test_a_demonstration_entry_is_marked(cast: Cast) -> None:
    ServiceFactory(areas=[cast.unit], starts_on=DAY, is_demonstration=True)

    [item] = news(cast.unit)

    assert item.words == "started (demonstration)"
    assert item.is_demonstration


def test_a_key_stays_the_same_and_no_two_items_share_one(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], starts_on=DAY)
    approved(a_sent_correction(service, by=cast.submitter, min_age="25"), by=cast.curator)
    before = {item.key for item in news(cast.unit)}
    approved(a_sent_correction(service, by=cast.submitter, min_age="26"), by=cast.curator)
    imported(rows(15, area=cast.unit))

    keys = [item.key for item in news(cast.unit)]

    assert before <= set(keys)
    assert len(set(keys)) == len(keys) == 3


def test_the_number_of_queries_does_not_grow_with_the_services(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(8):
        service = a_published_service(areas=[cast.unit], starts_on=DAY)
        approved(a_sent_correction(service, by=cast.submitter, min_age="25"), by=cast.curator)
    news(cast.unit)  # the reference is kept from now on

    services = list(Service.objects.all())
    with django_assert_max_num_queries(7):
        assert len(news(cast.unit, services=services)) == 16


def test_an_event_that_is_about_nothing_known_is_passed_over(cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit])
    Event.objects.create(role="operator", action=str(uuid4())[:30], service=service, reason=BY_FILE)
    Event.objects.create(
        role="operator", action="loaded", subject="services", reason="Reference pack x\n0 added, 2 changed"
    )

    assert news(cast.unit, AreaFactory()) == ()
