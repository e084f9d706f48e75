"""How many people are supervised, where, on what date, and who says so."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.disclosure import STANDARD, Disclosure, disclose
from provision.figures import Absence, Figure
from provision.models.area import Area
from provision.models.feeding import FeedsCalculation


class CaseloadGroup(models.TextChoices):
    ALL = "all", _("everybody under supervision")
    COURT_ORDER = "court_order", _("court orders")
    POST_RELEASE = "post_release", _("released from prison")
    PRE_RELEASE = "pre_release", _("before release, still in prison")
    APPROVED_PREMISES = "approved_premises", _("in approved premises")


class Sex(models.TextChoices):
    ALL = "all", _("all")
    FEMALE = "female", _("female")
    MALE = "male", _("male")


OFFICIAL_STANDINGS = frozenset({"published_statistic", "secondary_source"})
"""Counts that the state has published. All others are local, and go through disclosure control before they are shown."""


def shown_people(people: int | None, *, standing: str, rules: Disclosure = STANDARD) -> Figure:
    """A count as it may be shown: an official one as it is, a local one disclosed (section 7 of the method)."""
    if standing not in OFFICIAL_STANDINGS:
        return disclose(people, rules=rules)
    return Figure(absence=Absence.NOT_KNOWN) if people is None else Figure(float(people))


class Caseload(FeedsCalculation):
    """A count of people in one group of an area's caseload on a date."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="caseloads", verbose_name=_("area"))
    as_at = models.DateField(_("as at"))
    group = models.CharField(_("group"), max_length=20, choices=CaseloadGroup, default=CaseloadGroup.ALL)
    sex = models.CharField(_("sex"), max_length=8, choices=Sex, default=Sex.ALL)
    people = models.PositiveIntegerField(
        _("people"), null=True, blank=True, help_text=_("Empty: asked, and not known. Never zero.")
    )
    source = models.TextField(_("source"))
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)
    standing = models.CharField(
        _("standing"),
        max_length=30,
        blank=True,
        help_text=_("published_statistic, secondary_source, local_count"),
    )
    note = models.TextField(_("note"), blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of caseload"), excluded_fields=["change_token"])

    class Meta:
        ordering = ["area", "-as_at", "group", "sex"]
        verbose_name = _("caseload")
        verbose_name_plural = _("caseloads")
        constraints = [
            models.UniqueConstraint(fields=["area", "as_at", "group", "sex"], name="caseload_is_stated_once")
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.as_at} {self.group} {self.sex}"
