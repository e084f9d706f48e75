"""The dashboard: one layer, as a map, a table and a download that say the same in the same order."""

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import Area
from tests.cast import Cast
from tests.factories import AreaFactory, CheckFactory, RegionFactory
from tests.toolkit.small_country import (
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
LAYERS = ["gap", "need", "services", "stages", "knowledge", "checked"]


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


@pytest.fixture
def london(country: SmallCountry) -> list[Area]:
    """Two real units of a real region, so that the pack's boundaries draw them."""
    region = RegionFactory(code="N07", name="London", parent=country.england)
    names = {"LDNNCAI": "Camden and Islington", "N07CROY": "Croydon"}
    return [AreaFactory(code=code, name=name, parent=region) for code, name in names.items()]


def page_of(client: Client, query: str = "") -> str:
    response = client.get(f"/{query}")
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def rows_on(html: str) -> list[str]:
    """The areas of the table beside the map, in order."""
    table = parsed(html).all("app-dashboard__table")[0]
    return [head.text.split("  ")[0] for head in _heads(table)]


def _heads(table: Element) -> list[Element]:
    heads = [one for one in table.walk() if one.name == "th" and one.attributes.get("scope") == "row"]
    return [next(inner for inner in head.walk() if inner.name == "a") for head in heads]


@pytest.mark.parametrize("layer", LAYERS)
def test_map_table_and_download_have_the_same_areas_in_the_same_order(
    client: Client, london: list[Area], layer: str
) -> None:
    count_people(london[0], 500)
    count_people(london[1], 2500)
    html = page_of(client, f"?layer={layer}&area=N07&sort=name")
    on_map = re.findall(
        r'<a [^>]*href="/(?:areas|gaps)/([A-Z0-9]+)/',
        html.split("app-dashboard__map")[1].split("app-legend")[0],
    )
    download = client.get(f"/?layer={layer}&area=N07&sort=name&format=csv").content.decode("utf-8-sig")
    codes = [row["area_code"] for row in csv.DictReader(io.StringIO(download))]
    assert rows_on(html) == ["Camden and Islington", "Croydon"]
    assert codes == ["LDNNCAI", "N07CROY"]
    assert list(dict.fromkeys(on_map)) == codes


@pytest.mark.parametrize(
    ("sort", "first"), [("need", "Camden and Islington"), ("-need", "Croydon"), ("-name", "Croydon")]
)
def test_the_table_sorts_both_ways(client: Client, london: list[Area], sort: str, first: str) -> None:
    count_people(london[0], 500)
    count_people(london[1], 2500)
    assert rows_on(page_of(client, f"?layer=need&area=N07&sort={sort}"))[0] == first


def test_what_is_not_known_comes_last_whichever_way_numbers_run(client: Client, london: list[Area]) -> None:
    count_people(london[0], 500)
    for sort in ("need", "-need"):
        assert rows_on(page_of(client, f"?layer=need&area=N07&sort={sort}"))[-1] == "Croydon"


def test_it_opens_on_need_until_a_third_of_cells_are_known(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    assert "How many people on probation need help" in page_of(client)
    for need in (country.mood, country.psychosis):
        CheckFactory(area=country.region, need=need, checked_on=RECENTLY, outcome="no_service")
    assert "Where is there enough help for" in page_of(client)


def test_an_area_nobody_told_of_reads_not_known_and_never_zero(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    html = page_of(client, "?layer=services&need=mood_disorder")
    table = parsed(html).all("app-dashboard__table")[0].text
    assert "not known" in table
    assert "zero" not in table


def test_an_area_where_somebody_looked_reads_none_found(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="no_service")
    assert (
        "None found"
        in parsed(page_of(client, "?layer=gap&need=mood_disorder")).all("app-dashboard__table")[0].text
    )


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ("gap", "It is not known in any of the 2 probation areas."),
        ("services", "In 2 of 2 areas no delivering service on the map names"),
        ("stages", "In 2 of 2 areas no service says at which stage it works."),
    ],
)
def test_a_finding_about_nothing_is_a_sentence_too(
    client: Client, country: SmallCountry, layer: str, words: str
) -> None:
    assert words in " ".join(page_of(client, f"?layer={layer}").split())


def test_a_shared_out_figure_carries_its_warning(client: Client, country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    html = page_of(client, "?layer=need")
    assert "We shared out the figure for England and Wales by adult population" in html
    assert "Do not use this to compare areas." in html


def test_the_largest_gaps_carry_their_rank_range(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.psychosis, checked_on=RECENTLY, outcome="no_service")
    html = page_of(client)
    assert "Largest gaps" in html
    assert "/gaps/N90A/psychotic_disorder/" in html


@pytest.mark.parametrize(
    "query", ["?layer=moon", "?need=sadness", "?area=N99", "?area=E92000001", "?layer=need&need=none"]
)
def test_what_is_not_there_is_not_found_and_the_page_helps(
    client: Client, country: SmallCountry, query: str
) -> None:
    response = client.get(f"/{query}")
    assert response.status_code == 404
    assert "areas" in response.content.decode()


def test_a_nonsense_order_is_passed_over(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    assert rows_on(page_of(client, "?layer=need&sort=<script>")) == ["Unit A", "Unit B"]


def test_an_empty_database_says_what_to_do(client: Client) -> None:
    assert "load_reference" in page_of(client)


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_asks_the_database_more_than_twelve_times(
    client: Client,
    country: SmallCountry,
    cast: Cast,
    layer: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for unit in (country.a, country.b):
        count_people(unit, 1000)
        for _ in range(10):
            open_service(country.mood, unit, starts=10)
    client.force_login(cast.commissioner)
    client.get("/privacy/")  # the first page of a session keeps a form token in it
    with django_assert_max_num_queries(12):
        page_of(client, f"?layer={layer}")
