"""One report of a reader: what it says, and settling it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.forms.problem import SettleForm
from provision.models import EntryStatus, ProblemReport
from provision.person import Person, person_behind
from provision.problems import SettledAlreadyError, settle
from provision.views.problem.problems import days_waited, reports_of
from provision.workflow import CURATE
from ui.kept_typing import keeps_typing, typed_before
from ui.missing import MissingError


@never_cache
@keeps_typing
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required(CURATE, raise_exception=True)
def problem(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/review/problems/<id>/`: for those who curate the entry that it is about."""
    by = person_behind(request)
    report = reports_of(by, among=ProblemReport.objects.filter(public_id=public_id)).first()
    if report is None:
        raise MissingError(_("No report at this address is about an entry that you curate."))
    form = SettleForm(request.POST if request.method == "POST" else typed_before(request))
    if request.method == "POST" and form.is_valid():
        return _settled(request, form, report=report, by=by)
    return _page(request, form, report=report)


def _settled(request: HttpRequest, form: SettleForm, *, report: ProblemReport, by: Person) -> HttpResponse:
    told = form.cleaned_data
    try:
        settle(report, by=by, outcome=told["outcome"], erases_text=told["erases_text"])
    except SettledAlreadyError as refusal:
        messages.error(request, str(refusal))
        return redirect("problem", report.public_id)
    messages.success(request, _("The report is settled."))
    return redirect("problems")


def _page(request: HttpRequest, form: SettleForm, *, report: ProblemReport) -> HttpResponse:
    others = ProblemReport.objects.waiting().filter(service=report.service).exclude(pk=report.pk)
    context = {
        "report": report,
        "service": report.service,
        "is_published": report.service.status == EntryStatus.PUBLISHED,
        "days": days_waited(report),
        "others": others.count(),
        "form": form,
    }
    return render(request, "provision/problem/problem.html", context)
