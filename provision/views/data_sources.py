"""Where every reference fact comes from, with its date, licence and caveats."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.models import DataSource


@require_safe
def data_sources(request: HttpRequest) -> HttpResponse:
    """`/data/`."""
    return render(request, "provision/data_sources.html", {"sources": DataSource.objects.all()})
