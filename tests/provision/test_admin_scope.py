"""What a curator of one region, or of one organisation, may see and change in Django admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from provision.models import (
    Caseload,
    ChangeRequest,
    Event,
    Organisation,
    ProblemReport,
    Revision,
    Service,
    Site,
)
from tests.cast import Cast, person
from tests.factories import (
    CaseloadFactory,
    OrganisationFactory,
    ServiceFactory,
    SiteFactory,
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


def new_site(client: Client, service: Service) -> Any:
    where = "/admin/provision/site/add/"
    return client.post(where, answers_of(client, where) | {"service": service.pk, "name": "Annexe"})


def test_a_curator_adds_a_site_to_a_service_of_the_region(cast: Cast, curator: Client) -> None:
    assert new_site(curator, ServiceFactory(areas=[cast.unit])).status_code == 302
    assert Site.objects.get().name == "Annexe"


def test_a_curator_adds_no_site_to_a_service_of_another_region(cast: Cast, curator: Client) -> None:
    for areas in ([cast.other_unit], [cast.unit, cast.other_unit], []):
        answer = new_site(curator, ServiceFactory(areas=areas))
        assert "This is not one of the services that you look after." in errors_on(answer)
    assert not Site.objects.exists()


def test_a_curator_of_an_organisation_looks_after_its_sites_everywhere(cast: Cast, client: Client) -> None:
    provider = OrganisationFactory()
    curator = person("of-provider", role=Role.CURATOR)
    curator.grants.get().organisations.add(provider)
    site = SiteFactory(service=ServiceFactory(organisation=provider, areas=[cast.other_unit]))
    client.force_login(curator)

    answers = answers_of(client, change_page(site)) | {"name": "Renamed"}

    assert client.post(change_page(site), answers).status_code == 302
    assert Site.objects.get().name == "Renamed"


def test_what_is_asked_and_reported_is_seen_by_those_who_curate_it(cast: Cast, curator: Client) -> None:
    for name, area in (("Inside", cast.unit), ("Outside", cast.other_unit)):
        service = ServiceFactory(name=name, areas=[area])
        Revision.objects.create(service=service, number=2, role="curator")
        ProblemReport.objects.create(service=service, text="Wrong")
        asked = ChangeRequest.objects.create(
            service=service, status="submitted", submitted_at=timezone.now(), texts={"name": name}
        )
        asked.areas.add(area)

    for table in ("revision", "problemreport", "changerequest"):
        text = curator.get(f"/admin/provision/{table}/").content.decode()
        assert "Inside" in text, table
        assert "Outside" not in text, table


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
