"""What an administrator may change about the method. One row; without it the method's own values hold.

For how long a capacity holds is among the clocks of facts: `provision.models.FreshnessSettings`.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.feeding import FeedsCalculation


class MethodSettings(FeedsCalculation):
    """Every change is kept in the history, lowering the disclosure threshold or base included."""

    community_share = models.FloatField(
        _("share of a headline caseload that is in the community"),
        default=0.70,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    community_share_grounds = models.TextField(
        _("grounds for that share"),
        default="Nearly 156,000 supervised in the community in 2019/20, of about 224,000 in June 2020.",
    )
    check_valid_days = models.PositiveSmallIntegerField(_("days that a check holds"), default=180)
    caseload_valid_months = models.PositiveSmallIntegerField(
        _("months after which a caseload makes results borderline"), default=15
    )
    disclosure_threshold = models.PositiveSmallIntegerField(
        _("largest count of people that is suppressed"), default=7
    )
    disclosure_base = models.PositiveSmallIntegerField(
        _("counts of people are rounded to the nearest"), default=5, validators=[MinValueValidator(1)]
    )

    history = HistoricalRecords(
        verbose_name=_("history of method settings"), excluded_fields=["change_token"]
    )

    class Meta:
        verbose_name = _("method settings")
        verbose_name_plural = _("method settings")
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="method_settings_are_one_row",
                violation_error_message=_(
                    "The method has one set of settings: change it instead of adding another."
                ),
            ),
            models.CheckConstraint(
                condition=Q(community_share__gte=0, community_share__lte=1), name="community_share_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Method settings"))
