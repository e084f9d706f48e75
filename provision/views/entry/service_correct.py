"""Where a correction of a published service begins."""

from uuid import UUID

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.drafting import OPEN_TO_SENDER, begin_correction
from provision.models import ChangeRequest, EntryStatus, Service
from provision.person import Person, person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from provision.views.correctable import CONFLICT, correctable_service
from provision.workflow import CORRECT, MoveRefusedError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(CORRECT, raise_exception=True)
def service_correct(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/correct/`: a short page, then the list of tasks. One open correction of a service a person."""
    by = person_behind(request)
    service = correctable_service(public_id, by=by)
    if request.method == "POST":
        try:
            return redirect(begin_correction(service, by=by))
        except MoveRefusedError:
            service.refresh_from_db()  # and the page says what it is now
    return _page(request, service, by=by, words=reference_for(request))


def _page(request: HttpRequest, service: Service, *, by: Person, words: Reference) -> HttpResponse:
    this, on = Service.objects.filter(pk=service.pk), today()
    is_withdrawn = service.status != EntryStatus.PUBLISHED
    mine = ChangeRequest.objects.made_by(by.pk).filter(service=service)
    context = {
        "service": service,
        "is_withdrawn": is_withdrawn,
        "has_ended": not is_withdrawn and this.ended(on=on).exists(),
        "is_lapsed": not is_withdrawn and this.lapsed(on=on, clocks=words.clocks).exists(),
        "begun": mine.filter(status__in=OPEN_TO_SENDER).first(),
        "waiting": mine.waiting().first(),
    }
    return render(
        request, "provision/entry/service_correct.html", context, status=CONFLICT if is_withdrawn else 200
    )
