"""Services that wait for a curator without anybody asking: due, lapsed, not published yet, withdrawn."""

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provision.freshness import Clocks, last_told_on
from provision.models import EntryStatus, Service
from provision.models.service_queries import ServiceQuerySet
from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from provision.views.review.queue import REVIEW
from provision.workflow import CURATE
from ui.missing import MissingError

PER_PAGE = 50
DUE, LAPSED, UNPUBLISHED, WITHDRAWN = "due", "lapsed", "unpublished", "withdrawn"


@never_cache
@require_safe
@login_required
@permission_required(REVIEW, raise_exception=True)
def review_services(request: HttpRequest, show: str) -> HttpResponse:
    """`/review/services/<due, lapsed, unpublished or withdrawn>/`: of those that the person curates."""
    by, words, on = person_behind(request), reference_for(request), today()
    found = by.within_scope(CURATE, _services(show, clocks=words.clocks)).select_related("organisation")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "show": show,
        "page": page,
        "rows": [(service, last_told_on(service, on=on)) for service in page.object_list],
    }
    return render(request, "provision/review/review_services.html", context)


def _services(show: str, *, clocks: Clocks) -> QuerySet[Service]:
    """The services of one list, those that have waited longest first as far as a date says so."""
    on, every = today(), Service.objects.all()
    assert isinstance(every, ServiceQuerySet)
    if show == DUE:
        return every.due_for_review(on=on, clocks=clocks).order_by(
            "next_review_on", "last_checked_on", "name", "pk"
        )
    if show == LAPSED:
        return every.lapsed(on=on, clocks=clocks).order_by("last_checked_on", "name", "pk")
    if show == UNPUBLISHED:
        unpublished = (EntryStatus.DRAFT, EntryStatus.SUBMITTED, EntryStatus.RETURNED)
        return every.filter(status__in=unpublished).order_by("pk")
    if show == WITHDRAWN:
        return every.filter(status=EntryStatus.WITHDRAWN).order_by("name", "pk")
    raise MissingError(_("The review desk has no list of this name."))
