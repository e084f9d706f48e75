"""Declared against experienced: where services say that they take people, and reports say otherwise."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.models import Service, Term, Vocabulary
from provision.person import Person, person_behind
from provision.reference import reference_for
from referrals.forms.reply import ReplyForm
from referrals.quarters import newest_shown
from referrals.unmet.discrepancies import discrepancies
from referrals.unmet.replying import CORRECT, may_reply, reply
from toolkit.national import national_for
from ui.kept_typing import keeps_typing, typed_before

CURATE = "provision.curate_service"


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unmet_discrepancies(request: HttpRequest) -> HttpResponse:
    """`/unmet-need/discrepancies/`: curators, for what they curate, and providers, for their own services."""
    person, national = person_behind(request), national_for(request)
    services = _services(person, request)
    if request.method == "POST":
        form = ReplyForm(request.POST)
        service = get_object_or_404(services, public_id=_uuid(request.POST.get("service", "")))
        if form.is_valid():
            reason = get_object_or_404(
                Term, vocabulary=Vocabulary.EXCLUSION, code=request.POST.get("reason", "")
            )
            reply(service, reason=reason, text=form.cleaned_data["text"], by=person)
            messages.success(request, _("Your reply is kept, and curators see it beside the reports."))
            return redirect("unmet-discrepancies")
    else:
        form = ReplyForm(initial=_typed(request))
    found = discrepancies(services, newest=newest_shown(on=national.as_at), rules=national.rules)
    context = {
        "found": [(one, may_reply(one.service, by=person)) for one in found],
        "form": form,
        "answered": (request.POST.get("service", ""), request.POST.get("reason", "")),
    }
    return render(request, "toolkit/unmet_discrepancies.html", context)


def _services(person: Person, request: HttpRequest) -> QuerySet[Service]:
    """Published services that this person curates, or whose provider their role names."""
    words = reference_for(request)
    curated = person.within_scope(CURATE, Service.objects.all())
    own = person.bodies_acted_for(CORRECT).organisation_ids
    shown = Service.objects.shown(on=national_for(request).as_at, clocks=words.clocks)
    found: QuerySet[Service] = shown.filter(Q(pk__in=curated.values("pk")) | Q(organisation__in=own))
    return found.select_related("organisation")


def _uuid(text: str) -> UUID:
    """The id that a form sent; one that is none finds nothing."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _typed(request: HttpRequest) -> dict[str, Any]:
    typed = typed_before(request)
    return {"text": typed.get("text", "")} if typed else {}
