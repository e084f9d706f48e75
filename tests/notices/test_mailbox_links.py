"""What somebody may do who has nothing but the link that was sent to a mailbox."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.models import User
from notices.links import key_of
from notices.models import Pace, Preference
from provision.models import Event, Organisation, Service
from tests.notices.scenes import LEAD, NOON, PROVIDER, TODAY, a_due_service, only_message, send_notices

pytestmark = pytest.mark.django_db
DUE, MESSAGES = reverse("due"), reverse("messages")


def say_so(client: Client, service: Service, *, key: str) -> int:
    address = reverse("due-still-correct", args=[service.public_id])
    return client.post(address, {"key": key, "seen_version": service.version}).status_code


def test_the_link_in_the_message_opens_what_is_due_of_that_mailbox(client: Client) -> None:
    a_due_service(name="First service")
    a_due_service(name="Second service", lead="other@example.org", provider="")
    send_notices()
    link = re.search(r"http://127.0.0.1:8000(/due/\S+)", only_message_to(LEAD))
    assert link
    html = client.get(link[1]).content.decode()
    assert "First service" in html
    assert "Second service" not in html


def only_message_to(address: str) -> str:
    [message] = [message for message in mail.outbox if message.to == [address]]
    return str(message.body)


def test_the_lead_says_that_it_is_still_correct_and_the_event_says_in_which_role(client: Client) -> None:
    service = a_due_service(starts_per_year=40, capacity_as_at=TODAY - timedelta(days=200))
    assert say_so(client, service, key=key_of(LEAD)) == 302
    service.refresh_from_db()
    assert (service.contact_checked_on, service.eligibility_checked_on) == (TODAY, TODAY)
    assert service.capacity_as_at == TODAY - timedelta(days=200)
    event = Event.objects.get(service=service)
    assert (event.role, event.actor_id) == ("lead by mailbox", None)


def test_the_providers_mailbox_may_say_so_too(client: Client) -> None:
    service = a_due_service()
    assert say_so(client, service, key=key_of(PROVIDER)) == 302
    assert Event.objects.filter(service=service).exists()


def test_looking_changes_nothing(client: Client) -> None:
    service = a_due_service()
    address = reverse("due-still-correct", args=[service.public_id])
    assert client.get(address, {"key": key_of(LEAD), "seen_version": "1"}).status_code == 405
    client.get(DUE, {"key": key_of(LEAD)})
    assert not Event.objects.exists()


def test_a_mailbox_speaks_for_its_own_services_alone(client: Client) -> None:
    service = a_due_service()
    assert say_so(client, service, key=key_of("other@example.org")) == 404
    assert not Event.objects.exists()


def test_a_mailbox_that_is_not_the_leads_any_more_may_say_nothing(client: Client) -> None:
    service, key = a_due_service(), key_of(LEAD)
    Service.objects.filter(pk=service.pk).update(lead_email="new@service.example.org")
    assert say_so(client, service, key=key) == 404
    assert "Nothing waits for you." in client.get(DUE, {"key": key}).content.decode()


def test_an_entry_that_changed_since_the_page_was_opened_is_not_confirmed(client: Client) -> None:
    service = a_due_service()
    Service.objects.filter(pk=service.pk).update(version=2)
    response = client.post(
        reverse("due-still-correct", args=[service.public_id]),
        {"key": key_of(LEAD), "seen_version": "1"},
        follow=True,
    )
    assert "was changed since you opened this page" in response.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize("version", ["", "-1", "one", "9" * 400, "²"])
def test_a_version_that_is_none_confirms_nothing(client: Client, version: str) -> None:
    service = a_due_service()
    address = reverse("due-still-correct", args=[service.public_id])
    client.post(address, {"key": key_of(LEAD), "seen_version": version})
    assert not Event.objects.exists()


def test_an_entry_of_which_only_capacity_is_due_has_no_button_for_a_mailbox(client: Client) -> None:
    a_due_service(last_checked_on=TODAY, starts_per_year=40, capacity_as_at=TODAY - timedelta(days=200))
    html = client.get(DUE, {"key": key_of(LEAD)}).content.decode()
    assert "capacity for the year: last told 2 February 2026" in html
    assert "Still correct</button>" not in html
    assert "seen_version" not in html


def test_the_page_of_a_mailbox_offers_no_correction(client: Client) -> None:
    a_due_service()
    assert "Correct it" not in client.get(DUE, {"key": key_of(LEAD)}).content.decode()


@pytest.mark.parametrize("key", ["nonsense", "a:b:c", "x" * 5000, "\x00"])
def test_a_link_that_was_not_sent_by_us_opens_nothing(client: Client, key: str) -> None:
    response = client.get(DUE, {"key": key})
    assert response.status_code == 410
    assert "This link has ended" in response.content.decode()


def test_a_key_that_was_signed_for_something_else_opens_nothing(client: Client) -> None:
    assert client.get(DUE, {"key": signing.dumps(LEAD)}).status_code == 410


def test_a_link_works_for_thirty_days(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.core.signing.time.time", NOON.timestamp)
    key = key_of(LEAD)
    for days, status in ((29, 200), (31, 410)):
        later = NOON + timedelta(days=days)
        monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
        assert client.get(DUE, {"key": key}).status_code == status


def test_a_mailbox_with_an_account_has_to_sign_in(client: Client) -> None:
    key, service = key_of(LEAD), a_due_service()
    User.objects.create_user(LEAD)
    assert client.get(DUE, {"key": key})["Location"] == DUE
    assert say_so(client, service, key=key) == 302
    assert not Event.objects.exists()


def test_the_mailbox_of_a_disabled_account_opens_nothing(client: Client) -> None:
    User.objects.create_user(LEAD, is_active=False)
    service = a_due_service()
    assert client.get(DUE, {"key": key_of(LEAD)}).status_code == 410
    assert say_so(client, service, key=key_of(LEAD)) == 410


def test_a_mailbox_stops_its_messages_without_an_account(client: Client) -> None:
    a_due_service()
    response = client.post(MESSAGES, {"key": key_of(LEAD), "reminders": "none"})
    assert response.status_code == 302
    assert Preference.objects.get(address=LEAD).reminders == Pace.NONE
    send_notices()
    assert only_message().to == [PROVIDER]


def test_where_reading_is_not_public_the_link_still_opens(client: Client, settings: Settings) -> None:
    settings.PUBLIC_READING = False
    service = a_due_service()
    assert client.get(DUE, {"key": key_of(LEAD)}).status_code == 200
    assert client.get(MESSAGES, {"key": key_of(LEAD)}).status_code == 200
    assert say_so(client, service, key=key_of(LEAD)) == 302
    assert Event.objects.exists()
    assert client.get(DUE)["Location"].startswith("/accounts/login/")


def test_no_cache_keeps_the_page_of_a_mailbox(client: Client) -> None:
    assert "no-store" in client.get(DUE, {"key": key_of(LEAD)})["Cache-Control"]


def test_an_organisation_whose_mailbox_is_taken_away_ends_what_it_may_do(client: Client) -> None:
    service = a_due_service()
    Organisation.objects.update(email="")
    assert say_so(client, service, key=key_of(PROVIDER)) == 404
