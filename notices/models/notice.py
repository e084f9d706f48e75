"""One thing that one address is to be told, once."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from notices.models.message import Message
from notices.models.preference import Kind


class NoticeQuerySet(models.QuerySet["Notice"]):
    def open(self) -> Self:
        """Those that stand in no message, and were not left out because the address wants none of the kind."""
        return self.filter(message=None, is_left_out=False)


class Notice(models.Model):
    """Written by a source (`notices.sources`). Its words may change until it stands in a message."""

    source = models.CharField(_("source"), max_length=40)
    address = models.EmailField(_("email address"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    what = models.CharField(_("about"), max_length=120)
    due_on = models.DateField(_("due on"))
    heading = models.CharField(_("heading"), max_length=300)
    lines = models.JSONField(_("lines"), default=list)
    link = models.CharField(_("address of its page, without the site's"), max_length=300, blank=True)
    written_at = models.DateTimeField(_("written"))
    is_left_out = models.BooleanField(_("left out: the address wants none of this kind"), default=False)
    message = models.ForeignKey(
        Message,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("message that tells it"),
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "due_on", "pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["source", "what"]), models.Index(fields=["message", "address"])]
        constraints = [
            models.UniqueConstraint(
                fields=["address", "kind", "what", "due_on"], name="address_is_told_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}"
