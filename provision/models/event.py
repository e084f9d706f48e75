"""Who in which role did what, when, and why. Roles, never names, are shown."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from provision.freshness import Clocks
from provision.models.change_request import ChangeRequest
from provision.models.service import EntryStatus, Service


class EventQuerySet(models.QuerySet["Event"]):
    def public(self, *, on: date, clocks: Clocks) -> Self:
        """What readers may see: what happened to entries that they see, those that have lapsed left out.

        Never what was done to people, nor what somebody asks for while a curator has not approved it.
        """
        happened = Q(change_request=None) | Q(after=EntryStatus.PUBLISHED)
        shown = Service.objects.shown(on=on, clocks=clocks).order_by()
        return self.filter(happened, service__in=shown).select_related("service")


class Event(models.Model):
    """Something that happened to an entry or a table, written in the transaction that did it."""

    at = models.DateTimeField(_("when"), auto_now_add=True)
    role = models.CharField(_("in which role"), max_length=40)
    actor_id = models.BigIntegerField(_("account"), null=True, blank=True)
    action = models.CharField(_("what"), max_length=40)
    service = models.ForeignKey(
        Service, models.CASCADE, null=True, blank=True, related_name="events", verbose_name=_("service")
    )
    change_request = models.ForeignKey(
        ChangeRequest,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("change request"),
    )
    version = models.PositiveIntegerField(_("version that it made of the service"), null=True, blank=True)
    subject = models.CharField(_("about"), max_length=240, blank=True)
    before = models.CharField(_("from"), max_length=40, blank=True)
    after = models.CharField(_("to"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["-at"])]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
