"""The queue: what waits for whom, since when, and what in it wants a closer look."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Role
from provision.entries.deciding import assign
from provision.models import Area, ChangeRequest, Organisation
from provision.reference import reference_now
from tests.cast import Cast, person
from tests.factories import AreaFactory, ServiceFactory
from tests.provision.entries.scenes import signed_in, text_of
from tests.provision.entries.verbs import (
    a_new_draft,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
)
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
QUEUE = "/review/"
QUERIES = 12


def waited(request: ChangeRequest, *, days: int) -> ChangeRequest:
    ChangeRequest.objects.filter(pk=request.pk).update(submitted_at=timezone.now() - timedelta(days=days))
    return request


def rows_in(client: Client, where: str = QUEUE) -> list[str]:
    """The words of each row."""
    page = parsed(client.get(where).content.decode())
    return [" ".join(row.text.split()) for row in page.walk() if row.name == "tr"][1:]


@pytest.mark.parametrize("name", ["submitter", "colleague", "commissioner", "outsider"])
def test_the_desk_is_for_curators(cast: Cast, name: str) -> None:
    assert signed_in(cast.people[name]).get(QUEUE).status_code == 403
    assert Client().get(QUEUE)["Location"] == f"/accounts/login/?next={QUEUE}"


def test_the_oldest_comes_first_with_its_kind_its_areas_and_how_long_it_waits(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    waited(a_sent_correction(service, by=cast.submitter, name="Helping hands", source="Its leaflet"), days=3)
    waited(a_new_request(by=cast.commissioner, area=cast.neighbour.code, name="Newest"), days=0)
    waited(a_new_request(by=cast.submitter, area=cast.unit.code, name="Oldest", source="A visit"), days=9)

    first, second, third = rows_in(signed_in(cast.curator))

    assert first.startswith("Oldest new service Home unit 9 days")
    assert "new provider" in first
    assert "no source" not in first
    assert second.startswith("Helping hands correction Home unit 3 days")
    assert second.endswith("nothing nobody yet")
    assert "no source" in third


def test_drafts_and_what_is_decided_do_not_wait(cast: Cast) -> None:
    a_new_draft(by=cast.submitter, area=cast.unit.code)
    approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    answer = signed_in(cast.curator).get(QUEUE)

    assert "Nothing waits in the areas and for the organisations of your role." in text_of(answer)
    assert "Open door" not in text_of(answer)


def test_what_is_outside_is_not_named_and_what_reaches_beyond_says_whose_curator_it_needs(
    cast: Cast,
) -> None:
    a_new_request(by=cast.outsider, area=cast.other_unit.code, name="Elsewhere")
    both = f"{cast.unit.code};{cast.other_unit.code}"
    shared = a_new_request(by=cast.submitter, area=both, name="Across the border")

    regional, national = signed_in(cast.curator), signed_in(cast.administrator)
    text = text_of(regional.get(QUEUE))

    assert "Elsewhere" not in text
    assert rows_in(regional) == []
    assert "Across the border Needs a curator of: Home unit, Other unit" in text
    assert str(shared.public_id) not in regional.get(QUEUE).content.decode()
    assert len(rows_in(national)) == 2
    assert "Needs a curator of" not in text_of(national.get(QUEUE))


def test_a_curator_of_a_provider_decides_on_what_is_asked_of_it_anywhere(cast: Cast) -> None:
    service = a_published_service(areas=[cast.other_unit])
    curator = person("of-provider", role=Role.CURATOR)
    curator.grants.get().organisations.add(service.organisation)
    a_sent_correction(service, by=cast.outsider, name="Changed")

    [row] = rows_in(signed_in(curator))

    assert row.startswith("Changed correction Other unit")


def test_it_says_who_looks_at_it_by_whom_it_was_asked_and_how_many_more_wait(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    mine = waited(a_sent_correction(service, by=cast.submitter, name="One"), days=3)
    others = waited(a_sent_correction(service, by=cast.colleague, name="Two"), days=2)
    waited(a_sent_correction(service, by=cast.curator, url="https://own.example"), days=1)
    assign(mine, by=cast.curator)
    assign(others, by=cast.administrator)

    first, second, third = rows_in(signed_in(cast.curator))

    assert "2 other requests on this service" in first
    assert "collides with another request" in first
    assert first.endswith("You")
    assert second.endswith("another curator")
    assert "asked for by you" in third
    assert "collides" not in third
    assert cast.administrator.email not in second


def test_a_request_that_was_overtaken_says_so(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    a_sent_correction(service, by=cast.submitter, name="One")
    approved(a_sent_correction(service, by=cast.colleague, name="Two"), by=cast.curator)

    [row] = rows_in(signed_in(cast.curator))

    assert "published anew since" in row


def test_filters_narrow_the_queue_and_stay_in_the_links(cast: Cast) -> None:
    client = signed_in(cast.curator)
    taken = a_new_request(by=cast.submitter, area=cast.unit.code, name="Taken")
    a_new_request(by=cast.submitter, area=f"{cast.unit.code};{cast.neighbour.code}", name="Both")
    a_sent_correction(a_published_service(areas=[cast.unit]), by=cast.submitter, name="Corrected")
    assign(taken, by=cast.curator)

    def names(query: str) -> list[str]:
        return [row.split()[0] for row in rows_in(client, f"{QUEUE}?{query}")]

    assert names("whose=mine") == ["Taken"]
    assert names("whose=nobodys") == ["Both", "Corrected"]
    assert names("kind=new") == ["Taken", "Both"]
    assert names("kind=correction") == ["Corrected"]
    assert names(f"area={cast.neighbour.code}") == ["Both"]
    assert names(f"area={cast.region.code}") == ["Taken", "Both", "Corrected"]
    assert names("area=nowhere&whose=everybody") == ["Taken", "Both", "Corrected"]
    answer = client.get(f"{QUEUE}?area={cast.unit.code}&kind=&page=1")
    assert f"/review/{taken.public_id}/?area={cast.unit.code}" in answer.content.decode()
    assert "Home unit (3)" in text_of(answer)
    assert f"/areas/{cast.unit.code}/worklist/" in answer.content.decode()
    assert "Nothing that waits fits these filters." in text_of(
        client.get(f"{QUEUE}?whose=mine&kind=correction")
    )


def test_a_request_whose_area_nobody_knows_waits_for_those_who_look_after_everything(cast: Cast) -> None:
    a_new_request(by=cast.submitter, area=cast.unit.code, name="Placed nowhere").areas.clear()

    assert rows_in(signed_in(cast.curator)) == []
    [row] = rows_in(signed_in(cast.administrator))
    assert "none that we know" in row


def test_an_organisation_in_our_list_is_no_new_provider(cast: Cast) -> None:
    Organisation.objects.create(name="Harbour trust")
    a_new_request(by=cast.submitter, area=cast.unit.code, source="A visit")

    [row] = rows_in(signed_in(cast.curator))

    assert "new provider" not in row


@pytest.mark.parametrize("who", ["curator", "administrator"])
def test_hundreds_that_wait_take_a_steady_number_of_queries(
    cast: Cast, who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    areas: list[Area] = [cast.unit, *(AreaFactory(parent=cast.region) for _ in range(5))]
    services = [ServiceFactory(areas=[cast.unit], referral_email="a@example.org") for _ in range(6)]
    for service in services:
        a_sent_correction(service, by=cast.submitter, name="One", organisation="Another")
        a_sent_correction(service, by=cast.colleague, name="Two")
    for number in range(30):
        a_new_request(by=cast.commissioner, area=areas[number % 6].code)
    a_new_request(by=cast.submitter, area=f"{cast.unit.code};{cast.other_unit.code}")
    ChangeRequest.objects.update(submitted_at=F("begun_at"))
    client = signed_in(cast.people[who])
    reference_now()
    client.get(QUEUE)

    with django_assert_max_num_queries(QUERIES):
        answer = client.get(QUEUE)

    assert answer.context["page"].paginator.num_pages == 2
