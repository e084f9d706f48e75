"""Where a service is, and who may know it."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.place import Place
from provision.models.service import Service


class AddressVisibility(models.TextChoices):
    PUBLIC = "public", _("public")
    AREA_ONLY = "area_only", _("only the area")
    ON_REQUEST = "on_request", _("on request")


class AddressIsHiddenError(Exception):
    """Somebody asked a site that was read for the public for an address that may not be public."""


class SiteQuerySet(models.QuerySet["Site"]):
    def for_public(self) -> Self:
        """The only query that pages, exports and feeds may use: hidden addresses are never selected.

        `shown_address` and `shown_postcode` are empty unless the site's address is public; `address` and `postcode`
        are not read, and asking such a site for them raises AddressIsHiddenError, so that nothing prints one by mistake.
        """
        public = When(address_visibility=AddressVisibility.PUBLIC, then=F("address"))
        postcode = When(address_visibility=AddressVisibility.PUBLIC, then=F("postcode"))
        return self.defer("address", "postcode").annotate(
            shown_address=Case(public, default=Value(""), output_field=models.TextField()),
            shown_postcode=Case(postcode, default=Value(""), output_field=models.TextField()),
        )


class Site(models.Model):
    """A place where a service is given. A service may have none that is public, or none at all."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="sites", verbose_name=_("service"))
    sender_id = models.CharField(_("the sender's own id"), max_length=120, blank=True)
    is_first = models.BooleanField(_("first site"), default=False)
    name = models.CharField(_("name"), max_length=240, blank=True)
    address = models.TextField(_("address"), blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    # Unless somebody says that an address is public, it is not.
    address_visibility = models.CharField(
        _("who may see the address"),
        max_length=12,
        choices=AddressVisibility,
        default=AddressVisibility.ON_REQUEST,
    )
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    co_located_at = models.ManyToManyField(
        Place, blank=True, related_name="sites", verbose_name=_("in these probation offices")
    )
    stated_none = models.JSONField(_("asked, and there are none"), default=list, blank=True)

    objects = SiteQuerySet.as_manager()
    history = HistoricalRecords(verbose_name=_("history of site"))

    class Meta:
        ordering = ["service", "-is_first", "name", "pk"]
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(is_first=True), name="service_has_one_first_site"
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.service)

    def refresh_from_db(
        self, using: str | None = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        """Django reads a field that was left out through this."""
        if hasattr(self, "shown_address") and {"address", "postcode"} & set(fields or ()):
            raise AddressIsHiddenError
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
