"""Services that cover an area, counted by stage and need."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from provision.models import Service
from provision.models.service_queries import (
    IS_REPORTED_ONLY,
    ServiceQuerySet,
    is_accepting_referrals,
    is_delivering,
)
from provision.reference import Reference, Word

FIRST = 8


@dataclass(frozen=True)
class StageRow:
    """One stage (None: services that have not said): how many services in all, and by need."""

    stage: Word | None
    services: int
    by_need: tuple[int, ...]


@dataclass(frozen=True)
class Provision:
    """`needs` heads the columns: only needs that some service names. `first` are the services checked most lately."""

    total: int
    accepting: int
    reported: int
    needs: tuple[Word, ...]
    stages: tuple[StageRow, ...]
    first: tuple[Service, ...]


def provision_of(area_ids: Collection[int], *, words: Reference, on: date) -> Provision:
    """What delivers in an area, given the ids of all areas that touch it: three queries."""
    covering = Service.objects.covering(area_ids)
    counts = covering.aggregate(
        total=Count("pk", filter=is_delivering(on=on)),
        accepting=Count("pk", filter=is_accepting_referrals(on=on)),
        reported=Count("pk", filter=IS_REPORTED_ONLY),
    )
    needs, stages = _matrix(covering.filter(is_delivering(on=on)), words=words)
    first = (
        covering.listed(on=on)
        .select_related("organisation", "service_type")
        .order_by("-last_checked_on", "name", "pk")
    )
    return Provision(**counts, needs=needs, stages=stages, first=tuple(first[:FIRST]))


def _matrix(
    delivering: ServiceQuerySet, *, words: Reference
) -> tuple[tuple[Word, ...], tuple[StageRow, ...]]:
    """Stages × needs. A service with several stages or needs counts once in each, and once in a stage's total."""
    services: dict[int | None, set[int]] = defaultdict(set)
    cells: dict[tuple[int | None, int], set[int]] = defaultdict(set)
    for service, stage, need in delivering.order_by().values_list("pk", "stages__id", "needs__need_id"):
        services[stage].add(service)
        if need is not None:
            cells[stage, need].add(service)
    named = {need for _, need in cells}
    needs = tuple(need for need in words.needs if need.id in named)
    ids: list[tuple[int | None, Word | None]] = [(stage.id, stage) for stage in words.stages]
    if services[None]:
        ids.append((None, None))
    rows = tuple(
        StageRow(stage, len(services[id_]), tuple(len(cells[id_, need.id]) for need in needs))
        for id_, stage in ids
    )
    return needs, rows
