"""A step of a pathway: who does what at which stage, whom it hands over to which kind of service, how fast, and what else."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import AcceptedSex, Service, Stage, Term, Vocabulary
from referrals.models.agreement import Agreement
from referrals.models.pathway import Pathway


class TimeUnit(models.TextChoices):
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")


class SharingBasis(models.TextChoices):
    """On what basis information is handed on at a step."""

    CONSENT = "consent", _("the person’s consent")
    PUBLIC_TASK = "public_task", _("a public task")
    LEGAL_DUTY = "legal_duty", _("a legal duty")
    VITAL_INTERESTS = "vital_interests", _("to protect life")
    NOTHING_SHARED = "nothing_shared", _("nothing is shared")


class Step(models.Model):
    """`key` names the step within its pathway, so that a copy can be compared with its template.

    What a step hands over (sex, age, circumstances) is what a receiving service must accept. Empty: anybody.
    """

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps", verbose_name=_("pathway"))
    key = models.SlugField(_("key"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="steps", verbose_name=_("justice stage"))
    agency = models.CharField(_("agency"), max_length=120, help_text=_("The lane of the diagram"))
    actor = models.CharField(_("who acts, by role"), max_length=160)
    action = models.CharField(_("what is done"), max_length=240)
    decision = models.CharField(_("what is decided"), max_length=240, blank=True)
    criteria = models.TextField(_("on what criteria"), blank=True)
    is_exit = models.BooleanField(_("somebody may leave the pathway here"), default=False)
    destination = models.CharField(_("where to, for an exit"), max_length=240, blank=True)

    # How fast
    time_standard = models.FloatField(_("within"), null=True, blank=True)
    time_unit = models.CharField(_("unit"), max_length=8, choices=TimeUnit, blank=True)
    standard_source = models.TextField(_("source of the time standard"), blank=True)

    # Whom it hands over
    sexes = models.CharField(
        _("sex of the people handed over"), max_length=8, choices=AcceptedSex, blank=True
    )
    min_age = models.PositiveSmallIntegerField(_("youngest handed over"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("oldest handed over"), null=True, blank=True)
    circumstances = models.ManyToManyField(
        Term,
        blank=True,
        related_name="steps_with_circumstance",
        limit_choices_to={"vocabulary": Vocabulary.EXCLUSION},
        verbose_name=_("circumstances that people may bring"),
    )

    # Who receives
    receiving_types = models.ManyToManyField(
        Term,
        blank=True,
        related_name="steps_received_by",
        limit_choices_to={"vocabulary": Vocabulary.SERVICE_TYPE},
        verbose_name=_("kinds of service that may receive"),
    )
    receiving_service = models.ForeignKey(
        Service,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="receiving_steps",
        verbose_name=_("service that receives"),
    )
    fallback = models.CharField(_("when it says no"), max_length=240, blank=True)

    # What is passed on
    shares = models.TextField(_("what information is passed on"), blank=True)
    basis = models.CharField(_("on what basis"), max_length=20, choices=SharingBasis, blank=True)
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("under which agreement"),
    )
    needs_agreement = models.BooleanField(_("an agreement is needed"), default=False)

    history = HistoricalRecords(verbose_name=_("history of step"))

    belongs_by = "pathway"

    class Meta:
        ordering = ["pathway", "order", "pk"]
        verbose_name = _("step of a pathway")
        verbose_name_plural = _("steps of pathways")
        constraints = [
            models.UniqueConstraint(fields=["pathway", "key"], name="step_has_its_key"),
            models.CheckConstraint(
                condition=Q(time_standard=None) | (Q(time_standard__gt=0) & ~Q(time_unit="")),
                name="time_standard_has_its_unit",
                violation_error_message=_("A time standard is above 0 and has a unit."),
            ),
            models.CheckConstraint(
                condition=Q(min_age=None) | Q(max_age=None) | Q(max_age__gte=models.F("min_age")),
                name="step_ages_are_in_order",
                violation_error_message=_("The oldest age is below the youngest."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pathway}: {self.action}"


class Branch(models.Model):
    """From one step to another; `when` says on which answer, empty where there is only one way on."""

    origin = models.ForeignKey(Step, models.CASCADE, related_name="branches", verbose_name=_("from"))
    to = models.ForeignKey(Step, models.CASCADE, related_name="arrivals", verbose_name=_("to"))
    when = models.CharField(_("when"), max_length=160, blank=True)

    belongs_by = "origin"

    class Meta:
        ordering = ["origin", "pk"]
        verbose_name = _("way from step to step")
        verbose_name_plural = _("ways from step to step")
        constraints = [
            models.UniqueConstraint(fields=["origin", "to"], name="two_steps_are_joined_once"),
            models.CheckConstraint(condition=~Q(origin=models.F("to")), name="step_does_not_lead_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.origin} → {self.to}"
