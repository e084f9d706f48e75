"""What a service returns for a quarter and a source of referral: whole numbers of people, shown only through disclosure."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import Service, Term, Vocabulary


class ActivityReturn(models.Model):
    """An empty count is not known. `quarter` is the first day of a calendar quarter."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="returns", verbose_name=_("service"))
    quarter = models.DateField(_("quarter"))
    source_of_referral = models.ForeignKey(
        Term,
        models.PROTECT,
        related_name="returns",
        limit_choices_to={"vocabulary": Vocabulary.SOURCE_OF_REFERRAL},
        verbose_name=_("source of referral"),
    )
    referred = models.PositiveIntegerField(_("referred"), null=True, blank=True)
    accepted = models.PositiveIntegerField(_("accepted"), null=True, blank=True)
    first_contact_in_standard = models.PositiveIntegerField(
        _("first contact within the standard"), null=True, blank=True
    )
    median_wait_days = models.FloatField(_("median wait, in days"), null=True, blank=True)
    not_attended = models.PositiveIntegerField(_("not attended"), null=True, blank=True)
    completed = models.PositiveIntegerField(_("completed"), null=True, blank=True)
    declined = models.PositiveIntegerField(_("declined"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of return"))

    belongs_by = "service"

    class Meta:
        ordering = ["-quarter", "service", "source_of_referral"]
        verbose_name = _("activity return")
        verbose_name_plural = _("activity returns")
        constraints = [
            models.UniqueConstraint(
                fields=["service", "quarter", "source_of_referral"],
                name="service_returns_once_a_quarter_and_source",
            ),
            models.CheckConstraint(
                condition=Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]), name="return_is_of_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(referred=None) | Q(accepted__lte=F("referred")),
                name="no_more_are_accepted_than_referred",
                violation_error_message=_("More were accepted than were referred."),
            ),
            models.CheckConstraint(
                condition=Q(median_wait_days=None) | Q(median_wait_days__gte=0),
                name="median_wait_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}, {self.quarter:%Y-%m}"


class DeclinedCount(models.Model):
    """How many of those declined were declined for one reason."""

    activity = models.ForeignKey(
        ActivityReturn, models.CASCADE, related_name="declined_reasons", verbose_name=_("return")
    )
    reason = models.ForeignKey(
        Term,
        models.PROTECT,
        related_name="declined_counts",
        limit_choices_to={"vocabulary__in": [Vocabulary.EXCLUSION, Vocabulary.DECLINE_REASON]},
        verbose_name=_("reason"),
    )
    people = models.PositiveIntegerField(_("people"))

    class Meta:
        ordering = ["activity", "reason"]
        verbose_name = _("people declined for a reason")
        verbose_name_plural = _("people declined for a reason")
        constraints = [models.UniqueConstraint(fields=["activity", "reason"], name="reason_is_counted_once")]

    def __str__(self) -> str:
        return f"{self.activity}: {self.reason}"
