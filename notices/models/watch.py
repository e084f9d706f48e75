"""What a person watches: an area or a service."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from provision.models import Area, Service


class WatchQuerySet(models.QuerySet["Watch"]):
    def kept_by(self, person_id: int) -> Self:
        """What one person watches: the only query by which their own pages may fetch."""
        return self.filter(user_id=person_id)


class Watch(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches", verbose_name=_("person")
    )
    area = models.ForeignKey(
        Area, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("area")
    )
    service = models.ForeignKey(
        Service, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("service")
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    objects = WatchQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("watch")
        verbose_name_plural = _("watches")
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, service__isnull=True)
                | Q(area__isnull=True, service__isnull=False),
                name="watch_is_of_one_thing",
            ),
            models.UniqueConstraint(fields=["user", "area"], name="area_is_watched_once"),
            models.UniqueConstraint(fields=["user", "service"], name="service_is_watched_once"),
        ]

    def __str__(self) -> str:
        return str(self.area or self.service)
