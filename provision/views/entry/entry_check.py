"""The answers, to look through; how the person knows; and sending it to the curators."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from provision.entries.checking import Problem, missing_from, missing_in_words, problems_of
from provision.entries.columns import SOURCE
from provision.entries.deciding import submit
from provision.entries.duplicates import Duplicates, duplicates_of
from provision.entries.labels import label_of
from provision.entries.publishing import NotReadyError
from provision.entries.saying import Sayer
from provision.forms.entry.step import EntryForm
from provision.models import ChangeRequest, EntryStatus
from provision.person import Person, person_behind
from provision.reference import Reference, reference_for
from provision.today import today
from provision.views.entry.answers import answers_of
from provision.views.entry.entry import service_refusal
from provision.views.entry.own import is_open, may_submit, next_page, own_entry
from provision.views.entry.saving import Saving, answers_to, edition_in, save
from provision.views.entry.tasks import step_of_column
from provision.workflow import SUBMIT, MoveRefusedError
from ui.kept_typing import keeps_typing, typed_before


@dataclass(frozen=True)
class Obstacle:
    """Why it cannot be sent yet, and where to mend it."""

    reason: str
    address: str = ""


@dataclass(frozen=True)
class Sending:
    """What became of a form that was sent: all of it done, or the page once more."""

    saving: Saving
    is_sent: bool = False
    obstacles: tuple[Obstacle, ...] = field(default=())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typing
@login_required
def entry_check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/entries/<id>/check/`: saves who says so, and submits."""
    by, words = person_behind(request), reference_for(request)
    entry = own_entry(request, public_id)
    if not is_open(entry) or not may_submit(by):
        return redirect(entry)
    typed = typed_before(request)
    answers = answers_to(request, typed)
    form = EntryForm(
        answers,
        page=SOURCE.slug,
        columns=SOURCE.columns,
        afresh=SOURCE.columns,
        entry=entry,
        by=by,
        words=words,
        on=today(),
    )
    sending = Sending(Saving(edition=edition_in(answers, entry=entry)))
    if request.method == "POST" and form.is_valid():
        try:
            sending = _send(request, form, entry=entry, by=by, words=words)
        except MoveRefusedError as refusal:
            return _refused(request, entry, refusal)
        if sending.is_sent:
            messages.success(request, _("Sent. A curator looks at it before it is on the map."))
            return redirect(entry)
    context = {
        "entry": entry,
        "form": form,
        "saving": sending.saving,
        "is_typed": typed is not None,
        "obstacles": sending.obstacles or obstacles_to(entry, by=by),
        "steps": answers_of(entry, by=by, sayer=Sayer(words)),
        "duplicates": _by_address(entry, by=by, words=words),
        "next_page": next_page(entry),
        "source_now": entry.base.get("source", ""),
    }
    return render(request, "provision/entry/entry_check.html", context)


def obstacles_to(entry: ChangeRequest, *, by: Person) -> tuple[Obstacle, ...]:
    """Everything that keeps a draft from being sent."""
    found = (
        [Obstacle(missing_in_words(missing), next_page(entry))] if (missing := missing_from(entry)) else []
    )
    found += [_of_problem(problem, entry=entry) for problem in problems_of(entry)]
    if refusal := service_refusal(entry):
        found.append(Obstacle(refusal))
    if not entry.is_new_service and not entry.texts:
        found.append(Obstacle(_("Nothing has been changed yet: there is nothing to submit.")))
    if not missing and not by.has_perm(SUBMIT, entry):
        found.append(
            Obstacle(
                _(
                    "Your role holds for none of its areas, nor for its provider: name one of your areas, or ask an administrator."
                ),
                reverse("entry-step", args=[entry.public_id, "what"]),
            )
        )
    return tuple(found)


def _send(
    request: HttpRequest, form: EntryForm, *, entry: ChangeRequest, by: Person, words: Reference
) -> Sending:
    """Save who says so, then submit. Raises MoveRefusedError when it is with a curator or decided already."""
    saving = save(form, entry=entry, step=SOURCE.slug, answers=request.POST, by=by, sayer=Sayer(words))
    if not saving.is_saved:
        return Sending(saving)
    saved = Saving(edition=entry.edition)
    try:
        submit(entry, by=by)
    except NotReadyError as refusal:
        problems = tuple(_of_problem(problem, entry=entry) for problem in refusal.problems)
        return Sending(saved, obstacles=problems or (Obstacle(str(refusal), next_page(entry)),))
    except PermissionDenied:
        return Sending(saved, obstacles=obstacles_to(entry, by=by))
    return Sending(saved, is_sent=True)


def _of_problem(problem: Problem, *, entry: ChangeRequest) -> Obstacle:
    step = step_of_column(problem.column)
    reason = _("%(column)s: %(reason)s") % {
        "column": capfirst(label_of(problem.column)),
        "reason": problem.reason,
    }
    address = reverse("entry-step", args=[entry.public_id, step.slug]) if step else ""
    return Obstacle(reason, f"{address}?from=check#id_{problem.column}" if address else "")


def _refused(request: HttpRequest, entry: ChangeRequest, refusal: MoveRefusedError) -> HttpResponse:
    """It was sent already (a form that was sent twice says nothing of it), or its service is no longer published."""
    entry.refresh_from_db()
    if entry.status != EntryStatus.SUBMITTED:
        messages.warning(request, str(refusal))
    return redirect(entry)


def _by_address(entry: ChangeRequest, *, by: Person, words: Reference) -> Duplicates:
    """What has the same mailbox or telephone: on the page before, nobody had told these yet."""
    return duplicates_of(entry, by=by, words=words).by_address()
