"""The list of people with an account."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import for_those_who_may, person_of
from accounts.forms.people import FilterForm
from accounts.models import User
from accounts.people import VIEW

PEOPLE_ON_A_PAGE = 50


@require_safe
@for_those_who_may(VIEW)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whom this administrator looks after, filtered."""
    form = FilterForm(request.GET)
    mine = person_of(request).within_scope(VIEW, User.objects.all())
    found = form.narrow(mine).order_by("email").prefetch_related("grants__areas", "grants__organisations")
    page = Paginator(found, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page, "filter_form": form})
