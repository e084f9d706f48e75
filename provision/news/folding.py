"""What belongs together, told once: the same of one service on one day, and many services of one batch. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, tzinfo

from provision.news.items import Bulk, Happening, NewsKind, Origin

MOST_TOLD_APART = 10
"""Services of one batch that are named one by one; more are told as one item."""

_Batch = tuple[date, NewsKind, str]


def folded(happenings: Iterable[Happening], *, zone: tzinfo) -> tuple[list[Happening], list[Bulk]]:
    """One happening a service, day and kind, the newest of them with the facts of all; and large batches as bulks."""
    by_day = _once_a_day(happenings, zone=zone)
    batches: dict[_Batch, list[Happening]] = defaultdict(list)
    for happening in by_day:
        if happening.batch:
            batches[_batch(happening, zone=zone)].append(happening)
    large = {batch: rows for batch, rows in batches.items() if len(rows) > MOST_TOLD_APART}
    apart = [h for h in by_day if not (h.batch and _batch(h, zone=zone) in large)]
    return apart, [_bulk(rows, day=batch[0]) for batch, rows in large.items()]


def _once_a_day(happenings: Iterable[Happening], *, zone: tzinfo) -> list[Happening]:
    same: dict[tuple[int, date, NewsKind], list[Happening]] = defaultdict(list)
    for happening in happenings:
        same[happening.service_id, local_day(happening.when, zone=zone), happening.kind].append(happening)
    return [_as_one(rows) for rows in same.values()]


def _as_one(rows: Collection[Happening]) -> Happening:
    newest = max(rows, key=lambda happening: happening.when)
    batches = {happening.batch for happening in rows}
    return Happening(
        service_id=newest.service_id,
        when=newest.when,
        kind=newest.kind,
        facts=_facts(rows),
        # What somebody did besides is not told as a part of a file.
        origin=newest.origin if len(batches) == 1 else None,
        batch=newest.batch if len(batches) == 1 else "",
    )


def _batch(happening: Happening, *, zone: tzinfo) -> _Batch:
    return local_day(happening.when, zone=zone), happening.kind, happening.batch


def _bulk(rows: Collection[Happening], *, day: date) -> Bulk:
    newest = max(rows, key=lambda happening: happening.when)
    origin = newest.origin or Origin.FILE
    return Bulk(
        when=newest.when,
        kind=newest.kind,
        origin=origin,
        services=len(rows),
        key=f"{origin}-{day.isoformat()}-{newest.kind}-{newest.batch}",
        facts=_facts(rows),
    )


def _facts(rows: Iterable[Happening]) -> frozenset[str]:
    return frozenset[str]().union(*(happening.facts for happening in rows))


def local_day(when: datetime, *, zone: tzinfo) -> date:
    """The day on which something happened, where the site is."""
    return when.astimezone(zone).date()
