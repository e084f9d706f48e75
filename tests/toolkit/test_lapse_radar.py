"""What ends before long, what hangs on one provider, and what the gaps would be then."""

from datetime import date

import pytest
from django.test import Client

from provision.models import CheckOutcome
from referrals.models import Agreement
from tests.factories import CheckFactory, OrganisationFactory, ServiceFactory
from tests.toolkit.small_country import RECENTLY, SmallCountry, count_people, found_a_small_country
from toolkit.lapse.endings import horizon_of, later

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (None, None),
        (date(2026, 11, 23), None),
        (date(2026, 11, 24), 6),
        (date(2027, 5, 24), 6),
        (date(2027, 5, 25), 12),
        (date(2028, 5, 24), 18),
        (date(2028, 5, 25), None),
    ],
)
def test_a_day_falls_within_the_first_horizon_that_holds_it(day: date | None, months: int | None) -> None:
    assert horizon_of(day, on=TODAY) == months


def test_months_later_is_a_day_that_every_month_has() -> None:
    assert later(date(2026, 8, 31), months=6) == date(2027, 2, 28)
    assert later(date(2026, 11, 24), months=18) == date(2028, 5, 24)


@pytest.fixture
def country(db: None) -> SmallCountry:
    return found_a_small_country()


def test_a_contract_that_ends_is_shown_with_what_the_gap_would_be_then(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.a, 2_000)
    CheckFactory(area=country.a, need=country.mood, outcome=CheckOutcome.COMPLETE_LIST, checked_on=RECENTLY)
    ServiceFactory(
        name="Ends in May",
        areas=[country.a],
        needs=[country.mood],
        provision_kind="dedicated",
        starts_per_year=1_000,
        capacity_as_at=RECENTLY,
        ends_on=date(2027, 5, 1),
    )

    page = client.get(f"/areas/{country.a.code}/lapse/")

    radar, ahead = page.context["radar"], page.context["ahead"]
    assert [(ending.name, ending.within) for ending in radar.endings] == [("Ends in May", 6)]
    assert radar.undated == 0
    assert [(moved.now.cell.need, moved.now.cell.state, moved.then.state) for moved in ahead.moved] == [
        ("any_mental_illness", "enough", "not_known"),
        ("mood_disorder", "enough", "none"),
    ]


def test_no_published_end_is_told_as_a_finding(client: Client, country: SmallCountry) -> None:
    for name in ("One", "Two"):
        ServiceFactory(name=name, areas=[country.a], needs=[country.mood])

    page = client.get(f"/areas/{country.a.code}/lapse/").content.decode()

    assert "No end within 18 months is known." in page
    assert "None of the 2 services that deliver here has a published end" in page


def test_a_need_that_one_provider_alone_delivers_for_is_named(client: Client, country: SmallCountry) -> None:
    alone = OrganisationFactory(name="The only one")
    ServiceFactory(areas=[country.a], needs=[country.mood], organisation=alone)
    ServiceFactory(areas=[country.a], needs=[country.mood], organisation=alone)
    for _each in range(2):
        ServiceFactory(areas=[country.a], needs=[country.psychosis])

    radar = client.get(f"/areas/{country.a.code}/lapse/").context["radar"]

    assert [(one.need.code, one.provider.name, len(one.services)) for one in radar.alone] == [
        ("mood_disorder", "The only one", 2)
    ]


def test_funding_and_agreements_end_too(client: Client, country: SmallCountry) -> None:
    ServiceFactory(areas=[country.a], funding_ends_on=date(2027, 3, 31))
    agreement = Agreement.objects.create(name="Sharing at release", review_on=date(2027, 10, 1))
    agreement.areas.add(country.region)
    elsewhere = Agreement.objects.create(name="Elsewhere", ends_on=date(2027, 1, 1))
    elsewhere.areas.add(country.everywhere)

    radar = client.get(f"/areas/{country.a.code}/lapse/").context["radar"]

    assert [(ending.kind, ending.within) for ending in radar.endings] == [
        ("agreement", 6),
        ("funding", 6),
        ("review", 12),
    ]


@pytest.mark.usefixtures("reference")
def test_no_real_contract_has_a_published_end(client: Client) -> None:
    radar = client.get("/areas/N07/lapse/").context["radar"]

    assert radar.delivering > 0
    assert radar.undated == radar.delivering
    assert radar.endings == ()
