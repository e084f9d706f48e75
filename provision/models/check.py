"""A dated statement that the list of services for a need or a stage is complete, or that there is none."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.area import Area
from provision.models.feeding import FeedsCalculation
from provision.models.vocabulary import Need, Stage


class CheckOutcome(models.TextChoices):
    NO_SERVICE = "no_service", _("looked: there is no service")
    COMPLETE_LIST = "complete_list", _("looked: the list is complete")


class ProvisionCheck(FeedsCalculation):
    area = models.ForeignKey(Area, models.PROTECT, related_name="checks", verbose_name=_("area"))
    need = models.ForeignKey(
        Need, models.PROTECT, null=True, blank=True, related_name="checks", verbose_name=_("need")
    )
    stage = models.ForeignKey(
        Stage, models.PROTECT, null=True, blank=True, related_name="checks", verbose_name=_("stage")
    )
    checked_on = models.DateField(_("checked on"))
    outcome = models.CharField(_("outcome"), max_length=16, choices=CheckOutcome)
    checked_by_role = models.CharField(_("role of the checker"), max_length=120)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of check"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["-checked_on", "area"]
        verbose_name = _("check of provision")
        verbose_name_plural = _("checks of provision")
        constraints = [
            models.CheckConstraint(
                condition=Q(need=None, stage__isnull=False) | Q(need__isnull=False, stage=None),
                name="check_is_of_a_need_or_of_a_stage",
                violation_error_message=_("A check is of a need or of a stage: fill in exactly one."),
            ),
            models.UniqueConstraint(fields=["area", "need", "checked_on"], name="need_is_checked_once_a_day"),
            models.UniqueConstraint(
                fields=["area", "stage", "checked_on"], name="stage_is_checked_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.need or self.stage}, {self.checked_on}"
