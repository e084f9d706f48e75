"""The report on the site: who may read it, what it leads to, what it costs, and what happens when many ask."""

import json
import re

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaCode, AreaType
from tests.cast import Cast
from tests.factories import AreaFactory, ServiceFactory
from tests.toolkit.pdf_reading import open_pdf
from tests.toolkit.small_country import SmallCountry, count_people, found_a_small_country
from tests.ui.dom import parsed
from toolkit.views import report as module

pytestmark = pytest.mark.django_db
ADDRESS = "/toolkit/reports/N90A/"


@pytest.fixture
def country() -> SmallCountry:
    country = found_a_small_country()
    count_people(country.a, 2000)
    return country


def test_the_page_has_the_report_and_ways_to_take_it_along(client: Client, country: SmallCountry) -> None:
    response = client.get(ADDRESS)
    html = response.content.decode()
    assert response.status_code == 200
    assert "2,000 people on probation in the community" in " ".join(parsed(html).text.split())
    for address in ("/areas/N90A/", "/toolkit/reports/N90A.pdf", "/toolkit/reports/N90A.json"):
        assert f'href="{address}"' in html


def test_the_page_keeps_to_the_content_security_policy(client: Client, country: SmallCountry) -> None:
    html = client.get(ADDRESS).content.decode()
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)


def test_its_links_lead_to_the_pages_behind_the_numbers(client: Client, country: SmallCountry) -> None:
    ServiceFactory(name="Help", areas=[country.a])
    html = client.get(ADDRESS).content.decode()
    assert 'href="http://testserver/gaps/N90A/mood_disorder/"' in html
    assert 'href="http://testserver/services/?area=N90A"' in html


def test_the_pdf_and_the_json_can_be_opened(client: Client, country: SmallCountry) -> None:
    pdf = client.get("/toolkit/reports/N90A.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert "provision-map-N90A-2026-11-24.pdf" in pdf["Content-Disposition"]
    assert len(open_pdf(pdf.content).pages) > 1
    assert json.loads(client.get("/toolkit/reports/N90A.json").content)["area_code"] == "N90A"


def test_another_systems_code_leads_to_the_one_address(client: Client, country: SmallCountry) -> None:
    AreaCode.objects.create(area=country.a, scheme="old", value="A1")
    response = client.get("/toolkit/reports/old:A1/")
    assert (response.status_code, response["Location"]) == (302, ADDRESS)


@pytest.mark.parametrize("ending", ["/", ".pdf", ".json"])
def test_areas_without_a_report_are_not_found_and_say_which_have_one(
    client: Client, country: SmallCountry, ending: str
) -> None:
    AreaFactory(code="E23000099", type=AreaType.POLICE_FORCE, name="Force")
    for code in ("E23000099", "NOWHERE"):
        assert client.get(f"/toolkit/reports/{code}{ending}").status_code == 404


@override_settings(PUBLIC_READING=False)
def test_where_reading_is_not_public_people_are_asked_to_sign_in(
    client: Client, country: SmallCountry, cast: Cast
) -> None:
    assert client.get(ADDRESS).status_code == 302
    client.force_login(cast.submitter)
    assert client.get(ADDRESS).status_code == 200


def test_reports_are_only_read(client: Client, country: SmallCountry) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_whoever_waits_too_long_for_a_pdf_is_asked_to_come_back(
    client: Client, country: SmallCountry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    with module._one_at_a_time:
        response = client.get("/toolkit/reports/N90A.pdf")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert 'href="/toolkit/reports/N90A/"' in response.content.decode()
    assert client.get("/toolkit/reports/N90A.pdf").status_code == 200


@pytest.mark.parametrize("code", ["N90A", "N90", "QX1", "E92000001", "K04000001"])
def test_no_report_asks_the_database_more_than_twelve_times(
    client: Client,
    country: SmallCountry,
    cast: Cast,
    code: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _number in range(20):
        ServiceFactory(needs=[country.mood, country.psychosis], areas=[country.a])
    country.mood.target, country.mood.target_reason, country.mood.target_source = 0.5, "why", "who"
    country.mood.save()
    client.force_login(cast.commissioner)
    client.get(f"/toolkit/reports/{code}/")
    with django_assert_max_num_queries(12):
        client.get(f"/toolkit/reports/{code}/")
