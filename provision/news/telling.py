"""What is new, in words."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provision.models import EntryStatus, Service
from provision.names import chosen
from provision.news.facts import in_words
from provision.news.folding import folded, local_day
from provision.news.gathering import happenings, loads
from provision.news.items import Bulk, Happening, NewsItem, NewsKind, Origin
from provision.reference import Reference

WORDS: dict[NewsKind, str | Promise] = {
    NewsKind.ADDED: gettext_lazy("added"),
    NewsKind.CONFIRMED: gettext_lazy("confirmed as still correct"),
    NewsKind.TOLD_TODAY: gettext_lazy("free places and wait told"),
    NewsKind.STARTED: gettext_lazy("started"),
    NewsKind.REFERRALS_OPEN: gettext_lazy("opened for referrals"),
    NewsKind.REFERRALS_CLOSED: gettext_lazy("closed for referrals"),
    NewsKind.PAUSED: gettext_lazy("paused"),
    NewsKind.REOPENED: gettext_lazy("running again"),
    NewsKind.RESTORED: gettext_lazy("back on the map"),
    NewsKind.ENDED: gettext_lazy("ended"),
    NewsKind.WITHDRAWN: gettext_lazy("withdrawn from the map"),
}


def news_of(
    *,
    area_ids: Collection[int] = (),
    service_ids: Collection[int] = (),
    since: datetime,
    until: datetime,
    words: Reference,
    most: int | None = None,
) -> tuple[NewsItem, ...]:
    """What is new in some areas and about some services, the newest first.

    `area_ids` and `service_ids` are keys; a service counts for an area when it covers any of it. `since` is included,
    `until` is not; both are aware. At most `most` items. Six queries at most, however many services there are.
    """
    found = happenings(area_ids=area_ids, service_ids=service_ids, since=since, until=until, words=words)
    apart, bulks = folded(found, zone=timezone.get_current_timezone())
    if area_ids:
        bulks += loads(since=since, until=until)
    everything: list[Happening | Bulk] = [*apart, *bulks]
    newest = sorted(everything, key=_rank, reverse=True)[:most]
    services = _services(happening.service_id for happening in newest if isinstance(happening, Happening))
    items = (_told(one, services=services) for one in newest)
    return tuple(item for item in items if item)


def _rank(one: Happening | Bulk) -> tuple[datetime, str]:
    """By time; what happened at one moment, in an order that stays."""
    return one.when, one.key if isinstance(one, Bulk) else f"{one.service_id}-{one.kind}"


def _services(keys: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    columns = ("pk", "public_id", "name", "name_cy", "status", "is_demonstration")
    ids = set(keys)
    rows = Service.objects.filter(pk__in=ids).values(*columns) if ids else ()
    return {row["pk"]: row for row in rows}


def _told(one: Happening | Bulk, *, services: Mapping[int, Mapping[str, Any]]) -> NewsItem | None:
    if isinstance(one, Bulk):
        return _bulk_told(one)
    service = services.get(one.service_id)
    return _service_told(one, service=service) if service else None


def _service_told(one: Happening, *, service: Mapping[str, Any]) -> NewsItem:
    is_there = service["status"] == EntryStatus.PUBLISHED
    said = _happened(one)
    day = local_day(one.when, zone=timezone.get_current_timezone())
    return NewsItem(
        when=one.when,
        kind=one.kind,
        service_name=chosen(service["name"], service["name_cy"]),
        service_address=reverse("service", args=[service["public_id"]]) if is_there else "",
        words=_("%(said)s (demonstration)") % {"said": said} if service["is_demonstration"] else said,
        key=f"{service['public_id']}-{day.isoformat()}-{one.kind}",
        is_demonstration=service["is_demonstration"],
    )


def _happened(one: Happening) -> str:
    if one.kind is NewsKind.CORRECTED:
        return _("corrected: %(facts)s") % {"facts": in_words(one.facts)}
    return str(WORDS[one.kind])


def _bulk_told(bulk: Bulk) -> NewsItem:
    counted = ngettext("%(count)d service", "%(count)d services", bulk.services) % {"count": bulk.services}
    return NewsItem(
        when=bulk.when,
        kind=NewsKind.LOADED,
        service_name=counted,
        service_address=reverse("services"),
        words=_loaded(bulk),
        key=bulk.key,
    )


def _loaded(bulk: Bulk) -> str:
    if bulk.is_of_the_map:
        return _("loaded from the reference data, for the whole map")
    if bulk.kind is NewsKind.ADDED:
        return _("loaded from a file")
    said = in_words(bulk.facts) if bulk.facts else str(WORDS[bulk.kind])
    if bulk.origin is Origin.PACK:
        return _("brought up to date from the reference data: %(said)s") % {"said": said}
    return _("brought up to date from a file: %(said)s") % {"said": said}
