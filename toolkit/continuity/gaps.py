"""Breaks of pathways as gaps that are kept: opened when the test finds them, closed when it no longer does.

A break has no priority and no rank, and never changes the state of a cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from provision.models import Stage, Term, Vocabulary
from referrals.continuity import Because
from referrals.models import Gap, Step
from toolkit.continuity.picture import Picture, ToldPathway, ToldStep, is_breaking

KIND_OF: Mapping[Because, str] = {
    Because.NONE_FOUND: "stage",
    Because.CLOSED: "pathway_break",
    Because.NOT_HERE: "pathway_break",
    Because.TURNED_AWAY: "excluded_group",
    Because.TOO_SLOW: "wait",
    Because.NO_DESTINATION: "pathway_break",
    Because.AGREEMENT_OUT_OF_DATE: "pathway_break",
    Because.PROCEDURE_OUT_OF_DATE: "pathway_break",
}
"""The kind of gap that each reason makes, by its code among gap types."""


@transaction.atomic
def record_breaks(picture: Picture) -> tuple[int, int]:
    """Keep the breaks of the units that were tested; how many gaps were opened and how many closed."""
    units = [unit.id for unit in picture.joining.units]
    kept = {
        (gap.area_id, gap.step_id, gap.reason_code): gap
        for gap in Gap.objects.filter(area__in=units, entered_by_id=None, closed_on=None, step__isnull=False)
    }
    found = {
        (told.unit.id, key, str(reason)): (told, step, reason)
        for told, step, key in _keyed(picture)
        for reason in step.result.because
        if is_breaking(reason)
    }
    words = _Words.read()
    opened = [
        _gap(*found[key], step_id=key[1], picture=picture, words=words) for key in found if key not in kept
    ]
    closed = [gap for key, gap in kept.items() if key not in found]
    Gap.objects.bulk_create(opened)
    Gap.objects.filter(pk__in=[gap.pk for gap in closed]).update(closed_on=picture.joining.on)
    return len(opened), len(closed)


def _keyed(picture: Picture) -> list[tuple[ToldPathway, ToldStep, int]]:
    """Steps with the keys of their rows."""
    rows = Step.objects.filter(pathway__in={told.fact.id for told in picture.told})
    key_of = {(row.pathway_id, row.key): row.pk for row in rows}
    return [(told, step, key_of[told.fact.id, step.fact.key]) for told in picture.told for step in told.steps]


@dataclass(frozen=True)
class _Words:
    """Ids of gap types and of stages, by code."""

    kinds: Mapping[str, int]
    stages: Mapping[str, int]

    @classmethod
    def read(cls) -> "_Words":
        kinds = Term.objects.filter(vocabulary=Vocabulary.GAP_TYPE)
        return cls(dict(kinds.values_list("code", "pk")), dict(Stage.objects.values_list("code", "pk")))


def _gap(
    told: ToldPathway, step: ToldStep, reason: Because, *, step_id: int, picture: Picture, words: _Words
) -> Gap:
    return Gap(
        kind_id=words.kinds[KIND_OF[reason]],
        area_id=told.unit.id,
        stage_id=words.stages[step.fact.stage],
        pathway_id=told.fact.id,
        step_id=step_id,
        service_id=step.fact.receiving_service_id,
        reason_code=str(reason),
        reason=step.fact.action,
        found_on=picture.joining.on,
    )
