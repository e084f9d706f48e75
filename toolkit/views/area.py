"""One area: what people need here, what there is, where it falls short, and what nobody has told us."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision import boundaries
from provision.atlas import AreaFact
from provision.figures import Figure
from provision.maps import AreaOnMap, MapClass, MapDrawing, View, draw
from provision.models import AreaStatistic, Caseload, Place, shown_people
from provision.names import area_name
from provision.reference import reference_for
from toolkit.area.commissioning import commissioning_of
from toolkit.area.neighbours import neighbours_of
from toolkit.area.provision import provision_of
from toolkit.default_studies import default_studies
from toolkit.gaps import Cell, knowledge_of, to_find_out_next
from toolkit.national import National, national_for
from toolkit.needs import UMBRELLA

TO_FIND_OUT = 6


@require_safe
def area(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/`: everybody who may read. Another system's code (`scheme:value`) leads to the one code."""
    found = reference_for(request).area_or_404(code)
    if found.code != code:
        return redirect("area", code=found.code, permanent=False)
    national = national_for(request)
    atlas, on = national.reference.atlas, national.as_at
    touching = atlas.touching(found.id)
    context = {
        "area": found,
        "national": national,
        "region": atlas.ancestor(found.id, "region"),
        "units": atlas.units(found.id, on=on) if found.type != "pdu" else [],
        "counts_of_people": _counts_of_people(found, national),
        "is_withheld": found.code in national.withheld,
        "statistics": AreaStatistic.objects.filter(area_id=found.id),
        "places": Place.objects.shown().filter(areas__in=atlas.inside(found.id)).distinct(),
        "provision": provision_of(touching, words=national.reference, on=on, known_on=national.gaps.known_on),
        "commissioning": commissioning_of(found, national=national, touching=touching),
        "neighbours": neighbours_of(national, found),
        "map": _map(found),
        **_judgement(national, found),
    }
    return render(request, "toolkit/area.html", context)


def _counts_of_people(area: AreaFact, national: National) -> list[tuple[Caseload, Figure]]:
    """What was entered for the area, each with its count as it may be shown."""
    entered = Caseload.objects.filter(area_id=area.id).order_by("-as_at", "group", "sex")
    return [
        (count, shown_people(count.people, standing=count.standing, rules=national.rules))
        for count in entered
    ]


def _judgement(national: National, area: AreaFact) -> dict[str, object]:
    """The area's cells; nothing for an area that the calculation does not speak of."""
    cells = national.cells_of_area(area.code)
    if not cells:
        return {"cells": []}
    studies = default_studies()
    headline = next((cell for cell in cells if cell.need == UMBRELLA), None)
    return {
        "cells": [(item, studies.get(item.need.code)) for item in national.named(cells)],
        "headline": headline,
        "supervised": headline.supervised if headline else None,
        "knowledge": knowledge_of(cells),
        "counts": _counts(cells),
        "to_find_out": national.named(to_find_out_next(cells)[:TO_FIND_OUT]),
        "apportioned": _shared_out_from(national, headline),
    }


def _shared_out_from(national: National, headline: Cell | None) -> list[AreaFact]:
    code = headline.apportioned_from if headline else None
    return [national.reference.atlas.by_code[code]] if code else []


def _counts(cells: Iterable[Cell]) -> dict[str, int]:
    counts = {"enough": 0, "too_little": 0, "none": 0, "not_known": 0, "no_need": 0}
    for cell in cells:
        counts["no_need" if cell.no_need_estimated else str(cell.state)] += 1
    return counts


def _map(area: AreaFact) -> MapDrawing | None:
    """A unit in its surroundings, or a region's outline; nothing for other areas."""
    view = boundaries.of_unit(area.code) if area.type == "pdu" else None
    if area.type == "region":
        view = boundaries.of_region(area.code)
    return _located(view, area=area) if view else None


def _located(view: View, *, area: AreaFact) -> MapDrawing:
    here = AreaOnMap(name=area_name(area), value=_("shown dark"), map_class=MapClass.STEP_4)
    around = AreaOnMap(name="", value="", map_class=MapClass.NEIGHBOUR)
    answers = {place.code: around for place in view.surroundings} | {
        place.code: here for place in view.places
    }
    return draw(view, svg_id="where", title=_("Where %(area)s is") % {"area": area_name(area)}, areas=answers)
