"""What is new in what somebody watches."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from hashlib import blake2b

from django.utils import timezone
from django.utils.translation import gettext as _

from notices.addresses import AddressBook, plain
from notices.due_facts import written
from notices.models import Watch
from notices.sources import LONGEST_HEADING, DueNotice, one_line
from provision.models import Area
from provision.names import shown_name
from provision.news import NewsItem, news_of
from provision.reference import Reference, reference_now

LOOKS_BACK = timedelta(days=35)
"""For how long news waits to be told: a month of digests that did not go out, and some days more."""


def due_news(now: datetime, book: AddressBook) -> Iterator[DueNotice]:
    """Every item of the last weeks that is newer than the watch, once for each person. Nothing invented.

    What is watched by many is read once.
    """
    told: set[tuple[str, str]] = set()
    words = reference_now()
    for watches in _by_thing():
        items = news_for(watches[:1], now=now, words=words)
        for watch in watches:
            address = plain(watch.user.email)
            for item in items:
                if item.when >= watch.since and not item.is_demonstration and (address, item.key) not in told:
                    told.add((address, item.key))
                    yield _notice(item, address=address, area=watch.area)


def news_for(
    watches: Collection[Watch], *, now: datetime, words: Reference, most: int | None = None
) -> tuple[NewsItem, ...]:
    """What is new in the last weeks in what is watched, the newest first; at most `most` items."""
    if not watches:
        return ()
    return news_of(
        area_ids=[watch.area_id for watch in watches if watch.area_id],
        service_ids=[watch.service_id for watch in watches if watch.service_id],
        since=now - LOOKS_BACK,
        until=now,
        words=words,
        most=most,
    )


def _by_thing() -> list[list[Watch]]:
    """All watches, those of one thing together, in an order that stays from run to run."""
    found: dict[tuple[int, int], list[Watch]] = defaultdict(list)
    for watch in Watch.objects.select_related("user", "area").order_by("pk"):
        found[watch.area_id or 0, watch.service_id or 0].append(watch)
    return list(found.values())


def _notice(item: NewsItem, *, address: str, area: Area | None) -> DueNotice:
    day = timezone.localdate(item.when)
    line = f"{written(day)}: {item.words}"
    if area is not None:
        line = _("%(line)s (you watch %(area)s)") % {"line": line, "area": shown_name(area)}
    return DueNotice(
        address,
        what=f"news {blake2b(item.key.encode(), digest_size=16).hexdigest()}",  # keys name files, and so grow long
        due_on=day,
        heading=one_line(item.service_name, longest=LONGEST_HEADING),
        lines=(one_line(line),),
        link=item.service_address,
    )
