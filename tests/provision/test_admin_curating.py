"""What curating does: what is saved, what is refused, and what goes through the workflow."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from provision.models import EntryStatus, Event, Need, Organisation, Service
from tests.cast import Cast
from tests.factories import (
    AreaFactory,
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    SiteFactory,
)
from tests.provision.admin_forms import answers_of, change_page, errors_on

pytestmark = pytest.mark.django_db
LIST = "/admin/provision/service/"


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


def test_a_code_stays_once_it_is_made(administrator: Client) -> None:
    need = NeedFactory(code="ptsd", label="PTSD")

    answers = answers_of(administrator, change_page(need)) | {"code": "other", "label": "Trauma"}
    administrator.post(change_page(need), answers)

    need.refresh_from_db()
    assert (need.code, need.label) == ("ptsd", "Trauma")
    assert "code" in administrator.get("/admin/provision/need/add/").context["adminform"].form.fields


def test_a_change_is_kept_in_the_history_with_who_made_it(cast: Cast, administrator: Client) -> None:
    need = NeedFactory(label="Before")

    administrator.post(change_page(need), answers_of(administrator, change_page(need)) | {"label": "After"})

    newest = need.history.first()
    assert (newest.label, newest.history_user) == ("After", cast.administrator)
    text = administrator.get(reverse("admin:provision_need_history", args=[need.pk])).content.decode()
    assert "Before → After" in text
    assert f"number {cast.administrator.pk}" in text


def test_a_yardstick_without_a_reason_is_refused_in_words(administrator: Client) -> None:
    need = NeedFactory()

    answer = administrator.post(
        change_page(need), answers_of(administrator, change_page(need)) | {"target": "0.5"}
    )

    assert "A yardstick other than 1 needs a reason and a source." in errors_on(answer)
    assert Need.objects.get().target == 1.0


@pytest.mark.parametrize("name", ["curator", "administrator"])
def test_an_old_version_is_looked_at_and_never_put_back(name: str, cast: Cast, client: Client) -> None:
    service = ServiceFactory(name="Then", status="draft", areas=[cast.unit])
    service.name, service.status = "Now", EntryStatus.PUBLISHED
    service.save()
    version = service.history.last()
    where = reverse("admin:provision_service_simple_history", args=[service.pk, version.pk])
    client.force_login(cast.people[name])

    page = client.get(where)
    answer = client.post(where, {"name": "Then", "organisation": service.organisation.pk})

    assert page.status_code == 200
    assert "Revert" not in page.content.decode()
    assert answer.status_code == 405
    service.refresh_from_db()
    assert (service.name, service.status) == ("Now", "published")


def test_lists_of_texts_are_edited_one_a_line(administrator: Client) -> None:
    service = ServiceFactory(languages=["English", "Welsh"])
    answers = answers_of(administrator, change_page(service))
    assert answers["languages"] == "English\nWelsh"

    administrator.post(change_page(service), answers | {"languages": "English\r\n\r\n Urdu \r\n"})

    assert Service.objects.get().languages == ["English", "Urdu"]


def test_roles_of_an_organisation_are_ticked_and_none_ticked_is_not_known(administrator: Client) -> None:
    organisation = OrganisationFactory()
    answers = answers_of(administrator, change_page(organisation))

    administrator.post(change_page(organisation), answers | {"roles": ["commissions", "refers"]})
    assert Organisation.objects.get().roles == ["commissions", "refers"]

    administrator.post(change_page(organisation), answers)
    assert Organisation.objects.get().roles is None


def test_a_service_is_saved_with_its_lists_and_its_status_stays(administrator: Client) -> None:
    service, need, area = ServiceFactory(status="draft"), NeedFactory(), AreaFactory()
    answers = answers_of(administrator, change_page(service)) | {
        "name": "Renamed",
        "status": "published",
        "needs-TOTAL_FORMS": "1",
        "needs-0-need": need.pk,
        "coverage-TOTAL_FORMS": "1",
        "coverage-0-area": area.pk,
    }

    assert administrator.post(change_page(service), answers).status_code == 302

    service.refresh_from_db()
    assert (service.name, service.status) == ("Renamed", "draft")
    assert [row.need for row in service.needs.all()] == [need]
    assert [row.area for row in service.coverage.all()] == [area]


def test_two_first_sites_are_refused_in_words(administrator: Client) -> None:
    service = ServiceFactory()
    SiteFactory(service=service, is_first=True)
    other = SiteFactory(service=service)

    answers = answers_of(administrator, change_page(service))
    answers |= {"sites-1-is_first": "on"}
    answer = administrator.post(change_page(service), answers)

    assert "Only one site can be the first." in errors_on(answer)
    other.refresh_from_db()
    assert not other.is_first


def test_publishing_from_the_list_goes_through_the_workflow(cast: Cast, administrator: Client) -> None:
    draft, returned = ServiceFactory(status="draft"), ServiceFactory(name="Sent back", status="returned")

    answer = administrator.post(LIST, {"action": "publish", "_selected_action": [draft.pk, returned.pk]})

    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said == ["1 service is published.", "“Sent back” is returned, and so cannot be published."]
    assert Service.objects.get(pk=draft.pk).status == "published"
    assert Service.objects.get(pk=returned.pk).status == "returned"
    event = Event.objects.get()
    assert (event.action, event.role, event.actor_id) == ("publish", "administrator", cast.administrator.pk)


def test_withdrawing_from_the_list_asks_why(administrator: Client) -> None:
    service = ServiceFactory(name="Helping hand")
    sent: dict[str, Any] = {"action": "withdraw", "_selected_action": [service.pk]}

    asked = administrator.post(LIST, sent)
    assert "Helping hand" in asked.content.decode()
    without = administrator.post(LIST, sent | {"withdraw": "Withdraw", "reason": " "})
    assert "Say why" in without.content.decode()
    assert Service.objects.get().status == "published"

    administrator.post(LIST, sent | {"withdraw": "Withdraw", "reason": "The contract ended"})

    assert Service.objects.get().status == "withdrawn"
    assert Event.objects.get().reason == "The contract ended"


def test_an_address_alone_moves_nothing(administrator: Client) -> None:
    service = ServiceFactory(status="draft")

    administrator.get(LIST, {"action": "publish", "_selected_action": service.pk})

    assert Service.objects.get().status == "draft"


def test_nobody_deletes_services_from_the_list(administrator: Client) -> None:
    service = ServiceFactory()

    administrator.post(LIST, {"action": "delete_selected", "post": "yes", "_selected_action": [service.pk]})

    assert Service.objects.exists()
