"""How often nobody could take a person: whole quarters, as anybody may see them; and what one's own body reported."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.names import area_name
from provision.person import person_behind
from provision.reference import shortened
from referrals.models import UnmetNeed
from referrals.quarters import Quarter, newest_shown
from referrals.unmet.counting import sent_by
from referrals.unmet.quarter_words import in_words, shown_from
from referrals.unmet.reporting import REPORT
from toolkit.national import National, national_for
from toolkit.unmet.tables import of_needs, of_reasons, of_regions, of_units
from ui.missing import MissingError

QUARTERS_OFFERED = 8
MOST_OWN = 200
"""Reports of one's own body that are listed, newest first."""


@dataclass(frozen=True)
class OfferedQuarter:
    code: str
    words: str


@require_safe
def unmet_need(request: HttpRequest) -> HttpResponse:
    """`/unmet-need/?area=&quarter=`: everybody who may read. Only regions and probation areas can be asked for."""
    national = national_for(request)
    quarter = _quarter(request, national)
    area = _area(request, national)
    context = {
        "area": area,
        "quarter": OfferedQuarter(str(quarter), in_words(quarter)),
        "quarters": _quarters(national),
        "regions": sorted(national.reference.atlas.of_type("region", on=national.as_at), key=area_name),
        "next_shown": shown_from(newest_shown(on=national.as_at).next),
        "may_report": request.user.has_perm(REPORT),
        "own": _own(request),
        "rules": national.rules,
        **_tables(area, national, quarter=quarter),
    }
    return render(request, "toolkit/unmet_need.html", context)


def _tables(area: AreaFact | None, national: National, *, quarter: Quarter) -> dict[str, object]:
    """Areas with their counts; for one area its reasons and needs as well."""
    if area is None:
        return {"areas": of_regions(national, quarter=quarter)}
    atlas, words = national.reference.atlas, national.reference
    ids = (
        [unit.id for unit in atlas.units(area.id, on=national.as_at)] if area.type == "region" else [area.id]
    )
    region = area if area.type == "region" else atlas.ancestor(area.id, "region")
    return {
        "areas": of_units(region, national, quarter=quarter) if region else None,
        "region": region,
        "reasons": of_reasons(ids, national, quarter=quarter),
        "needs": of_needs(ids, national, words=words, quarter=quarter),
    }


def _area(request: HttpRequest, national: National) -> AreaFact | None:
    code = request.GET.get("area", "")
    if not code:
        return None
    found = national.reference.area_or_404(code)
    if found.type not in ("region", "pdu"):
        raise MissingError(
            _("Unmet need is counted for regions and probation areas, and %(area)s is neither.")
            % {"area": area_name(found)}
        )
    return found


def _quarter(request: HttpRequest, national: National) -> Quarter:
    """The quarter asked for, the newest that is shown when none is. Raises MissingError for one that is not shown."""
    text = request.GET.get("quarter", "")
    newest = newest_shown(on=national.as_at)
    if not text:
        return newest
    try:
        asked = Quarter.read(text)
    except ValueError:
        raise MissingError(
            _("“%(text)s” is not a quarter: write one like 2026-Q3.") % {"text": shortened(text)}
        ) from None
    if asked > newest:
        raise MissingError(
            _("The counts of %(quarter)s are not shown yet: they are from %(day)s.")
            % {"quarter": in_words(asked), "day": shown_from(asked)}
        )
    return asked


def _quarters(national: National) -> list[OfferedQuarter]:
    quarter, offered = newest_shown(on=national.as_at), []
    for _place in range(QUARTERS_OFFERED):
        offered.append(OfferedQuarter(str(quarter), in_words(quarter)))
        quarter = quarter.previous
    return offered


def _own(request: HttpRequest) -> "QuerySet[UnmetNeed] | None":
    """What this person's own body reported, as it was; None for those who report for nobody."""
    if isinstance(request.user, AnonymousUser) or not request.user.has_perm(REPORT):
        return None
    bodies = person_behind(request).bodies_acted_for(REPORT)
    return sent_by(bodies).prefetch_related("needs")[:MOST_OWN]
