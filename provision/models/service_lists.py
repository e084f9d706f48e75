"""What a service names: the needs it meets, the areas it covers, what it offers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from provision.models.area import Area
from provision.models.feeding import FeedsCalculation
from provision.models.service import Service
from provision.models.vocabulary import Need


class ServiceNeed(FeedsCalculation):
    """A need that a service names, with its stated weight if there is one."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="needs", verbose_name=_("service"))
    need = models.ForeignKey(Need, models.PROTECT, related_name="service_needs", verbose_name=_("need"))
    weight = models.FloatField(_("weight"), null=True, blank=True)

    class Meta:
        ordering = ["service", "need"]
        verbose_name = _("need of a service")
        verbose_name_plural = _("needs of services")
        constraints = [
            models.UniqueConstraint(fields=["service", "need"], name="service_names_a_need_once"),
            models.CheckConstraint(
                condition=Q(weight=None) | Q(weight__gte=0), name="need_weight_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.need}"


class ServiceCoverage(FeedsCalculation):
    """An area that a service covers, which is not where it sits, with its stated share if there is one."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="coverage", verbose_name=_("service"))
    area = models.ForeignKey(Area, models.PROTECT, related_name="service_coverage", verbose_name=_("area"))
    share = models.FloatField(_("share"), null=True, blank=True)

    class Meta:
        ordering = ["service", "area"]
        verbose_name = _("area of a service")
        verbose_name_plural = _("areas of services")
        constraints = [
            models.UniqueConstraint(fields=["service", "area"], name="service_covers_an_area_once"),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0), name="area_share_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.area}"


class ServiceActivity(models.Model):
    """One thing a contract says it offers, in the source's own words and grouping."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="activities", verbose_name=_("service"))
    order = models.PositiveIntegerField(_("order"))
    need_label = models.CharField(_("the source's need label"), max_length=160)
    title = models.TextField(_("activity"), blank=True)
    kind = models.CharField(_("how it is described"), max_length=20)
    methods = models.CharField(_("methods"), max_length=200, blank=True)
    place = models.TextField(_("where"), blank=True)
    is_repeat = models.BooleanField(_("says the same as another"), default=False)

    class Meta:
        ordering = ["service", "order"]
        verbose_name = _("activity of a service")
        verbose_name_plural = _("activities of services")
        constraints = [models.UniqueConstraint(fields=["service", "order"], name="activity_has_its_place")]

    def __str__(self) -> str:
        return self.title or self.need_label
