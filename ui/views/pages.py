"""What the site says about itself, and the small addresses that browsers, robots and machines ask for."""

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

SECONDS_IN_AN_HOUR = 3600


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "ui/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about visitors and account holders, and the one cookie."""
    facts = {
        "cookie_name": settings.SESSION_COOKIE_NAME,
        "cookie_hours": settings.SESSION_COOKIE_AGE // SECONDS_IN_AN_HOUR,
    }
    return render(request, "ui/privacy.html", facts)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages, or nothing where reading needs a sign-in."""
    return render(request, "ui/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The site's mark, for browsers that ask for it by its old name."""
    return redirect(static("ui/favicon.svg"))


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the process answers. It asks nothing of the database; `/readyz` does."""
    return _plain("ok\n")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether the site can serve: the database answers and every migration has been applied."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return _plain("the database does not answer\n", status=503)
    if waiting:
        return _plain("migrations wait: run manage.py migrate\n", status=503)
    return _plain("ok\n")


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
