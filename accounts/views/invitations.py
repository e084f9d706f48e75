"""Invitations, as administrators see them: send, see what is pending, send again, withdraw."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import for_those_who_may, person_of
from accounts.forms.invitation import InviteForm
from accounts.forms.scope import posted
from accounts.invitations import INVITE, LIFETIME, invite, resend, withdraw
from accounts.mail import send_invitation
from accounts.models import Invitation, Role
from accounts.refusal import RefusedError


@require_safe
@for_those_who_may(INVITE)
def invitations(request: HttpRequest) -> HttpResponse:
    """The invitations that nobody has answered yet, expired ones too."""
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    mine = person_of(request).within_scope(INVITE, waiting).prefetch_related("areas", "organisations")
    return render(request, "accounts/invitations.html", {"invitations": mine, "now": timezone.now()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who_may(INVITE)
def invite_person(request: HttpRequest) -> HttpResponse:
    """Ask whom to invite, and send the invitation."""
    by = person_of(request)
    form = InviteForm(posted(request), by=by, permission=INVITE)
    if form.is_valid():
        email, role = form.cleaned_data["email"], Role(form.cleaned_data["role"])
        try:
            invitation, secret = invite(email, role=role, given=form.given, by=by)
        except RefusedError as refusal:
            form.add_error("email", str(refusal))
        else:
            return _sent(request, invitation, secret)
    return render(request, "accounts/invite.html", {"form": form})


@never_cache
@require_POST
@for_those_who_may(INVITE)
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Send a new link; the old one stops working."""
    invitation = _fetch(request, number)
    try:
        secret = resend(invitation, by=person_of(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("invitations")
    return _sent(request, invitation, secret)


@require_POST
@for_those_who_may(INVITE)
def withdraw_invitation(request: HttpRequest, number: int) -> HttpResponse:
    """Make a link useless."""
    try:
        withdraw(_fetch(request, number), by=person_of(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("invitations")


def _fetch(request: HttpRequest, number: int) -> Invitation:
    mine = person_of(request).within_scope(INVITE, Invitation.objects.all())
    return get_object_or_404(mine, pk=number)


def _sent(request: HttpRequest, invitation: Invitation, secret: str) -> HttpResponse:
    """The page after sending. It is the answer to the POST, so that the link is shown once and kept nowhere."""
    link = request.build_absolute_uri(reverse("invitation", args=[secret]))
    is_sent = send_invitation(invitation, link=link)
    facts = {
        "invitation": invitation,
        "is_sent": is_sent,
        "link": "" if settings.EMAIL_URL else link,
        "days": LIFETIME.days,
    }
    return render(request, "accounts/invitation_sent.html", facts)
