"""Areas that know their own history: codes, dates, successors, and overlaps by share."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.feeding import FeedingQuerySet, FeedsCalculation


class AreaType(models.TextChoices):
    NATION = "nation", _("nation")
    REGION = "region", _("probation region")
    PDU = "pdu", _("probation delivery unit")
    ICB = "icb", _("integrated care board")
    LHB = "lhb", _("Welsh health board")
    LOCAL_AUTHORITY = "local_authority", _("local authority")
    POLICE_FORCE = "police_force", _("police force area")
    PCC = "pcc", _("police and crime commissioner area")
    FUNCTIONAL_UNIT = "functional_unit", _("unit that is not a place")


class AreaQuerySet(FeedingQuerySet["Area"]):
    def of_type(self, *types: str) -> Self:
        return self.filter(type__in=types)

    def valid_on(self, day: date) -> Self:
        """Areas that existed on a day; an unknown first or last date does not exclude."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gte=day),
        )


class Area(FeedsCalculation):
    """A nation, region, unit, health area, authority or force area, known by one code (see `interfaces`)."""

    code = models.CharField(_("code"), max_length=80, unique=True)
    scheme = models.CharField(_("scheme of the code"), max_length=20)
    type = models.CharField(_("type"), max_length=20, choices=AreaType)
    name = models.CharField(_("name"), max_length=160)
    name_cy = models.CharField(_("Welsh name"), max_length=160, blank=True)
    name_cy_basis = models.CharField(_("standing of the Welsh name"), max_length=160, blank=True)
    alt_names = models.TextField(_("other names, for matching only"), blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("lies in")
    )
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True, verbose_name=_("successors")
    )
    adults = models.PositiveIntegerField(_("adults aged 18 and over, mid-2020"), null=True, blank=True)
    boundary = models.CharField(_("basis of the boundary"), max_length=20, blank=True)
    is_inferred = models.BooleanField(_("inferred"), default=False)
    description = models.TextField(_("what it takes in"), blank=True)
    note = models.TextField(_("note"), blank=True)
    stated_none = models.JSONField(_("asked, and there are none"), default=list, blank=True)

    objects: ClassVar = AreaQuerySet.as_manager()
    history = HistoricalRecords(verbose_name=_("history of area"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["name"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        indexes = [models.Index(fields=["type", "name"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="area_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("area", args=[self.code])


class AreaCode(models.Model):
    """Another system's code for an area: scheme and value."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="codes", verbose_name=_("area"))
    scheme = models.CharField(_("scheme"), max_length=20)
    value = models.CharField(_("value"), max_length=80)

    class Meta:
        ordering = ["scheme", "value"]
        verbose_name = _("area code")
        verbose_name_plural = _("area codes")
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="area_code_names_one_area")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class AreaOverlap(FeedsCalculation):
    """The share of a local authority's adults that lie in a larger area (a unit, a board, a force area)."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="overlaps", verbose_name=_("authority"))
    larger = models.ForeignKey(Area, models.CASCADE, related_name="members", verbose_name=_("larger area"))
    share = models.FloatField(_("share"), default=1.0)
    basis = models.CharField(_("basis"), max_length=40, blank=True)
    is_inferred = models.BooleanField(_("inferred"), default=False)
    note = models.TextField(_("note"), blank=True)

    history = HistoricalRecords(verbose_name=_("history of overlap"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["area", "larger"]
        verbose_name = _("overlap of areas")
        verbose_name_plural = _("overlaps of areas")
        constraints = [
            models.UniqueConstraint(fields=["area", "larger"], name="area_overlap_is_stated_once"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="area_overlap_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.area} / {self.larger}"


class AreaChange(models.Model):
    """A known split, merge or renaming; the date is text because some are not known exactly."""

    when = models.CharField(_("when"), max_length=40)
    change = models.CharField(_("change"), max_length=40)
    old_codes = models.CharField(_("codes before"), max_length=120)
    old_names = models.CharField(_("names before"), max_length=240)
    new_codes = models.CharField(_("codes after"), max_length=120, blank=True)
    new_names = models.CharField(_("names after"), max_length=240)
    source = models.TextField(_("source"))
    note = models.TextField(_("note"), blank=True)

    history = HistoricalRecords(verbose_name=_("history of area change"))

    class Meta:
        ordering = ["when", "old_codes", "new_codes"]
        verbose_name = _("change of areas")
        verbose_name_plural = _("changes of areas")

    def __str__(self) -> str:
        return f"{self.when} {self.change}: {self.old_names}"


class AreaStatistic(models.Model):
    """A published figure about an area that is context, not an input to the calculation."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="statistics", verbose_name=_("area"))
    measure = models.CharField(_("measure"), max_length=60)
    value = models.FloatField(_("value"))
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    as_at = models.CharField(_("as at"), max_length=40)
    source = models.TextField(_("source"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["area", "measure", "as_at"]
        verbose_name = _("area statistic")
        verbose_name_plural = _("area statistics")
        constraints = [
            models.UniqueConstraint(fields=["area", "measure", "as_at"], name="area_statistic_is_stated_once")
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.measure}"
