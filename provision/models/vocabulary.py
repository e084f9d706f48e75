"""The words everything else is coded in: needs, justice stages, and lists of terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.feeding import FeedsCalculation


class NeedUnit(models.TextChoices):
    COURSE = "course", _("course: starts a year")
    CONTINUING = "continuing", _("continuing: places")


class Need(FeedsCalculation):
    """One of the method's fourteen needs, with the settings that the method lets a commissioner change."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    label = models.CharField(_("name"), max_length=80)
    label_cy = models.CharField(_("name in Welsh"), max_length=80, blank=True)
    phrase = models.CharField(
        _("within a sentence"), max_length=80, help_text=_("“psychosis”, as in “help for psychosis”")
    )
    phrase_cy = models.CharField(_("within a sentence, in Welsh"), max_length=80, blank=True)
    description = models.TextField(_("what it takes in"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"))
    unit = models.CharField(_("unit"), max_length=12, choices=NeedUnit, default=NeedUnit.COURSE)
    suitable_share = models.FloatField(_("share for whom a service is suitable"), default=1.0)
    target = models.FloatField(
        _("yardstick"),
        default=1.0,
        help_text=_("Starts a year, or places, for each person in need on one day"),
    )
    target_reason = models.TextField(_("reason for the yardstick"), blank=True)
    target_source = models.TextField(_("source of the yardstick"), blank=True)
    severity = models.FloatField(_("severity weight"), default=1.0)

    history = HistoricalRecords(verbose_name=_("history of need"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["order"]
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(suitable_share__gte=0, suitable_share__lte=1),
                name="need_suitable_share_is_a_share",
            ),
            models.CheckConstraint(condition=models.Q(target__gt=0), name="need_yardstick_is_above_zero"),
            models.CheckConstraint(condition=models.Q(severity__gte=0), name="need_severity_is_not_negative"),
            models.CheckConstraint(
                condition=models.Q(target=1.0) | ~(models.Q(target_reason="") | models.Q(target_source="")),
                name="need_changed_yardstick_has_reason_and_source",
                violation_error_message=_("A yardstick other than 1 needs a reason and a source."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Stage(FeedsCalculation):
    """A justice stage, with its Sequential Intercept number (the end of an order has none)."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    label = models.CharField(_("name"), max_length=80)
    label_cy = models.CharField(_("name in Welsh"), max_length=80, blank=True)
    intercept = models.PositiveSmallIntegerField(_("intercept"), null=True, blank=True)
    description = models.TextField(_("what it takes in"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"))

    history = HistoricalRecords(verbose_name=_("history of stage"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["order"]
        verbose_name = _("justice stage")
        verbose_name_plural = _("justice stages")

    def __str__(self) -> str:
        return self.label


class Vocabulary(models.TextChoices):
    SERVICE_TYPE = "service_type", _("service type")
    SETTING = "setting", _("setting")
    ACCESS_ROUTE = "access_route", _("access route")
    EXCLUSION = "exclusion", _("exclusion")
    DECLINE_REASON = "decline_reason", _("reason for declining, besides exclusions")
    BODY = "body", _("kind of body")
    FAILURE = "failure", _("failure point")
    GAP_TYPE = "gap_type", _("gap type")
    SOURCE_OF_REFERRAL = "source_of_referral", _("source of referral")
    TEAM_TYPE = "team_type", _("team type")
    ATTENDANCE = "attendance", _("attendance")


class Term(FeedsCalculation):
    """One entry of a coded list. Administrators may add and reword; codes stay."""

    vocabulary = models.CharField(_("list"), max_length=24, choices=Vocabulary)
    code = models.CharField(_("code"), max_length=60)
    label = models.CharField(_("name"), max_length=160)
    label_cy = models.CharField(_("name in Welsh"), max_length=160, blank=True)
    description = models.TextField(_("what it takes in"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords(verbose_name=_("history of term"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["vocabulary", "order", "label"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "code"], name="term_code_is_unique_in_its_list")
        ]

    def __str__(self) -> str:
        return self.label


class Crosswalk(models.Model):
    """How a label of somebody else's vocabulary reads in ours. The original label is kept on the service."""

    source = models.CharField(_("whose vocabulary"), max_length=60)
    label = models.CharField(_("their label"), max_length=160)
    vocabulary = models.CharField(
        _("our list"), max_length=24, help_text=_("“need”, “stage” or one of the lists of terms")
    )
    codes = models.CharField(
        _("our codes"),
        max_length=200,
        help_text=_("Separated by “;”. “none”: none of ours. Empty: not mapped."),
        blank=True,
    )
    support_or_treatment = models.CharField(_("support or treatment"), max_length=12, blank=True)
    reason = models.TextField(_("why"), blank=True)

    history = HistoricalRecords(verbose_name=_("history of crosswalk"))

    class Meta:
        ordering = ["source", "vocabulary", "label"]
        verbose_name = _("crosswalk")
        verbose_name_plural = _("crosswalks")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "label", "vocabulary"], name="crosswalk_label_is_mapped_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.label}"
