"""Adopting a national pathway for areas."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.models import Area, AreaType
from provision.names import area_name
from provision.person import Person, person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from referrals.forms.adopt_pathway import AdoptPathwayForm
from referrals.models import Pathway
from referrals.pathways.adopting import AdoptionRefusedError, adopt
from referrals.pathways.allowed import areas_to_adopt_for
from ui.kept_typing import keeps_typing, typed_before


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pathway_adopt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/pathways/<uuid>/adopt/`: those who may change the pathways of an area."""
    person, words = person_behind(request), reference_for(request)
    template = get_object_or_404(Pathway.objects.exclude(code=""), public_id=public_id, is_retired=False)
    offered = _offered(person, words=words)
    if not offered:
        raise PermissionDenied
    form = AdoptPathwayForm(
        request.POST if request.method == "POST" else typed_before(request) or None, areas=offered
    )
    if request.method == "POST" and form.is_valid():
        areas = Area.objects.filter(code__in=form.cleaned_data["areas"])
        try:
            adopted = adopt(template, areas=list(areas), by=person)
        except AdoptionRefusedError as refused:
            form.add_error("areas", str(refused))
        else:
            messages.success(request, _("Adopted. Now change it to what is agreed there."))
            return redirect(adopted)
    return render(request, "referrals/pathways/pathway_adopt.html", {"form": form, "pathway": template})


def _offered(person: Person, *, words: Reference) -> list[tuple[str, str]]:
    """Regions first, then units, each by name: codes and names."""
    on = today()
    ids = set(
        areas_to_adopt_for(person)
        .filter(type__in=[AreaType.REGION, AreaType.PDU])
        .values_list("pk", flat=True)
    )
    found = [area for kind in (AreaType.REGION, AreaType.PDU) for area in words.atlas.of_type(kind, on=on)]
    return [
        (area.code, _named(area_name(area), is_region=area.type == "region"))
        for area in found
        if area.id in ids
    ]


def _named(name: str, *, is_region: bool) -> str:
    return _("%(region)s (the whole region)") % {"region": name} if is_region else name
