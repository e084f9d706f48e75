"""Changing for how long facts hold: one row, administrators alone, seen by the next page."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.fingerprint import take_fingerprint
from provision.freshness import Clocks
from provision.models import FreshnessSettings
from provision.reference import reference_at, reference_now
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ADD = "/admin/provision/freshnesssettings/add/"
CHANGE = "/admin/provision/freshnesssettings/1/change/"
DAYS = {"contact_days": 30, "eligibility_days": 60, "today_days": 7, "capacity_days": 365}


def test_without_settings_the_clocks_own_days_hold() -> None:
    assert reference_now().clocks == Clocks(contact=90, eligibility=180, today=14, capacity=180)
    stored = FreshnessSettings()
    assert reference_now().clocks == Clocks(
        stored.contact_days, stored.eligibility_days, stored.today_days, stored.capacity_days
    )


def test_an_administrator_sets_them_once_and_pages_read_them(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    client.post(ADD, DAYS)

    assert FreshnessSettings.objects.get().pk == 1
    assert reference_now().clocks == Clocks(contact=30, eligibility=60, today=7, capacity=365)
    assert client.get(ADD).status_code == 403


def test_taking_them_away_brings_the_clocks_own_days_back(cast: Cast, client: Client) -> None:
    FreshnessSettings.objects.create(pk=1, **DAYS)
    client.force_login(cast.administrator)

    client.post("/admin/provision/freshnesssettings/1/delete/", {"post": "yes"})

    assert reference_now().clocks == Clocks()


def test_reading_them_takes_no_query_of_its_own(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    FreshnessSettings.objects.create(pk=1, **DAYS)
    fingerprint = take_fingerprint()

    with django_assert_num_queries(1):
        clocks = reference_at(fingerprint).clocks
    with django_assert_num_queries(0):
        assert reference_at(fingerprint).clocks is clocks


@pytest.mark.parametrize("name", ["submitter", "commissioner", "curator", "outsider"])
def test_nobody_else_changes_them(name: str, cast: Cast, client: Client) -> None:
    FreshnessSettings.objects.create(pk=1)
    client.force_login(cast.people[name])

    assert client.post(CHANGE, DAYS, follow=True).status_code == 403
    assert FreshnessSettings.objects.get().contact_days == 90
    assert client.get(CHANGE, follow=True).status_code == (200 if name == "curator" else 403)


def test_a_clock_of_no_day_is_refused(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)

    answer = client.post(ADD, DAYS | {"contact_days": 0})

    assert answer.status_code == 200
    assert "contact_days" in answer.context["adminform"].form.errors
    with pytest.raises(ValidationError):
        FreshnessSettings(pk=1, today_days=0).full_clean()


def test_there_is_one_row() -> None:
    FreshnessSettings.objects.create(pk=1)

    with pytest.raises(IntegrityError):
        FreshnessSettings.objects.create(pk=2)
