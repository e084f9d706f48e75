"""One time that nobody could take a person: where, for which needs, and why. Nothing about the person."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from provision.models import Area, Need, Organisation, Service, Stage, Term, Vocabulary


class UnmetNeed(models.Model):
    """`month` is the first day of a month: no other day is kept. `note` stays empty unless curators allow notes."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="unmet_needs", verbose_name=_("area"))
    needs = models.ManyToManyField(Need, related_name="unmet_needs", verbose_name=_("needs"))
    stage = models.ForeignKey(
        Stage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unmet_needs",
        verbose_name=_("justice stage"),
    )
    reason = models.ForeignKey(
        Term,
        models.PROTECT,
        related_name="unmet_needs",
        limit_choices_to={"vocabulary__in": [Vocabulary.EXCLUSION, Vocabulary.DECLINE_REASON]},
        verbose_name=_("reason"),
    )
    declined_by = models.ForeignKey(
        Service,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="declines",
        verbose_name=_("service that declined"),
    )
    month = models.DateField(_("month"))
    sent_by = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unmet_needs_sent",
        verbose_name=_("body that sent it"),
    )
    sent_for = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unmet_needs_sent",
        verbose_name=_("area of the role that sent it"),
    )
    note = models.CharField(_("note"), max_length=240, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    belongs_by = "area"

    class Meta:
        ordering = ["-month", "pk"]
        verbose_name = _("report of unmet need")
        verbose_name_plural = _("reports of unmet need")
        indexes = [models.Index(fields=["area", "month"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="unmet_need_keeps_no_day"),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.month:%Y-%m}"
