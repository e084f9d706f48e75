"""The standard referral procedure of a pathway: owned by a lead in a role, versioned, told to teams, who say they have it."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import Area, Organisation
from referrals.models.pathway import Pathway


class Procedure(models.Model):
    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(Pathway, models.PROTECT, related_name="procedures", verbose_name=_("pathway"))
    name = models.CharField(_("name"), max_length=160)
    areas = models.ManyToManyField(
        Area, blank=True, related_name="procedures", verbose_name=_("areas that it holds in")
    )
    lead_role = models.CharField(_("lead, by role"), max_length=160)
    lead_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="procedures_led",
        verbose_name=_("organisation of the lead"),
    )
    lead_email = models.EmailField(_("mailbox of the lead (a role's, not a person's)"))
    review_on = models.DateField(_("to be reviewed on"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of procedure"), m2m_fields=[areas])

    belongs_by = "areas"

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("referral procedure")
        verbose_name_plural = _("referral procedures")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("procedure", args=[self.public_id])


class ProcedureVersion(models.Model):
    """`parts`: the text by part of the template. A published version never changes."""

    procedure = models.ForeignKey(
        Procedure, models.CASCADE, related_name="versions", verbose_name=_("procedure")
    )
    number = models.PositiveIntegerField(_("version"))
    parts = models.JSONField(_("text, by part"), default=dict)
    written_at = models.DateTimeField(_("written"), auto_now=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by_id = models.BigIntegerField(_("account of who published it"), null=True, blank=True)

    belongs_by = "procedure"

    class Meta:
        ordering = ["procedure", "-number"]
        verbose_name = _("version of a procedure")
        verbose_name_plural = _("versions of procedures")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="version_of_procedure_has_its_number"
            ),
            models.UniqueConstraint(
                fields=["procedure"], condition=models.Q(published_at=None), name="procedure_has_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.number}"


class Acknowledgement(models.Model):
    """A team that a version was told to, and when it said that it has it. Teams are named; people are not."""

    version = models.ForeignKey(
        ProcedureVersion, models.CASCADE, related_name="acknowledgements", verbose_name=_("version")
    )
    team = models.CharField(_("team"), max_length=160)
    mailbox = models.EmailField(_("mailbox of the team (a role's, not a person's)"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acknowledgements",
        verbose_name=_("organisation"),
    )
    told_at = models.DateTimeField(_("told"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    role = models.CharField(_("acknowledged in which role"), max_length=40, blank=True)

    belongs_by = "version"

    class Meta:
        ordering = ["version", "team"]
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [
            models.UniqueConstraint(fields=["version", "team"], name="team_is_told_once_of_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.team}"
