"""Applying what was staged: all of it or none, with events, and never over somebody else's unseen write."""

import uuid

import pytest
from django.db import IntegrityError

from provision.exchange.events import Author
from provision.exchange.registry import table_of
from provision.exchange.staging import stage_cells
from provision.exchange.writing import OutdatedError, apply
from provision.fingerprint import take_fingerprint
from provision.models import Caseload, Event, Organisation, Service, ServiceNeed
from tests.factories import CaseloadFactory, ServiceFactory
from tests.provision.exchange.conftest import Country, the_service

AUTHOR = Author("curator", "A test", actor_id=7)
SERVICES = table_of("services")
ROW = {
    "service_id": "s1",
    "sender": "one",
    "name": "Talking",
    "organisation": "A trust",
    "status": "published",
}


def saved(*rows: dict[str, str], author: Author = AUTHOR) -> None:
    staged = stage_cells(SERVICES, rows)
    assert staged.refusals == []
    apply(staged, by=author)


def test_rows_made_in_python_go_the_same_way(country: Country) -> None:
    saved(ROW | {"needs": "ptsd", "demonstration": "yes"})

    event = Event.objects.get()
    assert the_service().is_demonstration
    assert (event.role, event.actor_id, event.is_demonstration) == ("curator", 7, True)
    assert Organisation.objects.get().is_demonstration


def test_a_service_that_was_real_does_not_make_its_provider_a_demonstration(country: Country) -> None:
    saved(ROW)
    saved(ROW | {"service_id": "s2", "demonstration": "yes"})

    assert not Organisation.objects.get().is_demonstration


def test_columns_that_there_are_not_are_listed(country: Country) -> None:
    assert stage_cells(SERVICES, [ROW | {"colour": "blue"}]).ignored_columns == ["colour"]


def test_an_author_who_tells_of_the_whole_writes_one_event(country: Country) -> None:
    author = Author("operator", "Many at once", tells_rows=False)

    saved(ROW, ROW | {"service_id": "s2"}, author=author)
    saved(ROW, author=author)

    event = Event.objects.get()
    assert (event.subject, event.reason) == ("services", "Many at once\n2 added, 0 changed")


def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(country: Country) -> None:
    saved(ROW | {"starts_per_year": "10", "places": "5"})
    staged = stage_cells(SERVICES, [ROW | {"starts_per_year": "20"}, ROW | {"service_id": "s2"}])
    Service.objects.update(starts_per_year=15)

    with pytest.raises(OutdatedError, match="Talking \\(row 2\\) was changed by somebody else meanwhile"):
        apply(staged, by=AUTHOR)

    assert the_service().starts_per_year == 15


def test_a_row_that_somebody_deleted_meanwhile_does_not_come_back(country: Country) -> None:
    saved(ROW)
    staged = stage_cells(SERVICES, [ROW | {"name": "Renamed"}])
    Service.objects.all().delete()

    with pytest.raises(OutdatedError):
        apply(staged, by=AUTHOR)

    assert not Service.objects.exists()


def test_what_somebody_wrote_meanwhile_in_other_fields_stays(country: Country) -> None:
    saved(ROW | {"starts_per_year": "10"})
    staged = stage_cells(SERVICES, [{"service_id": "s1", "sender": "one", "starts_per_year": "20"}])
    Service.objects.update(summary="Written meanwhile")

    apply(staged, by=AUTHOR)

    service = the_service()
    assert (service.starts_per_year, service.summary) == (20, "Written meanwhile")


@pytest.mark.django_db(transaction=True)
def test_a_failure_half_way_leaves_nothing(country: Country) -> None:
    staged = stage_cells(
        table_of("caseloads"),
        [
            {"area_code": code, "as_at": "2026-06-30", "people": "10", "source": "A test"}
            for code in ("T50N", "T50S")
        ],
    )
    CaseloadFactory(area=country.south, as_at="2026-06-30", group="all", sex="all")

    with pytest.raises(IntegrityError):
        apply(staged, by=AUTHOR)

    assert Caseload.objects.count() == 1
    assert not Event.objects.exists()


@pytest.mark.parametrize("column", ["name", "needs", "stages", "min_age"])
def test_every_change_is_seen_by_what_is_kept_worked_out(country: Country, column: str) -> None:
    saved(ROW)
    before = take_fingerprint()

    saved(
        ROW
        | {
            "name": ROW["name"],
            column: {"name": "New", "needs": "ptsd", "stages": "none", "min_age": "18"}[column],
        }
    )

    assert take_fingerprint() != before


def test_needs_that_stay_keep_their_rows(country: Country) -> None:
    saved(ROW | {"needs": "ptsd"})
    kept = ServiceNeed.objects.get().pk

    saved(ROW | {"needs": "ptsd;psychosis", "need_weights": "2;1"})

    assert {named.pk: named.weight for named in ServiceNeed.objects.filter(need=country.ptsd)} == {kept: 2}
    assert ServiceNeed.objects.count() == 2


def test_a_namespace_gives_ids_that_outlive_a_reload(country: Country) -> None:
    namespace = uuid.uuid4()

    apply(stage_cells(SERVICES, [ROW]), by=AUTHOR, namespace=namespace)
    first = (the_service().public_id, Organisation.objects.get().public_id)
    Service.objects.all().delete()
    Organisation.objects.all().delete()
    apply(stage_cells(SERVICES, [ROW]), by=AUTHOR, namespace=namespace)

    assert first == (the_service().public_id, Organisation.objects.get().public_id)
    assert first[0].version == 5


def test_entries_get_random_ids(country: Country) -> None:
    saved(ROW)

    assert the_service().public_id.version == 4


def test_a_name_in_an_entry_made_here_is_not_a_senders(country: Country) -> None:
    ServiceFactory(name="Talking")

    saved(ROW)

    assert Service.objects.filter(name="Talking").count() == 2
