"""History rows of services become events when they give way to revisions."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from provision.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE, AFTER = ("provision", "0002_entries"), ("provision", "0003_revisions_instead_of_history")
THEN = datetime(2026, 3, 1, 10, tzinfo=UTC)


def migrate(to: tuple[str, str]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps


@pytest.fixture
def old() -> Iterator[Any]:
    """The tables as they were; afterwards they are as they shall be."""
    yield migrate(BEFORE)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def a_service(old: Any, **facts: Any) -> Any:
    body = old.get_model("provision", "Organisation").objects.create(name=f"Body {facts['name']}")
    return old.get_model("provision", "Service").objects.create(
        organisation=body, sender=facts["name"], sender_id="1", **facts
    )


def kept(old: Any, service: Any, *, days: int, kind: str = "~", **facts: Any) -> None:
    """A history row of a service, so many days after the first."""
    historical = old.get_model("provision", "HistoricalService")
    names = {
        field.name for field in historical._meta.concrete_fields if not field.name.startswith("history_")
    }
    stands = {name: getattr(service, name) for name in names}
    historical.objects.create(
        **stands | facts,
        history_date=THEN + timedelta(days=days),
        history_type=kind,
        history_user_id=facts.pop("by", None),
    )


def test_each_edit_by_hand_becomes_an_event_on_its_day_and_the_history_goes(old: Any) -> None:
    person = old.get_model("accounts", "User").objects.create(email="curator@example.org")
    service = a_service(old, name="Now", is_demonstration=True, lead_email="now@example.org")
    other = old.get_model("provision", "Organisation").objects.create(name="Other body")
    historical = old.get_model("provision", "HistoricalService")
    kept(old, service, days=0, kind="+", name="Then", places=4, organisation=other, lead_email="")
    kept(old, service, days=1, places=None, organisation=other)
    kept(old, service, days=2, languages=["English", "Welsh"])
    historical.objects.update(history_user_id=person.pk)

    migrate(AFTER)

    edits = list(
        Event.objects.order_by("at").values_list("at", "role", "actor_id", "action", "subject", "reason")
    )
    assert [edit[:5] for edit in edits] == [
        (THEN + timedelta(days=days), "curator", person.pk, "edited", "Now") for days in (1, 2)
    ]
    assert edits[0][5].splitlines() == ["name: Then → Now", "places: 4.0 → –", "lead_email: changed"]
    assert edits[1][5].splitlines() == ["languages: – → English;Welsh", "organisation: Other body → Body Now"]
    assert all(event.is_demonstration and event.service_id == service.pk for event in Event.objects.all())
    assert not [name for name in connection.introspection.table_names() if "historicalservice" in name]


def test_moves_and_what_has_an_event_already_are_not_told_again(old: Any) -> None:
    service, imported = a_service(old, name="Moved"), a_service(old, name="Imported")
    kept(old, service, days=0, kind="+", status="draft")
    kept(old, service, days=1, status="published")
    kept(old, imported, days=3, status="published")
    event = Event.objects.create(role="curator", action="publish", service_id=imported.pk)
    Event.objects.filter(pk=event.pk).update(at=THEN + timedelta(days=3, seconds=1))

    migrate(AFTER)

    assert list(Event.objects.values_list("action", flat=True)) == ["publish"]


def test_of_a_first_history_row_nobody_knows_what_it_read_before(old: Any) -> None:
    kept(old, a_service(old, name="Loaded"), days=1)

    migrate(AFTER)

    assert Event.objects.get().reason == "What it read before was not kept."


def test_needs_and_areas_saved_in_one_go_are_one_edit(old: Any) -> None:
    person = old.get_model("accounts", "User").objects.create(email="curator@example.org")
    service = a_service(old, name="Listed")
    need = old.get_model("provision", "Need").objects.create(
        code="ptsd", label="PTSD", phrase="ptsd", order=1
    )
    area = old.get_model("provision", "Area").objects.create(
        code="N1", scheme="ndelius", type="pdu", name="Unit"
    )
    needs = old.get_model("provision", "HistoricalServiceNeed").objects
    covered = old.get_model("provision", "HistoricalServiceCoverage").objects
    at = THEN + timedelta(days=1)
    told: dict[str, Any] = {"id": 1, "service": service, "history_user_id": person.pk}
    needs.create(need=need, history_type="+", history_date=at, **told)
    covered.create(area=area, share=2, history_type="-", history_date=at + timedelta(seconds=2), **told)
    needs.create(need=need, weight=3, history_type="~", history_date=at + timedelta(days=1), **told)
    needs.create(need=need, history_type="-", history_date=at, **told | {"history_user_id": None})

    migrate(AFTER)

    assert list(Event.objects.order_by("at").values_list("reason", flat=True)) == [
        "needs: – → ptsd\nareas: N1 (2) → –",
        "needs: ptsd → ptsd (3)",
    ]


def test_what_is_gone_leaves_nothing_behind(old: Any) -> None:
    service = a_service(old, name="Gone")
    kept(old, service, days=0, kind="+", name="Before")
    kept(old, service, days=1)
    old.get_model("provision", "Service").objects.all().delete()

    migrate(AFTER)

    assert not Event.objects.exists()
