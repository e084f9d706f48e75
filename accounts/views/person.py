"""One person, and what may be done with the account: every change is a POST of its own."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import for_those_who_may, person_of
from accounts.forms.people import ReasonForm
from accounts.forms.scope import ScopeForm, posted, written
from accounts.giving import given_by
from accounts.models import Role, User
from accounts.people import (
    ACTIONS,
    CHANGE_SCOPE,
    DISABLE,
    VIEW,
    disable,
    enable,
    events_about,
    give_role,
    take_role,
)
from accounts.refusal import RefusedError


@require_safe
@for_those_who_may(VIEW)
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Roles and where they hold, what happened to the account, and the ways to change it."""
    return _page(request, _fetch(request, VIEW, number))


@require_POST
@for_those_who_may(DISABLE)
def disable_person(request: HttpRequest, number: int) -> HttpResponse:
    """Shut the account, for a reason."""
    return _with_reason(request, number, verb=disable, done=_("The account is disabled."))


@require_POST
@for_those_who_may(DISABLE)
def enable_person(request: HttpRequest, number: int) -> HttpResponse:
    """Open the account again, for a reason."""
    return _with_reason(request, number, verb=enable, done=_("The account is active again."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who_may(CHANGE_SCOPE)
def person_role(request: HttpRequest, number: int, role: str) -> HttpResponse:
    """Give a role, or change where it holds."""
    somebody, by = _fetch(request, CHANGE_SCOPE, number), person_of(request)
    held = somebody.grants.filter(role=_role(role)).first()
    initial = written(given_by(held)) if held else {}
    form = ScopeForm(posted(request), initial=initial, by=by, permission=CHANGE_SCOPE)
    if form.is_valid():
        return _try(
            request,
            somebody,
            lambda: give_role(somebody, role=_role(role), given=form.given, by=by),
            done=_("The role is saved."),
        )
    facts = {"person": somebody, "role": _role(role), "is_held": held is not None, "form": form}
    return render(request, "accounts/person_role.html", facts)


@require_POST
@for_those_who_may(CHANGE_SCOPE)
def take_person_role(request: HttpRequest, number: int, role: str) -> HttpResponse:
    """Take a role away."""
    somebody, by = _fetch(request, CHANGE_SCOPE, number), person_of(request)
    return _try(
        request,
        somebody,
        lambda: take_role(somebody, role=_role(role), by=by),
        done=_("The role is taken away."),
    )


def _fetch(request: HttpRequest, permission: str, number: int) -> User:
    """The person of a number, or 404 when there is none or they are not this administrator's to look after."""
    return get_object_or_404(person_of(request).within_scope(permission, User.objects.all()), pk=number)


def _role(code: str) -> Role:
    if code not in Role.values:
        raise Http404(_("There is no such role."))
    return Role(code)


def _page(request: HttpRequest, somebody: User, form: ReasonForm | None = None) -> HttpResponse:
    grants = {grant.role: grant for grant in somebody.grants.prefetch_related("areas", "organisations").all()}
    facts = {
        "person": somebody,
        "roles": [(role, grants.get(role)) for role in Role],
        "is_only_role": len(grants) == 1,
        "is_oneself": somebody == request.user,
        "events": [(event, ACTIONS.get(event.action, event.action)) for event in events_about(somebody)],
        "form": form or _reason_form(request, somebody),
    }
    return render(request, "accounts/person.html", facts)


def _reason_form(request: HttpRequest, somebody: User) -> ReasonForm:
    if somebody.is_active:
        button, address = _("Disable the account"), reverse("disable-person", args=[somebody.pk])
    else:
        button, address = _("Enable the account"), reverse("enable-person", args=[somebody.pk])
    return ReasonForm(posted(request), button=button, address=address)


def _with_reason(request: HttpRequest, number: int, *, verb: Callable[..., None], done: str) -> HttpResponse:
    somebody, by = _fetch(request, DISABLE, number), person_of(request)
    form = _reason_form(request, somebody)
    if not form.is_valid():
        return _page(request, somebody, form)
    reason: str = form.cleaned_data["reason"]
    return _try(request, somebody, lambda: verb(somebody, by=by, reason=reason), done=done)


def _try(request: HttpRequest, somebody: User, change: Callable[[], None], *, done: str) -> HttpResponse:
    try:
        change()
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("person", somebody.pk)
