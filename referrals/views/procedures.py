"""Referral procedures to read: the list, and one of them in one version."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.today import today
from referrals.models import Procedure, ProcedureVersion
from referrals.procedures.asked import procedure_or_404, reader_behind, version_or_404
from referrals.procedures.communicating import ACKNOWLEDGE
from referrals.procedures.reading import (
    listed,
    parts_of,
    published_versions,
    teams_of,
)
from referrals.procedures.writing import OWN, newest_version

ON_A_PAGE = 50


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """`/procedures/`: everybody who may read; drafts, those who may write them."""
    part = Paginator(listed(by=reader_behind(request)), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "referrals/procedures/procedures.html", {"page": part, "today": today()})


@require_safe
def procedure(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/`: the version in force, or that of `?version=`; before the first, its writers see the draft."""
    found = procedure_or_404(request, public_id)
    versions = published_versions(found)
    shown = version_or_404(found, request.GET.get("version", "")) if versions else None
    may_write = request.user.has_perm(OWN, found)
    context = {
        "procedure": found,
        "version": shown,
        "is_in_force": bool(shown) and shown == versions[0],
        "parts": parts_of(shown) if shown else (),
        "versions": versions,
        "teams": teams_of(shown) if shown else [],
        "today": today(),
        "may_write": may_write,
        "may_acknowledge": request.user.has_perm(ACKNOWLEDGE, found),
        "draft": _draft(found) if may_write else None,
    }
    return render(request, "referrals/procedures/procedure.html", context)


def _draft(procedure: Procedure) -> ProcedureVersion | None:
    newest = newest_version(procedure)
    return newest if newest.published_at is None else None
