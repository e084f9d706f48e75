"""An invitation, as the person invited sees it."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from accounts.forms.invitation import AcceptForm
from accounts.forms.scope import posted
from accounts.invitations import State, accept, find, state_of
from accounts.models import Invitation
from accounts.refusal import RefusedError

SIGN_IN_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STATUS = {State.UNKNOWN: 404, State.USED: 410, State.WITHDRAWN: 410, State.EXPIRED: 410}


@never_cache
@sensitive_post_parameters("password")
@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Where the link of an invitation leads: choose a password, and be signed in."""
    found = find(secret)
    state = state_of(found, now=timezone.now())
    if found is None or state != State.PENDING:
        return render(request, "accounts/invitation_over.html", {"state": state}, status=STATUS[state])
    if request.user.is_authenticated:
        return render(request, "accounts/invitation_signed_in.html", {"invitation": found})
    return _answer(request, found, secret)


@sensitive_variables("secret")
def _answer(request: HttpRequest, found: Invitation, secret: str) -> HttpResponse:
    form = AcceptForm(posted(request), email=found.email)
    if form.is_valid():
        try:
            user = accept(secret, password=form.cleaned_data["password"])
        except RefusedError as refusal:
            form.add_error("password", str(refusal))
        else:
            login(request, user, backend=SIGN_IN_BACKEND)
            messages.success(request, _("Your account is ready, and you are signed in."))
            return redirect("own-account")
    return render(request, "accounts/invitation.html", {"invitation": found, "form": form})
