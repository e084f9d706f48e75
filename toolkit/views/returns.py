"""What services return: of one service, with its trend, and of the services of one area."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from provision.atlas import AreaFact
from provision.models import Service
from provision.person import person_behind
from referrals.forms.activity_return import PROBATION, ActivityReturnForm
from referrals.models import ActivityReturn, Expectation
from referrals.returns.chart import columns
from referrals.returns.entering import ENTER, ReturnRefusedError, enter_return
from referrals.returns.shown import ShownReturn, shown_returns
from toolkit.national import National, national_for
from ui.kept_typing import keeps_typing, typed_before
from ui.missing import MissingError

RETURNS = ActivityReturn.objects.select_related("source_of_referral").prefetch_related(
    "declined_reasons__reason"
)


@dataclass(frozen=True)
class ServiceReturns:
    """A service of an area, with its newest return from probation that may be shown."""

    service: Service
    newest: ShownReturn | None


@require_safe
def service_returns(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/returns/`: everybody who may read."""
    national = national_for(request)
    service = (
        Service.objects.shown(on=national.as_at, clocks=national.reference.clocks)
        .filter(public_id=public_id)
        .first()
    )
    if service is None:
        raise MissingError(_("No published service has this address. It may have been withdrawn."))
    rows = list(RETURNS.filter(service=service))
    shown = shown_returns(rows, on=national.as_at, rules=national.rules)
    probation = [one for one in rows if one.source_of_referral.code == PROBATION]
    trend = shown_returns(probation, on=national.as_at, rules=national.rules)
    context = {
        "service": service,
        "returns": shown,
        "standards": Expectation.objects.filter(
            service_type__isnull=False, service_type=service.service_type_id
        ),
        "chart": columns([(one.quarter, one.referred) for one in trend]),
        "may_enter": request.user.has_perm(ENTER, service),
        "rules": national.rules,
    }
    return render(request, "toolkit/service_returns.html", context)


@require_safe
def area_returns(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/returns/`: everybody who may read. A service's return is of all areas that it covers."""
    national = national_for(request)
    area = national.reference.area_or_404(code)
    if area.code != code:
        return redirect("area-returns", code=area.code, permanent=False)
    services = _services(area, national)
    context = {
        "area": area,
        "services": services,
        "returning": sum(one.newest is not None for one in services),
        "rules": national.rules,
    }
    return render(request, "toolkit/area_returns.html", context)


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter_service_return(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/returns/new/`: people whose role reaches the service wholly."""
    person = person_behind(request)
    service = get_object_or_404(person.within_scope(ENTER, Service.objects.published()), public_id=public_id)
    on = national_for(request).as_at
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = ActivityReturnForm(typed or None, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            enter_return(service, form.cleaned_data, by=person)
        except ReturnRefusedError as refused:
            form.add_refusals(refused.refusals)
        else:
            messages.success(request, _("The return is kept."))
            return redirect("service-returns", public_id=service.public_id)
    return render(request, "toolkit/enter_return.html", {"service": service, "form": form})


def _services(area: AreaFact, national: National) -> Sequence[ServiceReturns]:
    on, atlas = national.as_at, national.reference.atlas
    shown = Service.objects.shown(on=on, clocks=national.reference.clocks).delivering(on=on)
    services = list(shown.covering(atlas.touching(area.id)).order_by("name", "pk"))
    newest: dict[int, ShownReturn] = {}
    rows = RETURNS.filter(service__in=services, source_of_referral__code=PROBATION).order_by("-quarter")
    for row in rows:
        if row.service_id not in newest:
            found = shown_returns([row], on=on, rules=national.rules)
            newest |= {row.service_id: found[0]} if found else {}
    return [ServiceReturns(service, newest.get(service.pk)) for service in services]
