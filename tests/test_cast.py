"""The factories make rows that the database and the models accept."""

import pytest

from accounts.models import Role
from tests import factories
from tests.cast import assemble

FACTORIES = [
    made
    for made in vars(factories).values()
    if isinstance(made, type) and made.__module__ == factories.__name__ and made.__name__.endswith("Factory")
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: str(factory.__name__))
def test_a_factory_makes_two_rows_that_pass_validation(factory: type) -> None:
    first, second = factory(), factory()

    assert first.pk != second.pk
    first.full_clean()


@pytest.mark.django_db
def test_a_service_is_given_its_needs_areas_and_stages() -> None:
    need, unit, stage = factories.NeedFactory(), factories.AreaFactory(), factories.StageFactory()

    service = factories.ServiceFactory(needs=[need], areas=[unit], stages=[stage])

    assert [named.need for named in service.needs.all()] == [need]
    assert [covered.area for covered in service.coverage.all()] == [unit]
    assert list(service.stages.all()) == [stage]


@pytest.mark.django_db
def test_everybody_in_the_cast_has_one_role_and_its_scope() -> None:
    cast = assemble()

    roles = {name: person.grants.get().role for name, person in cast.people.items()}

    assert roles == {
        "submitter": Role.SUBMITTER,
        "colleague": Role.SUBMITTER,
        "curator": Role.CURATOR,
        "commissioner": Role.COMMISSIONER,
        "outsider": Role.SUBMITTER,
        "administrator": Role.ADMINISTRATOR,
    }
    assert list(cast.curator.grants.get().areas.all()) == [cast.region]
    assert cast.administrator.grants.get().everywhere
