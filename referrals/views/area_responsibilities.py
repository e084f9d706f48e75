"""One area: policy expects this, here we found that."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from provision.models import Area
from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from referrals.forms.finding import FindingForm
from referrals.models import Expectation, Finding, FoundState
from referrals.responsibilities.finding import FIND, FindingRefusedError, state_finding
from referrals.responsibilities.ledger import lines_of, nations_of
from ui.kept_typing import keeps_typing, typed_before


@require_safe
def area_responsibilities(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/responsibilities/`: everybody who may read."""
    words = reference_for(request)
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("area-responsibilities", code=area.code, permanent=False)
    lines = lines_of(area, words=words, on=today())
    counts = Counter(line.state for line in lines)
    context = {
        "area": area,
        "lines": lines,
        "counts": [(str(state.label), counts[state]) for state in FoundState if counts[state]],
        "not_known": counts[FoundState.NOT_KNOWN],
        "may_state": request.user.has_perm(FIND, Area(pk=area.id)),
    }
    return render(request, "referrals/responsibilities/area_responsibilities.html", context)


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def state_area_finding(request: HttpRequest, code: str, expectation: str) -> HttpResponse:
    """`/areas/<code>/responsibilities/<expectation>/`: those who may state what was found there."""
    words, person = reference_for(request), person_behind(request)
    area = words.area_or_404(code)
    row = person.within_scope(FIND, Area.objects.filter(pk=area.id)).first()
    if row is None:
        raise PermissionDenied
    asked = get_object_or_404(Expectation, code=expectation, nation__in=nations_of(area, atlas=words.atlas))
    typed = typed_before(request)
    form = FindingForm(request.POST if request.method == "POST" else typed or None)
    if request.method == "POST" and form.is_valid():
        try:
            state_finding(row, asked, form.found, by=person, on=today())
        except FindingRefusedError as refused:
            form.add_error("found_on", str(refused))
        else:
            messages.success(request, _("What was found is kept, and stands on this page with its date."))
            return redirect("area-responsibilities", code=area.code)
    earlier = Finding.objects.filter(area=row, expectation=asked)
    context = {
        "area": area,
        "expectation": asked,
        "type": words.term_by_id.get(asked.service_type_id or 0),
        "form": form,
        "earlier": earlier,
    }
    return render(request, "referrals/responsibilities/state_area_finding.html", context)
