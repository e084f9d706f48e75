"""Watching areas and services: the buttons, the page, and the messages that follow."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from notices.models import Pace, Preference, Watch
from notices.watching import stop_watching, watch
from provision.entries.confirming import confirm_still_correct, tell_today
from provision.models import Area, EntryStatus, Service
from tests.cast import Cast
from tests.factories import ServiceFactory
from tests.notices.conftest import SetDay
from tests.notices.scenes import TODAY, a_due_service, only_message, send_notices, told

pytestmark = pytest.mark.django_db
WATCHER = "submitter@example.org"
WATCHING = reverse("watching")


def a_service(*areas: Area, number: int = 1, **fields: object) -> Service:
    service: Service = ServiceFactory(
        **{"name": f"Helping hand {number}", "last_checked_on": TODAY} | fields,
        sender="Sender",
        sender_id=str(number),
        areas=areas,
    )
    return service


def something_new(service: Service, *, by: User) -> None:
    service.refresh_from_db()
    confirm_still_correct(service, by=by, seen_version=service.version, capacity_is_confirmed=False)


def button(thing: Area | Service, *, somebody: object, path: str = "/areas/X/") -> str:
    request = RequestFactory().get(path)
    request.user = somebody  # type: ignore[assignment]
    words = Template("{% load watching %}{% watch_button thing %}")
    return words.render(Context({"thing": thing, "request": request}))


def test_the_button_begins_to_watch_and_the_next_one_ends_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.submitter)
    address = reverse("watch-area", args=[cast.unit.code])
    response = client.post(address, {"back": "/areas/"})
    assert response["Location"] == "/areas/"
    assert Watch.objects.get().area == cast.unit
    client.post(address, {"stop": "yes"})
    assert not Watch.objects.exists()


def test_pressing_twice_watches_once(client: Client, cast: Cast) -> None:
    service = a_service(cast.unit)
    client.force_login(cast.submitter)
    for _ in range(2):
        response = client.post(reverse("watch-service", args=[service.public_id]))
    assert response["Location"] == service.get_absolute_url()
    assert Watch.objects.get().service == service


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example.org/", "//elsewhere.example.org", "javascript:x"]
)
def test_the_button_leads_nowhere_else(client: Client, cast: Cast, back: str) -> None:
    client.force_login(cast.submitter)
    response = client.post(reverse("watch-area", args=[cast.unit.code]), {"back": back})
    assert response["Location"] == f"/areas/{cast.unit.code}/"


def test_somebody_whose_session_has_ended_signs_in_and_comes_back_to_the_page(
    client: Client, cast: Cast
) -> None:
    response = client.post(reverse("watch-area", args=[cast.unit.code]), {"back": "/areas/"})
    assert response["Location"] == "/accounts/login/?next=/areas/"
    assert not Watch.objects.exists()


def test_looking_at_the_address_of_a_button_watches_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.submitter)
    assert client.get(reverse("watch-area", args=[cast.unit.code])).status_code == 405


def test_what_is_not_there_cannot_be_watched(client: Client, cast: Cast) -> None:
    draft = a_service(cast.unit, status=EntryStatus.DRAFT)
    client.force_login(cast.submitter)
    assert client.post(reverse("watch-area", args=["NOWHERE"])).status_code == 404
    assert client.post(reverse("watch-service", args=[draft.public_id])).status_code == 404


def test_a_withdrawn_service_can_still_be_given_up(client: Client, cast: Cast) -> None:
    service = a_service(cast.unit)
    watch(service, by=cast.submitter)
    Service.objects.update(status=EntryStatus.WITHDRAWN)
    client.force_login(cast.submitter)
    assert "no longer on the map" in client.get(WATCHING).content.decode()
    client.post(reverse("watch-service", args=[service.public_id]), {"stop": "yes", "back": WATCHING})
    assert not Watch.objects.exists()


def test_a_reader_without_an_account_is_offered_to_sign_in(cast: Cast) -> None:
    html = button(cast.unit, somebody=AnonymousUser(), path="/areas/X/")
    assert 'href="/accounts/login/?next=/areas/X/"' in html
    assert "<form" not in html


def test_the_button_says_what_it_does_and_takes_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert "Stop watching" not in button(cast.unit, somebody=cast.submitter)
    watch(cast.unit, by=cast.submitter)
    assert "Stop watching" in button(cast.unit, somebody=cast.submitter)
    assert "Stop watching" not in button(cast.unit, somebody=cast.colleague)


def test_what_is_new_in_a_watched_area_is_told(cast: Cast, on_day: SetDay) -> None:
    here, elsewhere = a_service(cast.unit, number=1), a_service(cast.other_unit, number=2)
    watch(cast.unit, by=cast.submitter)
    on_day(1)
    something_new(here, by=cast.administrator)
    something_new(elsewhere, by=cast.administrator)
    on_day(2)
    send_notices()
    message = only_message()
    assert message.to == [WATCHER]
    assert message.subject == "What is new in what you watch – Provision Map"
    assert "22 August 2026: confirmed as still correct (you watch Home unit)" in message.body
    assert f"http://127.0.0.1:8000{here.get_absolute_url()}" in message.body
    assert "Helping hand 2" not in message.body


def test_what_is_new_about_a_watched_service_is_told(cast: Cast, on_day: SetDay) -> None:
    watched, other = a_service(cast.unit, number=1), a_service(cast.unit, number=2)
    watch(watched, by=cast.submitter)
    on_day(1)
    something_new(watched, by=cast.administrator)
    something_new(other, by=cast.administrator)
    on_day(2)
    send_notices()
    assert "Helping hand 1" in only_message().body
    assert "Helping hand 2" not in only_message().body


def test_what_is_new_is_told_once_however_often_it_is_watched(cast: Cast, on_day: SetDay) -> None:
    Preference.objects.create(address=WATCHER, news=Pace.AT_ONCE)
    service = a_service(cast.unit)
    for thing in (cast.unit, cast.region, service):
        watch(thing, by=cast.submitter)
    on_day(1)
    something_new(service, by=cast.administrator)
    for day in (2, 3, 10, 30):
        on_day(day)
        send_notices()
    assert mail.outbox[0].body.count("confirmed as still correct") == 1
    assert [message.to for message in mail.outbox if "confirmed" in message.body] == [[WATCHER]]


def test_what_happened_before_somebody_watched_is_not_told(cast: Cast, on_day: SetDay) -> None:
    service = a_service(cast.unit)
    something_new(service, by=cast.administrator)
    on_day(1)
    watch(cast.unit, by=cast.submitter)
    send_notices()
    assert told() == []


def test_who_stopped_watching_is_not_told_what_waited_for_the_weekly_message(
    cast: Cast, on_day: SetDay
) -> None:
    service = a_service(cast.unit)
    watch(cast.unit, by=cast.submitter)
    on_day(1)
    something_new(service, by=cast.administrator)
    on_day(2)
    send_notices()
    service.refresh_from_db()
    tell_today(service, by=cast.administrator, seen_version=service.version, places_free="2", wait_weeks="")
    on_day(3)
    send_notices()
    stop_watching(cast.unit, by=cast.submitter)
    on_day(10)
    send_notices()
    assert told() == [WATCHER]


def test_news_of_invented_entries_is_shown_on_the_page_and_never_sent(
    client: Client, cast: Cast, on_day: SetDay
) -> None:
    service = a_service(cast.unit, is_demonstration=True)
    watch(cast.unit, by=cast.submitter)
    on_day(1)
    something_new(service, by=cast.administrator)
    on_day(2)
    send_notices()
    assert told() == []
    client.force_login(cast.submitter)
    assert "confirmed as still correct (demonstration)" in client.get(WATCHING).content.decode()


def test_the_page_shows_what_one_watches_and_what_is_new_there(
    client: Client, cast: Cast, on_day: SetDay
) -> None:
    service = a_service(cast.unit)
    watch(cast.unit, by=cast.submitter)
    watch(cast.other_unit, by=cast.colleague)
    on_day(1)
    something_new(service, by=cast.administrator)
    on_day(2)
    client.force_login(cast.submitter)
    html = client.get(WATCHING).content.decode()
    assert "Home unit" in html
    assert "Other unit" not in html
    assert "confirmed as still correct" in html
    assert "22 August 2026" in html


def test_who_watches_nothing_is_told_how_to_begin(client: Client, cast: Cast) -> None:
    client.force_login(cast.submitter)
    assert "Choose “Watch this service”" in client.get(WATCHING).content.decode()
    client.logout()
    assert client.get(WATCHING)["Location"] == "/accounts/login/?next=/watching/"


def test_the_page_takes_few_queries_however_much_is_watched(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        watch(a_service(cast.unit, number=number), by=cast.submitter)
    client.force_login(cast.submitter)
    client.get(WATCHING)
    with django_assert_max_num_queries(12):
        client.get(WATCHING)


def test_one_message_tells_everything_that_is_due_to_one_address(cast: Cast, on_day: SetDay) -> None:
    service = a_service(cast.unit)
    watch(cast.unit, by=cast.submitter)
    a_due_service(areas=[cast.unit], lead=WATCHER, name="Due service")
    on_day(1)
    something_new(service, by=cast.administrator)
    on_day(2)
    send_notices()
    message = only_message()
    assert message.subject == "What waits for you, and what is new – Provision Map"
    assert "Due service" in message.body
    assert "confirmed as still correct" in message.body
    assert "\nhttp://127.0.0.1:8000/due/\n" in message.body
    assert "key=" not in message.body
