"""Counts of people that are not official statistics go through disclosure control before any page works with them."""

import csv
import io
import json

import pytest
from django.core.management import call_command
from django.test import Client

from provision.models import Caseload
from tests.toolkit.small_country import SmallCountry, count_people, found_a_small_country
from tests.ui.dom import parsed
from toolkit.national import national_as_entered, national_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


def text_of(client: Client, address: str) -> str:
    return " ".join(parsed(client.get(address).content.decode()).text.split())


def row_of(client: Client) -> dict[str, str]:
    text = client.get("/?layer=need&need=mood_disorder&format=csv").content.decode("utf-8-sig")
    return next(row for row in csv.DictReader(io.StringIO(text)) if row["area_code"] == "N90A")


def test_a_local_count_is_rounded_before_need_is_worked_out_from_it(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.a, 1003)
    assert national_now().cell("N90A", "mood_disorder").caseload == 1005
    assert row_of(client)["caseload"] == "1005"
    assert "1,003" not in text_of(client, "/areas/N90A/")


def test_an_official_count_is_used_and_shown_as_published(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 1003)
    Caseload.objects.update(standing="published_statistic")
    assert national_now().cell("N90A", "mood_disorder").caseload == 1003
    assert "1,003" in text_of(client, "/areas/N90A/")


@pytest.mark.parametrize("people", [8, 60, 97])
def test_need_is_not_estimated_from_a_local_caseload_under_a_hundred(
    client: Client, country: SmallCountry, people: int
) -> None:
    count_people(country.everywhere, 40_000)
    count_people(country.a, people)
    text = text_of(client, "/areas/N90A/")
    assert "too few people to estimate" in text
    assert "suppressed people on probation in the community" in text
    assert row_of(client)["caseload"] == "suppressed"
    assert row_of(client)["people_in_need"] == "suppressed"


def test_a_count_of_a_few_people_is_suppressed_wherever_it_is_listed(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.a, 2000)
    Caseload.objects.filter(group="post_release").update(people=4)
    text = text_of(client, "/areas/N90A/")
    assert "released from prison suppressed" in text


def test_nobody_is_a_number_that_is_shown(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 0)
    assert "zero people on probation in the community" in text_of(client, "/areas/N90A/")


def test_the_operators_command_works_from_counts_as_entered(country: SmallCountry) -> None:
    count_people(country.a, 53)
    out = io.StringIO()
    call_command("gaps", "--format", "json", "--need", "mood_disorder", stdout=out)
    cells = {cell["area"]: cell for cell in json.loads(out.getvalue())["cells"]}
    assert cells["N90A"]["eligible"]["central"] == pytest.approx(5.3)
    assert national_as_entered().cell("N90A", "mood_disorder").caseload == 53
