"""What a reader says is wrong with an entry: one field, no account, nothing about who wrote it."""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from provision.models.service import Service

LONGEST_REPORT = 1000


class ProblemReportQuerySet(models.QuerySet["ProblemReport"]):
    def waiting(self) -> Self:
        """Those that nobody has settled."""
        return self.filter(settled_at=None)


class ProblemReport(models.Model):
    """Neither an address nor an account is kept with it."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(
        Service, models.CASCADE, related_name="problem_reports", verbose_name=_("service")
    )
    text = models.TextField(_("what is wrong"), max_length=LONGEST_REPORT)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by_id = models.BigIntegerField(_("account of the curator who settled it"), null=True, blank=True)
    outcome = models.CharField(_("what was done"), max_length=500, blank=True)

    objects = ProblemReportQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("report of a problem")
        verbose_name_plural = _("reports of problems")
        indexes = [models.Index(fields=["settled_at", "made_at"])]

    def __str__(self) -> str:
        return f"{self.service}: {self.made_at:%Y-%m-%d}"
