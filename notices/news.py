"""What is new in what somebody watches."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from notices.addresses import AddressBook
from notices.models import Watch
from notices.sources import DueNotice

LOOKS_BACK = timedelta(days=35)
"""For how long news waits to be told: a month of digests that did not go out, and some days more."""


def due_news(now: datetime, book: AddressBook) -> Iterator[DueNotice]:
    yield from ()


def news_for(watches: Collection[Watch], *, now: datetime) -> tuple[Any, ...]:
    return ()
