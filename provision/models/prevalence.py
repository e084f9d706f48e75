"""What studies found: how common a need is, and how many with it were getting help."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.feeding import FeedsCalculation
from provision.models.vocabulary import Need

DEFAULT_MEASURES = ["current", "past_year", "probable"]


class PrevalenceEstimate(FeedsCalculation):
    """One row of one study. Versions of a study are all kept; exactly one row is the default for a need."""

    class IntervalKind(models.TextChoices):
        CI = "ci", _("published interval")
        RANGE = "range", _("range across studies")
        COMPUTED = "computed", _("to be computed from the sample")
        NONE = "none", _("none published")

    class Measure(models.TextChoices):
        CURRENT = "current", _("current")
        LIFETIME = "lifetime", _("lifetime")
        PAST_YEAR = "past_year", _("in the past year")
        PROBABLE = "probable", _("screened positive, not diagnosed")
        RECORDED = "recorded", _("recorded")

    need = models.ForeignKey(
        Need,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prevalence",
        verbose_name=_("need"),
        help_text=_("Empty: a comparator only"),
    )
    condition_code = models.CharField(_("the study's condition"), max_length=60)
    condition_label = models.CharField(_("the study's words"), max_length=160)
    measure = models.CharField(_("measure"), max_length=12, choices=Measure)
    estimate_percent = models.FloatField(_("estimate, per cent"), null=True, blank=True)
    ci_low = models.FloatField(_("low, per cent"), null=True, blank=True)
    ci_high = models.FloatField(_("high, per cent"), null=True, blank=True)
    interval_kind = models.CharField(_("kind of interval"), max_length=10, choices=IntervalKind)
    n = models.PositiveIntegerField(_("people in the study"), null=True, blank=True)
    n_effective = models.FloatField(_("effective sample"), null=True, blank=True)
    population = models.CharField(_("population"), max_length=240)
    population_kind = models.CharField(_("kind of population"), max_length=20)
    country = models.CharField(_("country"), max_length=60, blank=True)
    instrument = models.CharField(_("instrument"), max_length=120, blank=True)
    study = models.CharField(_("study"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)
    notes = models.TextField(_("notes"), blank=True)
    is_default = models.BooleanField(_("default for the need"), default=False)

    history = HistoricalRecords(
        verbose_name=_("history of prevalence estimate"), excluded_fields=["change_token"]
    )

    class Meta:
        ordering = ["need", "-is_default", "study", "condition_code"]
        verbose_name = _("prevalence estimate")
        verbose_name_plural = _("prevalence estimates")
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(is_default=True), name="need_has_one_default_prevalence"
            ),
            models.CheckConstraint(
                condition=Q(is_default=False)
                | Q(need__isnull=False, population_kind="probation", measure__in=DEFAULT_MEASURES),
                name="default_prevalence_is_of_people_on_probation_now",
                violation_error_message=_(
                    "A default must be of people on probation, and current, in the past year or probable."
                ),
            ),
            models.CheckConstraint(
                condition=Q(estimate_percent=None) | Q(estimate_percent__gte=0, estimate_percent__lte=100),
                name="prevalence_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.condition_label} ({self.study})"


class TreatmentFinding(models.Model):
    """The share of people with a need whom a study found getting care: context, never supply."""

    need = models.ForeignKey(
        Need, models.PROTECT, null=True, blank=True, related_name="treatment_findings", verbose_name=_("need")
    )
    need_label = models.CharField(_("the study's words"), max_length=160)
    measure = models.CharField(_("what was measured"), max_length=160)
    percent = models.FloatField(_("per cent"))
    population = models.CharField(_("population"), max_length=240)
    study = models.CharField(_("study"), max_length=300)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)
    notes = models.TextField(_("notes"), blank=True)

    history = HistoricalRecords(verbose_name=_("history of treatment finding"))

    class Meta:
        ordering = ["need", "study"]
        verbose_name = _("treatment finding")
        verbose_name_plural = _("treatment findings")

    def __str__(self) -> str:
        return f"{self.need_label}: {self.measure} ({self.study})"
