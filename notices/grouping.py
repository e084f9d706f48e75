"""Putting notices into messages: one for each address, with everything that is to be told to it now."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from notices.addresses import AddressBook
from notices.models import Kind, Message, Notice, Pace


def make_messages(*, now: datetime, book: AddressBook) -> int:
    """Make the messages that are due; how many. Call it in a transaction.

    The open notices are held until it ends: another run at the same moment waits, and then finds them in messages.
    """
    notices = defaultdict(list)
    for notice in Notice.objects.open().select_for_update().order_by("pk"):
        notices[notice.address].append(notice)
    digested = set(Message.objects.recent_digests(now=now).values_list("address", flat=True))
    made = [
        _make_message(address, theirs, now=now, book=book, weekly_is_due=address not in digested)
        for address, theirs in notices.items()
    ]
    return sum(made)


def _make_message(
    address: str, notices: Iterable[Notice], *, now: datetime, book: AddressBook, weekly_is_due: bool
) -> bool:
    by_pace: dict[Pace, list[Notice]] = {pace: [] for pace in Pace}
    for notice in notices:
        by_pace[book.pace(address, Kind(notice.kind))].append(notice)
    _leave_out(by_pace[Pace.NONE])
    weekly = by_pace[Pace.WEEKLY] if weekly_is_due else []
    told = by_pace[Pace.AT_ONCE] + weekly
    if told:
        message = Message.objects.create(address=address, is_digest=bool(weekly), made_at=now)
        Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(message=message)
    return bool(told)


def _leave_out(notices: Iterable[Notice]) -> None:
    """The address wants none of the kind. Should it want them later, it is not told what is over by then."""
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(is_left_out=True)
