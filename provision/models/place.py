"""Prisons, probation offices and courts, and the postcode districts that find them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.area import Area


class PlaceKind(models.TextChoices):
    PRISON = "prison", _("prison")
    PROBATION_OFFICE = "probation_office", _("probation office")
    COURT = "court", _("court")


class PlaceQuerySet(models.QuerySet["Place"]):
    def shown(self) -> "PlaceQuerySet":
        """Places that pages may show. Courts are kept, not shown: their list is unverified."""
        return self.exclude(kind=PlaceKind.COURT)


class Place(models.Model):
    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind)
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=240)
    name_cy = models.CharField(_("Welsh name"), max_length=240, blank=True)
    address = models.TextField(_("address"), blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    easting = models.FloatField(_("easting"), null=True, blank=True)
    northing = models.FloatField(_("northing"), null=True, blank=True)
    # Located by the centre of its postcode district, so its unit is a guess until somebody confirms it.
    is_approximate = models.BooleanField(_("approximate"), default=True)
    areas = models.ManyToManyField(
        Area, blank=True, related_name="places", verbose_name=_("units it may lie in")
    )
    function = models.CharField(_("what it holds or does"), max_length=160, blank=True)
    category = models.CharField(_("category"), max_length=80, blank=True)
    operator = models.CharField(_("operator"), max_length=80, blank=True)
    holds_children = models.BooleanField(_("holds children"), default=False)
    url = models.URLField(_("web address"), blank=True, max_length=500)
    note = models.TextField(_("note"), blank=True)
    source = models.TextField(_("source"), blank=True)
    as_at = models.CharField(_("as at"), max_length=40, blank=True)

    objects = PlaceQuerySet.as_manager()
    history = HistoricalRecords(verbose_name=_("history of place"))

    class Meta:
        ordering = ["kind", "name"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="place_code_is_unique_in_its_kind")
        ]

    def __str__(self) -> str:
        return self.name


class PostcodeDistrict(models.Model):
    """The first half of a postcode, placed by its centre: approximate, so candidates are offered, never decided."""

    code = models.CharField(_("postcode district"), max_length=5, unique=True)
    easting = models.FloatField(_("easting"), null=True, blank=True)
    northing = models.FloatField(_("northing"), null=True, blank=True)
    candidates = models.JSONField(_("codes of units it may lie in, likeliest first"), default=list)
    authority_code = models.CharField(_("code of the authority of its centre"), max_length=20, blank=True)
    is_non_geographic = models.BooleanField(_("for large users only"), default=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("postcode district")
        verbose_name_plural = _("postcode districts")

    def __str__(self) -> str:
        return self.code
