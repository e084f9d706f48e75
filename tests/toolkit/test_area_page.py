"""An area's page: every fact with its date, every absence with its word."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaCode, AreaType
from tests.cast import Cast
from tests.factories import AreaFactory, CheckFactory, PlaceFactory, ServiceFactory
from tests.toolkit.small_country import (
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


def text_of(client: Client, code: str) -> str:
    response = client.get(f"/areas/{code}/")
    assert response.status_code == 200
    return " ".join(parsed(response.content.decode()).text.split())


def test_the_finding_counts_every_need_once(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="no_service")
    open_service(country.psychosis, country.a, places=500)
    text = text_of(client, "N90A")
    assert (
        "Of 4 needs, 1 has enough provision for people on probation, 0 have too little, 1 has none, and 2 are not known."
        in text
    )


def test_where_nothing_is_known_the_finding_says_so_in_a_sentence(
    client: Client, country: SmallCountry
) -> None:
    text = text_of(client, "N90A")
    assert (
        "Whether there is enough provision for people on probation is not known for any of the 4 needs."
        in text
    )
    assert "0 have" not in text


def test_the_cards_carry_caseload_headline_and_knowledge(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    text = text_of(client, "N90A")
    assert "2,000 people on probation in the community its own figure, 30 June 2026" in text
    assert "800 with any mental illness now range 600 to 1,000" in text
    assert "0 of 3 needs where we know whether there is enough 1 need has no study beside it" in text


def test_a_unit_without_a_caseload_says_so_and_shows_no_number(client: Client, country: SmallCountry) -> None:
    text = text_of(client, "N90A")
    assert "nobody has entered a figure" in text
    assert "not known people on probation in the community" in text


def test_a_shared_out_caseload_carries_its_warning(client: Client, country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    assert "We shared out the figure for England and Wales by adult population" in text_of(client, "N90A")


def test_it_says_who_commissions_with_the_share_of_adults(client: Client, country: SmallCountry) -> None:
    text = text_of(client, "N90A")
    assert "Midshires board 100% of this area’s adults" in text
    assert "Borough of A" in text


def test_approximate_places_say_so_and_courts_are_not_shown(client: Client, country: SmallCountry) -> None:
    PlaceFactory(name="High Street office").areas.add(country.a)
    PlaceFactory(name="Unverified court", kind="court").areas.add(country.a)
    text = text_of(client, "N90A")
    assert "High Street office" in text
    assert "approximate" in text
    assert "Unverified court" not in text


def test_every_kind_of_area_has_a_page(client: Client, country: SmallCountry) -> None:
    force = AreaFactory(code="E23000099", type=AreaType.POLICE_FORCE, name="Force")
    for area in (
        country.a,
        country.region,
        country.england,
        country.everywhere,
        country.board,
        country.authority_a,
        force,
    ):
        assert area.name in text_of(client, area.code)


def test_another_systems_code_leads_to_the_area(client: Client, country: SmallCountry) -> None:
    AreaCode.objects.create(area=country.region, scheme="crs", value="Z")
    response = client.get("/areas/crs:Z/")
    assert (response.status_code, response["Location"]) == (302, "/areas/N90/")


def test_an_unknown_area_is_not_found_and_the_page_helps(client: Client, country: SmallCountry) -> None:
    response = client.get("/areas/N99/")
    assert response.status_code == 404
    assert "no area with the code “N99”" in response.content.decode()


def test_reported_services_are_counted_apart(client: Client, country: SmallCountry) -> None:
    ServiceFactory(areas=[country.a], delivery="")
    open_service(country.mood, country.a, starts=10)
    text = text_of(client, "N90A")
    assert "1 delivering services cover it and 1 is reported, not verified" in text


@pytest.mark.parametrize("code", ["N90A", "N90", "E92000001", "QX1"])
def test_no_area_page_asks_the_database_more_than_twelve_times(
    client: Client,
    country: SmallCountry,
    cast: Cast,
    code: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for unit in (country.a, country.b):
        count_people(unit, 1000)
        for _ in range(10):
            open_service(country.mood, unit, starts=10)
    client.force_login(cast.commissioner)
    client.get("/")
    with django_assert_max_num_queries(12):
        text_of(client, code)
