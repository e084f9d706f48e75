"""The counts of people that the caseloads of a report were worked out from."""

from collections.abc import Collection
from datetime import date

from provision.models import Caseload, CaseloadGroup
from toolkit import gaps
from toolkit.national import National
from toolkit.needs import AreaCaseload, Basis

Used = tuple[int, date, str]
"""An area's id, a day and a group."""


def counts_behind(cells: Collection[gaps.Cell], *, national: National) -> tuple[Caseload, ...]:
    """The counts that went into the caseloads of some cells, by area and group: one query."""
    by_code = national.reference.atlas.by_code
    used: set[Used] = set()
    for cell in cells:
        area, day = by_code[cell.apportioned_from or str(cell.area)], cell.caseload_as_at
        if day is not None:
            used |= {(area.id, day, group) for group in groups_of(cell.supervised)}
    areas, days = {area for area, _day, _group in used}, {day for _area, day, _group in used}
    counted = Caseload.objects.filter(area_id__in=areas, as_at__in=days, sex="all").order_by("area", "group")
    return tuple(count for count in counted if (count.area_id, count.as_at, count.group) in used)


def groups_of(supervised: AreaCaseload) -> tuple[str, ...]:
    """The groups of the formula that was used (section 2 of the method)."""
    if supervised.basis is Basis.ESTIMATED:
        return (CaseloadGroup.ALL.value,)
    if supervised.may_count_a_person_twice:
        return (CaseloadGroup.COURT_ORDER.value, CaseloadGroup.POST_RELEASE.value)
    return (CaseloadGroup.ALL.value, CaseloadGroup.PRE_RELEASE.value)
