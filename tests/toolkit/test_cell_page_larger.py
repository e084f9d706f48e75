"""A larger area's page: its units' states beside it, and what is known of it in part."""

import pytest
from django.test import Client

from tests.factories import AuthorityFactory, BoardFactory, CheckFactory, OverlapFactory
from tests.toolkit.cell_pages import complete, finding_of, page_of, words_of
from tests.toolkit.small_country import (
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    made = found_a_small_country()
    count_people(made.a, 2000)
    return made


def test_the_count_of_units_in_each_state_stands_beside_it(client: Client, country: SmallCountry) -> None:
    count_people(country.b, 1000)
    complete(country.region, country.mood)
    open_service(country.mood, country.a, starts=50)
    (counts,) = page_of(client, "N90").all("app-counts")
    assert " ".join(counts.text.split()) == "Enough 0 Too little 1 None found 1 Not known 0"


def test_each_unit_has_a_link_to_its_own_answer(client: Client, country: SmallCountry) -> None:
    links = {found.attributes.get("href") for found in page_of(client, "N90").walk() if found.name == "a"}
    assert {"/gaps/N90A/mood_disorder/", "/gaps/N90B/mood_disorder/"} <= links


def test_what_is_unmet_is_the_sum_of_its_units(client: Client, country: SmallCountry) -> None:
    count_people(country.b, 1000)
    complete(country.region, country.mood)
    open_service(country.mood, country.b, starts=150)
    text = words_of(client, "N90")
    assert (
        "Short of the yardstick by 200 starts a year: the sum of what its probation areas are short of."
        in text
    )
    assert "Plenty in one does not mend another." in text


def test_a_caseload_known_in_part_is_at_least_so_many(client: Client, country: SmallCountry) -> None:
    assert "200 people in need at least, from 1 of 2 areas" in finding_of(client, "N90")
    assert "of 2 probation areas, 1 has no figure" in words_of(client, "N90")


def test_a_sum_of_units_says_whose_figures_it_adds_up(client: Client, country: SmallCountry) -> None:
    count_people(country.b, 1000)
    text = words_of(client, "N90")
    assert "2 probation areas, added up = is 3,000 people on probation in the community" in text
    assert "2 have a figure of their own." in text


def test_a_region_with_a_figure_of_its_own_stands_on_that(client: Client, country: SmallCountry) -> None:
    count_people(country.region, 4000)
    assert "4,000 on court orders + plus zero released from prison = is 4,000" in words_of(client, "N90")


def test_a_board_that_has_part_of_a_unit_says_so(client: Client, country: SmallCountry) -> None:
    other = BoardFactory(name="Next board", parent=country.england)
    shared = AuthorityFactory(adults=100_000)
    OverlapFactory(area=shared, larger=country.a)
    OverlapFactory(area=shared, larger=other)
    text = words_of(client, other.code)
    assert "1 probation area = is 500 people on probation in the community" in text
    assert "1 lies here in part, and counts by the share of its adults." in text


def test_a_check_of_every_part_is_needed(client: Client, country: SmallCountry) -> None:
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="complete_list")
    assert "Not every part of this area has a check that is 180 days old or less." in words_of(client, "N90")
    CheckFactory(area=country.b, need=country.mood, checked_on=RECENTLY, outcome="complete_list")
    assert "Every part of this area has such a check; this is the oldest of them." in words_of(client, "N90")


def test_a_long_list_of_services_is_cut_and_leads_to_the_directory(
    client: Client, country: SmallCountry
) -> None:
    for _ in range(42):
        open_service(country.mood, country.a, starts=1)
    text = words_of(client, "N90A")
    assert "42 are known and give 42 starts a year together." in text
    assert "and 2 more in the list of services" in text


def test_none_in_a_larger_area_means_none_in_every_part(client: Client, country: SmallCountry) -> None:
    count_people(country.b, 1000)
    CheckFactory(area=country.region, need=country.mood, checked_on=RECENTLY)
    assert "Every part of the area was looked at on 25 October 2026 or later" in finding_of(client, "N90")
