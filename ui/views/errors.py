"""Pages for when something went wrong: what happened, that nothing else is broken, and what to do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from ui.kept_typing import keep_where_asked, texts_typed
from ui.missing import MissingError


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or what came with it cannot be read."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not see or do this."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing has this address. The page helps to find it, and says what is missing where we know."""
    return render(
        request,
        "404.html",
        {"reason": str(exception) if isinstance(exception, MissingError) else ""},
        status=404,
    )


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many tries in a short time. The page says to wait."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rendered without a request, so that a broken database or sign-in cannot break it again."""
    return HttpResponseServerError(render_to_string("500.html", {"site_name": settings.SITE_NAME}))


def form_token_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token does not fit the session: the page says to go back and send it again.

    `reason` is Django's and for the log; it tells a visitor nothing. A page that `keeps_typing` loses nothing by it.
    """
    is_kept = keep_where_asked(request)
    facts = {
        "is_kept": is_kept,
        "page": request.get_full_path(),
        "typed": texts_typed(request) if is_kept else [],
    }
    return render(request, "form_token_failed.html", facts, status=403)
