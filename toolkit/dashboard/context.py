"""What a layer shows that the calculation does not hold: stages served, and the newest check, by unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Max

from provision.atlas import AreaFact, Atlas
from provision.models import ProvisionCheck, Service
from toolkit.gaps import contributions
from toolkit.national import National

_Told = TypeVar("_Told")


def stages_served(national: National) -> dict[str, set[int]]:
    """The ids of the justice stages that have at least one delivering service that readers see, by unit code."""
    reference, on = national.reference, national.as_at
    shown = Service.objects.shown(on=national.gaps.known_on, clocks=reference.clocks)
    rows = shown.delivering(on=on).order_by().values_list("coverage__area_id", "stages__id").distinct()
    served: dict[str, set[int]] = defaultdict(set)
    for unit, stage in _by_unit(reference.atlas, rows, on=on):
        served[unit].add(stage)
    return served


def lapsed_services(national: National, *, need: str, units: Iterable[AreaFact]) -> dict[str, int]:
    """How many services that the calculation counts for a need have lapsed, so that no reader sees them, by unit code."""
    if not national.lapsed:
        return {}
    return {
        unit.code: sum(
            c.service in national.lapsed for c in contributions(national.gaps, area=unit.code, need=need)
        )
        for unit in units
        if national.knows(unit.code)
    }


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
