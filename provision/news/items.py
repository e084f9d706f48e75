"""One thing that is new, as it happened and as it is told. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NewsKind(StrEnum):
    """What happened to a service."""

    ADDED = "added"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    TOLD_TODAY = "told_today"
    STARTED = "started"
    REFERRALS_OPEN = "referrals_open"
    REFERRALS_CLOSED = "referrals_closed"
    PAUSED = "paused"
    REOPENED = "reopened"
    RESTORED = "restored"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    LOADED = "loaded"


ARRIVED = frozenset({NewsKind.ADDED, NewsKind.STARTED, NewsKind.REOPENED, NewsKind.RESTORED})
TOLD_ANEW = frozenset({NewsKind.CORRECTED, NewsKind.CONFIRMED, NewsKind.TOLD_TODAY})
LEFT = frozenset({NewsKind.ENDED, NewsKind.WITHDRAWN, NewsKind.PAUSED})


class Origin(StrEnum):
    """Where many rows came from at once."""

    FILE = "file"
    PACK = "pack"


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that happened to one service. `facts`: the kinds of fact that were corrected, by their codes.

    `batch` is empty, or names the file or pack that it came with: all of one batch were written at once.
    """

    service_id: int
    when: datetime
    kind: NewsKind
    facts: frozenset[str] = frozenset()
    origin: Origin | None = None
    batch: str = ""


@dataclass(frozen=True, kw_only=True)
class Bulk:
    """Many services of one batch to which the same happened on one day.

    `is_of_the_map`: they were counted for the whole map, because nobody wrote down which they were.
    """

    when: datetime
    kind: NewsKind
    origin: Origin
    services: int
    key: str
    facts: frozenset[str] = frozenset()
    is_of_the_map: bool = False


@dataclass(frozen=True)
class NewsItem:
    """One thing that is new, in words for readers. `when` is aware.

    `service_address` is empty for a service that has been withdrawn: nothing else is told of it. Of many services loaded
    at once, `service_name` says how many, and the address is that of the directory. `key` names the item for ever:
    the same service, day and kind give the same key. Words of a demonstration item say that it is one.
    """

    when: datetime
    kind: NewsKind
    service_name: str
    service_address: str
    words: str
    key: str = ""
    is_demonstration: bool = False
