"""Every probation delivery unit on one page, region by region."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact, Atlas
from provision.models import AreaChange
from provision.names import area_name
from provision.reference import reference_for
from provision.today import today


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """`/areas/`: nations, regions and their units, health boards; and what is known to have changed."""
    atlas, on = reference_for(request).atlas, today()

    def by_name(*types: str) -> list[AreaFact]:
        return sorted(atlas.of_type(*types, on=on), key=area_name)

    context = {
        "regions": _units_by_region(atlas, on=on),
        "region_count": len(by_name("region")),
        "unit_count": len(by_name("pdu")),
        "nations": sorted(by_name("nation"), key=lambda nation: nation.parent_id is not None),
        "boards": by_name("icb"),
        "health_boards": by_name("lhb"),
        "changes": [_told(change) for change in AreaChange.objects.all()],
    }
    return render(request, "provision/areas.html", context)


def _units_by_region(atlas: Atlas, *, on: date) -> list[tuple[AreaFact | None, list[AreaFact]]]:
    """Regions with their units, by name; last, under None, units that lie in no region of the day."""
    regions = sorted(atlas.of_type("region", on=on), key=area_name)
    units = sorted(atlas.of_type("pdu", on=on), key=area_name)
    found: dict[AreaFact | None, list[AreaFact]] = {region: [] for region in [*regions, None]}
    for unit in units:
        region = atlas.ancestor(unit.id, "region")
        found[region if region in found else None].append(unit)
    return [(region, listed) for region, listed in found.items() if region or listed]


@dataclass(frozen=True)
class ToldChange:
    """A split, merge or renaming as people read it."""

    when: str
    before: str
    after: str
    note: str


def _told(change: AreaChange) -> ToldChange:
    return ToldChange(_month(change.when), _names(change.old_names), _names(change.new_names), change.note)


def _month(when: str) -> str:
    """`2025-04` as `April 2025`; anything else as it stands, because some days are not known exactly."""
    known = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", when)
    return date_format(date(int(known[1]), int(known[2]), 1), "F Y", use_l10n=False) if known else when


def _names(listed: str) -> str:
    """Names with a space after each semicolon: some of them hold commas."""
    return "; ".join(name.strip() for name in listed.split(";"))
