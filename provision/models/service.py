"""A service: what it is, who it takes, how to refer, how much it can do, and who says so.

An empty field means *not known*. Where somebody was asked and the answer is "none", the field's name
stands in `stated_none`: no exclusions, no lower age limit, none of our needs.
"""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from provision.models.feeding import FeedsCalculation
from provision.models.organisation import Organisation
from provision.models.service_queries import ServiceQuerySet
from provision.models.vocabulary import Stage, Term, Vocabulary

NOT_NEGATIVE = [MinValueValidator(0)]


class EntryStatus(models.TextChoices):
    """Where an entry stands with curators. Review due, lapsed and stale are questions of dates, not statuses."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Delivery(models.TextChoices):
    """A sourced statement of what is happening. Dates narrow it and never widen it."""

    POLICY_ONLY = "policy_only", _("in policy only")
    COMMISSIONED = "commissioned", _("commissioned, not yet delivering")
    DELIVERING = "delivering", _("delivering")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class ProvisionKind(models.TextChoices):
    DEDICATED = "dedicated", _("for people on probation only")
    PROBATION_ELEMENT = "probation_element", _("mainstream, with a part for people on probation")
    MAINSTREAM = "mainstream", _("mainstream")


class Tier(models.TextChoices):
    UNIVERSAL = "universal", _("universal")
    TARGETED = "targeted", _("targeted")
    SPECIALIST = "specialist", _("specialist")


class SupportOrTreatment(models.TextChoices):
    TREATMENT = "treatment", _("treatment")
    SUPPORT = "support", _("support, not treatment")


class AcceptedSex(models.TextChoices):
    ANY = "any", _("women and men")
    FEMALE = "female", _("women only")
    MALE = "male", _("men only")


class Service(FeedsCalculation):
    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    sender = models.CharField(_("who sends it"), max_length=60, blank=True)
    sender_id = models.CharField(_("the sender's own id"), max_length=120, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=EntryStatus, default=EntryStatus.DRAFT)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    # What it is
    name = models.CharField(_("name"), max_length=240)
    name_cy = models.CharField(_("Welsh name"), max_length=240, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="services", verbose_name=_("provider")
    )
    url = models.URLField(_("web address"), blank=True, max_length=500)
    summary = models.TextField(_("in a sentence"), blank=True)
    description = models.TextField(_("what it does"), blank=True)
    service_type = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="services_of_type",
        limit_choices_to={"vocabulary": Vocabulary.SERVICE_TYPE},
        verbose_name=_("service type"),
    )
    provision_kind = models.CharField(
        _("provision for probation"), max_length=20, choices=ProvisionKind, blank=True
    )
    tier = models.CharField(_("tier"), max_length=12, choices=Tier, blank=True)
    support_or_treatment = models.CharField(
        _("support or treatment"), max_length=12, choices=SupportOrTreatment, blank=True
    )
    stages = models.ManyToManyField(
        Stage, blank=True, related_name="services", verbose_name=_("justice stages")
    )
    settings = models.ManyToManyField(
        Term,
        blank=True,
        related_name="services_in_setting",
        verbose_name=_("settings"),
        limit_choices_to={"vocabulary": Vocabulary.SETTING},
    )

    # Who it is for
    who_for = models.TextField(_("who it is for"), blank=True)
    sexes = models.CharField(_("sex accepted"), max_length=8, choices=AcceptedSex, blank=True)
    min_age = models.PositiveSmallIntegerField(_("youngest age"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("oldest age"), null=True, blank=True)
    exclusions = models.ManyToManyField(
        Term,
        blank=True,
        related_name="services_excluding",
        verbose_name=_("will not take"),
        limit_choices_to={"vocabulary": Vocabulary.EXCLUSION},
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    accessibility = models.JSONField(_("accessibility"), default=list, blank=True)
    cost_to_user = models.TextField(_("cost to the person"), blank=True)

    # How to refer
    how_to_refer = models.TextField(_("how to refer"), blank=True)
    access_routes = models.ManyToManyField(
        Term,
        blank=True,
        related_name="services_by_route",
        verbose_name=_("access routes"),
        limit_choices_to={"vocabulary": Vocabulary.ACCESS_ROUTE},
    )
    required_documents = models.JSONField(_("what to bring"), default=list, blank=True)
    opening_hours = models.TextField(_("opening hours"), blank=True)
    lead_role = models.CharField(_("lead, by role"), max_length=160, blank=True)
    lead_email = models.EmailField(_("mailbox of the lead (a role's; never shown)"), blank=True)
    referral_email = models.EmailField(_("referral mailbox (a role's, not a person's)"), blank=True)
    referral_phone = models.CharField(_("referral telephone"), max_length=60, blank=True)
    referrals_open_on = models.DateField(_("referrals open on"), null=True, blank=True)
    referrals_close_on = models.DateField(_("referrals close on"), null=True, blank=True)

    # How much it can do
    starts_per_year = models.FloatField(_("starts a year"), null=True, blank=True, validators=NOT_NEGATIVE)
    places = models.FloatField(_("places"), null=True, blank=True, validators=NOT_NEGATIVE)
    mean_weeks = models.FloatField(
        _("average weeks with the service"), null=True, blank=True, validators=NOT_NEGATIVE
    )
    probation_share = models.FloatField(
        _("share for people on probation"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    capacity_as_at = models.DateField(_("capacity as at"), null=True, blank=True)
    places_free = models.FloatField(_("places free today"), null=True, blank=True, validators=NOT_NEGATIVE)
    places_free_as_at = models.DateField(_("free places as at"), null=True, blank=True)
    wait_weeks = models.FloatField(_("wait, in weeks"), null=True, blank=True, validators=NOT_NEGATIVE)
    wait_as_at = models.DateField(_("wait as at"), null=True, blank=True)

    # Whether it is running, who pays, who says so
    delivery = models.CharField(_("delivery"), max_length=12, choices=Delivery, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    commissioners = models.ManyToManyField(
        Organisation, blank=True, related_name="services_commissioned", verbose_name=_("commissioners")
    )
    funding_ends_on = models.DateField(_("funding ends on"), null=True, blank=True)
    source = models.TextField(_("source"), blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    confidence = models.CharField(_("confidence in the source"), max_length=30, blank=True)
    last_checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    contact_checked_on = models.DateField(_("contact and referral details checked on"), null=True, blank=True)
    eligibility_checked_on = models.DateField(_("eligibility checked on"), null=True, blank=True)
    next_review_on = models.DateField(_("next review on"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    original_labels = models.JSONField(_("the source's own labels"), default=list, blank=True)
    stated_none = models.JSONField(_("asked, and there are none"), default=list, blank=True)
    note = models.TextField(_("note shown with the entry"), blank=True)

    objects: ClassVar = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        indexes = [models.Index(fields=["status", "name"]), models.Index(fields=["status", "delivery"])]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "sender_id"],
                condition=~Q(sender_id=""),
                name="service_is_known_once_to_its_sender",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="service_ends_after_it_starts",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(probation_share=None) | Q(probation_share__gte=0, probation_share__lte=1),
                name="probation_share_is_a_share",
            ),
            models.CheckConstraint(
                condition=(Q(starts_per_year=None) | Q(starts_per_year__gte=0))
                & (Q(places=None) | Q(places__gte=0))
                & (Q(mean_weeks=None) | Q(mean_weeks__gt=0))
                & (Q(places_free=None) | Q(places_free__gte=0)),
                name="service_capacity_is_not_negative",
                violation_error_message=_(
                    "Starts and places cannot be below 0, and average weeks must be above 0."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("service", args=[self.public_id])
