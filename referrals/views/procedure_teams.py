"""Telling teams of a procedure, and their saying that they have it: by account, or by the link in the message."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from provision.person import person_behind
from referrals.forms.procedure import TeamForm
from referrals.procedures.asked import own_procedure_or_404, procedure_or_404
from referrals.procedures.communicating import (
    Outcome,
    acknowledge,
    acknowledge_by_key,
    is_in_force,
    name_team,
    take_team_off,
    tell_teams,
)
from referrals.procedures.links import LinkIsOverError, team_behind
from referrals.procedures.reading import teams_of
from referrals.procedures.writing import ProcedureRefusedError, version_in_force
from ui.kept_typing import keeps_typing, typed_before


@keeps_typing
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def procedure_teams(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/procedures/<uuid>/teams/`: the teams of the version in force; a POST names one more."""
    found = own_procedure_or_404(request, public_id)
    form = TeamForm(request.POST if request.method == "POST" else typed_before(request) or None)
    if request.method == "POST" and form.is_valid():
        try:
            name_team(found, form.team, by=person_behind(request))
        except ProcedureRefusedError as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, _("The team is named. It is told when you press “Tell the teams”."))
            return redirect("procedure-teams", found.public_id)
    version = version_in_force(found)
    teams = teams_of(version) if version else []
    waiting = sum(team.told_at is None for team in teams)
    context = {"procedure": found, "version": version, "teams": teams, "waiting": waiting, "form": form}
    return render(request, "referrals/procedures/procedure_teams.html", context)


@require_POST
@login_required
def procedure_team_off(request: HttpRequest, public_id: UUID, team: int) -> HttpResponse:
    """Take a team off that was not told yet."""
    found = own_procedure_or_404(request, public_id)
    try:
        take_team_off(found, team, by=person_behind(request))
    except ProcedureRefusedError as refused:
        messages.error(request, str(refused))
    return redirect("procedure-teams", found.public_id)


@require_POST
@login_required
def procedure_tell(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send the message to every team that was not told."""
    found = own_procedure_or_404(request, public_id)
    try:
        _say(request, tell_teams(found, by=person_behind(request)))
    except ProcedureRefusedError as refused:
        messages.error(request, str(refused))
    return redirect("procedure-teams", found.public_id)


@require_POST
@login_required
def procedure_acknowledge(request: HttpRequest, public_id: UUID, team: int) -> HttpResponse:
    """Those who may acknowledge for its areas say that a team has the version in force."""
    found = procedure_or_404(request, public_id)
    try:
        said = acknowledge(found, team, by=person_behind(request))
    except ProcedureRefusedError as refused:
        messages.error(request, str(refused))
    else:
        words = {"team": said.team, "number": said.version.number}
        messages.success(request, _("It is noted that %(team)s has version %(number)s.") % words)
    return redirect(found)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def procedure_acknowledge_by_link(request: HttpRequest) -> HttpResponse:
    """`/procedures/acknowledge/?key=`: whoever reads the mailbox of the team. Only the button changes anything.

    Without a key there is nothing to say by link: people with an account say it on the page of the procedure.
    """
    key = request.POST.get("key", "") or request.GET.get("key", "")
    if not key:
        is_signed_in = request.user.is_authenticated
        return redirect("procedures") if is_signed_in else redirect_to_login(request.get_full_path())
    try:
        team = acknowledge_by_key(key) if request.method == "POST" else team_behind(key)
    except LinkIsOverError:
        return render(request, "referrals/procedures/link_over.html", status=410)
    except ProcedureRefusedError:
        team = team_behind(key)
    context = {
        "team": team,
        "version": team.version,
        "procedure": team.version.procedure,
        "is_in_force": is_in_force(team.version),
        "key": key,
    }
    return render(request, "referrals/procedures/acknowledge_by_link.html", context)


def _say(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.told:
        told = ngettext("%(number)s team was told.", "%(number)s teams were told.", outcome.told)
        messages.success(request, told % {"number": outcome.told})
    if outcome.failed:
        failed = _("The mail server would not take the message to: %(teams)s. Try again later.")
        messages.error(request, failed % {"teams": ", ".join(outcome.failed)})
    if not outcome.told and not outcome.failed:
        messages.info(request, _("Every team was told already."))
