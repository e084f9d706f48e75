"""A message to one address: what its notices say, sent at least once and always under the same Message-ID.

The text is not kept: it is written anew from the notices, which do not change once they have a message.
"""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DIGEST_DAYS = 7


class MessageState(models.TextChoices):
    READY = "ready", _("ready to be sent")
    SENDING = "sending", _("being sent, or interrupted while it was")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("given up: not wanted any more, or refused for a month")


class MessageQuerySet(models.QuerySet["Message"]):
    def unsent(self) -> Self:
        """Those that are still to be sent: one that a crash interrupted is among them."""
        return self.filter(state__in=(MessageState.READY, MessageState.SENDING))

    def recent_digests(self, *, now: datetime) -> Self:
        """The weekly ones that are not a week old. Days count, so that an hour's delay does not cost a day."""
        return self.filter(
            is_digest=True, made_at__date__gt=timezone.localdate(now) - timedelta(days=DIGEST_DAYS)
        )


class Message(models.Model):
    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    address = models.EmailField(_("email address"))
    is_digest = models.BooleanField(_("weekly"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=MessageState, default=MessageState.READY)
    made_at = models.DateTimeField(_("made"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("times tried"), default=0)
    problem = models.CharField(_("kind of the last failure"), max_length=80, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["state", "made_at"]),
            models.Index(fields=["address", "is_digest", "made_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MessageState.SENT) | Q(sent_at__isnull=False),
                name="sent_message_says_when",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)
