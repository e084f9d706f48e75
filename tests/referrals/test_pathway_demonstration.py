"""The demonstration's pathway: adopted, changed, marked, and gone without a trace."""

from datetime import date

import pytest

from referrals.demonstration import TEMPLATE, load_pathways, remove_pathways
from referrals.models import Agreement, Pathway
from referrals.pathways.differing import Kind, differences
from referrals.pathways.problems import problems_of
from referrals.pathways.reading import read_pathways

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.mark.usefixtures("reference")
def test_a_region_has_adopted_a_pathway_that_differs_and_in_which_nothing_is_wrong() -> None:
    assert load_pathways(today=TODAY) == 1

    row = Pathway.objects.get(is_demonstration=True)
    facts = {fact.id: fact for fact in read_pathways(Pathway.objects.all())}
    own, template = facts[row.pk], facts[row.template_id or 0]
    kinds = {found.kind for found in differences(own, template=template)}
    assert kinds >= {Kind.ADDED, Kind.LEFT_OUT, Kind.CHANGED}
    assert problems_of(own) == ()
    assert row.name.startswith("Demonstration: ")
    assert row.areas.get().code == "N53"
    assert [step.order for step in own.steps] == list(range(1, len(own.steps) + 1))


@pytest.mark.usefixtures("reference")
def test_removing_takes_out_what_is_marked_and_leaves_the_national_pathways() -> None:
    load_pathways(today=TODAY)
    remove_pathways()

    assert Pathway.objects.filter(code=TEMPLATE).exists()
    assert not Pathway.objects.filter(code="").exists()
    assert not Pathway.history.filter(is_demonstration=True).exists()
    assert not Agreement.objects.exists()


def test_without_the_packs_pathways_nothing_is_adopted() -> None:
    assert load_pathways(today=TODAY) == 0
