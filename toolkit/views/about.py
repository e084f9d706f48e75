"""What this site is, what a toolkit is, and what belongs in one."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toolkit.models import EvidenceItem

CITED = ("cep2018", "surveymonkey_probhct", "probhct2019", "sirdifield2019still", "sirdifield2020perceptions")
"""Keys of the bibliography that the page leans on."""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """`/about/`: everybody who may read."""
    cited = {item.key: Citation(item) for item in EvidenceItem.objects.filter(key__in=CITED)}
    listed = [cited[key] for key in CITED if key in cited]
    return render(request, "toolkit/about.html", {"cited": cited, "listed": listed})


@dataclass(frozen=True)
class Citation:
    """A publication with its authors apart."""

    item: EvidenceItem

    @property
    def authors(self) -> list[str]:
        return [author for author in self.item.authors.split(";") if author]
