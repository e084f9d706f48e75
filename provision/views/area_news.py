"""What is new in an area: a page, and an Atom feed of the same."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import blake2b
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from provision.atlas import AreaFact
from provision.names import area_name
from provision.news import NewsItem, NewsKind, news_of
from provision.news.feed import Heading, as_atom
from provision.news.former import ended_on, news_of_ending
from provision.news.items import ARRIVED, LEFT, TOLD_ANEW
from provision.reference import Reference, reference_for
from provision.today import today

DAYS = 90
MOST_ON_PAGE = 200
MOST_IN_FEED = 50


@require_safe
def area_news(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/new/`: everybody who may read. Another system's code (`scheme:value`) leads to the one code."""
    words = reference_for(request)
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("area-news", code=area.code, permanent=False)
    last = ended_on(area, on=today())
    found = () if last else _news(area, words=words, most=MOST_ON_PAGE + 1)
    items, are_more = found[:MOST_ON_PAGE], len(found) > MOST_ON_PAGE
    context = {
        "area": area,
        "region": words.atlas.ancestor(area.id, "region"),
        "finding": _finding(items, are_more=are_more),
        "days": [(day, list(told)) for day, told in groupby(items, key=_day)],
        "days_back": DAYS,
        "ended_on": last,
        "heirs": words.atlas.heirs(area.id, on=today()) if last else [],
    }
    return render(request, "provision/area_news.html", context)


@require_safe
def area_news_feed(request: HttpRequest, code: str) -> HttpResponse:
    """`/areas/<code>/new.atom`: the newest of the same, for whoever may read the page; unchanged, it answers 304."""
    words = reference_for(request)
    area = words.area_or_404(code)
    if area.code != code:
        return redirect("area-news-feed", code=area.code, permanent=False)
    last = ended_on(area, on=today())
    if last:
        items: Sequence[NewsItem] = [
            news_of_ending(area, last=last, heirs=words.atlas.heirs(area.id, on=today()))
        ]
    else:
        items = _news(area, words=words, most=MOST_IN_FEED)
    return _sent(request, area, items=items)


def _news(area: AreaFact, *, words: Reference, most: int) -> tuple[NewsItem, ...]:
    now_included = timezone.now() + timedelta(seconds=1)
    return news_of(area_ids=[area.id], since=_since(), until=now_included, words=words, most=most)


def _since() -> datetime:
    """The first moment of the first day that is told."""
    return timezone.make_aware(datetime.combine(today() - timedelta(days=DAYS), datetime.min.time()))


def _day(item: NewsItem) -> date:
    return timezone.localtime(item.when).date()


def _finding(items: Sequence[NewsItem], *, are_more: bool) -> str:
    """What the list comes to, in a sentence."""
    if not items:
        return _(
            "Nobody has told of anything new here in the last %(days)d days. That need not mean that nothing changed."
        ) % {"days": DAYS}
    if are_more:
        return _(
            "More than %(most)d things are new in the last %(days)d days. The newest of them are listed here."
        ) % {"most": MOST_ON_PAGE, "days": DAYS}
    return _("In the last %(days)d days: %(counts)s.") % {"days": DAYS, "counts": "; ".join(_counts(items))}


def _counts(items: Sequence[NewsItem]) -> list[str]:
    """How many services were added, corrected and so on, each service once in each."""

    def services(kinds: frozenset[NewsKind]) -> int:
        return len({(i.service_name, i.service_address) for i in items if i.kind in kinds})

    arrived, told, left = services(ARRIVED), services(TOLD_ANEW), services(LEFT)
    window = services(frozenset({NewsKind.REFERRALS_OPEN, NewsKind.REFERRALS_CLOSED}))
    loads = sum(item.kind is NewsKind.LOADED for item in items)
    counted = (
        (arrived, ngettext("%(n)d service added or started", "%(n)d services added or started", arrived)),
        (
            told,
            ngettext("%(n)d service corrected or confirmed", "%(n)d services corrected or confirmed", told),
        ),
        (
            window,
            ngettext("%(n)d opened or closed for referrals", "%(n)d opened or closed for referrals", window),
        ),
        (left, ngettext("%(n)d paused, ended or withdrawn", "%(n)d paused, ended or withdrawn", left)),
        (loads, ngettext("many services loaded at once", "many services loaded at once, %(n)d times", loads)),
    )
    return [words % {"n": number} for number, words in counted if number]


def _sent(request: HttpRequest, area: AreaFact, *, items: Sequence[NewsItem]) -> HttpResponse:
    """The feed, or 304 to a program that has it already."""
    updated = items[0].when if items else _since()
    heading = Heading(
        title=_("What is new in %(area)s: %(site)s") % {"area": area_name(area), "site": settings.SITE_NAME},
        key=area.code,
        author=settings.SITE_NAME,
        page=reverse("area-news", args=[area.code]),
        address=reverse("area-news-feed", args=[area.code]),
        updated=updated,
    )
    content = as_atom(items, heading=heading, whole=request.build_absolute_uri)
    response = HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
    etag, when = quote_etag(blake2b(content, digest_size=16).hexdigest()), int(updated.timestamp())
    response["ETag"], response["Last-Modified"] = etag, http_date(when)
    return get_conditional_response(request, etag=etag, last_modified=when, response=response) or response
