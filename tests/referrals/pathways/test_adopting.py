"""Adopting a national pathway: a whole copy for areas of one's own, and nothing else."""

import pytest
from django.core.exceptions import PermissionDenied

from provision.models import Event
from referrals.models import Pathway
from referrals.pathways.adopting import AdoptionRefusedError, adopt
from referrals.pathways.differing import differences
from referrals.pathways.reading import read_pathways
from tests.cast import Cast
from tests.factories import NeedFactory
from tests.referrals.pathways.invented import template

pytestmark = pytest.mark.django_db


def test_a_copy_has_every_step_and_way_and_differs_in_nothing(cast: Cast) -> None:
    row = template()
    row.needs.add(NeedFactory())

    adopted = adopt(row, areas=[cast.unit, cast.neighbour], by=cast.commissioner)

    facts = {fact.id: fact for fact in read_pathways(Pathway.objects.all())}
    own, national = facts[adopted.pk], facts[row.pk]
    assert differences(own, template=national) == ()
    assert own.area_ids == {cast.unit.pk, cast.neighbour.pk}
    assert (own.needs, own.template_id, adopted.code) == (national.needs, row.pk, "")
    assert {step.pk for step in adopted.steps.all()}.isdisjoint(step.pk for step in row.steps.all())


def test_adopting_is_an_event_in_the_role_of_who_did_it(cast: Cast) -> None:
    adopt(template(), areas=[cast.unit], by=cast.commissioner)

    event = Event.objects.get()
    assert (event.action, event.role, event.actor_id) == (
        "adopt pathway",
        "commissioner",
        cast.commissioner.pk,
    )
    assert cast.unit.code in event.subject


def test_nobody_adopts_for_an_area_outside_their_own(cast: Cast) -> None:
    row = template()

    for person, areas in (
        (cast.commissioner, [cast.unit, cast.other_unit]),
        (cast.submitter, [cast.unit]),
        (cast.outsider, [cast.other_unit]),
    ):
        with pytest.raises(PermissionDenied):
            adopt(row, areas=areas, by=person)
    assert not row.adoptions.exists()


def test_an_area_adopts_a_pathway_once(cast: Cast) -> None:
    row = template()
    adopt(row, areas=[cast.unit], by=cast.commissioner)

    with pytest.raises(AdoptionRefusedError, match="adopted it already"):
        adopt(row, areas=[cast.unit, cast.neighbour], by=cast.commissioner)
    assert adopt(row, areas=[cast.neighbour], by=cast.commissioner).areas.get() == cast.neighbour


def test_a_copy_a_retired_pathway_and_no_area_at_all_are_refused(cast: Cast) -> None:
    row = template()
    adopted = adopt(row, areas=[cast.unit], by=cast.commissioner)
    retired = template_retired(row)

    for refused, areas in ((adopted, [cast.neighbour]), (retired, [cast.neighbour]), (row, [])):
        with pytest.raises(AdoptionRefusedError):
            adopt(refused, areas=areas, by=cast.commissioner)


def template_retired(like: Pathway) -> Pathway:
    return Pathway.objects.create(code="retired", name=like.name, is_retired=True)
