"""“Capacity and wait today”: two fields and a button."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from provision.entries.confirming import tell_today
from provision.fingerprint import take_fingerprint
from provision.models import Event, FreshnessSettings, Service
from tests.cast import PASSWORD, Cast
from tests.provision.entries.scenes import errors_in, signed_in, text_of
from tests.provision.entries.verbs import a_published_service
from tests.provision.listing import DAY, rows_of, stop_the_clock
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
TOLD = {"places_free": 5, "wait_weeks": 2.5}


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


@pytest.fixture(name="service")
def _service(cast: Cast) -> Service:
    return a_published_service(areas=[cast.unit], last_checked_on=DAY, starts_per_year=40, capacity_as_at=DAY)


@pytest.fixture(name="mine")
def _mine(cast: Cast) -> Client:
    return signed_in(cast.submitter)


def address(service: Service) -> str:
    return f"/services/{service.public_id}/today/"


def send(client: Client, service: Service, *, free: str = "", wait: str = "", seen: Any = 1) -> Any:
    sent = {"places_free": free, "wait_weeks": wait, "seen_version": seen}
    return client.post(address(service), sent, follow=True)


def shown(answer: Any) -> dict[str, str]:
    """What stands in the two fields."""
    page = parsed(answer.content.decode())
    inputs = {
        one.attributes.get("name"): one.attributes.get("value", "")
        for one in page.walk()
        if one.name == "input"
    }
    return {name: inputs[name] for name in TOLD}


# --- The page ---------------------------------------------------------------------------------------


def test_it_asks_two_things_and_says_how_long_they_hold(mine: Client, service: Service) -> None:
    answer = mine.get(address(service))

    assert shown(answer) == {"places_free": "", "wait_weeks": ""}
    text = text_of(answer)
    assert "holds for 14 days; then it reads “not known” again" in text
    assert "It does not enter the calculation of gaps." in text
    assert f'href="/services/{service.public_id}/correct/"' in answer.content.decode()
    assert "The capacity for the year has changed: correct it" in text


def test_how_long_is_what_an_administrator_has_set(mine: Client, service: Service) -> None:
    FreshnessSettings.objects.create(pk=1, today_days=7)

    assert "holds for 7 days" in text_of(mine.get(address(service)))


@pytest.mark.parametrize(("days", "holds"), [(14, True), (15, False)])
def test_what_holds_stands_in_the_fields_and_what_has_run_out_beside_them(
    mine: Client, cast: Cast, days: int, holds: bool
) -> None:
    then = DAY - timedelta(days=days)
    service = a_published_service(areas=[cast.unit], **TOLD, places_free_as_at=then, wait_as_at=then)

    answer = mine.get(address(service))

    assert shown(answer) == (
        {"places_free": "5", "wait_weeks": "2.5"} if holds else {"places_free": "", "wait_weeks": ""}
    )
    assert f"Last told: 5, on {then.day} November 2026." in text_of(answer)


def test_a_figure_without_a_day_is_told_as_such(mine: Client, cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places_free=5)

    answer = mine.get(address(service))

    assert shown(answer)["places_free"] == ""
    assert "Last told: 5, on a day that nobody wrote down." in text_of(answer)


# --- Telling ----------------------------------------------------------------------------------------


def test_both_figures_are_published_at_once(mine: Client, client: Client, service: Service) -> None:
    answer = send(mine, service, free="3", wait="1.5")

    assert answer.redirect_chain == [(service.get_absolute_url(), 302)]
    assert "Thank you. What you told is on the map, and holds until 8 December 2026." in text_of(answer)
    rows = rows_of(parsed(client.get(service.get_absolute_url()).content.decode()))
    assert rows["Places free today"] == "3, as at 24 November 2026"
    assert rows["Wait"] == "1.5 weeks, as at 24 November 2026"
    assert Event.objects.get().role == "submitter"


def test_either_may_be_left_empty(mine: Client, service: Service) -> None:
    send(mine, service, free="0")

    service.refresh_from_db()
    assert (service.places_free, service.wait_weeks, service.wait_as_at) == (0, None, None)


def test_what_is_left_empty_is_known_no_more(mine: Client, cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], **TOLD, places_free_as_at=DAY, wait_as_at=DAY)

    send(mine, service)

    service.refresh_from_db()
    assert (service.places_free, service.wait_weeks) == (None, None)


def test_the_capacity_of_the_year_stays_as_it_was_told(mine: Client, service: Service) -> None:
    send(mine, service, free="3")

    service.refresh_from_db()
    assert (service.starts_per_year, service.capacity_as_at, service.last_checked_on) == (40, DAY, DAY)


def test_the_same_sent_twice_is_told_once(mine: Client, service: Service) -> None:
    for _ in range(2):
        assert "Thank you" in text_of(send(mine, service, free="3"))

    service.refresh_from_db()
    assert (service.version, Event.objects.count()) == (2, 1)


# --- Bad input --------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["lots", "-1", "10001", "1e400", "nan", "٣", "3 or 4", "\x00"])
def test_places_that_are_no_number_are_asked_for_again(mine: Client, service: Service, written: str) -> None:
    answer = send(mine, service, free=written, wait="2")

    assert answer.status_code == 200
    assert errors_in(answer) == [
        "Write the places free as a number from 0 to 10000, like 3, or leave it empty."
    ]
    assert shown(answer)["wait_weeks"] == "2"
    assert not Event.objects.exists()


@pytest.mark.parametrize("written", ["soon", "-0.5", "521", "two"])
def test_a_wait_that_is_no_number_of_weeks_is_asked_for_again(
    mine: Client, service: Service, written: str
) -> None:
    answer = send(mine, service, free="2", wait=written)

    assert errors_in(answer) == [
        "Write the wait as a number of weeks from 0 to 520, like 2 or 1.5, or leave it empty."
    ]
    assert "<title>Error:" in answer.content.decode()


def test_nothing_at_all_is_asked_for_again(mine: Client, service: Service) -> None:
    answer = send(mine, service)

    assert errors_in(answer) == ["Write how many places are free, or how long people wait, or both."]
    assert not Event.objects.exists()


@pytest.mark.parametrize(("written", "kept"), [("1,000", 1000), (" 3 ", 3), ("2.50", 2.5)])
def test_numbers_may_be_written_as_people_write_them(
    mine: Client, service: Service, written: str, kept: float
) -> None:
    send(mine, service, free=written)

    service.refresh_from_db()
    assert service.places_free == kept


# --- What may have happened meanwhile ---------------------------------------------------------------


def test_what_a_colleague_has_told_since_is_seen_beside_what_was_typed(
    mine: Client, cast: Cast, service: Service
) -> None:
    tell_today(service, by=cast.colleague, seen_version=1, places_free="7", wait_weeks="")

    answer = send(mine, service, free="3")

    assert answer.status_code == 409
    assert "Places free today: not known → 7" in text_of(answer)
    assert "Changed by probation staff" in text_of(answer)
    assert shown(answer)["places_free"] == "3"
    service.refresh_from_db()
    assert service.places_free == 7

    assert 'name="seen_version" value="2"' in answer.content.decode()
    send(mine, service, free="3", seen=2)
    service.refresh_from_db()
    assert service.places_free == 3


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_service_that_was_withdrawn_has_a_page_that_says_so(
    mine: Client, service: Service, method: str
) -> None:
    Service.objects.filter(pk=service.pk).update(status="withdrawn")

    answer = getattr(mine, method)(address(service), {"places_free": "3", "seen_version": 1})

    assert answer.status_code == 409
    assert "This service was withdrawn" in text_of(answer)


def test_what_was_typed_before_a_session_ended_stands_in_the_form_after_signing_in(
    cast: Cast, service: Service
) -> None:
    cast.submitter.set_password(PASSWORD)
    cast.submitter.save()
    client = Client(headers={"Origin": "http://testserver"})

    asked = client.post(address(service), {"places_free": "3", "wait_weeks": "", "seen_version": "1"})
    assert asked["Location"] == f"/accounts/login/?next={address(service)}"
    client.post(asked["Location"], {"login": cast.submitter.email, "password": PASSWORD})
    answer = client.get(address(service))

    assert shown(answer)["places_free"] == "3"
    assert not Event.objects.exists()


# --- Who, and what it does not touch ----------------------------------------------------------------


def test_who_may_not_correct_it_does_not_find_it(cast: Cast, service: Service) -> None:
    assert signed_in(cast.outsider).get(address(service)).status_code == 404
    assert send(signed_in(cast.outsider), service, free="3").status_code == 404
    assert not Event.objects.exists()


def test_the_tables_that_areas_and_needs_stand_in_are_not_touched(mine: Client, service: Service) -> None:
    before = take_fingerprint().marks

    send(mine, service, free="3")

    changed = {table for table, marks in take_fingerprint().marks.items() if marks != before[table]}
    assert changed == {"provision_service"}
