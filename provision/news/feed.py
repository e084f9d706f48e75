"""News of an area as an Atom feed, for readers' own programs."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provision.news.items import NewsItem
from ui.templatetags.numbers import day

NAMESPACE = UUID("8a0f5e0e-4d0b-5b6e-9f57-3d1f3c1f7a11")
"""Of our own: ids of feeds and entries are made in it from their keys, so that they hold wherever the site moves."""

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class DatedFeed(Atom1Feed):
    """Django's feed, with a date that does not move while nothing is new."""

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What the feed is. `key` names it for ever; `page` is the path of the page that tells the same.

    `updated` is its date: of the newest item, or of a day before there was any.
    """

    title: str
    key: str
    author: str
    page: str
    address: str
    updated: datetime


def as_atom(items: Iterable[NewsItem], *, heading: Heading, whole: Callable[[str], str]) -> bytes:
    """The feed as XML. `whole` makes a whole address of a path on this site."""
    feed = DatedFeed(
        title=_clean(heading.title),
        description=None,
        language=get_language(),
        link=whole(heading.page),
        feed_url=whole(heading.address),
        feed_guid=_id(f"feed-{heading.key}"),
        author_name=heading.author,
        updated=heading.updated,
    )
    for item in items:
        feed.add_item(
            title=_clean(_("%(service)s: %(words)s") % {"service": item.service_name, "words": item.words}),
            link=whole(item.service_address or heading.page),
            description=day(timezone.localtime(item.when)),
            unique_id=_id(item.key),
            pubdate=item.when,
            updateddate=item.when,
        )
    return feed.writeString("utf-8").encode()


def _id(key: str) -> str:
    return uuid5(NAMESPACE, key).urn


def _clean(text: str) -> str:
    """The text without letters that XML cannot hold, which somebody may have pasted into a name."""
    return NOT_IN_XML.sub("\ufffd", text)
