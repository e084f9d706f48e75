"""`make_services`: many invented services, the same ones for the same number and seed."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from provision.models import Organisation, Service
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_laptop(settings: Any) -> None:
    settings.DEBUG = True


def make(number: int, **options: Any) -> str:
    said = StringIO()
    call_command("make_services", str(number), stdout=said, **options)
    return said.getvalue()


def told() -> list[tuple[Any, ...]]:
    """What the services made say, with the areas, needs and stages that they name."""
    made = Service.objects.filter(sender="benchmark").order_by("sender_id")
    return [
        (
            service.public_id, service.sender_id, service.name, service.starts_per_year, service.places,
            service.capacity_as_at, service.delivery, service.organisation.name,
            sorted(service.needs.values_list("need__code", "weight")),
            sorted(service.coverage.values_list("area__code", "share")),
            sorted(service.stages.values_list("code", flat=True)),
        )
        for service in made
    ]  # fmt: skip


def test_so_many_are_made_and_all_are_marked(reference_areas: None) -> None:
    assert "30 services" in make(30)

    made = Service.objects.all()
    assert made.count() == 30
    assert set(made.values_list("is_demonstration", "sender", "status")) == {(True, "benchmark", "published")}
    assert set(Organisation.objects.values_list("is_demonstration", flat=True)) == {True}


def test_the_same_seed_makes_the_same_services(reference_areas: None) -> None:
    make(25, seed=7)
    first = told()
    make(0)
    make(25, seed=7)

    assert told() == first


def test_another_seed_makes_others(reference_areas: None) -> None:
    make(25, seed=7)
    first = told()
    make(25, seed=8)

    assert told() != first


def test_making_again_replaces_what_was_made(reference_areas: None) -> None:
    make(40)
    make(10)

    assert Service.objects.count() == 10


def test_they_differ_as_real_ones_do(reference_areas: None) -> None:
    make(400)
    made = Service.objects.all()

    kinds = {"pdu", "region", "icb", "local_authority", "police_force", "nation"}
    assert set(made.values_list("coverage__area__type", flat=True)) >= kinds
    assert made.filter(coverage__area__type="pdu").distinct().count() > 200
    assert {len(needs) for *_, needs, _, _ in told()} == {1, 2, 3, 4}
    assert made.filter(capacity_as_at=None).exists()
    assert made.filter(starts_per_year__isnull=False).exists()
    assert made.filter(needs__weight__isnull=False).exists()
    assert made.filter(coverage__share__isnull=False).exists()
    assert not made.filter(coverage=None).exists()
    assert Organisation.objects.count() == 11


@pytest.mark.parametrize("command", [("make_services", "0"), ("remove_demo",)])
def test_they_go_again_and_nothing_else_does(reference_areas: None, command: tuple[str, ...]) -> None:
    real = ServiceFactory()
    make(20)

    call_command(*command, stdout=StringIO())

    assert list(Service.objects.all()) == [real]
    assert list(Organisation.objects.all()) == [real.organisation]


def test_none_are_made_where_debug_is_off(reference_areas: None, settings: Any) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG is off"):
        make(5)

    assert not Service.objects.exists()


def test_without_areas_there_is_nothing_to_draw_from() -> None:
    with pytest.raises(CommandError, match="load_reference"):
        make(5)


@pytest.mark.parametrize("number", ["-1", "many"])
def test_the_number_must_be_a_whole_number(number: str) -> None:
    with pytest.raises(CommandError, match="not a whole number"):
        call_command("make_services", "--", number)
