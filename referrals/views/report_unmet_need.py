"""A member of probation staff reports that nobody could take a person."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.models import Area, AreaType, Service, Term
from provision.names import area_name, chosen, shown_name
from provision.person import Person, person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from referrals.forms.unmet_need import UnmetNeedForm
from referrals.quarters import counted_in
from referrals.unmet.quarter_words import in_words, shown_from
from referrals.unmet.reporting import REASONS, REPORT, ReportRefusedError, Told, report, takes_notes
from ui.kept_typing import keeps_typing, typed_before


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_unmet_need(request: HttpRequest) -> HttpResponse:
    """`/unmet-need/report/`: those who may report for an area. A form that another page has begun comes without an id."""
    person, words, on = person_behind(request), reference_for(request), today()
    if not person.has_perm(REPORT):
        raise PermissionDenied
    offered = _offered(person, words=words, on=on)
    if request.method == "POST" and "public_id" in request.POST:
        form = UnmetNeedForm(request.POST, **offered)
        if form.is_valid() and _is_kept(form, by=person, words=words, on=on):
            messages.success(request, _thanks(form, on=on))
            return redirect("unmet-need")
    else:
        form = UnmetNeedForm(initial=_begun(request), **offered)
    return render(request, "referrals/unmet/report_unmet_need.html", {"form": form})


def _offered(person: Person, *, words: Reference, on: date) -> dict[str, Any]:
    """What the form offers to choose from, as codes and words."""
    units = Area.objects.filter(type=AreaType.PDU).order_by("name")
    ids = person.within_scope(REPORT, units).values_list("pk", flat=True)
    areas = [words.atlas.areas[pk] for pk in ids if pk in words.atlas.areas]
    held = [area for area in areas if area.is_valid_on(on)]
    return {
        "areas": [(area.code, area_name(area)) for area in held],
        "needs": [(need.code, str(need)) for need in words.needs],
        "reasons": _reasons(),
        "stages": [(stage.code, str(stage)) for stage in words.stages],
        "services": _services([area.id for area in held], words=words, on=on),
        "takes_notes": takes_notes(),
        "on": on,
    }


def _reasons() -> list[tuple[str, str]]:
    """The reasons that are about a service first: they are the commonest, and about nobody."""
    terms = Term.objects.filter(vocabulary__in=REASONS).order_by("vocabulary", "order")
    return [(term.code, chosen(term.label, term.label_cy)) for term in terms]


def _services(unit_ids: list[int], *, words: Reference, on: date) -> list[tuple[str, str]]:
    """Services that readers see and that cover any of these units."""
    touching = {area for unit in unit_ids for area in words.atlas.touching(unit)}
    covering = Service.objects.shown(on=on, clocks=words.clocks).covering(touching).order_by("name", "pk")
    return [(str(service.public_id), shown_name(service)) for service in covering]


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What another page filled in, or what was typed before a session ended."""
    typed = request.POST if request.method == "POST" else typed_before(request)
    return _first_values(typed) if typed else {}


def _first_values(typed: QueryDict) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: typed.get(name, "") for name in ("area", "reason", "month", "stage", "declined_by", "note")
    }
    return {name: text for name, text in told.items() if text} | {"needs": typed.getlist("needs")}


def _is_kept(form: UnmetNeedForm, *, by: Person, words: Reference, on: date) -> bool:
    """Keep the report; where it is refused, say so in the form."""
    area = words.atlas.by_code[form.cleaned_data["area"]]
    try:
        told = Told(area=area, **form.told)
        report(told, public_id=form.cleaned_data["public_id"], by=by, atlas=words.atlas, on=on)
    except ReportRefusedError as refused:
        form.add_error(refused.field, str(refused))
        return False
    return True


def _thanks(form: UnmetNeedForm, *, on: date) -> str:
    quarter = counted_in(form.told["month"], told_on=on)
    return _("Thank you. It counts in %(quarter)s, whose counts are shown from %(day)s.") % {
        "quarter": in_words(quarter),
        "day": shown_from(quarter),
    }
