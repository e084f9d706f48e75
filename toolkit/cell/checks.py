"""Who looked for services for a need in an area, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from provision.atlas import AreaFact
from provision.models import ProvisionCheck
from provision.reference import Word
from toolkit.gaps import Cell, Level
from toolkit.national import National
from toolkit.national.geography import Placing


@dataclass(frozen=True)
class CheckTold:
    """A check as it was entered. `area` may be larger than the one that is asked about."""

    area: AreaFact
    checked_on: date
    outcome: str
    role: str
    is_demonstration: bool


@dataclass(frozen=True)
class Looked:
    """The check that counts for a cell; where none does, the newest one that no longer holds, of a unit only."""

    counting: CheckTold | None
    lapsed: CheckTold | None


def looked(national: National, cell: Cell, *, area: AreaFact, need: Word) -> Looked:
    """Who looked, and whether that still holds: one query."""
    checks = _on_record(national, touching=national.reference.atlas.touching(area.id), need=need)
    if cell.check is not None:
        return Looked(_the_one_behind(national, cell, checks=checks), None)
    if cell.level is not Level.PDU:
        return Looked(None, None)
    known_on = national.gaps.known_on
    around = {area.id} | {above.id for above in national.reference.atlas.ancestors(area.id)}
    lapsed = [check for check in checks if check.area.id in around and check.checked_on <= known_on]
    return Looked(None, lapsed[0] if lapsed else None)


def _on_record(national: National, *, touching: Collection[int], need: Word) -> list[CheckTold]:
    """Checks of a need in areas that hold or touch one, newest first."""
    rows = ProvisionCheck.objects.filter(need_id=need.id, area_id__in=touching).order_by("-checked_on", "pk")
    areas = national.reference.atlas.areas
    columns = ("area_id", "checked_on", "outcome", "checked_by_role", "is_demonstration")
    return [CheckTold(areas[row[0]], *row[1:]) for row in rows.values_list(*columns)]


def _the_one_behind(national: National, cell: Cell, *, checks: list[CheckTold]) -> CheckTold | None:
    """The entry that the calculation took its check from: it may stand for the area's successor."""
    counted, placing = cell.check, Placing(national.reference.atlas, as_at=national.as_at)
    if counted is None:
        return None
    alike = (c for c in checks if c.checked_on == counted.checked_on and c.outcome == counted.outcome)
    return next((c for c in alike if counted.area in placing.codes(c.area.id)), None)
