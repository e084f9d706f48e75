"""What curating does: what is saved, what is refused, and what goes through the workflow."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from provision.models import Caseload, EntryStatus, Event, Need, Organisation, Service
from tests.cast import Cast, person
from tests.factories import (
    AreaFactory,
    CaseloadFactory,
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    SiteFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/provision/service/"


def change_page(row: Model) -> str:
    return reverse(f"admin:provision_{row._meta.model_name}_change", args=[row.pk])


def answers_of(client: Client, where: str) -> dict[str, Any]:
    """What a browser would send back from a page of admin, were nothing changed."""
    context = client.get(where).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    answers: dict[str, Any] = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value != []:
                answers[field.html_name] = (
                    [getattr(v, "pk", v) for v in value] if isinstance(value, list) else value
                )
    return answers


def errors_on(answer: Any) -> str:
    assert answer.status_code == 200, answer
    return str(answer.context["errors"])


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def curator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.curator)
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


def test_a_curator_sees_and_moves_the_services_of_the_region_alone(cast: Cast, curator: Client) -> None:
    inside = ServiceFactory(name="Inside", status="draft", areas=[cast.unit])
    shared = ServiceFactory(name="Shared", status="draft", areas=[cast.unit, cast.other_unit])
    outside = ServiceFactory(name="Outside", status="draft", areas=[cast.other_unit])

    text = curator.get(LIST).content.decode()
    curator.post(LIST, {"action": "publish", "_selected_action": [inside.pk, shared.pk, outside.pk]})

    assert "Inside" in text
    assert "Shared" not in text
    assert "Outside" not in text
    assert set(Service.objects.filter(status="published")) == {inside}
    assert Event.objects.get().role == "curator"


def test_what_lies_outside_is_not_found_by_its_address(cast: Cast, curator: Client) -> None:
    outside = ServiceFactory(name="Outside", areas=[cast.other_unit])

    for page in ("change", "history", "delete"):
        answer = curator.get(reverse(f"admin:provision_service_{page}", args=[outside.pk]), follow=True)
        assert answer.status_code in {403, 404} or answer.redirect_chain == [("/admin/", 302)]
        assert "Outside" not in answer.content.decode().replace("doesn’t exist", "")


def new_service(client: Client, *areas: Any) -> Any:
    where = "/admin/provision/service/add/"
    answers = answers_of(client, where) | {
        "name": "Brand new",
        "organisation": OrganisationFactory().pk,
        "coverage-TOTAL_FORMS": str(len(areas)),
    }
    answers |= {f"coverage-{n}-area": area.pk for n, area in enumerate(areas)}
    return client.post(where, answers)


def test_a_curator_adds_a_service_for_areas_of_the_region(cast: Cast, curator: Client) -> None:
    assert new_service(curator, cast.unit, cast.neighbour).status_code == 302
    assert Service.objects.get().status == "draft"


def test_a_curator_adds_no_service_that_covers_another_region(cast: Cast, curator: Client) -> None:
    answer = new_service(curator, cast.unit, cast.other_unit)

    assert "You do not look after Other unit." in errors_on(answer)
    assert not Service.objects.exists()


def test_a_curator_adds_no_service_that_covers_nothing(curator: Client) -> None:
    assert "Name at least one area that you look after." in errors_on(new_service(curator))
    assert not Service.objects.exists()


def test_a_curator_cannot_stretch_a_service_over_another_region(cast: Cast, curator: Client) -> None:
    service = ServiceFactory(areas=[cast.unit])
    answers = answers_of(curator, change_page(service)) | {"coverage-0-area": cast.other_unit.pk}

    assert "You do not look after Other unit." in errors_on(curator.post(change_page(service), answers))
    assert [row.area for row in service.coverage.all()] == [cast.unit]


def test_a_curator_of_an_organisation_looks_after_its_services_everywhere(cast: Cast, client: Client) -> None:
    provider = OrganisationFactory()
    curator = person("of-provider", role=Role.CURATOR)
    curator.grants.get().organisations.add(provider)
    service = ServiceFactory(organisation=provider, areas=[cast.other_unit])
    client.force_login(curator)

    answers = answers_of(client, change_page(service)) | {"name": "Renamed"}

    assert client.post(change_page(service), answers).status_code == 302
    assert Service.objects.get().name == "Renamed"


def test_a_curator_cannot_give_a_service_away(cast: Cast, client: Client) -> None:
    """It would lie outside once it is saved, so it is not saved."""
    provider = OrganisationFactory()
    curator = person("of-provider", role=Role.CURATOR)
    curator.grants.get().organisations.add(provider)
    service = ServiceFactory(organisation=provider, areas=[cast.other_unit])
    client.force_login(curator)

    answers = answers_of(client, change_page(service)) | {"organisation": OrganisationFactory().pk}

    assert "You do not look after" in errors_on(client.post(change_page(service), answers))
    service.refresh_from_db()
    assert service.organisation == provider


def test_a_curator_enters_caseloads_of_the_region_alone(cast: Cast, curator: Client) -> None:
    where = "/admin/provision/caseload/add/"
    figures = {"as_at": "2026-06-30", "group": "all", "sex": "all", "people": 10, "source": "Own count"}

    refused = curator.post(where, figures | {"area": cast.other_unit.pk})
    assert "This is not one of the areas that you look after." in errors_on(refused)
    assert not Caseload.objects.exists()

    assert curator.post(where, figures | {"area": cast.unit.pk}).status_code == 302
    assert Caseload.objects.get().area == cast.unit


def test_a_curator_cannot_move_a_caseload_to_another_region_or_touch_one_there(
    cast: Cast, curator: Client
) -> None:
    own, other = CaseloadFactory(area=cast.unit), CaseloadFactory(area=cast.other_unit)
    answers = answers_of(curator, change_page(own)) | {"area": cast.other_unit.pk}

    assert "not one of the areas" in errors_on(curator.post(change_page(own), answers))
    assert curator.post(change_page(other), answers | {"people": 1}).status_code == 403
    other.refresh_from_db()
    assert other.people == 1_000


def test_an_organisation_without_an_area_is_not_a_regional_curator_s_to_add(
    cast: Cast, curator: Client
) -> None:
    where = "/admin/provision/organisation/add/"
    answers = answers_of(curator, where) | {"name": "New body", "kind": TermFactory(vocabulary="body").pk}

    assert curator.post(where, answers).status_code == 403
    assert not Organisation.objects.filter(name="New body").exists()
    assert curator.post(where, answers | {"areas": [cast.unit.pk]}).status_code == 302


def test_a_curator_deletes_no_caseload_of_another_region_from_the_list(cast: Cast, curator: Client) -> None:
    own, other = CaseloadFactory(area=cast.unit), CaseloadFactory(area=cast.other_unit)
    sent: dict[str, Any] = {"action": "delete_selected", "post": "yes"}

    refused = curator.post("/admin/provision/caseload/", sent | {"_selected_action": [own.pk, other.pk]})
    assert refused.status_code == 403
    assert Caseload.objects.count() == 2

    curator.post("/admin/provision/caseload/", sent | {"_selected_action": [own.pk]})
    assert list(Caseload.objects.all()) == [other]


def test_nobody_deletes_services_from_the_list(administrator: Client) -> None:
    service = ServiceFactory()

    administrator.post(LIST, {"action": "delete_selected", "post": "yes", "_selected_action": [service.pk]})

    assert Service.objects.exists()
