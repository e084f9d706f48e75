"""What a curator of one region, or of one organisation, may see and change in Django admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from provision.models import Caseload, Event, Organisation, Service
from tests.cast import Cast, person
from tests.factories import (
    CaseloadFactory,
    OrganisationFactory,
    ServiceFactory,
    TermFactory,
)
from tests.provision.admin_forms import answers_of, change_page, errors_on

pytestmark = pytest.mark.django_db
LIST = "/admin/provision/service/"


@pytest.fixture
def curator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.curator)
    return client


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
