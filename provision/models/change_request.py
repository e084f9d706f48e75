"""What somebody asks to be published: a new service, or corrections to one that is published.

Until a curator approves it, a change request touches nothing that readers see. It holds texts by column, as a
CSV file would (`provision/exchange/tables/services.py` says which columns there are and what they mean), so that
whatever was typed is kept as it was typed.
"""

import uuid
from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from provision.models.area import Area
from provision.models.organisation import Organisation
from provision.models.service import EntryStatus, Service

LONGEST_ANSWER = 500


class DecisionReason(models.TextChoices):
    """Why a curator did not publish something as it was asked. One list for returning, leaving out and withdrawing."""

    SOURCE_NEEDED = "source_needed", _("no source is given, or it does not say this")
    UNCLEAR = "unclear", _("it is not clear what is meant")
    CONTRADICTORY = "contradictory", _("it contradicts something else that is known")
    DUPLICATE = "duplicate", _("the service is on the map already")
    NOT_A_SERVICE = "not_a_service", _("it is not a service for this map")
    PERSONAL_DATA = "personal_data", _("it names a person, or tells something about one")
    PROVIDER_DISAGREES = "provider_disagrees", _("the provider says otherwise")
    OUTDATED = "outdated", _("it is no longer so")
    SUPERSEDED = "superseded", _("a later request takes its place")
    OTHER = "other", _("another reason")


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    def waiting(self) -> Self:
        """Submitted, and nobody has decided."""
        return self.filter(status=EntryStatus.SUBMITTED)

    def under_way(self) -> Self:
        """Neither published nor withdrawn: with its sender or with a curator."""
        return self.filter(status__in=(EntryStatus.DRAFT, EntryStatus.SUBMITTED, EntryStatus.RETURNED))

    def made_by(self, person_id: int) -> Self:
        """What one person asked for: the only query by which their own pages may fetch."""
        return self.filter(owner_id=person_id)

    def concerning(self, area_ids: Collection[int]) -> Self:
        """Those that concern any of these areas."""
        linked = ChangeRequest.areas.through.objects.filter(area_id__in=area_ids)
        return self.filter(pk__in=linked.values("changerequest_id"))


class ChangeRequest(models.Model):
    """`texts` holds the columns that would read otherwise; `base` what the person saw in every column that a form shows."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="change_requests",
        verbose_name=_("service"),
        help_text=_("Empty for a new service that is not published yet"),
    )
    status = models.CharField(_("status"), max_length=12, choices=EntryStatus, default=EntryStatus.DRAFT)
    owner_id = models.BigIntegerField(_("account of the person who asks"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    base = models.JSONField(_("what the person saw"), default=dict, blank=True)
    base_version = models.PositiveIntegerField(_("version that the person saw"), default=0)
    texts = models.JSONField(_("what they wrote, by column"), default=dict, blank=True)
    steps_done = models.JSONField(_("steps saved"), default=list, blank=True)
    edition = models.PositiveIntegerField(_("times saved"), default=0)
    areas = models.ManyToManyField(
        Area, blank=True, related_name="change_requests", verbose_name=_("areas that it concerns")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="change_requests",
        verbose_name=_("provider, where it is known"),
    )

    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    # What curators do with it
    assigned_to_id = models.BigIntegerField(
        _("account of the curator who looks at it"), null=True, blank=True
    )
    confirmed = models.JSONField(_("critical columns confirmed"), default=list, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    left_out = models.JSONField(_("columns that were not taken"), default=list, blank=True)
    reason_code = models.CharField(_("reason"), max_length=20, choices=DecisionReason, blank=True)
    answer = models.CharField(_("answer to the sender"), max_length=LONGEST_ANSWER, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["submitted_at", "pk"]
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        indexes = [
            models.Index(fields=["status", "submitted_at"]),
            models.Index(fields=["owner_id", "status"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=EntryStatus.PUBLISHED)
                | Q(service__isnull=False, decided_at__isnull=False),
                name="published_request_names_its_service",
            ),
            models.CheckConstraint(
                condition=Q(status=EntryStatus.DRAFT)
                | Q(submitted_at__isnull=False)
                | Q(status=EntryStatus.WITHDRAWN),
                name="request_that_was_sent_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The sender's own page about it."""
        return reverse("entry", args=[self.public_id])

    @property
    def name(self) -> str:
        """The name that the service has, or would have."""
        return str(self.texts.get("name") or self.base.get("name") or "")

    @property
    def is_new_service(self) -> bool:
        """Whether it asks for a service that is not on the map."""
        return not self.base
