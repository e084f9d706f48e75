"""For how long a capacity holds moves from the method's settings to the freshness settings, and back, with its value."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE, AFTER = [("toolkit", "0001_initial")], [("toolkit", "0002_capacity_clock_moves")]


def migrated(to: list[tuple[str, str]]) -> Any:
    """Take the database there; the models as they were at that point."""
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return MigrationExecutor(connection).loader.project_state([*to, ("provision", "0002_entries")]).apps


@pytest.fixture(autouse=True)
def _back_again() -> Iterator[None]:
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.parametrize(
    ("days", "clocks"), [(None, []), (180, []), (90, [(1, 90, 90)]), (365, [(1, 90, 365)])]
)
def test_a_value_that_was_changed_is_carried_over_and_back(
    days: int | None, clocks: list[tuple[int, int, int]]
) -> None:
    before = migrated(BEFORE)
    settings = before.get_model("toolkit", "MethodSettings").objects
    if days is not None:
        settings.create(pk=1, capacity_valid_days=days, check_valid_days=30)

    after = migrated(AFTER)

    stored = after.get_model("provision", "FreshnessSettings").objects
    assert list(stored.values_list("pk", "contact_days", "capacity_days")) == clocks
    again = migrated(BEFORE).get_model("toolkit", "MethodSettings").objects
    expected = [] if days is None else [(30, days)]
    assert list(again.values_list("check_valid_days", "capacity_valid_days")) == expected


def test_other_clocks_that_somebody_set_stay() -> None:
    before = migrated(BEFORE)
    before.get_model("provision", "FreshnessSettings").objects.create(pk=1, contact_days=30)
    before.get_model("toolkit", "MethodSettings").objects.create(pk=1, capacity_valid_days=0)

    after = migrated(AFTER)

    stored = after.get_model("provision", "FreshnessSettings").objects.get()
    assert (stored.contact_days, stored.capacity_days) == (30, 1)
