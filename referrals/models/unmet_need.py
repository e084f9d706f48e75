"""One time that nobody could take a person: where, for which needs, and why. Nothing about the person."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import Area, Need, Organisation, Service, Stage, Term, Vocabulary


class UnmetNeed(models.Model):
    """`month` is the first day of a month, `quarter` that of the quarter in which it counts: no other day is kept.

    `note` stays empty unless curators allow notes. The body that sent it is an area or an organisation of the sender's
    role: `sent_for` or `sent_by`.
    """

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
    quarter = models.DateField(_("counts in the quarter that begins on"))
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
        indexes = [models.Index(fields=["area", "quarter"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="unmet_need_keeps_no_day"),
            models.CheckConstraint(
                condition=models.Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]),
                name="unmet_need_counts_in_a_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.month:%Y-%m}"


class UnmetNeedSettings(models.Model):
    """One row; without it no notes are taken."""

    takes_notes = models.BooleanField(_("take a note with a report"), default=False)

    history = HistoricalRecords(verbose_name=_("history of settings of the log of unmet need"))

    class Meta:
        verbose_name = _("settings of the log of unmet need")
        verbose_name_plural = _("settings of the log of unmet need")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="unmet_need_settings_are_one_row",
                violation_error_message=_(
                    "There is one set of settings: change it instead of adding another."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(_("Settings of the log of unmet need"))


class Reply(models.Model):
    """What a provider says where its own statement and reports of declines do not agree."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="replies", verbose_name=_("service"))
    reason = models.ForeignKey(
        Term, models.PROTECT, related_name="replies", verbose_name=_("reason that was reported")
    )
    text = models.CharField(_("reply"), max_length=500)
    role = models.CharField(_("in which role"), max_length=40)
    actor_id = models.BigIntegerField(_("account"))
    made_at = models.DateTimeField(_("when"), auto_now_add=True)

    belongs_by = "service"

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("reply of a provider")
        verbose_name_plural = _("replies of providers")

    def __str__(self) -> str:
        return f"{self.service}: {self.reason}"
