"""Whoever writes to a table that is kept worked out, and however, the fingerprint tells."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from provision.fingerprint import REFERENCE, fingerprint_for, tables, take_fingerprint
from provision.models import Area, Need, Service, ServiceNeed, Term
from provision.reference import reference_now
from tests.cast import Cast
from tests.factories import (
    AreaFactory,
    CaseloadFactory,
    NeedFactory,
    OrganisationFactory,
    OverlapFactory,
    RegionFactory,
    ServiceFactory,
    TermFactory,
)
from tests.provision.admin_forms import answers_of, change_page

pytestmark = pytest.mark.django_db

Write = Callable[[Area], object]


def _save(area: Area) -> None:
    area.name = "Another name"
    area.save()


def _save_one_field(area: Area) -> None:
    area.name = "Another name"
    area.save(update_fields=["name"])


def _save_what_was_read(area: Area) -> None:
    partly = Area.objects.only("name").get(pk=area.pk)
    partly.name = "Another name"
    partly.save()


def _bulk_update(area: Area) -> None:
    area.name = "Another name"
    Area.objects.bulk_update([area], ["name"])


def _upsert(area: Area) -> None:
    again = Area(code=area.code, scheme="ndelius", type="pdu", name="Another name")
    Area.objects.bulk_create([again], update_conflicts=True, unique_fields=["code"], update_fields=["name"])


WRITES: dict[str, Write] = {
    "save": _save,
    "save of one field": _save_one_field,
    "save of a row read in part": _save_what_was_read,
    "create": lambda area: AreaFactory(),
    "update": lambda area: Area.objects.filter(pk=area.pk).update(name="Another name"),
    "update or create": lambda area: Area.objects.update_or_create(code=area.code, defaults={"name": "New"}),
    "bulk create": lambda area: Area.objects.bulk_create([AreaFactory.build()]),
    "bulk update": _bulk_update,
    "upsert": _upsert,
    "delete": lambda area: area.delete(),
    "delete of many": lambda area: Area.objects.filter(pk=area.pk).delete(),
    "a successor": lambda area: area.successors.add(AreaFactory()),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_every_kind_of_write_is_seen_and_the_kept_reference_with_it(write: Write) -> None:
    area = AreaFactory(name="Its name")
    before, kept = take_fingerprint(), reference_now()

    write(area)

    assert take_fingerprint() != before
    assert reference_now() is not kept
    assert {found.name for found in reference_now().atlas.areas.values()} == set(
        Area.objects.values_list("name", flat=True)
    )


def test_a_relation_from_its_other_end_is_seen_although_no_row_is_added() -> None:
    region, unit = RegionFactory(), AreaFactory()
    before = take_fingerprint()

    region.children.add(unit)
    added = take_fingerprint()

    assert added != before
    assert reference_now().atlas.inside(region.pk) == {region.pk, unit.pk}

    region.children.clear()

    assert take_fingerprint() != added
    assert reference_now().atlas.inside(region.pk) == {region.pk}


def test_successors_are_seen_as_they_come_and_go() -> None:
    former, heir, other = AreaFactory(), AreaFactory(), AreaFactory()
    seen = [take_fingerprint()]

    for heirs in ([heir], [other], [heir, other], [heir]):
        former.successors.set(heirs)
        seen.append(take_fingerprint())
        assert set(reference_now().atlas.successors[former.pk]) == {area.pk for area in heirs}
    former.successors.clear()

    assert len({tuple(found.marks.items()) for found in seen}) == len(seen)
    assert reference_now().atlas.successors == {}


@pytest.mark.parametrize(
    "write",
    [
        lambda: NeedFactory(label="New need"),
        lambda: TermFactory(label="New term"),
        OverlapFactory,
    ],
)
def test_words_and_overlaps_belong_to_the_reference(write: Callable[[], object]) -> None:
    kept = reference_now()

    write()

    assert reference_now() is not kept


def test_what_only_feeds_the_calculation_leaves_the_kept_reference_alone() -> None:
    AreaFactory()
    before, kept = take_fingerprint(), reference_now()

    CaseloadFactory(area=Area.objects.get())
    ServiceFactory(needs=[NeedFactory()])
    kept_with_need = reference_now()
    ServiceFactory(needs=[Need.objects.get()])

    assert take_fingerprint() != before
    assert kept_with_need is not kept
    assert reference_now() is kept_with_need


def test_every_table_tells_apart_rows_that_are_alike() -> None:
    service, need = ServiceFactory(), NeedFactory()
    ServiceNeed.objects.create(service=service, need=need, weight=1)
    before = take_fingerprint()

    ServiceNeed.objects.all().delete()
    ServiceNeed.objects.create(service=service, need=need, weight=1)

    assert take_fingerprint() != before


def test_a_save_in_admin_is_seen(cast: Cast, client: Client) -> None:
    client.force_login(cast.administrator)
    need = NeedFactory(label="Before")
    answers = answers_of(client, change_page(need)) | {"label": "After"}
    before = take_fingerprint()

    client.post(change_page(need), answers)

    assert take_fingerprint() != before
    assert reference_now().need[need.code].label == "After"


@pytest.mark.django_db(transaction=True)
def test_a_write_of_another_connection_is_seen() -> None:
    AreaFactory(code="ELSEWHERE", name="Before")
    kept = reference_now()

    def write() -> None:
        Area.objects.filter(code="ELSEWHERE").update(name="After")
        connection.close()

    other = Thread(target=write)
    other.start()
    other.join()

    assert reference_now() is not kept
    assert reference_now().atlas.by_code["ELSEWHERE"].name == "After"


def test_a_transaction_that_is_rolled_back_leaves_the_fingerprint_as_it_was() -> None:
    AreaFactory(name="Its name")
    before = take_fingerprint()

    with transaction.atomic():
        Area.objects.update(name="Never")
        assert take_fingerprint() != before
        assert reference_now().atlas.areas[Area.objects.get().pk].name == "Never"
        transaction.set_rollback(True)

    assert take_fingerprint() == before
    assert reference_now().atlas.areas[Area.objects.get().pk].name == "Its name"


def test_one_query_tells_whatever_there_is(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ServiceFactory(needs=[NeedFactory()], areas=[AreaFactory()])

    with django_assert_num_queries(1):
        take_fingerprint()


def test_a_request_takes_it_once_so_that_a_page_speaks_of_one_state(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    request = RequestFactory().get("/")
    with django_assert_num_queries(1):
        first = fingerprint_for(request)
        AreaFactory.build()
        assert fingerprint_for(request) is first


def test_every_table_of_the_reference_has_a_mark_and_so_has_every_table_that_feeds() -> None:
    marks = take_fingerprint().marks

    assert {table._meta.db_table for table in (*REFERENCE, *tables())} == set(marks)
    assert {Area, Need, Service, Term} <= set(tables())


def test_demonstration_shows_while_any_row_of_it_is_left() -> None:
    ServiceFactory()
    assert take_fingerprint().shows_demonstration is False

    service = ServiceFactory(is_demonstration=True, organisation=OrganisationFactory())
    assert take_fingerprint().shows_demonstration is True

    service.delete()
    assert take_fingerprint().shows_demonstration is False
