"""The dashboard: where is there enough, and where has nobody told us?"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.fingerprint import fingerprint_for
from provision.models import Event
from toolkit.dashboard.download import as_csv
from toolkit.dashboard.layers import Layer, opening_layer, opening_need
from toolkit.dashboard.picture import drawing, layer_address
from toolkit.dashboard.rows import OPENING_SORT, SORTS, Row, classed, in_order, rows_of
from toolkit.default_studies import default_studies
from toolkit.gaps import Cell, Level, State, knowledge_of, to_find_out_next
from toolkit.national import NamedCell, National, national_for
from toolkit.needs import ENGLAND_AND_WALES, Bounds, Unit
from ui.missing import MissingError

ROWS_AT_FIRST = 15
LARGEST = 5
TO_FIND_OUT = 8
CHANGES = 8


@dataclass(frozen=True)
class Asked:
    """What the address asks to see: a layer, a need, a region or everywhere, an order."""

    layer: Layer
    need: str
    region: AreaFact | None
    sort: str
    all_rows: bool

    @property
    def region_code(self) -> str | None:
        return self.region.code if self.region else None


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """`/`: everybody who may read. The address holds the layer, the need, the region and the order."""
    national = national_for(request)
    asked = _asked(request, national)
    units = _units(national, region=asked.region)
    rows = in_order(
        rows_of(national, layer=asked.layer, need=asked.need, units=units, region=asked.region_code),
        sort=asked.sort,
    )
    if request.GET.get("format") == "csv":
        return _download(request, rows, asked=asked, national=national)
    return render(request, "toolkit/dashboard.html", _context(national, rows=rows, asked=asked))


def _asked(request: HttpRequest, national: National) -> Asked:
    query = request.GET
    region = national.reference.area_or_404(query["area"]) if query.get("area") else None
    if region and region.type != "region":
        raise MissingError(
            _("The map zooms to a probation region; “%(area)s” is not one.") % {"area": region.name}
        )
    cells = national.cells(Level.PDU)
    layer = _choice(query.get("layer"), default=opening_layer(cells))
    need = query.get("need") or opening_need(cells, layer=layer)
    if national.reference.needs:
        national.reference.need_or_404(need)
    sort = query.get("sort", "")
    is_sort = sort.removeprefix("-") in SORTS or sort.removeprefix("-") == "name"
    return Asked(layer, need, region, sort if is_sort else OPENING_SORT[layer], query.get("rows") == "all")


def _choice(code: str | None, *, default: Layer) -> Layer:
    if not code:
        return default
    if code not in {layer.value for layer in Layer}:
        raise MissingError(_("The map has no layer “%(code)s”.") % {"code": code})
    return Layer(code)


def _units(national: National, *, region: AreaFact | None) -> list[AreaFact]:
    atlas, on = national.reference.atlas, national.as_at
    return atlas.units(region.id, on=on) if region else atlas.of_type("pdu", on=on)


def _context(national: National, *, rows: list[Row], asked: Asked) -> dict[str, object]:
    sorted_into = classed(rows, layer=asked.layer)
    reference = national.reference
    cells = national.cells(Level.PDU, inside=asked.region_code)
    return {
        "national": national,
        "asked": asked,
        "need": reference.need.get(asked.need),
        "needs": reference.needs,
        "layers": [(layer, _layer_address(layer, asked=asked)) for layer in Layer],
        "rows": rows if asked.all_rows or asked.region else rows[:ROWS_AT_FIRST],
        "row_count": len(rows),
        "stage_count": len(reference.stages),
        "counts": _counts(rows),
        "study": default_studies().get(asked.need) if asked.layer.is_of_a_need else None,
        "widest": _widest(rows, national),
        "inexact_count": _inexact(rows),
        "total_need": _total_need(national, asked=asked),
        "overall": knowledge_of(cells),
        "checked_count": sum(row.checked_on is not None for row in rows),
        "apportioned": _apportioned(rows, national),
        "map": drawing(
            rows,
            classed=sorted_into,
            layer=asked.layer,
            need=asked.need,
            region=asked.region_code,
            title=_("Map of probation areas"),
        ),
        "legend": sorted_into.legend,
        "regions": reference.atlas.of_type("region", on=national.as_at),
        "largest": [(unit, _largest(cells, unit=unit, national=national)) for unit in Unit],
        "to_find_out": national.named(to_find_out_next(cells)[:TO_FIND_OUT]),
        "news_area": asked.region or reference.atlas.by_code.get(ENGLAND_AND_WALES),
        "changes": Event.objects.public(on=national.gaps.known_on, clocks=reference.clocks)[:CHANGES],
    }


def _layer_address(layer: Layer, *, asked: Asked) -> str:
    need = asked.need if layer.is_of_a_need and asked.layer.is_of_a_need else None
    return layer_address(layer=layer, need=need, region=asked.region_code)


def _counts(rows: list[Row]) -> dict[str, int]:
    """How many areas are in each state; those with no need estimated stand apart from enough."""
    counts = {str(state): 0 for state in State} | {"no_need": 0, "with_need": 0, "without_any_service": 0}
    counts |= {"without_a_stage": 0, "most_stages": max((row.stages or 0 for row in rows), default=0)}
    for row in rows:
        counts["no_need" if row.cell.no_need_estimated else str(row.cell.state)] += 1
        counts["with_need"] += row.cell.eligible is not None
        counts["without_any_service"] += row.services == 0
        counts["without_a_stage"] += not row.stages
    return counts


def _widest(rows: list[Row], national: National) -> NamedCell | None:
    """The cell in view that ranks first among its kind."""
    ranked = sorted((row.cell for row in rows if row.cell.rank is not None), key=lambda cell: cell.rank or 0)
    return national.named(ranked[:1])[0] if ranked else None


def _inexact(rows: list[Row]) -> int:
    """How many units in view have a line that is not made of whole authorities."""
    return sum(row.area.boundary not in {"", "authorities"} for row in rows)


def _total_need(national: National, *, asked: Asked) -> Bounds | None:
    """People in need in the region, or in England and Wales."""
    area = asked.region_code or ENGLAND_AND_WALES
    return national.cell(area, asked.need).eligible if national.knows(area) else None


def _apportioned(rows: list[Row], national: National) -> list[AreaFact]:
    """The larger areas whose caseload was shared out to some area in view."""
    codes = {row.cell.apportioned_from for row in rows if row.cell.apportioned_from}
    return [national.reference.atlas.by_code[code] for code in sorted(codes)]


def _largest(cells: tuple[Cell, ...], *, unit: Unit, national: National) -> list[NamedCell]:
    ranked = [cell for cell in cells if cell.rank is not None and cell.unit is unit]
    return national.named(sorted(ranked, key=lambda cell: cell.rank or 0)[:LARGEST])


def _download(request: HttpRequest, rows: list[Row], *, asked: Asked, national: National) -> HttpResponse:
    text = as_csv(rows, layer=asked.layer, shows_demonstration=fingerprint_for(request).shows_demonstration)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = "-".join(
        part for part in (str(asked.layer), asked.need, asked.region_code, national.as_at.isoformat()) if part
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
