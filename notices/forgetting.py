"""What was told is not kept for ever: it holds addresses."""

from datetime import datetime, timedelta

from django.db import transaction

from notices.models import Message, MessageState, Notice

KEPT_FOR = timedelta(days=365)
"""Longer than any source looks back, so that nothing is told a second time because it was forgotten."""


@transaction.atomic
def forget(*, now: datetime) -> None:
    """Delete notices and messages that were done with a year ago."""
    done = (MessageState.SENT, MessageState.DROPPED)
    Notice.objects.filter(message__made_at__lt=now - KEPT_FOR, message__state__in=done).delete()
    Message.objects.filter(made_at__lt=now - KEPT_FOR, state__in=done, notices=None).delete()
