"""One run of `send_notices`: write down, put into messages, send."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from notices.addresses import read_address_book
from notices.forgetting import forget
from notices.gathering import ask, write_down
from notices.grouping import make_messages
from notices.models import Message, Notice
from notices.sending import Outcome, send_all
from notices.sources import sources


@dataclass(frozen=True)
class Prepared:
    """What a run found: notices that are new, messages made of them, notices that wait for their week to be over."""

    written: int
    made: int
    waiting: int
    unsent: int


def prepare(*, now: datetime, is_dry: bool = False) -> Prepared:
    """Write down everything that is due and put it into messages, in one transaction; a dry run takes it back."""
    book = read_address_book()
    gathered = [ask(source, now=now, book=book) for source in sources()]
    with transaction.atomic():
        written = sum(write_down(found, now=now) for found in gathered)
        made = make_messages(now=now, book=book)
        prepared = Prepared(written, made, Notice.objects.open().count(), Message.objects.unsent().count())
        transaction.set_rollback(is_dry)
    return prepared


def run() -> tuple[Prepared, Outcome]:
    """One whole run. Safe to repeat at any time, and after a crash at any point."""
    now = timezone.now()
    prepared = prepare(now=now)
    outcome = send_all(book=read_address_book())
    forget(now=now)
    return prepared, outcome
