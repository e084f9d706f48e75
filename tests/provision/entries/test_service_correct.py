"""Where a correction begins: of what is published, whatever became of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from provision.models import ChangeRequest, EntryStatus
from provision.today import today
from tests.cast import Cast
from tests.factories import ServiceFactory, UserFactory
from tests.provision.entries.scenes import correction, ready, save, send, signed_in, step_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.submitter)


def address(service: object) -> str:
    return f"/services/{service}/correct/"


@pytest.mark.parametrize(
    ("who", "code"),
    [("submitter", 200), ("colleague", 200), ("curator", 200), ("administrator", 200), ("outsider", 404)],
)
def test_whoever_may_correct_it_begins_with_one_button(cast: Cast, who: str, code: int) -> None:
    service = ServiceFactory(areas=[cast.unit])
    client = signed_in(cast.people[who])

    assert client.get(address(service.public_id)).status_code == code
    assert client.post(address(service.public_id)).status_code == (302 if code == 200 else 404)
    assert ChangeRequest.objects.count() == (1 if code == 200 else 0)


def test_others_are_asked_to_sign_in_or_refused(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit])

    assert "/accounts/login/" in Client().get(address(service.public_id))["Location"]
    assert signed_in(UserFactory()).get(address(service.public_id)).status_code == 403


def test_asking_for_the_page_begins_nothing(client: Client, cast: Cast) -> None:
    client.get(address(ServiceFactory(areas=[cast.unit]).public_id))

    assert not ChangeRequest.objects.exists()


def test_an_open_correction_is_gone_on_with(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit])
    entry = correction(client, service)
    save(client, entry, "who", who_for="Anybody")

    assert "You have begun a correction of this service." in text_of(client.get(address(service.public_id)))
    assert correction(client, service) == entry


def test_one_that_waits_is_named(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit], referral_phone="0115 496 0000")
    entry = correction(client, service)
    save(client, entry, "who", who_for="Anybody")
    send(client, step_of(entry, "check"))

    page = client.get(address(service.public_id))

    assert "A correction of yours waits for a curator." in text_of(page)
    assert entry.get_absolute_url() in page.content.decode()


def test_a_withdrawn_service_says_that_it_was(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit], status="withdrawn")

    for answer in (client.get(address(service.public_id)), client.post(address(service.public_id))):
        assert answer.status_code == 409
        assert "This service was withdrawn" in text_of(answer)
        assert "/services/new/" in answer.content.decode()
    assert not ChangeRequest.objects.exists()


@pytest.mark.parametrize("status", ["draft", "submitted", "returned"])
def test_what_was_never_published_is_not_found(client: Client, cast: Cast, status: str) -> None:
    service = ServiceFactory(name="Secret", areas=[cast.unit], status=status)

    answer = client.get(address(service.public_id))

    assert answer.status_code == 404
    assert "Secret" not in text_of(answer)
    assert client.get(address(uuid4())).status_code == 404


@pytest.mark.parametrize("how", ["said", "dated"])
def test_a_service_that_has_ended_can_be_corrected_and_says_so(client: Client, cast: Cast, how: str) -> None:
    ended = {"delivery": "ended"} if how == "said" else {"ends_on": today() - timedelta(days=1)}
    service = ServiceFactory(areas=[cast.unit], **ended)

    assert "On the map this service has ended." in text_of(client.get(address(service.public_id)))
    assert client.post(address(service.public_id)).status_code == 302


def test_a_lapsed_service_can_be_corrected_and_says_so(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit], last_checked_on=today() - timedelta(days=800))

    page = client.get(address(service.public_id))

    assert "readers no longer see it" in text_of(page)
    assert client.post(address(service.public_id)).status_code == 302


def test_a_service_without_a_sender_can_be_corrected_too(client: Client, cast: Cast) -> None:
    """Curators make such services in Django admin."""
    service = ServiceFactory(areas=[cast.unit], sender="", sender_id="", referral_phone="0115 496 0000")
    entry = correction(client, service)
    save(client, entry, "who", who_for="Anybody")

    send(client, step_of(entry, "check"))

    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED


def test_a_draft_of_a_new_service_is_not_taken_for_a_correction(client: Client, cast: Cast) -> None:
    entry = ready(client)

    assert entry.service is None
    assert "A new service" in text_of(client.get(entry.get_absolute_url()))
