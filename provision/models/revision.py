"""The numbered versions of a published entry: what each change made of it, column by column.

Version 1 is the entry as it was first written, and has no row. Undoing the revisions of an entry from the newest
to the oldest gives every earlier version; nothing is kept twice.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from provision.models.change_request import ChangeRequest
from provision.models.service import Service


class Revision(models.Model):
    """`edits`: a list of `[column, text before, text after]`, in the order of the columns."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="revisions", verbose_name=_("service"))
    number = models.PositiveIntegerField(_("version"))
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    role = models.CharField(_("in which role"), max_length=40)
    actor_id = models.BigIntegerField(_("account"), null=True, blank=True)
    change_request = models.ForeignKey(
        ChangeRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name=_("change request"),
    )
    edits = models.JSONField(_("what changed"), default=list)

    class Meta:
        ordering = ["service", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["service", "number"], name="revision_has_its_number"),
            models.CheckConstraint(condition=models.Q(number__gte=2), name="first_version_needs_no_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.number}"
