"""Pathways of the database as plain facts."""

from django.db.models import Prefetch, QuerySet

from referrals.models import Branch, Pathway, Step
from referrals.pathways.shape import BranchFact, PathwayFact, StepFact, days_of

STEPS = Step.objects.select_related("stage", "agreement").prefetch_related("circumstances", "receiving_types")
BRANCHES = Branch.objects.select_related("to").order_by("pk")


def read_pathways(pathways: QuerySet[Pathway]) -> tuple[PathwayFact, ...]:
    """Each pathway of a query with its steps and branches: seven queries, however many there are."""
    steps = Prefetch("steps", STEPS.prefetch_related(Prefetch("branches", BRANCHES)).order_by("order", "pk"))
    return tuple(pathway_fact(pathway) for pathway in pathways.prefetch_related("areas", "needs", steps))


def pathway_fact(pathway: Pathway) -> PathwayFact:
    """One pathway, whose steps, branches, areas and needs are best fetched already."""
    steps = list(pathway.steps.all())
    return PathwayFact(
        id=pathway.pk,
        name=pathway.name,
        area_ids=frozenset(area.pk for area in pathway.areas.all()),
        needs=frozenset(need.code for need in pathway.needs.all()),
        template_id=pathway.template_id,
        steps=tuple(step_fact(step) for step in steps),
        branches=tuple(
            BranchFact(step.key, branch.to.key, branch.when)
            for step in steps
            for branch in step.branches.all()
        ),
    )


def step_fact(step: Step) -> StepFact:
    """One step."""
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
        circumstances=frozenset(term.code for term in step.circumstances.all()),
        receiving_types=frozenset(term.code for term in step.receiving_types.all()),
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
