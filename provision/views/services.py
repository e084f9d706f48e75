"""The service directory: search, facets, place, pages, and a download of exactly that list."""

from datetime import date

from django.core.paginator import Paginator
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.directory.asking import Asked, ask, without_whole_postcodes_in
from provision.directory.download import Heading, as_csv, as_json
from provision.directory.entries import entries, entries_in_chunks
from provision.directory.tags import tags_of
from provision.reference import Reference, reference_for, shortened
from provision.today import today
from ui.missing import MissingError

PER_PAGE = 20


@require_safe
def services(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """`/services/`: everybody who may read; the address holds the whole state of the list."""
    shorter = without_whole_postcodes_in(request.GET)
    if shorter is not None:
        return HttpResponseRedirect(f"{request.path}?{shorter.urlencode()}")
    words, on = reference_for(request), today()
    asked = ask(request.GET, words=words, on=on)
    if request.GET.get("format"):
        return _download(request.GET, asked, words=words, on=on)
    page = Paginator(asked.services, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": asked.filters.form,
        "asked": asked,
        "page": page,
        "entries": entries(list(page.object_list), words=words, on=on),
        "tags": tags_of(request.GET, asked),
        "query_without_sort": _without(request.GET, "format", "page", "sort"),
        "query_without_format": _without(request.GET, "format", "page"),
        "query_without_place": _without(request.GET, "place", "area", "page"),
    }
    return render(request, "provision/services.html", context)


def _download(query: QueryDict, asked: Asked, *, words: Reference, on: date) -> StreamingHttpResponse:
    """The whole list as a file. Raises MissingError for a format that there is not, and for a filter that cannot be read."""
    kind = str(query["format"]).lower()
    if kind not in ("csv", "json"):
        raise MissingError(
            _("The list can be had as csv or json, not as “%(format)s”.") % {"format": shortened(kind)}
        )
    if errors := asked.filters.form.errors:
        raise MissingError(" ".join(message for messages in errors.values() for message in messages))
    told = entries_in_chunks(asked.services, words=words, on=on)
    heading = Heading(asked.in_force, made_on=on)
    if kind == "csv":
        body, content_type = as_csv(told, heading=heading), "text/csv; charset=utf-8"
    else:
        body, content_type = as_json(told, heading=heading), "application/json"
    response = StreamingHttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="services-{on.isoformat()}.{kind}"'
    return response


def _without(query: QueryDict, *parameters: str) -> str:
    """The query string without some parameters, ready for one more: empty, or ending in `&`."""
    left = query.copy()
    for parameter in parameters:
        left.pop(parameter, None)
    return f"{left.urlencode()}&" if left else ""
