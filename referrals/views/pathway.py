"""One pathway: where it goes, drawn and as a list; how it differs from its template; what is wrong with it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from referrals.models import Pathway
from referrals.pathways.allowed import EDIT, changeable
from referrals.pathways.showing import shown


@require_safe
def pathway(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/pathways/<uuid>/`: everybody who may read."""
    row = get_object_or_404(Pathway.objects.select_related("template"), public_id=public_id)
    words = reference_for(request)
    told = shown(row, words=words, on=today())
    signed_in = request.user.is_authenticated
    context = {
        "pathway": row,
        "told": told,
        "areas": [words.atlas.areas[pk] for pk in sorted(told.fact.area_ids) if pk in words.atlas.areas],
        "needs": [need for need in words.needs if need.code in told.fact.needs],
        "adoptions": row.adoptions.filter(is_retired=False).prefetch_related("areas"),
        "procedures": row.procedures.filter(versions__published_at__isnull=False).distinct(),
        "may_change": signed_in and changeable(person_behind(request)).filter(pk=row.pk).exists(),
        "may_adopt": bool(row.code) and request.user.has_perm(EDIT),
    }
    return render(request, "referrals/pathways/pathway.html", context)
