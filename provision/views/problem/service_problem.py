"""A reader says what is wrong with an entry: one field, no account."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from provision.forms.problem import AS_IT_IS, ProblemForm
from provision.models import Service
from provision.models.service_queries import ServiceQuerySet
from provision.personal_data import Seen, looks_personal
from provision.personal_words import in_words
from provision.problems import (
    MOST_WAITING,
    ServiceGoneError,
    TooManyWaitingError,
    report_problem,
    takes_reports,
)
from provision.reference import Reference, reference_for
from provision.today import today
from ui.kept_typing import keeps_typing, typed_before

NOT_FOUND, CONFLICT, TOO_MANY = 404, 409, 429
RATE = "report_problem"
"""Its name among the rates of `settings.ACCOUNT_RATE_LIMITS`."""


@never_cache
@keeps_typing
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def service_problem(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/problem/`: everybody who may read. What was typed is on the screen whatever becomes of it."""
    words, on = reference_for(request), today()
    service = _shown(public_id, words=words, on=on).select_related("organisation").first()
    form = ProblemForm(request.POST) if request.method == "POST" else ProblemForm(initial=_typed(request))
    if service is None:
        return _gone(request, form)
    if request.method == "POST" and form.is_valid():
        return _sent(request, form, service=service, words=words, on=on)
    if not takes_reports(service):
        return _full(request, form, service=service)
    return _page(request, form, service=service)


@never_cache
@require_safe
def service_problem_sent(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """`/services/<id>/problem/sent/`: thanks, and what happens next; of a service that has left the map as well."""
    service = _shown(public_id, words=reference_for(request), on=today()).first()
    return render(request, "provision/problem/service_problem_sent.html", {"service": service})


def _shown(public_id: UUID, *, words: Reference, on: date) -> ServiceQuerySet:
    shown: ServiceQuerySet = Service.objects.shown(on=on, clocks=words.clocks)
    return shown.filter(public_id=public_id)


def _typed(request: HttpRequest) -> dict[str, str]:
    """What was typed before the session or the form's token ran out."""
    typed = typed_before(request)
    return {"text": str(typed.get("text", ""))} if typed else {}


def _sent(
    request: HttpRequest, form: ProblemForm, *, service: Service, words: Reference, on: date
) -> HttpResponse:
    text = form.cleaned_data["text"]
    seen = looks_personal(text, known_words=_known_words(service, words=words))
    if seen and not form.is_meant_as_it_is:
        return _page(request, form, service=service, seen=seen)
    # Visitors are counted as at signing in; "everybody" is one key for all of them together.
    if not ratelimit.consume(request, action=RATE, key="everybody"):
        return _page(request, form, service=service, seen=seen, status=TOO_MANY)
    try:
        report_problem(service, text=text, on=on, clocks=words.clocks)
    except ServiceGoneError:
        return _gone(request, form)
    except TooManyWaitingError:
        return _full(request, form, service=service)
    return redirect("service-problem-sent", service.public_id)


def _known_words(service: Service, *, words: Reference) -> Iterator[str]:
    """What may stand in a report without being anybody's own: what the entry says, and every area, need and stage."""
    provider = service.organisation
    yield from (service.name, service.name_cy, provider.name, provider.name_cy)
    yield from (service.referral_phone, service.referral_email, service.lead_role)
    yield from service.sites.values_list("phone", flat=True)
    for area in words.atlas.areas.values():
        yield from (area.name, area.name_cy)
    for word in (*words.needs, *words.stages):
        yield from (word.label, word.label_cy)


def _page(
    request: HttpRequest,
    form: ProblemForm,
    *,
    service: Service,
    seen: tuple[Seen, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "service": service,
        "form": form,
        "seen": in_words(seen),
        "as_it_is": AS_IT_IS,
        "is_too_often": status == TOO_MANY,
    }
    return render(request, "provision/problem/service_problem.html", context, status=status)


def _full(request: HttpRequest, form: ProblemForm, *, service: Service) -> HttpResponse:
    """No more reports are taken on this service for now."""
    context = {"service": service, "typed": _text_of(form), "most": MOST_WAITING}
    status = CONFLICT if form.is_bound else 200
    return render(request, "provision/problem/service_problem_full.html", context, status=status)


def _gone(request: HttpRequest, form: ProblemForm) -> HttpResponse:
    """The service is not on the map (any more). Nothing is said of it: it may never have been published."""
    context = {"typed": _text_of(form)}
    return render(request, "provision/problem/service_problem_gone.html", context, status=NOT_FOUND)


def _text_of(form: ProblemForm) -> str:
    return str(form["text"].value() or "")
