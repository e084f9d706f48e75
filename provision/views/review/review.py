"""The queue of what waits for curators."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact, Atlas
from provision.forms.review import QueueForm
from provision.names import area_name
from provision.person import person_behind
from provision.reference import Reference, reference_for
from provision.views.review.queue import REVIEW, areas_of, decidable, out_of_reach, rows_of, with_providers

PER_PAGE = 25


@never_cache
@require_safe
@login_required
@permission_required(REVIEW, raise_exception=True)
def review(request: HttpRequest) -> HttpResponse:
    """`/review/`: the oldest first, with `?area=`, `?whose=` and `?kind=`."""
    by, words = person_behind(request), reference_for(request)
    waiting = decidable(by)
    areas = areas_of(waiting, atlas=words.atlas)
    form = queue_form(request, areas, words=words)
    found = form.narrow(waiting, by_id=by.pk, atlas=words.atlas)
    page = Paginator(with_providers(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list, by=by, areas=areas),
        "beyond": out_of_reach(by, atlas=words.atlas),
        "filters": filters_in(request),
        "area": words.atlas.by_code.get(form.area_code),
        "worklist": _worklist(form.area_code),
    }
    return render(request, "provision/review/review.html", context)


def queue_form(
    request: HttpRequest, areas: Mapping[int, tuple[AreaFact, ...]], *, words: Reference
) -> QueueForm:
    """The filters of an address. `areas`: of every request that waits, by its key."""
    return QueueForm(request.GET, areas=counted(areas.values(), atlas=words.atlas))


def counted(named: Iterable[tuple[AreaFact, ...]], *, atlas: Atlas) -> list[tuple[AreaFact, int]]:
    """Areas that something waits for, and the regions and nations that they lie in, by name, with how many wait."""
    found: Counter[int] = Counter()
    for areas in named:
        found.update({near.id for area in areas for near in (area, *atlas.ancestors(area.id))})
    return sorted(
        ((atlas.areas[pk], count) for pk, count in found.items()), key=lambda pair: area_name(pair[0])
    )


def filters_in(request: HttpRequest) -> str:
    """The filters in force, to carry from page to page: `?area=N07`, or nothing."""
    kept = request.GET.copy()
    for name in [name for name in kept if name not in QueueForm.base_fields or not kept[name]]:
        del kept[name]
    return f"?{kept.urlencode()}" if kept else ""


def _worklist(code: str) -> str:
    """The address of an area's list of work on its entries, where there is such a page."""
    try:
        return reverse("worklist", args=[code]) if code else ""
    except NoReverseMatch:
        return ""
