"""What services name (needs, areas, stages, terms), for a whole list of services in one query."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import F, Value

from provision.models import Service, ServiceCoverage, ServiceNeed

LISTS: dict[str, tuple[Any, str]] = {
    "needs": (ServiceNeed, "need_id"),
    "areas": (ServiceCoverage, "area_id"),
    "stages": (Service.stages.through, "stage_id"),
    "exclusions": (Service.exclusions.through, "term_id"),
    "settings": (Service.settings.through, "term_id"),
    "access_routes": (Service.access_routes.through, "term_id"),
}
"""Each list by its column in the `services` CSV: the table that holds it, and what its rows point to."""

Named = dict[str, set[int]]


def named_by(service_ids: Collection[int]) -> dict[int, Named]:
    """The ids that each service names, by list. One query, whichever services and however many."""
    found: dict[int, Named] = defaultdict(lambda: defaultdict(set))
    first, *others = (
        table.objects.filter(service_id__in=service_ids)
        .order_by()
        .values_list(Value(name), "service_id", F(column))
        for name, (table, column) in LISTS.items()
    )
    for name, service_id, named in first.union(*others, all=True):
        found[service_id][name].add(named)
    return found
