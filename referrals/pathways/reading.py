"""Pathways of the database as plain facts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import F, QuerySet, Value

from referrals.models import Branch, Pathway, Step
from referrals.pathways.shape import BranchFact, PathwayFact, StepFact, days_of

Named = Mapping[int, frozenset[str]]
"""Codes that rows name, by the row's id."""


def read_pathways(pathways: QuerySet[Pathway]) -> tuple[PathwayFact, ...]:
    """Each pathway of a query with its steps and branches: four queries, however many there are."""
    listed = list(pathways)
    ids = [pathway.pk for pathway in listed]
    steps = Step.objects.filter(pathway__in=ids).select_related("stage", "agreement").order_by("order", "pk")
    named = _named(ids)
    steps_of: defaultdict[int, list[StepFact]] = defaultdict(list)
    for step in steps:
        steps_of[step.pathway_id].append(_step_fact(step, named))
    branches = _branches(ids)
    return tuple(
        PathwayFact(
            id=pathway.pk,
            name=pathway.name,
            area_ids=frozenset(int(area) for area in named["areas"].get(pathway.pk, ())),
            needs=named["needs"].get(pathway.pk, frozenset()),
            template_id=pathway.template_id,
            steps=tuple(steps_of[pathway.pk]),
            branches=tuple(branches.get(pathway.pk, ())),
        )
        for pathway in listed
    )


def _named(pathway_ids: Collection[int]) -> dict[str, Named]:
    """What pathways and their steps name, by list and by the row that names it: one query for all lists."""
    lists = {
        "areas": Pathway.areas.through.objects.filter(pathway__in=pathway_ids).values_list(
            Value("areas"), F("pathway_id"), F("area__pk"), Value("")
        ),
        "needs": Pathway.needs.through.objects.filter(pathway__in=pathway_ids).values_list(
            Value("needs"), F("pathway_id"), Value(0), F("need__code")
        ),
        "circumstances": Step.circumstances.through.objects.filter(step__pathway__in=pathway_ids).values_list(
            Value("circumstances"), F("step_id"), Value(0), F("term__code")
        ),
        "receiving_types": Step.receiving_types.through.objects.filter(
            step__pathway__in=pathway_ids
        ).values_list(Value("receiving_types"), F("step_id"), Value(0), F("term__code")),
    }
    first, *others = (rows.order_by() for rows in lists.values())
    found: dict[str, defaultdict[int, set[str]]] = {name: defaultdict(set) for name in lists}
    for name, row, number, code in first.union(*others, all=True):
        found[name][row].add(code or str(number))
    return {name: {row: frozenset(codes) for row, codes in by_row.items()} for name, by_row in found.items()}


def _branches(pathway_ids: Collection[int]) -> dict[int, list[BranchFact]]:
    """The ways from step to step, by pathway, in the order of their steps."""
    rows: Iterable[tuple[int, str, str, str]] = (
        Branch.objects.filter(origin__pathway__in=pathway_ids)
        .order_by("origin__order", "origin", "pk")
        .values_list("origin__pathway", "origin__key", "to__key", "when")
    )
    found: dict[int, list[BranchFact]] = {}
    for pathway, origin, to, when in rows:
        found.setdefault(pathway, []).append(BranchFact(origin, to, when))
    return found


def _step_fact(step: Step, named: Mapping[str, Named]) -> StepFact:
    agreement = step.agreement
    return StepFact(
        key=step.key,
        stage=step.stage.code,
        agency=step.agency,
        actor=step.actor,
        action=step.action,
        decision=step.decision,
        criteria=step.criteria,
        order=step.order,
        time_standard_days=days_of(step.time_standard, unit=step.time_unit),
        time_standard=step.time_standard,
        time_unit=step.time_unit,
        standard_source=step.standard_source,
        sexes=step.sexes,
        min_age=step.min_age,
        max_age=step.max_age,
        circumstances=named["circumstances"].get(step.pk, frozenset()),
        receiving_types=named["receiving_types"].get(step.pk, frozenset()),
        receiving_service_id=step.receiving_service_id,
        is_exit=step.is_exit,
        destination=step.destination,
        fallback=step.fallback,
        shares=step.shares,
        basis=step.basis,
        needs_agreement=step.needs_agreement,
        has_agreement=agreement is not None,
        agreement_id=step.agreement_id,
        agreement_review_on=agreement.review_on if agreement else None,
        agreement_ends_on=agreement.ends_on if agreement else None,
    )
