"""The national pathways of the pack: ten, whole, with a source for each time standard."""

from typing import Any

import pytest

from provision.exchange.staging import stage_cells
from referrals.lanes import LaneStep, LaneWay, drawn
from referrals.models import Pathway, Step
from referrals.pathways.pack_tables import BRANCHES, STEPS
from referrals.pathways.problems import problems_of
from referrals.pathways.reading import read_pathways
from tests.referrals.lanes.test_drawing import crossings
from tests.referrals.pathways.invented import template

pytestmark = pytest.mark.django_db

CODES = {
    "custody_to_community", "court_to_mhtr", "probation_to_talking_therapies", "probation_to_cmht",
    "approved_premises", "crisis", "dual_diagnosis", "personality_disorder", "women", "veterans",
}  # fmt: skip


def row(**cells: str) -> dict[str, str]:
    plain = {
        "pathway": "look_to_care", "key": "new", "order": "4", "stage": "court", "agency": "Health",
        "actor": "team", "action": "Cares",
    }  # fmt: skip
    return plain | cells


def refusals(table: Any, *rows: dict[str, str]) -> list[tuple[int, str]]:
    return [(refused.row, refused.column) for refused in stage_cells(table, rows).refusals]


@pytest.mark.usefixtures("reference")
def test_the_ten_templates_are_there_and_nothing_is_wrong_with_them() -> None:
    facts = read_pathways(Pathway.objects.all())

    assert set(Pathway.objects.values_list("code", flat=True)) == CODES
    assert {fact.name: problems_of(fact) for fact in facts if problems_of(fact)} == {}
    assert all(4 <= len(fact.steps) <= 8 for fact in facts)
    assert all(any(step.is_exit for step in fact.steps) for fact in facts)
    assert not any(fact.area_ids for fact in facts)


@pytest.mark.usefixtures("reference")
def test_every_time_standard_names_its_source_and_every_template_says_that_it_is_ours() -> None:
    with_standard = Step.objects.exclude(time_standard=None)

    assert with_standard.exists()
    assert not with_standard.filter(standard_source="").exists()
    assert all(
        text.startswith("Our own description") for text in Pathway.objects.values_list("summary", flat=True)
    )


@pytest.mark.usefixtures("reference")
def test_every_template_is_drawn_without_a_way_through_a_box() -> None:
    for fact in read_pathways(Pathway.objects.all()):
        places = {code: n for n, code in enumerate(dict.fromkeys(step.stage for step in fact.steps))}
        steps = [
            LaneStep(
                key=s.key, number=n, stage=places[s.stage], lane=s.agency, action=s.action, question=s.decision,
                leaves_to=s.destination,
            )
            for n, s in enumerate(fact.steps, start=1)
        ]  # fmt: skip
        ways = [LaneWay(way.origin, way.to, way.when) for way in fact.branches]
        drawing = drawn(steps, ways, stages={n: code for code, n in places.items()})
        assert crossings(drawing) == [], fact.name
        assert len(drawing.lines) == len(fact.branches)


def test_reading_pathways_takes_as_many_queries_for_many_as_for_one(django_assert_num_queries: Any) -> None:
    template()

    with django_assert_num_queries(4):
        assert len(read_pathways(Pathway.objects.all())) == 1


def test_a_way_that_would_lead_in_a_circle_is_refused_and_the_others_are_kept() -> None:
    template()
    rows = [
        {"pathway": "look_to_care", "origin": "care", "to": "wait"},
        {"pathway": "look_to_care", "origin": "wait", "to": "look"},
        {"pathway": "look_to_care", "origin": "wait", "to": "nowhere"},
    ]

    staged = stage_cells(BRANCHES, rows)
    assert [(refused.row, refused.column) for refused in staged.refusals] == [(3, "to"), (4, "to")]
    assert len(staged.additions) == 1


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"min_age": "30", "max_age": "20"}, "max_age"),
        ({"min_age": "140"}, "min_age"),
        ({"is_exit": "yes"}, "destination"),
        ({"time_standard": "4", "time_unit": "weeks"}, "standard_source"),
        ({"time_standard": "4", "standard_source": "A paper"}, "time_unit"),
        ({"pathway": "no_such"}, "pathway"),
    ],
)
def test_a_step_that_cannot_be_is_refused_with_its_column(cells: dict[str, str], column: str) -> None:
    template()

    assert refusals(STEPS, row(**cells), row(key="other")) == [(2, column)]
