"""What a layer shows that the calculation does not hold: stages served, and the newest check, by unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Max

from provision.atlas import Atlas
from provision.models import ProvisionCheck, Service

_Told = TypeVar("_Told")


def stages_served(atlas: Atlas, *, on: date) -> dict[str, set[int]]:
    """The ids of the justice stages that have at least one delivering service, by unit code."""
    rows = (
        Service.objects.delivering(on=on).order_by().values_list("coverage__area_id", "stages__id").distinct()
    )
    served: dict[str, set[int]] = defaultdict(set)
    for unit, stage in _by_unit(atlas, rows, on=on):
        served[unit].add(stage)
    return served


def newest_checks(atlas: Atlas, *, on: date) -> dict[str, date]:
    """The day of the newest check of any need or stage, by unit code; a larger area's counts for each unit in it."""
    rows = (
        ProvisionCheck.objects.filter(checked_on__lte=on)
        .order_by()
        .values_list("area_id")
        .annotate(newest=Max("checked_on"))
    )
    newest: dict[str, date] = {}
    found: Iterator[tuple[str, date]] = _by_unit(atlas, rows, on=on)
    for unit, day in found:
        newest[unit] = max(day, newest.get(unit, day))
    return newest


def _by_unit(
    atlas: Atlas, rows: Iterable[tuple[int | None, _Told | None]], *, on: date
) -> Iterator[tuple[str, _Told]]:
    """What is told of any area, told of each unit in it."""
    units: dict[int, list[str]] = {}
    for area, told in rows:
        if area is None or told is None:
            continue
        if area not in units:
            units[area] = [unit.code for unit in atlas.units(area, on=on)]
        for unit in units[area]:
            yield unit, told
