"""What a person watches, and the buttons that begin and end it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import person_of
from notices.models import Watch
from notices.news import news_for
from notices.watching import Thing, stop_watching, watch
from provision.models import Service
from provision.names import shown_name
from provision.reference import reference_for
from ui.missing import MissingError

SHOWN = 30


@never_cache
@require_safe
@login_required
def watching(request: HttpRequest) -> HttpResponse:
    """`/watching/`: what this person watches, and what is new there."""
    watches = list(
        Watch.objects.kept_by(person_of(request).pk).select_related("area", "service__organisation")
    )
    news = news_for(watches, now=timezone.now(), words=reference_for(request), most=SHOWN + 1)
    context = {"watches": watches, "news": news[:SHOWN], "are_more": len(news) > SHOWN}
    return render(request, "notices/watching.html", context)


@require_POST
def watch_area(request: HttpRequest, code: str) -> HttpResponse:
    """Watch an area, or stop."""
    area = reference_for(request).area_or_404(code)
    return _change(request, area, page=reverse("area", args=[area.code]))


@require_POST
def watch_service(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Watch a service, or stop; to stop watching one, it need not be published any more."""
    services = Service.objects.all() if "stop" in request.POST else Service.objects.published()
    service = services.filter(public_id=public_id).first()
    if service is None:
        raise MissingError(_("No published service has this address. It may have been withdrawn."))
    return _change(request, service, page=service.get_absolute_url())


def _change(request: HttpRequest, thing: Thing, *, page: str) -> HttpResponse:
    """Do as the button says and go back to where it stood; somebody whose session has ended signs in first."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = page
    if not request.user.is_authenticated:
        return redirect_to_login(back)
    change, words = _asked(request)
    change(thing, by=person_of(request))
    messages.success(request, words % {"name": shown_name(thing)})
    return redirect(back)


def _asked(request: HttpRequest) -> tuple[Callable[..., None], str]:
    if "stop" in request.POST:
        return stop_watching, _("You do not watch %(name)s any more.")
    return watch, _("You watch %(name)s. What is new there comes in your messages.")
