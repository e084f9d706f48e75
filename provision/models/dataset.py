"""Where reference facts come from, and what a pack last wrote."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class DataSource(models.Model):
    """A data set as the data sources page lists it."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=240)
    holds = models.TextField(_("what it holds"))
    publisher = models.TextField(_("source"))
    licence = models.CharField(_("licence"), max_length=160)
    as_at = models.CharField(_("as at"), max_length=80)
    rows = models.PositiveIntegerField(_("rows"), null=True, blank=True)
    caveats = models.TextField(_("caveats"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords(verbose_name=_("history of data source"))

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("data source")
        verbose_name_plural = _("data sources")

    def __str__(self) -> str:
        return self.title


class PackRecord(models.Model):
    """What a reference pack last wrote to one row, field by field.

    Loading a pack again overwrites a field only where the row still holds what the pack wrote: a correction
    made here by a curator survives, and is printed as a difference.
    """

    pack = models.CharField(_("pack"), max_length=40)
    table = models.CharField(_("table"), max_length=40)
    key = models.CharField(_("key"), max_length=240)
    written = models.JSONField(_("what the pack last wrote"))

    class Meta:
        ordering = ["pack", "table", "key"]
        verbose_name = _("pack record")
        verbose_name_plural = _("pack records")
        constraints = [
            models.UniqueConstraint(fields=["pack", "table", "key"], name="pack_record_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.pack}/{self.table}/{self.key}"
