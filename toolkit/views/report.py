"""The report on an area: on the site, as a PDF, as JSON. Everybody who may read."""

from threading import BoundedSemaphore

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.fingerprint import fingerprint_for
from provision.reference import reference_for
from provision.today import today
from toolkit.document import Document
from toolkit.national import national_for
from toolkit.render.to_json import to_json
from toolkit.render.to_pdf import to_pdf
from toolkit.report import Site, build_report
from ui.missing import MissingError

PATIENCE = 20.0
"""Seconds that a reader waits for the reports of others, before being asked to come back."""

RETRY_AFTER = "30"
_one_at_a_time = BoundedSemaphore(1)
"""Setting a PDF keeps a processor busy: a process sets one at a time."""


@require_safe
def report(request: HttpRequest, code: str) -> HttpResponse:
    """`/toolkit/reports/<area>/`. Another system's code (`scheme:value`) leads to the one code."""
    area = _area_or_404(request, code)
    if area.code != code:
        return redirect("report", code=area.code, permanent=False)
    context = {"document": _document(request, area), "links": _links(area)}
    return render(request, "toolkit/report/page.html", context)


@require_safe
def report_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """`/toolkit/reports/<area>.pdf`; 503 with a page that says when to come back, while others are being set."""
    document = _document(request, _area_or_404(request, code))
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        return _busy(request, document)
    try:
        content = to_pdf(document)
    finally:
        _one_at_a_time.release()
    return _file(content, document=document, kind="application/pdf", ending="pdf")


@require_safe
def report_json(request: HttpRequest, code: str) -> HttpResponse:
    """`/toolkit/reports/<area>.json`, in the shape of `docs/report-json.md`."""
    document = _document(request, _area_or_404(request, code))
    return _file(to_json(document).encode(), document=document, kind="application/json", ending="json")


def _area_or_404(request: HttpRequest, code: str) -> AreaFact:
    """The area, if the calculation speaks of it: it has no report otherwise."""
    area = reference_for(request).area_or_404(code)
    if not national_for(request).knows(area.code):
        raise MissingError(
            _(
                "There are reports on probation delivery units, probation regions, integrated care boards, Welsh "
                "health boards and nations that exist today; “%(area)s” is none of these."
            )
            % {"area": area.name}
        )
    return area


def _document(request: HttpRequest, area: AreaFact) -> Document:
    return build_report(
        national_for(request),
        area,
        made_on=today(),
        shows_demonstration=fingerprint_for(request).shows_demonstration,
        site=Site(request.build_absolute_uri("/")),
    )


def _links(area: AreaFact) -> list[dict[str, str]]:
    return [
        {"href": reverse("area", args=[area.code]), "text": _("Back to this area’s page")},
        {"href": reverse("report-pdf", args=[area.code]), "text": _("Download as PDF")},
        {"href": reverse("report-json", args=[area.code]), "text": _("Download as JSON")},
    ]


def _file(content: bytes, *, document: Document, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"provision-map-{document.area_code}-{document.as_at.isoformat()}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _busy(request: HttpRequest, document: Document) -> HttpResponse:
    response = render(request, "toolkit/report/busy.html", {"document": document}, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response
