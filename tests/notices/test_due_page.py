"""`/due/`: everything that waits for whoever reads it, and nothing that does not."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts.models import User
from provision.models import ChangeRequest, EntryStatus, Event, Service
from tests.cast import Cast
from tests.notices.scenes import PROVIDER, TODAY, a_due_service

pytestmark = pytest.mark.django_db
DUE = reverse("due")


def page_of(client: Client, somebody: User) -> str:
    client.force_login(somebody)
    return client.get(DUE).content.decode()


def test_a_reader_without_an_account_is_asked_to_sign_in_and_led_back(client: Client) -> None:
    response = client.get(DUE)
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/due/"


def test_a_curator_sees_what_is_due_in_their_areas_alone(client: Client, cast: Cast) -> None:
    a_due_service(name="Here", areas=[cast.unit])
    a_due_service(name="Elsewhere", areas=[cast.other_unit])
    a_due_service(name="Checked", areas=[cast.unit], last_checked_on=TODAY)
    html = page_of(client, cast.curator)
    assert "Here" in html
    assert "Elsewhere" not in html
    assert "Checked</a>" not in html
    assert "1 entry is due to be checked." in html
    assert "contact and how to refer: last told 22 May 2026" in html


def test_a_submitter_sees_what_their_own_mailbox_leads(client: Client, cast: Cast) -> None:
    a_due_service(name="Mine", areas=[cast.unit], lead="submitter@example.org")
    a_due_service(name="Not mine", areas=[cast.unit])
    html = page_of(client, cast.submitter)
    assert "Mine</a>" in html
    assert "Not mine" not in html


def test_where_nothing_waits_the_page_says_so(client: Client, cast: Cast) -> None:
    assert "Nothing waits for you." in page_of(client, cast.submitter)


def test_what_a_curator_handed_back_waits_for_whoever_asked(client: Client, cast: Cast) -> None:
    ChangeRequest.objects.create(
        owner_id=cast.submitter.pk,
        status=EntryStatus.RETURNED,
        texts={"name": "New drop-in"},
        submitted_at="2026-08-01T12:00Z",
        reason_code="unclear",
        answer="Which days?",
    )
    html = page_of(client, cast.submitter)
    assert "New drop-in" in html
    assert "it is not clear what is meant: Which days?" in html
    assert "New drop-in" not in page_of(client, cast.colleague)


def test_a_curator_is_told_how_many_requests_wait_for_a_decision(client: Client, cast: Cast) -> None:
    for area in (cast.unit, cast.other_unit):
        request = ChangeRequest.objects.create(
            owner_id=cast.submitter.pk, status=EntryStatus.SUBMITTED, submitted_at="2026-08-01T12:00Z"
        )
        request.areas.add(area)
    assert "1 entry waits for a curator’s decision" in page_of(client, cast.curator)
    assert "waits for a curator" not in page_of(client, cast.submitter)


def test_an_entry_that_readers_do_not_see_any_more_is_marked_and_not_linked(
    client: Client, cast: Cast
) -> None:
    service = a_due_service(areas=[cast.unit], last_checked_on=TODAY.replace(year=2024))
    html = page_of(client, cast.curator)
    assert "not shown to readers any more" in html
    assert service.get_absolute_url() + '"' not in html


def test_somebody_who_leads_a_service_and_has_no_role_for_it_may_still_say_that_it_is_correct(
    client: Client, cast: Cast
) -> None:
    service = a_due_service(areas=[cast.unit], lead="outsider@example.org")
    client.force_login(cast.outsider)
    response = client.post(
        reverse("due-still-correct", args=[service.public_id]), {"seen_version": service.version}
    )
    assert response["Location"] == DUE
    assert Service.objects.get(pk=service.pk).last_checked_on == TODAY
    assert Event.objects.get(service=service).role == "lead by mailbox"


def test_nobody_says_so_for_a_service_that_their_mailbox_does_not_lead(client: Client, cast: Cast) -> None:
    service = a_due_service(areas=[cast.unit])
    client.force_login(cast.outsider)
    response = client.post(
        reverse("due-still-correct", args=[service.public_id]), {"seen_version": service.version}
    )
    assert response.status_code == 404
    assert not Event.objects.filter(service=service).exists()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_page_only_tells(client: Client, cast: Cast, method: str) -> None:
    client.force_login(cast.curator)
    assert getattr(client, method)(DUE).status_code == 405


def test_a_long_list_takes_few_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        a_due_service(name=f"Service {number}", areas=[cast.unit])
    client.force_login(cast.curator)
    client.get(DUE)
    with django_assert_max_num_queries(12):
        html = client.get(DUE).content.decode()
    assert html.count("app-entry__name") == 20
    assert "25 entries are due" in html
    assert PROVIDER not in html
