"""Queries about dates and the pure functions say the same of every entry, whatever its dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provision import freshness
from provision.freshness import ALL_DATES, DATES, Clocks, Kind
from provision.models import EntryStatus, Service
from provision.models.freshness_queries import is_holding
from provision.models.service import Delivery
from tests.factories import OrganisationFactory, ServiceFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
CLOCKS = Clocks(contact=9, eligibility=18, today=2, capacity=20)
EDGES = (None, -1, 0, 2, 3, 9, 10, 18, 19, 20, 21, 40, 41)
"""Days ago: on and after the last day of each clock, of two periods of the longest, today, and tomorrow."""


def day(ago: int | None) -> date | None:
    return None if ago is None else DAY - timedelta(days=ago)


def written(entries: Iterable[Mapping[str, Any]]) -> list[Service]:
    provider = OrganisationFactory()
    plain = {"status": EntryStatus.PUBLISHED, "delivery": Delivery.DELIVERING}
    rows = [Service(name="Service", organisation=provider, **{**plain, **dates}) for dates in entries]
    Service.objects.bulk_create(rows, batch_size=900)
    return list(Service.objects.all())


def agree(services: Sequence[Service]) -> None:
    """Every question, asked of the database and of each entry."""
    asked: dict[str, Any] = {"on": DAY, "clocks": CLOCKS}
    everything = Service.objects

    def found(query: QuerySet[Service]) -> set[int]:
        return set(query.values_list("pk", flat=True))

    published = [service for service in services if service.status == EntryStatus.PUBLISHED]
    lapsed = {s.pk for s in services if freshness.is_lapsed(s, **asked)}
    assert found(everything.lapsed(**asked)) == lapsed
    assert found(everything.shown(**asked)) == {s.pk for s in published} - lapsed
    assert found(everything.due_for_review(**asked)) == {
        s.pk for s in services if freshness.is_due(s, **asked)
    }
    for kind in Kind:
        stale = {s.pk for s in published if freshness.is_stale(s, kind=kind, **asked)}
        assert found(everything.stale(kind, **asked)) == stale, kind
        holding = {s.pk for s in services if freshness.holds(s, kind=kind, **asked)}
        assert found(everything.filter(is_holding(kind, **asked))) == holding, kind


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_they_agree_on_every_combination_of_a_kind_s_dates(kind: Kind) -> None:
    names = DATES[kind]
    combinations = product(EDGES, repeat=len(names))

    agree(written(dict(zip(names, map(day, days), strict=True)) for days in combinations))


def test_they_agree_on_every_combination_of_dates_that_may_keep_an_entry() -> None:
    combinations = product((None, -1, 40, 41), repeat=len(ALL_DATES))

    services = written(dict(zip(ALL_DATES, map(day, days), strict=True)) for days in combinations)

    lapsed = set(Service.objects.lapsed(on=DAY, clocks=CLOCKS).values_list("pk", flat=True))
    assert len(services) == 4 ** len(ALL_DATES)
    assert lapsed == {s.pk for s in services if freshness.is_lapsed(s, on=DAY, clocks=CLOCKS)}


_day = st.sampled_from(EDGES).map(day)
_entry = st.fixed_dictionaries(
    dict.fromkeys((*ALL_DATES, "next_review_on", "ends_on"), _day)
    | {
        "status": st.sampled_from(EntryStatus.values),
        "delivery": st.sampled_from(["delivering", "", "ended"]),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.lists(_entry, min_size=1, max_size=20))
def test_they_agree_whatever_an_entry_says(entries: list[dict[str, Any]]) -> None:
    Service.objects.all().delete()

    agree(written(entries))


# --- Not yet open, and the order of checks ----------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, False),
        ({"starts_on": DAY + timedelta(days=1)}, True),
        ({"referrals_open_on": DAY + timedelta(days=1)}, True),
        ({"starts_on": DAY, "referrals_open_on": DAY}, False),
        ({"starts_on": DAY + timedelta(days=1), "delivery": "commissioned"}, True),
        ({"starts_on": DAY + timedelta(days=1), "delivery": "ended"}, False),
        ({"starts_on": DAY + timedelta(days=1), "status": "draft"}, False),
    ],
)
def test_a_service_is_not_yet_open_until_its_first_day_and_that_of_its_referrals(
    facts: dict[str, Any], expected: bool
) -> None:
    ServiceFactory(**facts)

    assert Service.objects.not_yet_open(on=DAY).exists() is expected


def test_the_newest_check_of_any_kind_comes_first_and_none_at_all_last() -> None:
    ServiceFactory(name="never", last_checked_on=None, source_date=DAY)
    ServiceFactory(name="older", last_checked_on=day(9))
    ServiceFactory(name="newest", last_checked_on=day(40), contact_checked_on=day(1))
    ServiceFactory(name="newer", last_checked_on=None, eligibility_checked_on=day(2))

    names = [service.name for service in Service.objects.all().checked_lately_first()]

    assert names == ["newest", "newer", "older", "never"]


def test_what_is_listed_is_shown_and_has_not_ended() -> None:
    asked: dict[str, Any] = {"on": DAY, "clocks": CLOCKS}
    kept = ServiceFactory(last_checked_on=day(40))
    ServiceFactory(last_checked_on=day(41))
    ended = ServiceFactory(last_checked_on=day(40), delivery="ended")

    assert list(Service.objects.listed(**asked)) == [kept]
    assert list(Service.objects.shown(**asked).ended(on=DAY)) == [ended]
