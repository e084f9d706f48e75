"""Changing one step of a pathway, adding one, moving it, and taking it out."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from provision.person import Person, person_behind
from provision.reference import reference_for
from provision.today import today
from referrals.forms.pathway_step import StepForm, first_values, ways_of
from referrals.models import Pathway, Step
from referrals.pathways.allowed import changeable
from referrals.pathways.editing import (
    EditRefusedError,
    OutdatedError,
    add_step,
    change_step,
    move_step,
    remove_step,
)
from referrals.pathways.offering import offered_for
from referrals.pathways.saying import Names, problem_in_words
from referrals.pathways.showing import step_names
from ui.kept_typing import keeps_typing, typed_before


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pathway_step(request: HttpRequest, public_id: UUID, key: str) -> HttpResponse:
    """`/pathways/<uuid>/steps/<key>/`: those who may change the pathway."""
    person, words, on = person_behind(request), reference_for(request), today()
    row = _held(public_id, person=person)
    step = get_object_or_404(row.steps.select_related("stage", "receiving_service", "agreement"), key=key)
    offered = offered_for(row, words=words, on=on, step=step)
    typed = request.POST if request.method == "POST" else typed_before(request)
    initial = first_values(step, version=row.version)
    form = StepForm(typed or None, initial=initial, offered=offered, ways=ways_of(step))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if _is_done(
            request,
            form,
            row,
            lambda: change_step(row, key, told=form.told, version=version, by=person, on=on),
        ):
            messages.success(request, _("The step is changed."))
            return redirect(f"{row.get_absolute_url()}#step-{key}")
    return render(
        request, "referrals/pathways/pathway_step.html", {"form": form, "pathway": row, "step": step}
    )


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pathway_step_add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/pathways/<uuid>/steps/`: those who may change the pathway."""
    person, words, on = person_behind(request), reference_for(request), today()
    row = _held(public_id, person=person)
    typed = request.POST if request.method == "POST" else typed_before(request)
    offered = offered_for(row, words=words, on=on)
    form = StepForm(typed or None, initial={"version": row.version}, offered=offered, adds=True)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def add() -> None:
            add_step(
                row,
                told=form.told,
                after=said["after"],
                when=said["after_when"],
                version=said["version"],
                by=person,
                on=on,
            )

        if _is_done(request, form, row, add):
            messages.success(request, _("The step is added."))
            return redirect(row)
    return render(request, "referrals/pathways/pathway_step_add.html", {"form": form, "pathway": row})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pathway_step_remove(request: HttpRequest, public_id: UUID, key: str) -> HttpResponse:
    """`/pathways/<uuid>/steps/<key>/remove/`: asks once more, then takes the step out."""
    person = person_behind(request)
    row = _held(public_id, person=person)
    step = get_object_or_404(row.steps.all(), key=key)
    if request.method == "POST" and _is_done(
        request,
        None,
        row,
        lambda: remove_step(row, key, version=_version(request), by=person, on=today()),
    ):
        messages.success(request, _("The step is removed."))
        return redirect(row)
    return render(request, "referrals/pathways/pathway_step_remove.html", {"pathway": row, "step": step})


@login_required
@require_POST
def pathway_step_move(request: HttpRequest, public_id: UUID, key: str) -> HttpResponse:
    """`/pathways/<uuid>/steps/<key>/move/`: one place earlier, or later."""
    person = person_behind(request)
    row = _held(public_id, person=person)
    step = get_object_or_404(row.steps.all(), key=key)
    earlier = request.POST.get("to") == "earlier"
    if _is_done(
        request,
        None,
        row,
        lambda: move_step(row, step.key, earlier=earlier, version=_version(request), by=person, on=today()),
    ):
        messages.success(request, _("The step is moved."))
    return redirect(f"{row.get_absolute_url()}#step-{key}")


def _held(public_id: UUID, *, person: Person) -> Pathway:
    """The pathway, for those who may change it; others learn that they may not, where there is one."""
    row = changeable(person).filter(public_id=public_id).first()
    if row is None:
        get_object_or_404(Pathway, public_id=public_id)
        raise PermissionDenied
    return row


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0


def _is_done(request: HttpRequest, form: StepForm | None, row: Pathway, change: Callable[[], None]) -> bool:
    """Do it; where it is refused, say why: in the form where there is one."""
    try:
        change()
    except OutdatedError:
        said = [
            _(
                "Somebody else changed this pathway meanwhile. Nothing was saved: look at it again, then change it."
            )
        ]
    except EditRefusedError as refused:
        names = Names(reference_for(request), steps=step_names(row))
        said = [problem_in_words(problem, names=names) for problem in refused.problems]
    except Step.DoesNotExist:
        said = [_("That step is no longer there. Look at the pathway again.")]
    else:
        return True
    for sentence in said:
        if form is None:
            messages.error(request, sentence)
        else:
            form.add_error(None, sentence)
    return False
