"""One's own account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import person_of
from accounts.invitations import INVITE
from accounts.people import VIEW


@require_safe
@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """One's roles and where they hold, in words, and the ways to keep the account safe."""
    person = person_of(request)
    facts = {
        "grants": person.grants.prefetch_related("areas", "organisations"),
        "may_view_people": person.has_perm(VIEW),
        "may_invite": person.has_perm(INVITE),
    }
    return render(request, "accounts/own_account.html", facts)
