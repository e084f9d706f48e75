"""Bodies that commission, provide, refer, regulate or speak for users."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models.area import Area
from provision.models.vocabulary import Term, Vocabulary


class OrganisationRole(models.TextChoices):
    COMMISSIONS = "commissions", _("commissions")
    PROVIDES = "provides", _("provides")
    REFERS = "refers", _("refers")
    REGULATES = "regulates", _("regulates")
    SPEAKS_FOR_USERS = "speaks_for_users", _("speaks for users")


class Organisation(models.Model):
    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=240)
    name_cy = models.CharField(_("Welsh name"), max_length=240, blank=True)
    kind = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        limit_choices_to={"vocabulary": Vocabulary.BODY},
        verbose_name=_("kind of body"),
    )
    roles = models.JSONField(
        _("roles"), null=True, blank=True, help_text=_("A list of role codes. Empty: not known.")
    )
    areas = models.ManyToManyField(Area, blank=True, related_name="organisations", verbose_name=_("areas"))
    url = models.URLField(_("web address"), blank=True, max_length=500)
    email = models.EmailField(_("role mailbox"), blank=True)
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True, verbose_name=_("successors")
    )
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(_("note"), blank=True)
    stated_none = models.JSONField(_("asked, and there are none"), default=list, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of organisation"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name


class OrganisationCode(models.Model):
    """An organisation's code in a register: scheme and value (`ods:RW5`, `crs:A_WAY_OUT`)."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="codes", verbose_name=_("organisation")
    )
    scheme = models.CharField(_("scheme"), max_length=20)
    value = models.CharField(_("value"), max_length=80)

    class Meta:
        ordering = ["scheme", "value"]
        verbose_name = _("organisation code")
        verbose_name_plural = _("organisation codes")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="organisation_code_names_one_body")
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
