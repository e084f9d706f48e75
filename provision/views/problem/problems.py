"""What readers reported, for the curators who look after the entries: the oldest first."""

from django.contrib.auth.decorators import login_required, permission_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from provision.models import ProblemReport
from provision.person import Person, person_behind
from provision.today import today
from provision.workflow import CURATE

PER_PAGE = 20
SHOW, OF_SETTLED = "show", "settled"


@never_cache
@require_safe
@login_required
@permission_required(CURATE, raise_exception=True)
def problems(request: HttpRequest) -> HttpResponse:
    """`/review/problems/`: those that wait; `?show=settled`: those that were settled, the latest first."""
    by, shows_settled = person_behind(request), request.GET.get(SHOW) == OF_SETTLED
    among = ProblemReport.objects.exclude(settled_at=None).order_by("-settled_at", "-pk")
    found = reports_of(by, among=among if shows_settled else ProblemReport.objects.waiting())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(report, days_waited(report)) for report in page.object_list],
        "shows_settled": shows_settled,
        "settled_address": f"?{SHOW}={OF_SETTLED}",
    }
    return render(request, "provision/problem/problems.html", context)


def reports_of(by: Person, *, among: QuerySet[ProblemReport]) -> QuerySet[ProblemReport]:
    """Those reports that are about entries which this person curates."""
    return by.within_scope(CURATE, among).select_related("service__organisation")


def days_waited(report: ProblemReport) -> int:
    """Whole days since the day on which it was made."""
    return (today() - timezone.localdate(report.made_at)).days
