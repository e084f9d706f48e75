"""What curating does: what is saved, what is refused, and what goes through the workflow."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from provision.entries.drafting import begin_new
from provision.models import ChangeRequest, Event, Need, Organisation, Service, Site
from tests.cast import Cast
from tests.factories import (
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    SiteFactory,
    UserFactory,
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
    site = SiteFactory(name="Then", service=ServiceFactory(areas=[cast.unit]))
    site.name = "Now"
    site.save()
    version = site.history.last()
    where = reverse("admin:provision_site_simple_history", args=[site.pk, version.pk])
    client.force_login(cast.people[name])

    page = client.get(where)
    answer = client.post(where, {"name": "Then", "service": site.service_id})

    assert page.status_code == 200
    assert "Revert" not in page.content.decode()
    assert answer.status_code == 405
    site.refresh_from_db()
    assert site.name == "Now"


def test_lists_of_texts_are_edited_one_a_line(administrator: Client) -> None:
    body = OrganisationFactory(stated_none=["url", "email"])
    answers = answers_of(administrator, change_page(body))
    assert answers["stated_none"] == "url\nemail"

    administrator.post(change_page(body), answers | {"stated_none": "url\r\n\r\n note \r\n"})

    assert Organisation.objects.get().stated_none == ["url", "note"]


def test_roles_of_an_organisation_are_ticked_and_none_ticked_is_not_known(administrator: Client) -> None:
    organisation = OrganisationFactory()
    answers = answers_of(administrator, change_page(organisation))

    administrator.post(change_page(organisation), answers | {"roles": ["commissions", "refers"]})
    assert Organisation.objects.get().roles == ["commissions", "refers"]

    administrator.post(change_page(organisation), answers)
    assert Organisation.objects.get().roles is None


@pytest.mark.parametrize("name", ["curator", "administrator", "superuser"])
def test_a_service_is_looked_at_and_changed_by_nobody(name: str, cast: Cast, client: Client) -> None:
    service = ServiceFactory(name="As it is", areas=[cast.unit], needs=[NeedFactory()])
    somebody = UserFactory(is_superuser=True) if name == "superuser" else cast.people[name]
    client.force_login(somebody)

    page = client.get(change_page(service))
    told = {"name": "Changed", "coverage-TOTAL_FORMS": "0", "coverage-INITIAL_FORMS": "0"}

    assert client.post(change_page(service), told).status_code == 403
    assert client.get("/admin/provision/service/add/").status_code == 403
    text = page.content.decode()
    assert page.status_code == 200
    assert 'name="name"' not in text
    assert 'name="_save"' not in text
    assert reverse("service-correct", args=[service.public_id]) in text
    assert reverse("review-service", args=[service.public_id]) in text
    service.refresh_from_db()
    assert service.name == "As it is"


def test_a_first_site_is_changed_by_a_correction_and_not_here(administrator: Client) -> None:
    first = SiteFactory(is_first=True, name="First")

    assert administrator.post(change_page(first), {"name": "Other"}).status_code == 403
    where = reverse("admin:provision_site_delete", args=[first.pk])
    assert administrator.post(where, {"post": "yes"}).status_code == 403
    administrator.post(
        "/admin/provision/site/",
        {"action": "delete_selected", "post": "yes", "_selected_action": [first.pk]},
    )
    first.refresh_from_db()
    assert first.name == "First"


def test_another_site_is_added_and_is_never_the_first(administrator: Client) -> None:
    service = ServiceFactory()
    where = "/admin/provision/site/add/"
    answers = answers_of(administrator, where) | {"service": service.pk, "name": "Annexe", "is_first": "on"}

    assert administrator.post(where, answers).status_code == 302

    site = Site.objects.get()
    assert (site.name, site.service, site.is_first) == ("Annexe", service, False)
    assert site.history.get().history_user is not None


def test_a_draft_of_somebody_is_not_in_the_list(cast: Cast, administrator: Client) -> None:
    begin_new(by=cast.submitter, public_id=uuid4())
    draft = ChangeRequest.objects.get()

    assert administrator.get(change_page(draft)).status_code == 302
    listed = administrator.get("/admin/provision/changerequest/").context["cl"].result_list
    assert list(listed) == []


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
