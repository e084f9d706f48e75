"""How long a fact holds once it was told, by kind of fact. One row; without it the defaults hold."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.feeding import FeedsCalculation

AT_LEAST_A_DAY = [MinValueValidator(1)]


class FreshnessSettings(FeedsCalculation):
    """The capacity clock alone acts in the calculation; the others decide what pages, exports and open data say."""

    contact_days = models.PositiveSmallIntegerField(
        _("days that contact and referral details hold"), default=90, validators=AT_LEAST_A_DAY
    )
    eligibility_days = models.PositiveSmallIntegerField(
        _("days that eligibility holds"), default=180, validators=AT_LEAST_A_DAY
    )
    today_days = models.PositiveSmallIntegerField(
        _("days that a figure for today holds: free places, the wait"), default=14, validators=AT_LEAST_A_DAY
    )
    capacity_days = models.PositiveSmallIntegerField(
        _("days that a capacity for the year holds"), default=180, validators=AT_LEAST_A_DAY
    )

    history = HistoricalRecords(
        verbose_name=_("history of freshness settings"), excluded_fields=["change_token"]
    )

    class Meta:
        verbose_name = _("freshness settings")
        verbose_name_plural = _("freshness settings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="freshness_settings_are_one_row",
                violation_error_message=_(
                    "There is one set of freshness settings: change it instead of adding another."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(_("Freshness settings"))
