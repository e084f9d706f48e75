"""One step of an entry."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.columns import SOURCE
from provision.entries.saying import Sayer
from provision.forms.entry.provider import known_organisations
from provision.forms.entry.step import EntryForm
from provision.models import ChangeRequest
from provision.person import person_behind
from provision.reference import reference_for
from provision.today import today
from provision.views.entry.ended import replace_area
from provision.views.entry.own import is_open, may_submit, next_page, own_entry, step_or_missing
from provision.views.entry.returned import concerns
from provision.views.entry.saving import Saving, answers_to, edition_in, save
from provision.workflow import MoveRefusedError
from ui.kept_typing import keeps_typing, typed_before

CHECK = "check"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typing
@login_required
def entry_step(request: HttpRequest, public_id: UUID, step: str) -> HttpResponse:
    """`/entries/<id>/<step>/`: saved as a draft at once. `?from=check` comes back to the answers."""
    by, words = person_behind(request), reference_for(request)
    entry = own_entry(request, public_id)
    page = step_or_missing(step, entry=entry, by=by)
    if page is SOURCE:
        return redirect("entry-check", entry.public_id)
    if not is_open(entry) or not may_submit(by):
        return redirect(entry)
    if "replace" in request.POST:
        return replace_area(request, entry, by=by, words=words)
    typed = typed_before(request)
    answers = answers_to(request, typed)
    form = EntryForm(
        answers,
        page=page.slug,
        columns=page.columns,
        entry=entry,
        by=by,
        words=words,
        on=today(),
        is_told=page.slug in entry.steps_done,
    )
    saving = Saving(edition=edition_in(answers, entry=entry))
    if request.method == "POST" and form.is_valid():
        try:
            saving = save(form, entry=entry, step=page.slug, answers=request.POST, by=by, sayer=Sayer(words))
        except MoveRefusedError as refusal:
            messages.warning(request, str(refusal))
            return redirect(entry)
        if saving.is_saved:
            return redirect(_onwards(request, entry))
    context = {
        "form": form,
        "entry": entry,
        "step": page,
        "saving": saving,
        "is_typed": typed is not None,
        "is_returned_for_this": page in concerns(entry),
        "organisations": known_organisations(by) if "organisation" in page.columns else [],
    }
    return render(request, "provision/entry/entry_step.html", context)


def _onwards(request: HttpRequest, entry: ChangeRequest) -> str:
    """Back to the answers where the person came from there; else to what must still be told, or to the tasks."""
    if request.GET.get("from") == CHECK:
        return reverse("entry-check", args=[entry.public_id])
    return next_page(entry)
