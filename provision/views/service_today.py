"""How full a service is today, and how long people wait: published at once, and held for a short time."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.directory.told import told_of
from provision.entries.confirming import tell_today
from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.entries.saying import Sayer
from provision.entries.since import changed_since
from provision.forms.today import TodayForm
from provision.models import EntryStatus
from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from provision.views.correctable import CONFLICT, correctable_service, not_published, seen_version_in
from provision.workflow import CORRECT, MoveRefusedError
from ui.kept_typing import keeps_typing, typed_before
from ui.templatetags.numbers import day


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typing
@login_required
@permission_required(CORRECT, raise_exception=True)
def service_today(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/today/`."""
    by, words, typed = person_behind(request), reference_for(request), typed_before(request)
    service = correctable_service(public_id, by=by)
    answers = request.POST if request.method == "POST" else typed
    form = TodayForm(answers, service=service, told=told_of(service, on=today(), clocks=words.clocks))
    since, seen = None, service.version if answers is None else seen_version_in(answers)
    if request.method == "POST" and form.is_valid():
        try:
            tell_today(service, by=by, seen_version=seen, **form.cleaned_data)
        except SeenVersionError:
            service.refresh_from_db()
            since = changed_since(service, version=seen, sayer=Sayer(words))
        except NotReadyError as refusal:
            form.add_error(None, str(refusal))
        except MoveRefusedError:
            service.refresh_from_db()
        else:
            messages.success(request, _thanks(days=words.clocks.today))
            return redirect(service)
    if service.status != EntryStatus.PUBLISHED:
        return not_published(request, service)
    context = {
        "service": service,
        "form": form,
        "since": since,
        "seen_version": service.version if since else seen,
        "days": words.clocks.today,
        "is_typed": typed is not None,
    }
    return render(request, "provision/service_today.html", context, status=CONFLICT if since else 200)


def _thanks(*, days: int) -> str:
    last = today() + timedelta(days=days)
    return _("Thank you. What you told is on the map, and holds until %(day)s.") % {"day": day(last)}
