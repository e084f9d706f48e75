"""Services that cover an area, counted by stage and need."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, IntegerField, Value

from provision.freshness import checked_on
from provision.models import Service, ServiceNeed
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
class FirstService:
    """A service that is named, and the day on which it was last checked."""

    service: Service
    checked_on: date | None


@dataclass(frozen=True)
class Provision:
    """`needs` heads the columns: only needs that some service names. `first` are the services checked most lately."""

    total: int
    accepting: int
    reported: int
    needs: tuple[Word, ...]
    stages: tuple[StageRow, ...]
    first: tuple[FirstService, ...]


def provision_of(area_ids: Collection[int], *, words: Reference, on: date, known_on: date) -> Provision:
    """What delivers in an area, given the ids of all areas that touch it: three queries.

    Entries that had lapsed on `known_on` are not counted: no reader sees them, though the calculation still does.
    """
    covering = Service.objects.covering(area_ids).shown(on=known_on, clocks=words.clocks)
    counts = covering.aggregate(
        total=Count("pk", filter=is_delivering(on=on)),
        accepting=Count("pk", filter=is_accepting_referrals(on=on)),
        reported=Count("pk", filter=IS_REPORTED_ONLY),
    )
    needs, stages = _matrix(covering.filter(is_delivering(on=on)), words=words)
    listed = covering.not_ended(on=on).select_related("organisation", "service_type")
    first = tuple(
        FirstService(service, checked_on(service, on=known_on))
        for service in listed.checked_lately_first()[:FIRST]
    )
    return Provision(**counts, needs=needs, stages=stages, first=first)


def _matrix(
    delivering: ServiceQuerySet, *, words: Reference
) -> tuple[tuple[Word, ...], tuple[StageRow, ...]]:
    """Stages × needs. A service with several stages or needs counts once in each, and once in a stage's total."""
    stages_of, needs_of = _lists(delivering.order_by())
    services: dict[int | None, set[int]] = defaultdict(set)
    cells: dict[tuple[int | None, int], set[int]] = defaultdict(set)
    for service, stages in stages_of.items():
        for stage in stages or {None}:
            services[stage].add(service)
            for need in needs_of[service]:
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


def _lists(delivering: ServiceQuerySet) -> tuple[dict[int, set[int | None]], dict[int, set[int]]]:
    """The stages (none, of a service that has not said) and the needs of services, by service: one query.

    Three narrow lists are read one after the other: joined, they multiply, and a planner without statistics may take
    minutes over them.
    """
    ids, nothing = delivering.values("pk"), Value(None, output_field=IntegerField())
    named = ServiceNeed.objects.filter(service_id__in=ids).order_by()
    staged = Service.stages.through.objects.filter(service_id__in=ids)
    rows = delivering.values_list(Value("service"), F("pk"), nothing).union(
        staged.values_list(Value("stage"), F("service_id"), F("stage_id")),
        named.values_list(Value("need"), F("service_id"), F("need_id")),
        all=True,
    )
    stages: dict[int, set[int | None]] = defaultdict(set)
    needs: dict[int, set[int]] = defaultdict(set)
    for kind, service, other in rows:
        if kind == "need":
            needs[service].add(other)
        elif kind == "stage":
            stages[service].add(other)
        else:
            stages.setdefault(service, set())  # one without stages is there too
    return stages, needs
