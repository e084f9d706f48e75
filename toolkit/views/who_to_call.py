"""Who to call in a unit: one page to print, on the web and as a PDF. Everybody who may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.names import area_name
from provision.news.former import ended_on
from provision.reference import reference_for, shortened
from provision.today import today
from toolkit.area.commissioning import commissioning_of
from toolkit.national import national_for
from toolkit.who_to_call import Directory, directory_of
from toolkit.who_to_call.looked import looked_for
from toolkit.who_to_call.to_pdf import Addresses, to_pdf
from toolkit.who_to_call.wording import closed_in, finding_of, none_found_in, title_of, whom_to_ask
from ui.missing import MissingError


@require_safe
def who_to_call(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/who-to-call/`: of a unit; any other area offers its units. `?format=pdf` is the same page as a PDF."""
    words, on = reference_for(request), today()
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("who-to-call", code=area.code, permanent=False)
    wanted = request.GET.get("format", "")
    if area.type != "pdu" or not area.is_valid_on(on):
        return _units(request, area, wanted=wanted)
    directory = directory_of(area, words=words, on=on)
    paragraphs = () if directory.total else _of_none(request, directory)
    if wanted == "pdf":
        return _pdf(request, directory, paragraphs=paragraphs)
    if wanted:
        raise MissingError(
            _("This page can be had as pdf, not as “%(format)s”.") % {"format": shortened(wanted)}
        )
    context = {
        "area": area,
        "region": words.atlas.ancestor(area.id, "region"),
        "directory": directory,
        "title": title_of(directory),
        "finding": finding_of(directory),
        "paragraphs": paragraphs,
        "addresses": _addresses(request, area),
    }
    return render(request, "toolkit/who_to_call.html", context)


def _units(request: HttpRequest, area: AreaFact, *, wanted: str) -> HttpResponse:
    """The units of an area that is not one, or what followed a unit that has ended."""
    atlas, on = reference_for(request).atlas, today()
    if wanted:
        raise MissingError(
            _(
                "There is a page of whom to call for each probation delivery unit; “%(area)s” is none of today."
            )
            % {"area": area_name(area)}
        )
    context = {
        "area": area,
        "region": atlas.ancestor(area.id, "region"),
        "units": sorted(atlas.units(area.id, on=on), key=area_name),
        "ended_on": ended_on(area, on=on),
    }
    return render(request, "toolkit/who_to_call_units.html", context)


def _of_none(request: HttpRequest, directory: Directory) -> tuple[str, ...]:
    """What is said where no service takes referrals: what is known of that, and whom to ask."""
    national, area = national_for(request), directory.area
    touching = national.reference.atlas.touching(area.id)
    commissioning = commissioning_of(area, national=national, touching=touching)
    looked = looked_for(area, national=national, commissioning=commissioning)
    said = (none_found_in(directory, looked), closed_in(directory), whom_to_ask(looked))
    return tuple(paragraph for paragraph in said if paragraph)


def _addresses(request: HttpRequest, area: AreaFact) -> Addresses:
    return Addresses(
        page=request.build_absolute_uri(reverse("who-to-call", args=[area.code])),
        services=request.build_absolute_uri(f"{reverse('services')}?area={area.code}"),
        site=request.build_absolute_uri("/").rstrip("/"),
    )


def _pdf(request: HttpRequest, directory: Directory, *, paragraphs: tuple[str, ...]) -> HttpResponse:
    content = to_pdf(directory, addresses=_addresses(request, directory.area), paragraphs=paragraphs)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"who-to-call-{directory.area.code}-{directory.made_on.isoformat()}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
