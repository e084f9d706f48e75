"""Sending messages, one by one, outside of the transaction that made them.

A message is marked before it is handed to the mail server and marked again afterwards. What happens in between, nobody
can know after a crash: such a message is sent once more, under the same Message-ID, so that mail programs can tell.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from notices.addresses import AddressBook
from notices.models import Kind, Message, MessageState
from notices.wording import write

logger = logging.getLogger(__name__)

TRIED_FOR = timedelta(days=30)
GIVE_UP_AFTER = 5
"""Failures one after the other, upon which the mail server is taken to be away."""


@dataclass
class Outcome:
    sent: int = 0
    failed: int = 0
    dropped: int = 0

    def count(self, state: MessageState | None) -> None:
        """Count what became of one message; None is one that another run has in hand."""
        self.sent += state == MessageState.SENT
        self.failed += state == MessageState.READY
        self.dropped += state == MessageState.DROPPED


def send_all(*, book: AddressBook) -> Outcome:
    """Send every message that is not sent. Failures stay, to be tried at the next run."""
    outcome, in_a_row = Outcome(), 0
    for key in _numbers():
        state = send(key, book=book) if in_a_row < GIVE_UP_AFTER else MessageState.READY
        in_a_row = in_a_row + 1 if state == MessageState.READY else 0
        outcome.count(state)
    return outcome


def _numbers() -> list[int]:
    """What is to be sent: the least tried first, so that a mailbox that is always refused stands in nobody's way."""
    unsent = Message.objects.unsent().order_by("attempts", "made_at", "pk")
    return list(unsent.values_list("pk", flat=True))


def send(number: int, *, book: AddressBook) -> MessageState | None:
    """Send one message; the state that it is in then, or None when another run has it in hand or has sent it."""
    if not _begin(number):
        return None
    with transaction.atomic():
        message = _held(number)
        if message is None:
            return None
        message.state, message.problem = _try(message, book=book)
        message.sent_at = timezone.now() if message.state == MessageState.SENT else None
        message.save(update_fields=["state", "problem", "sent_at"])
    return MessageState(message.state)


def email_of(message: Message, *, book: AddressBook) -> EmailMessage:
    """The message as it goes out. Its Message-ID is made of its key, and so is the same at every try."""
    written = write(list(message.notices.all()), address=message.address, book=book)
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    return EmailMessage(
        subject=written.subject,
        body=written.body,
        to=[message.address],
        headers={
            "Message-ID": f"<{message.key}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{written.choices}>",
        },
    )


def _begin(number: int) -> bool:
    """Mark a message as being sent, for good, before it is. False when another run holds it or has sent it."""
    with transaction.atomic():
        message = _held(number)
        if message is not None:
            message.state, message.attempts = MessageState.SENDING, message.attempts + 1
            message.save(update_fields=["state", "attempts"])
    return message is not None


def _held(number: int) -> Message | None:
    """The message, unsent, and this run's alone until the transaction ends.

    SQLite has no locks on rows: there a transaction that may write is alone anyway.
    """
    return Message.objects.unsent().select_for_update(skip_locked=True).filter(pk=number).first()


def _try(message: Message, *, book: AddressBook) -> tuple[MessageState, str]:
    """Hand it to the mail server. Whatever is wrong with one message must not hold up the others."""
    if not _is_wanted(message, book=book) or timezone.now() - message.made_at > TRIED_FOR:
        return MessageState.DROPPED, message.problem
    try:
        email_of(message, book=book).send()
    except Exception as problem:
        logger.exception("Message %s could not be sent", message.key)
        return MessageState.READY, type(problem).__name__
    return MessageState.SENT, ""


def _is_wanted(message: Message, *, book: AddressBook) -> bool:
    """The address may have stopped messages, or its account been disabled, since the message was made."""
    kinds = {Kind(kind) for kind in message.notices.values_list("kind", flat=True)}
    return any(book.wants(message.address, kind) for kind in kinds)
