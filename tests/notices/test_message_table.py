"""What Django admin shows of messages, and to whom."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from notices.models import Message
from tests.cast import Cast, person

pytestmark = pytest.mark.django_db
LIST = "/admin/notices/message/"
ADDRESS = "lead@service.example.org"


@pytest.fixture(name="message")
def _message() -> Message:
    return Message.objects.create(address=ADDRESS, made_at=timezone.now(), problem="SMTPRecipientsRefused")


def test_somebody_who_may_see_people_sees_addresses(client: Client, cast: Cast, message: Message) -> None:
    client.force_login(cast.administrator)
    for address in (LIST, f"{LIST}{message.pk}/change/", f"{LIST}?q=lead"):
        assert ADDRESS in client.get(address).content.decode(), address


def test_a_curator_of_everything_sees_what_failed_and_no_address(client: Client, message: Message) -> None:
    client.force_login(person("everywhere", role=Role.CURATOR, everywhere=True))
    for address in (LIST, f"{LIST}{message.pk}/change/"):
        html = client.get(address).content.decode()
        assert "SMTPRecipientsRefused" in html, address
        assert ADDRESS not in html, address
    assert "0 messages" in client.get(f"{LIST}?q=lead@service").content.decode()


def test_a_curator_of_one_region_sees_none(client: Client, cast: Cast, message: Message) -> None:
    client.force_login(cast.curator)
    assert client.get(LIST).status_code == 403


def test_what_people_watch_choose_and_are_told_is_on_no_page_of_admin(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    for table in ("watch", "preference", "notice"):
        assert client.get(f"/admin/notices/{table}/").status_code == 404
