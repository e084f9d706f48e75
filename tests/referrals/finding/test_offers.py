"""What the database says of a service, as an offer."""

from datetime import date, timedelta
from typing import Any

import pytest

from provision.models import Need, PlaceKind, Service, Term, Vocabulary
from provision.reference import reference_now
from referrals.finding.covering import Covering
from referrals.finding.offers import read_offers, services_covering
from referrals.routes import BOTH, FEMALE, NO_OLDEST, NO_YOUNGEST, Offer
from tests.factories import NeedFactory, PlaceFactory, ServiceFactory, SiteFactory, TermFactory
from tests.provision.country import BOARD_1, FAR, OTHER_REGION, OWN, REGION, SHARED, A, B, C, country
from tests.toolkit.small_country import SmallCountry, found_a_small_country

TODAY = date(2026, 11, 24)
FRESH, STALE = TODAY - timedelta(days=30), TODAY - timedelta(days=200)


class TestCovering:
    """Which units are covered by the areas that a service names."""

    def units(self, area_ids: list[int]) -> tuple[set[int], set[int]]:
        whole, in_part = Covering(country(), on=TODAY).units(area_ids)
        return set(whole), set(in_part)

    def test_a_unit_is_covered_by_itself(self) -> None:
        assert self.units([A]) == ({A}, set())

    def test_a_region_covers_its_units(self) -> None:
        assert self.units([REGION, OTHER_REGION]) == ({A, B, C}, set())

    def test_an_authority_covers_the_whole_of_one_unit_and_a_part_of_another(self) -> None:
        assert self.units([SHARED]) == ({B}, {A})

    def test_all_authorities_of_a_unit_cover_it(self) -> None:
        assert self.units([OWN, SHARED]) == ({A, B}, set())

    def test_a_health_board_covers_in_part_the_unit_that_its_border_crosses(self) -> None:
        assert self.units([BOARD_1]) == (set(), {A, B})

    def test_nothing_is_covered_by_no_area(self) -> None:
        assert self.units([]) == (set(), set())

    def test_areas_far_away_say_nothing_of_here(self) -> None:
        assert self.units([FAR]) == ({C}, set())


@pytest.fixture(name="land")
def _land(db: None) -> SmallCountry:
    return found_a_small_country()


def offer(land: SmallCountry, *, exclusions: list[Term] | None = None, **facts: Any) -> Offer:
    service = ServiceFactory(**{"areas": [land.a], "last_checked_on": FRESH} | facts)
    service.exclusions.add(*exclusions or [])
    words = reference_now()
    [read] = read_offers(Service.objects.filter(pk=service.pk), words=words, on=TODAY).offers
    return read


def of(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def test_a_service_that_told_everything(land: SmallCountry) -> None:
    no_gp = TermFactory(vocabulary=Vocabulary.EXCLUSION, code="no_gp")
    told = offer(
        land,
        name="Harbour",
        needs=[land.mood],
        sexes="female",
        min_age=18,
        stated_none=["max_age"],
        exclusions=[no_gp],
        support_or_treatment="support",
        wait_weeks=6,
        wait_as_at=TODAY,
    )

    assert (told.needs, told.sexes, told.exclusions) == (
        of("mood_disorder"),
        of(FEMALE),
        of("no_gp"),
    )
    assert (told.min_age, told.max_age, told.wait_weeks) == (18, NO_OLDEST, 6)
    assert (told.is_delivering, told.is_open, told.is_support_only) == (True, True, True)
    assert (told.units, told.told_on) == (frozenset({land.a.pk}), TODAY)


def test_what_nobody_told_is_not_known(land: SmallCountry) -> None:
    silent = offer(land, delivery="")

    assert (silent.needs, silent.sexes, silent.exclusions, silent.stages) == (None, None, None, None)
    assert (silent.min_age, silent.max_age, silent.is_delivering) == (None, None, None)


def test_where_somebody_asked_and_there_are_none_nothing_is_excluded(land: SmallCountry) -> None:
    asked = offer(land, sexes="any", stated_none=["needs", "exclusions", "min_age", "max_age"])

    assert (asked.needs, asked.sexes, asked.exclusions) == (of(), BOTH, of())
    assert (asked.min_age, asked.max_age) == (NO_YOUNGEST, NO_OLDEST)


def test_whom_it_takes_past_its_clock_is_not_known_and_its_needs_still_are(land: SmallCountry) -> None:
    stale = offer(
        land,
        needs=[land.mood],
        sexes="any",
        min_age=18,
        stated_none=["exclusions", "max_age"],
        last_checked_on=STALE,
    )

    assert (stale.sexes, stale.min_age, stale.max_age, stale.exclusions) == (None, None, None, None)
    assert stale.needs == of("mood_disorder")


@pytest.mark.parametrize(
    ("facts", "is_delivering"),
    [
        ({"delivery": "paused"}, False),
        ({"delivery": "commissioned"}, False),
        ({"starts_on": TODAY + timedelta(days=1)}, False),
        ({"starts_on": TODAY, "ends_on": TODAY}, True),
        ({"delivery": "", "starts_on": TODAY + timedelta(days=1)}, False),
    ],
)
def test_whether_it_delivers(land: SmallCountry, facts: dict[str, Any], is_delivering: bool) -> None:
    assert offer(land, **facts).is_delivering is is_delivering


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"), [(0, 0, True), (1, None, False), (None, -1, False), (None, None, True)]
)
def test_first_and_last_day_of_referrals_count(
    land: SmallCountry, opens: int | None, closes: int | None, is_open: bool
) -> None:
    def day(shift: int | None) -> date | None:
        return None if shift is None else TODAY + timedelta(days=shift)

    assert offer(land, referrals_open_on=day(opens), referrals_close_on=day(closes)).is_open is is_open


def test_a_service_in_an_office_is_near_the_office_s_unit(land: SmallCountry) -> None:
    office = PlaceFactory(kind=PlaceKind.PROBATION_OFFICE)
    office.areas.add(land.b)
    service = ServiceFactory(areas=[land.region])
    SiteFactory(service=service).co_located_at.add(office)

    [read] = read_offers(Service.objects.all(), words=reference_now(), on=TODAY).offers

    assert read.near == {land.b.pk}


def test_entries_that_lapsed_or_ended_or_wait_are_no_route(land: SmallCountry) -> None:
    shown = ServiceFactory(name="Shown", areas=[land.a], last_checked_on=FRESH)
    ServiceFactory(name="Lapsed", areas=[land.a], last_checked_on=TODAY - timedelta(days=400))
    ServiceFactory(name="Ended", areas=[land.a], last_checked_on=FRESH, ends_on=FRESH)
    ServiceFactory(name="Draft", areas=[land.a], last_checked_on=FRESH, status="draft")
    ServiceFactory(name="Elsewhere", areas=[land.b], last_checked_on=FRESH)
    words = reference_now()

    found = services_covering(words.atlas.touching(land.a.pk), words=words, on=TODAY)

    assert [service.name for service in found] == [shown.name]


def test_however_many_services_there_are_three_queries_read_them(
    land: SmallCountry, django_assert_num_queries: Any
) -> None:
    need: Need = NeedFactory()
    for _ in range(12):
        ServiceFactory(areas=[land.a], needs=[need], last_checked_on=FRESH)
    words = reference_now()
    with django_assert_num_queries(3):
        services = services_covering(words.atlas.touching(land.a.pk), words=words, on=TODAY)
        assert len(read_offers(services, words=words, on=TODAY).offers) == 12
