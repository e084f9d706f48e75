"""Pages for when something went wrong: what happened, that nothing else is broken, and what to do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or what came with it cannot be read."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not see or do this."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing has this address. The page helps to find it, and says what is missing where we know."""
    return render(request, "404.html", {"reason": _reason(exception)}, status=404)


def _reason(exception: Exception | None) -> str:
    """The sentence of a page of ours that looked and found nothing; the router's own words tell a visitor nothing."""
    told = exception.args[0] if exception and exception.args else ""
    return told if isinstance(told, str) and not isinstance(exception, Resolver404) else ""


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many tries in a short time. The page says to wait."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rendered without a request, so that a broken database or sign-in cannot break it again."""
    return HttpResponseServerError(render_to_string("500.html", {"site_name": settings.SITE_NAME}))


def form_token_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token does not fit the session: the page says to go back and send it again.

    `reason` is Django's and for the log; it tells a visitor nothing.
    """
    return render(request, "form_token_failed.html", status=403)
