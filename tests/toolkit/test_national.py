"""The national picture read from the database, and kept only as long as it is true."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaType, Caseload, Service
from tests.factories import AreaFactory, CheckFactory, OverlapFactory, ServiceFactory
from tests.toolkit.small_country import (
    AS_AT,
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from toolkit.gaps import Level, contributions
from toolkit.national import national_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


def coverage(area: str, need: str) -> float | None:
    cell = national_now(as_at=AS_AT).cell(area, need)
    return cell.coverage.central if cell.coverage else None


def test_the_first_two_worked_examples_come_out_of_the_database(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    for unit in (country.a, country.b):
        CheckFactory(area=unit, need=country.mood, checked_on=RECENTLY, outcome="complete_list")
    open_service(country.mood, country.a, country.b, starts=150)
    a, b = (national_now(as_at=AS_AT).cell(unit.code, "mood_disorder") for unit in (country.a, country.b))
    assert (a.eligible and a.eligible.central, b.eligible and b.eligible.central) == (200, 100)
    assert [a.supply, b.supply] == pytest.approx([100, 50])
    assert (a.state, a.borderline, a.assumed) == ("too_little", True, True)


def test_a_result_is_kept_until_anything_that_feeds_it_changes(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    first = national_now(as_at=AS_AT)
    assert national_now(as_at=AS_AT) is first
    Caseload.objects.filter(group="court_order").update(people=1000)
    second = national_now(as_at=AS_AT)
    assert second is not first
    assert second.cell(country.a.code, "mood_disorder").caseload == 1000


def test_nothing_stale_is_served_after_a_service_is_withdrawn_in_bulk(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    open_service(country.mood, country.a, starts=500)
    assert coverage(country.a.code, "mood_disorder") == pytest.approx(2.5)
    Service.objects.update(status="withdrawn")
    assert coverage(country.a.code, "mood_disorder") is None


def test_a_first_look_takes_seven_queries_and_a_second_look_one(
    country: SmallCountry, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    count_people(country.a, 2000)
    for _ in range(30):
        open_service(country.mood, country.a, country.b, starts=10)
    with django_assert_num_queries(7):
        national_now(as_at=AS_AT)
    with django_assert_num_queries(1):
        national_now(as_at=AS_AT)


def test_a_service_for_an_authority_covers_the_unit_that_holds_it(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    open_service(country.mood, country.authority_a, starts=100)
    assert coverage(country.a.code, "mood_disorder") == pytest.approx(0.5)


def test_a_service_for_a_former_unit_covers_its_successors(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    former = AreaFactory(name="Old unit", parent=country.region, valid_to=date(2025, 3, 31))
    former.successors.add(country.a)
    open_service(country.mood, former, starts=100)
    assert coverage(country.a.code, "mood_disorder") == pytest.approx(0.5)


def test_a_service_for_a_force_area_covers_the_units_in_it(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    force = AreaFactory(code="E23000099", type=AreaType.POLICE_FORCE, name="Force")
    OverlapFactory(area=country.authority_a, larger=force)
    OverlapFactory(area=country.authority_b, larger=force)
    open_service(country.mood, force, starts=150)
    given = contributions(national_now(as_at=AS_AT).gaps, area=country.b.code, need="mood_disorder")
    assert [one.amount for one in given] == [pytest.approx(50)]


def test_stated_weights_and_shares_reach_the_calculation(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    open_service(country.mood, country.a, country.b, starts=90)
    service = Service.objects.get()
    for covered, share in zip(service.coverage.order_by("area__code"), (2.0, 1.0), strict=True):
        service.coverage.filter(pk=covered.pk).update(share=share)
    cell = national_now(as_at=AS_AT).cell(country.a.code, "mood_disorder")
    assert cell.supply == pytest.approx(60)
    assert not cell.assumed


@pytest.mark.parametrize(
    "facts", [{"status": "draft"}, {"delivery": ""}, {"delivery": "paused"}, {"ends_on": date(2026, 11, 23)}]
)
def test_what_is_not_published_and_delivering_supplies_nothing(
    country: SmallCountry, facts: dict[str, object]
) -> None:
    count_people(country.a, 2000)
    open_service(country.mood, country.a, starts=500, **facts)
    assert national_now(as_at=AS_AT).cell(country.a.code, "mood_disorder").services_known == 0


def test_needs_not_known_and_needs_none_are_told_apart(country: SmallCountry) -> None:
    unknown = ServiceFactory(areas=[country.a])
    nothing = ServiceFactory(areas=[country.a], stated_none=["needs"])
    unplaced = national_now(as_at=AS_AT).gaps.unplaced
    assert (unplaced.needs_not_known, unplaced.none_of_our_needs) == ((str(unknown.pk),), (str(nothing.pk),))


def test_a_need_without_a_study_is_not_known_everywhere(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    cell = national_now(as_at=AS_AT).cell(country.a.code, "ptsd")
    assert (cell.state, cell.reason, cell.eligible) == ("not_known", "no_prevalence", None)


def test_the_national_figure_is_shared_out_by_adults(country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    cells = {
        cell.area: cell for cell in national_now(as_at=AS_AT).cells(Level.PDU) if cell.need == "mood_disorder"
    }
    assert cells["N90A"].caseload == pytest.approx(3000)
    assert cells["N90B"].caseload == pytest.approx(1000)
    assert {cell.caseload_status for cell in cells.values()} == {"apportioned"}
