"""The service directory: search, facets, place, pages, and a download of exactly that list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.directory.download import as_csv, as_json
from provision.directory.entries import LISTS, entries
from provision.directory.facets import ServiceFilter
from provision.directory.places import PlaceAnswer, find_place, postcode_district
from provision.models import Service
from provision.reference import Reference, reference_for
from provision.today import today
from ui.filters import RemovableFilter, removable_filters

PER_PAGE = 20
CHUNK = 500
SORTS = {
    "name": ("name", "pk"),
    "provider": ("organisation__name", "name", "pk"),
    "checked": (F("last_checked_on").desc(nulls_last=True), "name", "pk"),
}


@dataclass(frozen=True)
class Asked:
    """What a query string asks of the directory."""

    filters: ServiceFilter
    areas: tuple[AreaFact, ...]
    place: PlaceAnswer | None
    services: QuerySet[Service]


@require_safe
def services(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """`/services/`: everybody who may read; the address holds the whole state of the list."""
    shortened = _without_the_rest_of_a_postcode(request.GET)
    if shortened is not None:
        return HttpResponseRedirect(f"{request.path}?{shortened.urlencode()}")
    words, on = reference_for(request), today()
    asked = _asked(request.GET, words=words, on=on)
    if "format" in request.GET:
        return _download(request, asked, words=words, on=on)
    page = Paginator(asked.services, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": asked.filters,
        "asked": asked,
        "page": page,
        "entries": entries(page.object_list, words=words, on=on),
        "tags": _tags(request.GET, asked),
        "sort": _sort(request.GET),
        "query_without_format": _without(request.GET, "format", "page"),
        "query_without_place": _without(request.GET, "place", "area", "page"),
        "query_without_facets": _only(request.GET, "area", "q", "sort"),
    }
    return render(request, "provision/services.html", context)


def _asked(query: QueryDict, *, words: Reference, on: date) -> Asked:
    areas = tuple(words.area_or_404(code) for code in query.getlist("area") if code)
    typed = str(query.get("place") or "")
    place = find_place(typed, atlas=words.atlas, on=on) if typed.strip() else None
    if place and len(place.areas) == 1 and not place.is_approximate:
        areas = (*areas, place.areas[0])
    wants_ended = "ended" in query.getlist("delivery")
    offered = Service.objects.published() if wants_ended else Service.objects.listed(on=on)
    if areas:
        offered = offered.covering({i for area in areas for i in words.atlas.touching(area.id)})
    filters = ServiceFilter(query, queryset=offered, words=words, on=on)
    found = filters.qs.select_related("organisation", "service_type").prefetch_related(*LISTS)
    return Asked(filters, areas, place, found.order_by(*SORTS[_sort(query)]))


def _download(request: HttpRequest, asked: Asked, *, words: Reference, on: date) -> StreamingHttpResponse:
    told: Iterator[Any] = (
        entry
        for service in asked.services.iterator(chunk_size=CHUNK)
        for entry in entries([service], words=words, on=on)
    )
    name = f"services-{on.isoformat()}"
    match request.GET["format"]:
        case "csv":
            body, kind, ending = as_csv(told), "text/csv; charset=utf-8", "csv"
        case "json":
            asked_for = {key: values for key, values in request.GET.lists() if key != "format"}
            body, kind, ending = (
                as_json(told, filters=asked_for, made_on=on.isoformat()),
                "application/json",
                "json",
            )
        case _:
            raise Http404(_("The list can be had as csv or json."))
    response = StreamingHttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _sort(query: QueryDict) -> str:
    wanted = str(query.get("sort", ""))
    return wanted if wanted in SORTS else "name"


def _tags(query: QueryDict, asked: Asked) -> list[RemovableFilter]:
    labels: dict[tuple[str, str], str] = {}
    for name, filter_ in asked.filters.filters.items():
        for code, label in _choices(filter_.extra):
            labels[name, str(code)] = f"{filter_.label}: {label}"
        for value in query.getlist(name):
            if value and not _choices(filter_.extra):
                labels[name, value] = f"{filter_.label}: {value}"
    for area in asked.areas:
        labels["area", area.code] = _("Covers: %(area)s") % {"area": area.name}
    if asked.place:
        labels["place", str(query["place"])] = _("Place: %(place)s") % {"place": asked.place.asked}
    return removable_filters(query, labels=labels)


def _choices(extra: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    return list(extra.get("choices") or ())


def _without_the_rest_of_a_postcode(query: QueryDict) -> QueryDict | None:
    """A whole postcode says where somebody lives; its district is all that is needed, so no more is kept."""
    place = str(query.get("place", ""))
    district = postcode_district(place)
    if not district or district == place.strip():
        return None
    shortened = query.copy()
    shortened["place"] = district
    return shortened


def _without(query: QueryDict, *parameters: str) -> str:
    left = query.copy()
    for parameter in parameters:
        left.pop(parameter, None)
    return left.urlencode()


def _only(query: QueryDict, *parameters: str) -> str:
    kept = QueryDict(mutable=True)
    for parameter in parameters:
        kept.setlist(parameter, query.getlist(parameter))
    return kept.urlencode()


def directory_address(**query: str) -> str:
    """The directory's address with some filters in force."""
    asked = QueryDict(mutable=True)
    asked.update(query)
    return f"{reverse('services')}?{asked.urlencode()}"
