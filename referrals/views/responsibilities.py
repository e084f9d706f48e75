"""Who is responsible for what, as policy has it, and what areas found."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.names import area_name
from provision.reference import Reference, Word, reference_for
from provision.today import today
from referrals.models import Expectation, FoundState
from referrals.responsibilities.ledger import tally


@dataclass(frozen=True)
class NationLine:
    """An expectation, and how many areas found what: by state, in the order of the states."""

    expectation: Expectation
    type: Word | None
    body: Word | None
    found: tuple[tuple[str, int], ...]


@require_safe
def responsibilities(request: HttpRequest) -> HttpResponse:
    """`/responsibilities/`: everybody who may read."""
    words = reference_for(request)
    expectations = list(Expectation.objects.order_by("nation", "order", "pk"))
    counts = tally(expectations)
    nations: dict[AreaFact, list[NationLine]] = {}
    for expectation in expectations:
        line = _line(expectation, words=words, found=dict(counts.get(expectation.pk, {})))
        nations.setdefault(words.atlas.areas[expectation.nation_id], []).append(line)
    regions = sorted(words.atlas.of_type("region", on=today()), key=area_name)
    return render(
        request,
        "referrals/responsibilities/responsibilities.html",
        {"nations": list(nations.items()), "regions": regions},
    )


def _line(expectation: Expectation, *, words: Reference, found: dict[str, int]) -> NationLine:
    return NationLine(
        expectation,
        words.term_by_id.get(expectation.service_type_id or 0),
        words.term_by_id.get(expectation.body_id or 0),
        tuple((str(state.label), found[state]) for state in FoundState if state in found),
    )
