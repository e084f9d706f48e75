"""Asks people to sign in first, where the site is not for public reading."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from ui.kept_typing import keep_where_asked

OPEN_PAGES = frozenset(
    {
        # Ways in and out
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "invitation",
        # What everybody must be able to read, and what machines ask for
        "accessibility",
        "privacy",
        "favicon",
        "robots",
        "healthz",
        "readyz",
    }
)
"""The names of the pages that stay open to everybody."""
ASK_THEMSELVES = frozenset({"due", "due-still-correct", "messages", "procedure-acknowledge-by-link"})
"""Those that open for a key that was sent to a mailbox, and ask whoever has none to sign in."""


class SignedInReading:
    """With PUBLIC_READING off, every other address, known or not, leads to signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.PUBLIC_READING or request.user.is_authenticated or is_open(request.path_info):
            return self.get_response(request)
        keep_where_asked(request)
        return redirect_to_login(request.get_full_path())


def is_open(path: str) -> bool:
    """Whether a path may be read without signing in, on a site that is not for public reading."""
    if path.startswith(f"/{settings.STATIC_URL.lstrip('/')}"):
        return True
    try:
        return resolve(path).view_name in OPEN_PAGES | ASK_THEMSELVES
    except Resolver404:
        return False
