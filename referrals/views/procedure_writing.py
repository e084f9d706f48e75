"""Writing a procedure: begin it, write its parts, change what stands beside them, publish. Those who may own it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.person import person_behind
from provision.today import today
from referrals.forms.procedure import (
    ProcedureFactsForm,
    ProcedurePartsForm,
    facts_written,
    parts_written,
)
from referrals.models import Pathway
from referrals.procedures.asked import own_procedure_or_404
from referrals.procedures.checking import remarks_on
from referrals.procedures.reading import parts_of
from referrals.procedures.template import PARTS
from referrals.procedures.writing import (
    EditedMeanwhileError,
    ProcedureRefusedError,
    areas_owned,
    begin,
    change_facts,
    edition_of,
    newest_version,
    publish,
    save_draft,
)
from ui.kept_typing import keeps_typing, typed_before
from ui.missing import MissingError

TOOK_FORM = ["GET", "HEAD", "POST"]


@keeps_typing
@never_cache
@login_required
@require_http_methods(TOOK_FORM)
def procedure_new(request: HttpRequest) -> HttpResponse:
    """`/procedures/new/?pathway=`: those who may own procedures in an area of the pathway."""
    person, pathway = person_behind(request), _pathway(request)
    areas = areas_owned(pathway, by=person)
    form = ProcedureFactsForm(request.POST if request.method == "POST" else typed_before(request) or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = begin(pathway, form.facts, by=person, on=today())
        except ProcedureRefusedError as refused:
            form.add_error("review_on" if not pathway.is_retired else None, str(refused))
        else:
            messages.success(request, _("The procedure is begun. Write its parts, then publish it."))
            return redirect("procedure-write", made.public_id)
    context = {"pathway": pathway, "areas": areas, "form": form}
    return render(request, "referrals/procedures/procedure_new.html", context)


@keeps_typing
@never_cache
@login_required
@require_http_methods(TOOK_FORM)
def procedure_write(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/write/`: the one draft, or the next version begun from what is published."""
    found, person = own_procedure_or_404(request, public_id), person_behind(request)
    newest = newest_version(found)
    theirs: list[tuple[object, str]] = []
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = ProcedurePartsForm(typed) if typed else ProcedurePartsForm(initial=parts_written(newest))
    if request.method == "POST" and form.is_valid():
        try:
            save_draft(found, form.parts, edition=form.cleaned_data["edition"], by=person)
        except EditedMeanwhileError as refused:
            newest = newest_version(found)
            what_to_do = _("Their text is beneath. Take over what is right, and save again.")
            form.add_error(None, f"{refused} {what_to_do}")
            form.saved_since(edition_of(newest))
            theirs = [
                (part, newest.parts.get(part.code, ""))
                for part in PARTS
                if newest.parts.get(part.code, "") != form.parts[part.code].strip()
            ]
        else:
            messages.success(request, _("The draft is saved. Nobody else sees it until it is published."))
            return redirect("procedure-publish", found.public_id)
    context = {"procedure": found, "newest": newest, "form": form, "theirs": theirs}
    return render(request, "referrals/procedures/procedure_write.html", context)


@keeps_typing
@never_cache
@login_required
@require_http_methods(TOOK_FORM)
def procedure_lead(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/lead/`: its name, its lead in role, and the day of review."""
    found, person = own_procedure_or_404(request, public_id), person_behind(request)
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = ProcedureFactsForm(typed) if typed else ProcedureFactsForm(initial=facts_written(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_facts(found, form.facts, edition=form.cleaned_data["edition"], by=person, on=today())
        except EditedMeanwhileError as refused:
            form.add_error(None, str(refused))
        except ProcedureRefusedError as refused:
            form.add_error("review_on", str(refused))
        else:
            messages.success(request, _("The lead and the day of review are saved."))
            return redirect("procedure", found.public_id)
    return render(request, "referrals/procedures/procedure_lead.html", {"procedure": found, "form": form})


@never_cache
@login_required
@require_http_methods(TOOK_FORM)
def procedure_publish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/publish/`: the draft as readers will see it, what is to be mended, and the button."""
    found, person = own_procedure_or_404(request, public_id), person_behind(request)
    draft = newest_version(found)
    if request.method == "POST":
        try:
            made = publish(found, edition=request.POST.get("edition", ""), by=person, on=today())
        except ProcedureRefusedError as refused:
            messages.error(request, str(refused))
            return redirect("procedure-publish", found.public_id)
        said = _("Version %(number)s is published. Now tell the teams.") % {"number": made.number}
        messages.success(request, said)
        return redirect("procedure-teams", found.public_id)
    if draft.published_at is not None:
        return redirect("procedure", found.public_id)
    remarks = remarks_on(found, draft.parts, on=today())
    context = {
        "procedure": found,
        "draft": draft,
        "edition": edition_of(draft),
        "parts": parts_of(draft),
        "stops": [remark for remark in remarks if remark.stops],
        "warnings": [remark for remark in remarks if not remark.stops],
    }
    return render(request, "referrals/procedures/procedure_publish.html", context)


def _pathway(request: HttpRequest) -> Pathway:
    try:
        asked = UUID(request.GET.get("pathway", ""))
    except ValueError:
        asked = None
    found = Pathway.objects.filter(public_id=asked).first() if asked else None
    if found is None:
        raise MissingError(_("A procedure is written for a pathway: begin it from the pathway’s page."))
    return found
