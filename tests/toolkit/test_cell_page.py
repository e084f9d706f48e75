"""How a cell was worked out: its question, its finding, and every line of working, checked by hand."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import Area, AreaCode, Need, PrevalenceEstimate
from tests.cast import Cast
from tests.factories import CaseloadFactory, StageFactory
from tests.toolkit.cell_pages import MOOD, complete, finding_of, page_of, words_of
from tests.toolkit.small_country import (
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    """A supervises 2,000 people, so mood disorder is 200 there, from 100 to 400."""
    made = found_a_small_country()
    count_people(made.a, 2000)
    return made


def test_the_heading_is_the_question(client: Client, country: SmallCountry) -> None:
    heading = next(found for found in page_of(client, "N90A").walk() if found.name == "h1")
    assert heading.text == "Is there enough help for mood disorder in Unit A?"


def test_the_finding_says_how_much_there_is_for_each_hundred_and_what_is_missing(
    client: Client, country: SmallCountry
) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    assert finding_of(client, "N90A") == (
        "No: 25 starts a year for each 100 people in need, short of the yardstick by 150 starts a year, "
        "and no more than 50 if need is at the bottom of its range."
    )


def test_every_step_is_a_sum_with_its_numbers_in_it(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    text = words_of(client, "N90A")
    for line in (
        "2,000 on court orders + plus zero released from prison = is 2,000 people on probation in the community",
        "2,000 people on probation here × times 10% of people on probation have this need, by the study = is "
        "200 people with this need on any one day",
        "2,000 people on probation here × times 5% the low end of the study’s range = is 100 people in need at the low end",
        "2,000 people on probation here × times 20% the high end of the study’s range = is 400 people in need at the high end",
        "50 starts a year ÷ divided by 200 people in need × times 100 people = is 25 starts a year for each 100",
        "50 starts a year ÷ divided by 400 people in need at the high end × times 100 people = is 13 for each 100, at the least",
        "50 starts a year ÷ divided by 100 people in need at the low end × times 100 people = is 50 for each 100, at the most",
        "200 people in need × times 1 start a year for each − minus 50 starts a year known = is 150 short of the yardstick",
    ):
        assert line in text


def test_coverage_is_never_written_as_a_share_that_is_met(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    text = words_of(client, "N90A")
    assert "% met" not in text
    assert "% treated" not in text
    assert "short of the yardstick by 150 starts a year. It is not a number of people without care." in text


def test_the_words_printed_with_every_figure_are_there(client: Client, country: SmallCountry) -> None:
    text = words_of(client, "N90A")
    assert (
        "More people have this need in a year than on one day. Some are already in care. Capacity assumes that every "
        "place is filled and every start kept. Read it as capacity against need, not as people helped."
    ) in text
    assert "one for one: a yardstick, not a standard" in text


def test_continuing_care_is_counted_in_places(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.psychosis)
    open_service(country.psychosis, country.a, places=40)
    text = words_of(client, "N90A", "psychotic_disorder")
    assert (
        "40 places ÷ divided by 100 people in need × times 100 people = is 40 places for each 100 people in need"
        in text
    )
    assert "starts a year" not in finding_of(client, "N90A", "psychotic_disorder")


def test_a_share_for_whom_services_are_suitable_is_a_line_of_its_own(
    client: Client, country: SmallCountry
) -> None:
    Need.objects.filter(code=MOOD).update(suitable_share=0.8)
    text = words_of(client, "N90A")
    assert (
        "200 people with this need on any one day × times 80% for whom a service is suitable = is 160" in text
    )


def test_a_changed_yardstick_brings_its_reason_and_source(client: Client, country: SmallCountry) -> None:
    Need.objects.filter(code=MOOD).update(
        target=0.4, target_reason="Most need it briefly", target_source="A review"
    )
    text = words_of(client, "N90A")
    assert "0.4 starts a year for each person in need on one day: a yardstick, not a standard." in text
    assert "Reason: Most need it briefly Source: A review" in text


def test_the_bar_is_drawn_and_its_caption_says_the_same(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    (gauge,) = page_of(client, "N90A").all("app-gauge")
    (bar,) = gauge.all("app-gauge__bar")
    assert bar.attributes["width"] == "15.0"  # of 120, where the yardstick is 60
    assert "25 starts a year for each 100 people in need, from 13 if need is at the top" in gauge.text


def test_no_bar_is_drawn_where_no_service_is_known(client: Client, country: SmallCountry) -> None:
    open_service(country.mood, country.a)
    assert page_of(client, "N90A").all("app-gauge") == []


def test_the_rank_stands_with_its_range_among_its_kind(client: Client, country: SmallCountry) -> None:
    count_people(country.b, 1000)
    for need in (country.mood, country.psychosis):
        complete(country.region, need)
    open_service(country.mood, country.a, starts=50)
    text = words_of(client, "N90A")
    assert "Rank 1 of 2 among gaps of this kind of area that are counted in starts a year" in text
    assert "where most is missing; the same rank however far weights and prevalences move." in text
    assert "Where it is scarcest it ranks 2: 75 short for each 1,000 people on probation." in text
    assert "Every need has the same weight: a choice, not a fact." in text


def test_a_severity_is_printed_with_the_ranking(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    Need.objects.filter(code=MOOD).update(severity=2)
    text = words_of(client, "N90A")
    assert (
        "150 short of the yardstick × times 2 severity, which the commissioner set = is 300 priority" in text
    )
    assert (
        "Severity weights in force: Mood disorder 2; every other need 1. They are a choice, not a fact."
        in text
    )


def test_why_there_is_no_rank_is_said(client: Client, country: SmallCountry) -> None:
    assert "It has no rank: the headline takes in other needs and is never ranked" in words_of(
        client, "N90A", "any_mental_illness"
    )


def test_it_leads_to_the_map_the_area_the_services_and_the_method(
    client: Client, country: SmallCountry
) -> None:
    links = {found.attributes.get("href") for found in page_of(client, "N90A").walk() if found.name == "a"}
    assert {
        "/?layer=gap&need=mood_disorder&area=N90",
        "/areas/N90A/",
        "/services/?area=N90A&need=mood_disorder",
        "/method/",
    } <= links


@pytest.mark.parametrize(
    ("address", "help_"),
    [
        ("/gaps/N99/mood_disorder/", "no area with the code “N99”"),
        ("/gaps/N90A/sadness/", "no need with the code “sadness”"),
    ],
)
def test_what_is_not_there_is_not_found_and_the_page_helps(
    client: Client, country: SmallCountry, address: str, help_: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert help_ in response.content.decode()


def test_an_area_that_gaps_are_not_worked_out_for_is_not_found(client: Client, country: SmallCountry) -> None:
    response = client.get(f"/gaps/{country.authority_a.code}/{MOOD}/")
    assert response.status_code == 404
    assert "not for “Borough of A”" in response.content.decode()


def test_another_systems_code_leads_to_the_page(client: Client, country: SmallCountry) -> None:
    AreaCode.objects.create(area=country.region, scheme="crs", value="Z")
    response = client.get(f"/gaps/crs:Z/{MOOD}/")
    assert (response.status_code, response["Location"]) == (302, f"/gaps/N90/{MOOD}/")


@pytest.mark.parametrize("code", ["N90A", "N90", "E92000001", "K04000001", "QX1"])
@pytest.mark.parametrize("need", [MOOD, "psychotic_disorder", "any_mental_illness", "ptsd"])
def test_every_kind_of_area_has_a_page_for_every_kind_of_need(
    client: Client, country: SmallCountry, code: str, need: str
) -> None:
    open_service(country.mood, country.a, country.b, starts=50)
    assert Area.objects.get(code=code).name in words_of(client, code, need)


@pytest.mark.parametrize("code", ["N90A", "N90", "QX1"])
def test_no_page_asks_the_database_more_than_twelve_times(
    client: Client,
    country: SmallCountry,
    cast: Cast,
    code: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    StageFactory()
    CaseloadFactory(area=country.everywhere, people=5000)
    PrevalenceEstimate.objects.update(is_default=True)
    Need.objects.filter(code=MOOD).update(target=0.5, target_reason="a", target_source="b")
    for _ in range(10):
        open_service(country.mood, country.a, country.b, starts=10)
    client.force_login(cast.commissioner)
    words_of(client, code)
    with django_assert_max_num_queries(12):
        words_of(client, code)
