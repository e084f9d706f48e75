"""Writing down what is to be told, before anything is sent: once, however often it is asked for."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from notices.addresses import AddressBook, plain
from notices.models import Notice
from notices.sources import DueNotice, Source

BATCH = 500
Named = tuple[str, str, date]
"""Address, what, and the day since which it is due: with the source's kind, what a notice is told once by."""


@dataclass(frozen=True)
class Gathered:
    """A source, and everything that is due by it to somebody who may be told."""

    source: Source
    due: tuple[DueNotice, ...]


def ask(source: Source, *, now: datetime, book: AddressBook) -> Gathered:
    """What a source names now. It reads, and writes nothing."""
    named = (replace(due, address=plain(due.address)) for due in source.due(now, book))
    return Gathered(source, tuple(due for due in named if book.may_be_mailed(due.address)))


def write_down(gathered: Gathered, *, now: datetime) -> int:
    """Write what is new, bring open notices up to date, take back those that are not due any more; how many are new.

    Call it in a transaction. Another run that does the same at once changes nothing: rows have their names.
    """
    by_name = {(due.address, due.what, due.due_on): due for due in gathered.due}
    known = Notice.objects.filter(kind=gathered.source.kind, source=gathered.source.name)
    open_now = {_name(notice): notice for notice in known.open()}
    _take_back([notice for name, notice in open_now.items() if name not in by_name])
    _bring_up_to_date({notice: by_name[name] for name, notice in open_now.items() if name in by_name})
    before = known.count()
    # In one order, so that two runs at once wait for each other instead of crosswise. What is known stays as it is.
    rows = [_row(by_name[name], source=gathered.source, now=now) for name in sorted(by_name)]
    Notice.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return known.count() - before


def _name(notice: Notice) -> Named:
    return notice.address, notice.what, notice.due_on


def _take_back(notices: Collection[Notice]) -> None:
    Notice.objects.open().filter(pk__in=[notice.pk for notice in notices]).delete()


def _bring_up_to_date(due: dict[Notice, DueNotice]) -> None:
    """Its name may have been corrected since it was written, or another of its facts have grown old."""
    for notice, now_reads in due.items():
        words = (now_reads.heading, list(now_reads.lines), now_reads.link)
        if words != (notice.heading, notice.lines, notice.link):
            heading, lines, link = words
            Notice.objects.open().filter(pk=notice.pk).update(heading=heading, lines=lines, link=link)


def _row(due: DueNotice, *, source: Source, now: datetime) -> Notice:
    return Notice(
        source=source.name,
        kind=source.kind,
        address=due.address,
        what=due.what,
        due_on=due.due_on,
        heading=due.heading,
        lines=list(due.lines),
        link=due.link,
        written_at=now,
    )
