"""What happened to services: read from events, revisions, and the dates of the services themselves."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from provision.freshness import Clocks
from provision.models import EntryStatus, Event, Revision, Service
from provision.models.service_queries import ServiceQuerySet
from provision.news.facts import CHECKS, facts_of
from provision.news.items import Bulk, Happening, NewsKind, Origin
from provision.reference import Reference
from provision.today import today

PUBLISHED, WITHDRAWN = EntryStatus.PUBLISHED.value, EntryStatus.WITHDRAWN.value
SLACK = timedelta(hours=1)
"""An event and its revision are written in one transaction, not at one moment: both are read a little wider."""

BY_DATE = {
    "starts_on": (NewsKind.STARTED, 0),
    "referrals_open_on": (NewsKind.REFERRALS_OPEN, 0),
    "referrals_close_on": (NewsKind.REFERRALS_CLOSED, 1),
    "ends_on": (NewsKind.ENDED, 1),
}
"""What a date of a service says, and how many days after it: a last day counts, and what ended has ended the day after."""

TOLD_BY_ACTION = {"confirm": NewsKind.CONFIRMED, "tell today": NewsKind.TOLD_TODAY}
MOVES_OF_DELIVERY = {"ended": NewsKind.ENDED, "paused": NewsKind.PAUSED}
COUNT_ADDED = re.compile(r"^(\d+) added", re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """Which services (those that readers see are `shown`), and from which moment (included) to which (excluded)."""

    concerned: ServiceQuerySet
    since: datetime
    until: datetime
    clocks: Clocks

    @property
    def shown(self) -> ServiceQuerySet:
        return self.concerned.shown(on=today(), clocks=self.clocks).order_by()

    def holds(self, when: datetime) -> bool:
        return self.since <= when < self.until


def happenings(
    *,
    area_ids: Collection[int],
    service_ids: Collection[int],
    since: datetime,
    until: datetime,
    words: Reference,
) -> list[Happening]:
    """What happened, in no order: four queries. `area_ids` are taken with every area that touches them."""
    asked = Asked(_concerned(area_ids, service_ids, words=words), since, until, words.clocks)
    events = list(_events(asked))
    found = [*_of_events(events), *_of_revisions(asked, events=events)]
    added = {happening.service_id: happening.when for happening in found if happening.kind is NewsKind.ADDED}
    public = (h for h in found if h.when >= added.get(h.service_id, h.when))
    others = [*_of_dates(asked), *_withdrawals(asked)]
    return [happening for happening in [*public, *others] if asked.holds(happening.when)]


def loads(*, since: datetime, until: datetime) -> list[Bulk]:
    """Loads of reference data that added services: nothing says which, so they are counted for the whole map."""
    events = Event.objects.filter(
        service=None, action="loaded", subject="services", role="operator", at__gte=since, at__lt=until
    )
    return [
        Bulk(
            when=event.at,
            kind=NewsKind.ADDED,
            origin=Origin.PACK,
            services=int(counted[1]),
            key=f"load-{event.pk}",
            is_of_the_map=True,
        )
        for event in events
        if (counted := COUNT_ADDED.search(event.reason)) and int(counted[1])
    ]


def _concerned(
    area_ids: Collection[int], service_ids: Collection[int], *, words: Reference
) -> ServiceQuerySet:
    touching = {i for area in area_ids for i in words.atlas.touching(area)}
    services: ServiceQuerySet = Service.objects.covering(touching) if touching else Service.objects.none()
    if not service_ids:
        return services
    named: ServiceQuerySet = Service.objects.filter(Q(pk__in=service_ids) | Q(pk__in=services.values("pk")))
    return named


# --- Events


def _events(asked: Asked) -> Iterable[Event]:
    return (
        Event.objects.public(on=today(), clocks=asked.clocks)
        .filter(
            service__in=asked.concerned.order_by().values("pk"),
            at__gte=asked.since - SLACK,
            at__lt=asked.until + SLACK,
        )
        .select_related(None)
        .only("at", "action", "service_id", "change_request_id", "version", "before", "after", "reason")
        .order_by()
    )


def _of_events(events: Iterable[Event]) -> Iterator[Happening]:
    for event in events:
        if (kind := _kind_of(event)) and event.service_id:
            origin, batch = _batch_of(event)
            yield Happening(service_id=event.service_id, when=event.at, kind=kind, origin=origin, batch=batch)


def _kind_of(event: Event) -> NewsKind | None:
    """What an event tells by itself; None where it is the revision that tells."""
    if event.change_request_id:
        return NewsKind.ADDED if event.version == 1 else None
    if event.after == PUBLISHED:
        return NewsKind.RESTORED if event.before == WITHDRAWN else NewsKind.ADDED
    if (event.before, event.after) == (PUBLISHED, WITHDRAWN):
        return NewsKind.WITHDRAWN
    return TOLD_BY_ACTION.get(event.action)


def _batch_of(event: Event | None) -> tuple[Origin | None, str]:
    """The file that a row came with; the pack, which leaves no event a row."""
    if event is None:
        return Origin.PACK, "pack"
    if event.action == "imported":
        return Origin.FILE, event.reason.split("\n", 1)[0]
    return None, ""


# --- Revisions


def _of_revisions(asked: Asked, *, events: Iterable[Event]) -> Iterator[Happening]:
    told = {(event.service_id, event.version): event for event in events if event.version}
    rows = Revision.objects.filter(
        service__in=asked.shown.values("pk"),
        made_at__gte=asked.since - SLACK,
        made_at__lt=asked.until + SLACK,
    ).order_by()
    for revision in rows:
        event = told.get((revision.service_id, revision.number))
        if event is None or event.action not in TOLD_BY_ACTION:
            yield from _of_revision(revision, event=event)


def _of_revision(revision: Revision, *, event: Event | None) -> Iterator[Happening]:
    origin, batch = _batch_of(event)
    when = event.at if event else revision.made_at
    for kind, facts in _changes(revision.edits):
        yield Happening(
            service_id=revision.service_id, when=when, kind=kind, facts=facts, origin=origin, batch=batch
        )


def _changes(edits: Collection[Any]) -> Iterator[tuple[NewsKind, frozenset[str]]]:
    """What a revision's edits say: that it runs or no longer does, what was corrected, or that somebody looked."""
    columns = {column for column, _before, _after in edits}
    for column, before, after in edits:
        if column == "delivery" and (move := _move_of_delivery(before, after)):
            columns.discard("delivery")
            yield move, frozenset()
    if facts := facts_of(columns):
        yield NewsKind.CORRECTED, facts
    elif not columns.isdisjoint(CHECKS):
        yield NewsKind.CONFIRMED, frozenset()


def _move_of_delivery(before: str, after: str) -> NewsKind | None:
    if after == "delivering" and before in MOVES_OF_DELIVERY:
        return NewsKind.REOPENED
    return MOVES_OF_DELIVERY.get(after)


# --- Dates


def _of_dates(asked: Asked) -> Iterator[Happening]:
    """Services that are said to be delivering, on the days by which they start, end, open and close."""
    first, last = _day(asked.since) - timedelta(days=1), _day(asked.until)
    within = Q()
    for name in BY_DATE:
        within |= Q(**{f"{name}__range": (first, last)})
    rows = asked.shown.filter(within, delivery="delivering").values("pk", *BY_DATE)
    for row in rows:
        yield from _dated(row)


def _dated(row: Mapping[str, Any]) -> Iterator[Happening]:
    for name, (kind, after) in BY_DATE.items():
        if row[name]:
            yield Happening(service_id=row["pk"], when=_morning(row[name] + timedelta(days=after)), kind=kind)


def _day(when: datetime) -> date:
    return timezone.localtime(when).date()


def _morning(day: date) -> datetime:
    """The first moment of a day in London."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


# --- Withdrawals


def _withdrawals(asked: Asked) -> Iterator[Happening]:
    """Services that were published and are withdrawn now: that they are, and nothing else of them."""
    rows = (
        Event.objects.filter(
            service__in=asked.concerned.filter(status=WITHDRAWN).order_by().values("pk"),
            change_request=None,
            before=PUBLISHED,
            after=WITHDRAWN,
            at__gte=asked.since,
            at__lt=asked.until,
        )
        .order_by("at", "pk")
        .values_list("service_id", "at")
    )
    for service_id, at in dict(rows).items():
        yield Happening(service_id=service_id, when=at, kind=NewsKind.WITHDRAWN)
