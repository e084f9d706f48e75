"""Every gap, ranked where it can be, and why some are not."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from toolkit.gaps import Cell, Level, State
from toolkit.national import National, national_for
from toolkit.needs import Unit
from ui.missing import MissingError

PER_PAGE = 50
LEVELS = (Level.PDU, Level.REGION, Level.ICB, Level.LHB, Level.NATION)


@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    """`/gaps/`: ranked cells, starts and places in separate lists; then the unranked, with the reason."""
    national = national_for(request)
    level, area = _level(request), _area(request, national)
    need = national.reference.need_or_404(request.GET["need"]) if request.GET.get("need") else None
    order = "scarcity" if request.GET.get("order") == "scarcity" else "priority"
    cells = [
        cell
        for cell in national.cells(level, inside=area.code if area else None)
        if need is None or cell.need == need.code
    ]
    unranked = [cell for cell in cells if cell.rank is None and cell.state in {State.NONE, State.TOO_LITTLE}]
    page = Paginator(unranked, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "national": national,
        "level": level,
        "levels": LEVELS,
        "area": area,
        "need": need,
        "order": order,
        "regions": national.reference.atlas.of_type("region", on=national.as_at),
        "needs": national.reference.needs,
        "severities": [n for n in national.gaps.needs.needs if n.severity != 1],
        "ranked": [(unit, national.named(_ranked(cells, unit=unit, order=order))) for unit in Unit],
        "page": page,
        "unranked": national.named(list(page.object_list)),
        "counts": {str(state): sum(cell.state is state for cell in cells) for state in State},
        "cell_count": len(cells),
    }
    return render(request, "toolkit/gaps.html", context)


def _level(request: HttpRequest) -> Level:
    code = request.GET.get("level") or Level.PDU.value
    if code not in {level.value for level in LEVELS}:
        raise MissingError(_("There is no level “%(code)s” of areas.") % {"code": code})
    return Level(code)


def _area(request: HttpRequest, national: National) -> AreaFact | None:
    code = request.GET.get("area")
    if not code:
        return None
    area = national.reference.area_or_404(code)
    if not national.knows(area.code):
        raise MissingError(_("Gaps are not worked out for “%(area)s”.") % {"area": area.name})
    return area


def _ranked(cells: list[Cell], *, unit: Unit, order: str) -> list[Cell]:
    of_unit = [cell for cell in cells if cell.rank is not None and cell.unit is unit]
    if order == "scarcity":
        return sorted(of_unit, key=lambda cell: cell.scarcity_rank or 0)
    return sorted(of_unit, key=lambda cell: cell.rank or 0)
