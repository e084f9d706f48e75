"""What a cell's page says of services and checks: who gives how much, why some are not known, and who could tell."""

from datetime import date, timedelta

import pytest
from django.test import Client

from provision.models import (
    Area,
    ProvisionCheck,
    Service,
    ServiceNeed,
)
from tests.factories import CaseloadFactory, CheckFactory, ServiceFactory
from tests.toolkit.cell_pages import MOOD, complete, page_of, words_of
from tests.toolkit.small_country import (
    AS_AT,
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


# --- The services


def mainstream(country: SmallCountry, **facts: object) -> None:
    """A service for anybody in A with a mood disorder, told lately."""
    ServiceFactory(
        needs=[country.mood],
        areas=[country.a],
        provision_kind="mainstream",
        **{"capacity_as_at": RECENTLY, **facts},
    )


def test_support_and_treatment_are_kept_apart(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    open_service(country.mood, country.a, starts=30, name="Clinic", support_or_treatment="treatment")
    open_service(country.mood, country.a, starts=20, name="Hub", support_or_treatment="support")
    text = words_of(client, "N90A")
    assert "30 from treatment + plus 20 from support, not treatment = is 50 starts a year in all" in text
    treatment, support = (
        text.index("1 is known and gives 30 starts a year."),
        text.index("1 is known and gives 20 starts a year."),
    )
    assert treatment < text.index("Clinic") < support < text.index("Hub")


def test_a_service_that_has_not_said_which_is_in_a_group_of_its_own(
    client: Client, country: SmallCountry
) -> None:
    open_service(country.mood, country.a, starts=30)
    assert "Not stated whether treatment or support" in words_of(client, "N90A")


def test_each_service_is_linked_with_its_provider_and_how_its_amount_is_known(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.a, 2000)
    mainstream(country, starts_per_year=140, name="Ward", probation_share=0.5)
    service = Service.objects.get()
    text = words_of(client, "N90A")
    assert (
        f"Ward {service.organisation.name} 70 told as at 25 October 2026; 50% of 140 is for people on probation"
        in text
    )
    assert service.get_absolute_url() in {
        found.attributes.get("href") for found in page_of(client, "N90A").walk()
    }


@pytest.mark.parametrize(
    ("facts", "why", "wanted"),
    [
        ({"starts_per_year": None, "probation_share": 1}, "capacity not told", "How many starts a year or places 1 service has"),
        ({"capacity_as_at": date(2026, 1, 1), "probation_share": 1}, "capacity told as at 1 January 2026: too old to count", "still holds"),
        ({}, "its share for people on probation is not told", "How much of 1 service"),
    ],
)  # fmt: skip
def test_why_a_service_is_not_known_is_said_and_who_could_tell(
    client: Client, country: SmallCountry, facts: dict[str, object], why: str, wanted: str
) -> None:
    count_people(country.a, 2000)
    mainstream(country, **{"starts_per_year": 50, **facts})
    text = words_of(client, "N90A")
    assert why in text
    assert wanted in text[text.index("What is not known, and who could tell us") :]


def test_a_service_that_names_only_the_headline_is_asked_which_need(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.a, 2000)
    open_service(country.headline, country.a, starts=50)
    assert "Whether 1 service that says “mental illness” helps with this need" in words_of(client, "N90A")


def test_what_would_fill_the_gap_is_set_against_adults(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    open_service(country.mood, country.a, starts=100)
    mainstream(country, starts_per_year=6000)
    text = words_of(client, "N90A")
    assert (
        "100 starts a year: short by at most ÷ divided by 6,000 starts a year of theirs, for everybody"
        in text
    )
    assert (
        "To fill the gap they would have to give 1 in 60 of their starts to people on probation, "
        "who are 1 in 150 of adults here."
    ) in text


def test_adults_that_are_not_known_are_left_out_of_that_sentence(
    client: Client, country: SmallCountry
) -> None:
    Area.objects.filter(pk=country.authority_a.pk).update(adults=None)
    count_people(country.a, 2000)
    mainstream(country, starts_per_year=6000)
    text = words_of(client, "N90A")
    assert "To fill the gap they would have to give 1 in 30 of their starts to people on probation. (" in text
    assert "of adults here" not in text


def test_a_gap_that_they_could_not_fill_is_said_to_be_so(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    mainstream(country, starts_per_year=60)
    assert "Even if they gave all of it to people on probation, the gap would not be filled." in words_of(
        client, "N90A"
    )


def test_supply_that_was_shared_out_says_that_nobody_counted(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    open_service(country.mood, country.a, country.b, starts=150)
    text = words_of(client, "N90A")
    assert (
        "Shared out by need across 2 areas. Coverage is the same in each because of how it was shared, "
        "not because anyone counted."
    ) in text
    assert "its part of what is shared out by need across 2 areas" in text


def test_supply_divided_among_needs_without_weights_says_so(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    open_service(country.mood, country.a, starts=150)
    ServiceNeed.objects.create(service=Service.objects.get(), need=country.psychosis)
    text = words_of(client, "N90A")
    assert (
        "More than half of the capacity was shared out among several needs without stated weights, not counted."
        in text
    )
    assert "divided among its needs without stated weights" in text


# --- The check


def test_the_check_used_stands_with_its_date_its_area_and_its_outcome(
    client: Client, country: SmallCountry
) -> None:
    complete(country.region, country.mood)
    assert (
        "On 25 October 2026 somebody looked in Midshires and stated that the list of services for this need is complete. "
        "Stated in the role of: health and justice lead."
    ) in words_of(client, "N90A")


def test_a_check_and_a_list_that_disagree_are_called_out(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="no_service")
    open_service(country.mood, country.a, starts=50)
    text = words_of(client, "N90A")
    assert "The check and the list disagree: check again" in text
    assert "Which is right, the check that found no service or the list that has one" in text


def test_a_check_that_no_longer_holds_is_told_with_its_date(client: Client, country: SmallCountry) -> None:
    complete(country.region, country.mood)
    ProvisionCheck.objects.update(checked_on=AS_AT - timedelta(days=181))
    assert "The last check was on 27 May 2026, in Midshires. A check holds for 180 days" in words_of(
        client, "N90A"
    )


def test_where_nothing_is_missing_the_page_says_so(client: Client, country: SmallCountry) -> None:
    CaseloadFactory(area=country.a, people=2000)
    CaseloadFactory(area=country.a, people=0, group="pre_release")
    complete(country.a, country.mood)
    open_service(country.mood, country.a, starts=50)
    assert "Nothing that the calculation asks for is missing here." in words_of(client, "N90A", MOOD)
