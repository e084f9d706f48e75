"""Mail servers that fail in the ways that mail servers do."""

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused
from typing import ClassVar

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend as Outbox

HERE = "tests.notices.backends"


class KilledError(BaseException):
    """Stands for a kill: nothing in the application catches it."""


class DiesBefore(Outbox):
    """The process ends before the server has taken the message."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise KilledError


class DiesAfter(Outbox):
    """The process ends after the server has taken the message, before anybody could write that down."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        super().send_messages(email_messages)
        raise KilledError


class Away(Outbox):
    """Nobody answers at the server's address."""

    tried: ClassVar[list[str]] = []

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.tried.extend(email_messages[0].to)
        raise ConnectionRefusedError


class RefusesOne(Outbox):
    """The server takes everything but what is for one mailbox."""

    refused: ClassVar[str] = ""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if self.refused in email_messages[0].to:
            raise SMTPRecipientsRefused({self.refused: (550, b"no such mailbox")})
        return super().send_messages(email_messages)
