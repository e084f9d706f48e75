"""One service, told in full, with what is not known said in words."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from provision.directory.entries import LISTS, entry
from provision.models import Service, ServiceActivity, Site
from provision.reference import Reference, Word, reference_for
from provision.today import today

CAPACITY_DAYS = 180


@require_safe
def service(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/`: published services only; anything else is not found."""
    words, on = reference_for(request), today()
    found = get_object_or_404(_in_full(), public_id=public_id)
    covered = [words.atlas.areas[c.area_id] for c in found.coverage.all()]
    context = {
        "service": found,
        "entry": entry(found, words=words, on=on),
        "terms": _terms(found, words=words),
        "covered": sorted(covered, key=lambda area: (area.type, area.name)),
        "on": on,
        "capacity_is_old": found.capacity_as_at is not None
        and (on - found.capacity_as_at).days > CAPACITY_DAYS,
        "no_lower_age": "min_age" in found.stated_none,
        "no_upper_age": "max_age" in found.stated_none,
    }
    return render(request, "provision/service.html", context)


def _in_full() -> QuerySet[Service]:
    """Published services with all that their page tells; sites come without hidden addresses."""
    return (
        Service.objects.published()
        .select_related("organisation", "service_type")
        .prefetch_related(*LISTS)
        .prefetch_related("commissioners")
        .prefetch_related(Prefetch("sites", Site.objects.for_public()), "sites__co_located_at")
        .prefetch_related(
            Prefetch("activities", ServiceActivity.objects.filter(is_repeat=False), to_attr="told_activities")
        )
    )


def _terms(service: Service, *, words: Reference) -> dict[str, list[Word]]:
    """Its settings and access routes by vocabulary, in one query."""
    chosen = (
        Service.settings.through.objects.filter(service=service)
        .values_list("term_id")
        .union(Service.access_routes.through.objects.filter(service=service).values_list("term_id"))
    )
    ids = {row[0] for row in chosen}
    return {
        vocabulary: [term for term in terms if term.id in ids] for vocabulary, terms in words.terms.items()
    }
