"""What a cell's page finds in each of the states: one sentence each, and an absence is never a zero."""

from datetime import date

import pytest
from django.test import Client

from provision.models import Caseload, PrevalenceEstimate
from tests.factories import CheckFactory
from tests.toolkit.cell_pages import complete, finding_of, words_of
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
    """A supervises 2,000 people, so mood disorder is 200 there, from 100 to 400."""
    made = found_a_small_country()
    count_people(made.a, 2000)
    return made


@pytest.mark.parametrize(
    ("starts", "is_complete", "begins"),
    [
        (500, True, "Yes, by our yardstick: 250 starts a year for each 100 people in need, and still 125"),
        (220, True, "Perhaps: 110 starts a year for each 100 people in need, which reaches the yardstick, but only 55"),
        (150, True, "Probably not: 75 starts a year for each 100 people in need, short of the yardstick by 50 starts a year."),
        (50, False, "Not known: at least 25 starts a year for each 100 people in need, short by at most 150 starts a year."),
        (None, True, "Not known: 1 service here names this need, and it has not told us how much it can do. Short by at most 200"),
    ],
)  # fmt: skip
def test_each_state_has_its_sentence(
    client: Client, country: SmallCountry, starts: float | None, is_complete: bool, begins: str
) -> None:
    if is_complete:
        complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=starts)
    assert finding_of(client, "N90A").startswith(begins)


def test_nobody_having_told_us_is_not_known_and_not_none(client: Client, country: SmallCountry) -> None:
    assert finding_of(client, "N90A").startswith("Not known: about 200 people are in need on any one day")


def test_a_check_that_found_nothing_makes_it_none(client: Client, country: SmallCountry) -> None:
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY)
    assert finding_of(client, "N90A") == (
        "No: none found. About 200 people are in need on any one day. Somebody looked, last on 25 October 2026, "
        "and there is no service."
    )


def test_a_need_without_a_study_is_not_known(client: Client, country: SmallCountry) -> None:
    assert finding_of(client, "N90A", "ptsd").startswith("Not known: no study tells how many")


def test_an_area_without_a_caseload_is_not_known(client: Client, country: SmallCountry) -> None:
    assert finding_of(client, "N90B").startswith(
        "Not known: nobody has told us how many people are on probation in Unit B"
    )


def test_a_low_end_of_nothing_gives_coverage_no_upper_end(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    PrevalenceEstimate.objects.filter(need=country.mood).update(ci_low=0)
    text = words_of(client, "N90A")
    assert "Its range: from 13, without an upper end" in text
    assert "with need at the bottom of its range nothing would be missing" in text


def test_services_that_give_nothing_are_too_little_whatever_need_is(
    client: Client, country: SmallCountry
) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=0)
    PrevalenceEstimate.objects.filter(need=country.mood).update(ci_low=0)
    assert finding_of(client, "N90A") == (
        "No: zero starts a year for each 100 people in need, short of the yardstick by 200 starts a year."
    )
    assert "The services here give nothing, whatever need is." in words_of(client, "N90A")


def test_an_old_caseload_makes_a_firm_answer_borderline(client: Client, country: SmallCountry) -> None:
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=500)
    Caseload.objects.update(as_at=date(2025, 6, 30))
    assert finding_of(client, "N90A") == (
        "Probably: 250 starts a year for each 100 people in need, which reaches the yardstick. "
        "But the caseload is 16 months old, so this is borderline at best."
    )


def test_a_headline_says_that_each_service_counts_once(client: Client, country: SmallCountry) -> None:
    assert "counts here, once" in words_of(client, "N90A", "any_mental_illness")
    assert "counts here, once" not in words_of(client, "N90A")


def test_no_need_is_said_in_words(client: Client, country: SmallCountry) -> None:
    Caseload.objects.update(people=0)
    assert finding_of(client, "N90A") == "No need estimated: there is nobody to give help to."
