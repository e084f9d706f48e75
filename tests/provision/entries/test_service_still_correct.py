"""“Still correct”: one tap from the service's page, or a page that shows what is confirmed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.text import capfirst

from provision.entries.confirming import confirm_still_correct, tell_today
from provision.entries.labels import label_of
from provision.models import Event, Service
from tests.cast import Cast
from tests.factories import TermFactory
from tests.provision.entries.scenes import signed_in, text_of
from tests.provision.entries.verbs import a_published_service, a_sent_correction, approved
from tests.provision.listing import DAY, stop_the_clock
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
OLD = DAY - timedelta(days=100)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


@pytest.fixture(name="service")
def _service(cast: Cast) -> Service:
    service = a_published_service(
        areas=[cast.unit], last_checked_on=OLD, how_to_refer="Ring us", min_age=18, starts_per_year=40,
        capacity_as_at=OLD, lead_email="lead@example.org", stated_none=["max_age"],
    )  # fmt: skip
    service.exclusions.add(TermFactory(vocabulary="exclusion", label="No GP"))
    return service


@pytest.fixture(name="mine")
def _mine(cast: Cast) -> Client:
    return signed_in(cast.submitter)


def address(service: Service) -> str:
    return f"/services/{service.public_id}/still-correct/"


def send(client: Client, service: Service, *, seen: Any = 1, **more: str) -> Any:
    return client.post(address(service), {"seen_version": seen, **more}, follow=True)


# --- The page ---------------------------------------------------------------------------------------


def test_it_shows_what_would_be_confirmed_even_what_has_run_out(mine: Client, service: Service) -> None:
    text = text_of(mine.get(address(service)))

    for words in (
        "How to refer Ring us", "Referral mailbox team@example.org", "Youngest age 18", "Oldest age asked: none",
        "No GP", "Starts a year 40", "The capacity above is right too",
        "Last told on 16 August 2026, so readers see “not known”", "Not known: access routes, referral telephone",
    ):  # fmt: skip
        assert words in text, words
    assert "lead@example.org" not in text


def test_without_a_figure_there_is_no_capacity_to_tick(mine: Client, cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])

    page = mine.get(address(service)).content.decode()

    assert "The capacity above is right too" not in page
    assert 'name="capacity"' not in page


def test_a_capacity_is_not_ticked_before_somebody_ticks_it(mine: Client, service: Service) -> None:
    page = parsed(mine.get(address(service)).content.decode())

    [box] = [one for one in page.walk() if one.attributes.get("name") == "capacity"]
    assert "checked" not in box.attributes


def test_a_lapsed_service_says_that_confirming_brings_it_back(
    mine: Client, cast: Cast, client: Client
) -> None:
    service = a_published_service(areas=[cast.unit], last_checked_on=DAY - timedelta(days=361))
    assert client.get(service.get_absolute_url()).status_code == 404

    assert "Confirming it brings it back" in text_of(mine.get(address(service)))
    send(mine, service)

    assert client.get(service.get_absolute_url()).status_code == 200


def test_reading_the_page_writes_nothing(mine: Client, service: Service) -> None:
    mine.get(address(service))

    service.refresh_from_db()
    assert (service.version, Event.objects.count()) == (1, 0)


# --- Confirming -------------------------------------------------------------------------------------


def test_one_tap_renews_contact_and_eligibility_and_says_until_when(mine: Client, service: Service) -> None:
    answer = send(mine, service)

    assert answer.redirect_chain == [(service.get_absolute_url(), 302)]
    text = text_of(answer)
    assert "How to refer holds until 22 February 2027, and who it takes until 23 May 2027." in text
    assert "Its capacity for the year was not confirmed." in text
    service.refresh_from_db()
    assert (service.contact_checked_on, service.capacity_as_at) == (DAY, OLD)
    event = Event.objects.get()
    assert (event.role, event.action) == ("submitter", "confirm")


def test_the_capacity_too_where_it_was_ticked(mine: Client, service: Service) -> None:
    answer = send(mine, service, capacity="yes")

    assert "Its capacity holds until 23 May 2027." in text_of(answer)
    service.refresh_from_db()
    assert service.capacity_as_at == DAY


def test_without_a_capacity_nothing_is_said_of_it(mine: Client, cast: Cast) -> None:
    answer = send(mine, a_published_service(areas=[cast.unit]), capacity="yes")

    assert "Thank you" in text_of(answer)
    assert "Its capacity" not in text_of(answer)


def test_sent_twice_it_is_confirmed_once_and_thanked_twice(mine: Client, service: Service) -> None:
    first, second = send(mine, service), send(mine, service)

    assert "Thank you" in text_of(first)
    assert "Thank you" in text_of(second)
    service.refresh_from_db()
    assert (service.version, Event.objects.count()) == (2, 1)


# --- What may have happened meanwhile ---------------------------------------------------------------


def test_what_was_changed_since_is_shown_before_it_is_confirmed(
    mine: Client, cast: Cast, service: Service
) -> None:
    request = a_sent_correction(
        service,
        by=cast.colleague,
        referral_email="new@example.org",
        min_age="none",
        lead_email="x@example.org",
    )
    approved(request, by=cast.curator)

    answer = send(mine, service)

    assert answer.status_code == 409
    text = text_of(answer)
    for words in (
        "This entry was changed since you opened it", "Referral mailbox: team@example.org → new@example.org",
        "Youngest age: 18 → asked: none", "Changed by curator",
        f"{capfirst(label_of('lead_email'))}: changed; not everybody may read it",
    ):  # fmt: skip
        assert words in text, words
    assert "x@example.org" not in text
    assert Event.objects.filter(action="confirm").count() == 0
    assert "Thank you" in text_of(send(mine, service, seen=2))


def test_what_somebody_else_has_confirmed_since_is_said(mine: Client, cast: Cast, service: Service) -> None:
    confirm_still_correct(service, by=cast.colleague, seen_version=1, capacity_is_confirmed=False)

    answer = send(mine, service)

    assert answer.status_code == 409
    assert "Somebody has said meanwhile that it is still correct." in text_of(answer)
    assert "Changed by probation staff" in text_of(answer)


def test_a_change_that_was_changed_back_is_no_change(mine: Client, cast: Cast, service: Service) -> None:
    for seen, free in ((1, "3"), (2, "")):
        tell_today(service, by=cast.colleague, seen_version=seen, places_free=free, wait_weeks="")

    text = text_of(send(mine, service))

    assert "Places free" not in text


@pytest.mark.parametrize("seen", ["", "x", "-1", "0", "9" * 30, "１"])
def test_a_version_that_there_never_was_confirms_nothing(mine: Client, service: Service, seen: str) -> None:
    assert send(mine, service, seen=seen).status_code == 409
    assert not Event.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_service_that_was_withdrawn_has_a_page_that_says_so(
    mine: Client, service: Service, method: str
) -> None:
    Service.objects.filter(pk=service.pk).update(status="withdrawn")

    answer = getattr(mine, method)(address(service), {"seen_version": 1})

    assert answer.status_code == 409
    assert "This service was withdrawn" in text_of(answer)
    assert not Event.objects.exists()


# --- Who --------------------------------------------------------------------------------------------


def test_people_who_are_not_signed_in_sign_in_and_come_back(client: Client, service: Service) -> None:
    answer = client.post(address(service), {"seen_version": 1})

    assert answer["Location"] == f"/accounts/login/?next={address(service)}"
    assert not Event.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("status", ["published", "draft", "submitted", "returned"])
def test_what_one_may_not_correct_is_not_found(
    cast: Cast, service: Service, method: str, status: str
) -> None:
    Service.objects.filter(pk=service.pk).update(status=status)
    somebody = cast.outsider if status == "published" else cast.submitter

    answer = getattr(signed_in(somebody), method)(address(service), {"seen_version": 1})

    assert answer.status_code == 404
    assert not Event.objects.exists()


def test_an_address_of_nothing_is_not_found(mine: Client) -> None:
    assert mine.get(f"/services/{uuid4()}/still-correct/").status_code == 404
    assert mine.put(f"/services/{uuid4()}/still-correct/").status_code == 405
