"""One need in one area: is there enough help, and how was that worked out?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.models import Need
from provision.names import area_name
from provision.reference import Word
from toolkit.cell.checks import looked
from toolkit.cell.counts import counts_of
from toolkit.cell.services import services_kept_apart
from toolkit.cell.standing import standing_of
from toolkit.cell.studies import help_found, studies_of
from toolkit.cell.units import unit_answers
from toolkit.explain import (
    CaseloadStory,
    adults_of,
    caseload_story,
    key_of,
    lender_of,
    most_areas_shared,
    one_in,
    still_wanted,
)
from toolkit.gaps import Cell, State, contributions
from toolkit.models import MethodSettings
from toolkit.national import National, national_for
from toolkit.needs import UMBRELLA
from ui.missing import MissingError


@require_safe
def cell(request: HttpRequest, area: str, need: str) -> HttpResponse:
    """`/gaps/<area>/<need>/`: everybody who may read. Another system's code of an area leads to the one code."""
    national = national_for(request)
    found, word = national.reference.area_or_404(area), national.reference.need_or_404(need)
    if found.code != area:
        return redirect("cell", area=found.code, need=need, permanent=False)
    if not national.knows(found.code):
        raise MissingError(
            _(
                "Gaps are worked out for probation delivery units, regions, health boards and nations, not for “%(area)s”."
            )
            % {"area": area_name(found)}
        )
    return render(request, "toolkit/cell.html", _context(national, area=found, need=word))


def _context(national: National, *, area: AreaFact, need: Word) -> dict[str, object]:
    result = national.cell(area.code, need.code)
    given = contributions(national.gaps, area=area.code, need=need.code)
    story, groups = _story(national, area=area), services_kept_apart(given, lapsed=national.lapsed)
    return {
        "area": area,
        "need": need,
        "national": national,
        "settings": national.gaps.settings,
        "region": national.reference.atlas.ancestor(area.id, "region"),
        "cell": result,
        "rule": key_of(result.rule),
        "has_gauge": _has_gauge(result),
        "is_headline": need.code == UMBRELLA,
        "is_withheld": area.code in national.withheld,
        "story": story,
        "grounds": MethodSettings.objects.values_list("community_share_grounds", flat=True).first(),
        "apportioned": _lenders(national, result),
        "studies": studies_of(need),
        "found": help_found(need),
        "groups": groups,
        "known_groups": [shown for shown in groups if shown.group.known],
        "service_count": len(given),
        "lapsed_count": sum(one.service in national.lapsed for one in given),
        "days_until_lapsed": national.reference.clocks.days_until_lapsed,
        "areas_shared": most_areas_shared(given),
        "looked": looked(national, result, area=area, need=need),
        "wanted": still_wanted(
            result, contributions=given, story=story, is_withheld=area.code in national.withheld
        ),
        "units": unit_answers(national, result),
        "standing": standing_of(national, result),
        "yardstick": Need.objects.filter(pk=need.id).first() if result.target != 1 else None,
        **_one_in(national, result),
    }


def _has_gauge(result: Cell) -> bool:
    """Whether there is a coverage to draw: not one that is empty only because no service is known."""
    if result.coverage is None or (result.coverage.high is None and not result.supply):
        return False
    return result.services_known > 0 or result.state is State.NONE


def _story(national: National, *, area: AreaFact) -> CaseloadStory:
    lender = lender_of(national.gaps, area=area.code)
    # A caseload that is too small to estimate from is told of, and nothing is worked out from it.
    mine = None if area.code in national.withheld else area.code
    counts = counts_of([code for code in (mine, lender) if code], rules=national.rules)
    return caseload_story(national.gaps, area=area.code, counts=counts)


def _lenders(national: National, result: Cell) -> list[AreaFact]:
    code = result.apportioned_from
    return [national.reference.atlas.by_code[code]] if code else []


def _one_in(national: National, result: Cell) -> dict[str, float | None]:
    """How much of their capacity would fill the gap, and how many adults here are on probation, as "1 in n"."""
    adults = adults_of(national.gaps, area=str(result.area))
    return {
        "break_even_in": one_in(result.break_even_share, of=1.0),
        "adults": adults,
        "adults_in": one_in(result.caseload, of=adults),
    }
