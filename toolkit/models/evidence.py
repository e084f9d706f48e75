"""The bibliography: what a commissioner may cite, summed up in our own words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class EvidenceItem(models.Model):
    """A publication. Its address may be unknown: `address_note` then says what was looked for."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    title = models.TextField(_("title"))
    authors = models.TextField(_("authors"), blank=True, help_text=_("Separated by “;”"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    address_note = models.TextField(_("note on the address"), blank=True)
    summary = models.TextField(_("summary in our own words"), blank=True)
    themes = models.JSONField(_("themes"), default=list, blank=True)

    history = HistoricalRecords(verbose_name=_("history of evidence item"))

    class Meta:
        ordering = ["title"]
        verbose_name = _("evidence item")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.title
