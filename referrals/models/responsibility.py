"""Who is responsible: what policy expects of a kind of body for a kind of service, and what was found in an area."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import Area, Organisation, Term, Vocabulary


class FoundState(models.TextChoices):
    DELIVERED = "delivered", _("delivered")
    PARTLY = "partly", _("partly delivered")
    NOT = "not", _("not delivered")
    DISPUTED = "disputed", _("disputed")
    NOT_KNOWN = "not_known", _("not known")


class Expectation(models.Model):
    """Service type × body × nation. England and Wales differ by these rows, never by code.

    Without a service type it is about health care in general; without a body, the body is not known.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    nation = models.ForeignKey(Area, models.PROTECT, related_name="expectations", verbose_name=_("nation"))
    service_type = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="expectations",
        limit_choices_to={"vocabulary": Vocabulary.SERVICE_TYPE},
        verbose_name=_("service type"),
    )
    body = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="expected_of",
        limit_choices_to={"vocabulary": Vocabulary.BODY},
        verbose_name=_("body"),
    )
    expects = models.TextField(_("what policy expects"))
    expects_cy = models.TextField(_("what policy expects, in Welsh"), blank=True)
    is_statutory = models.BooleanField(
        _("by statute"), null=True, blank=True, help_text=_("Empty: not known")
    )
    source = models.TextField(_("source"))
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)

    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords(verbose_name=_("history of expectation"))

    class Meta:
        ordering = ["nation", "order", "pk"]
        verbose_name = _("expectation of policy")
        verbose_name_plural = _("expectations of policy")

    def __str__(self) -> str:
        return self.code


class Finding(models.Model):
    """What was found in an area, on a date, with the evidence for it. The newest counts."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="findings", verbose_name=_("area"))
    expectation = models.ForeignKey(
        Expectation, models.CASCADE, related_name="findings", verbose_name=_("expectation")
    )
    state = models.CharField(_("what was found"), max_length=12, choices=FoundState)
    evidence = models.TextField(_("evidence"))
    found_on = models.DateField(_("found on"))
    note = models.TextField(_("note for this area"), blank=True)
    responsible_here = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("body that is responsible here, where it is another"),
    )
    role = models.CharField(_("in which role"), max_length=40)
    actor_id = models.BigIntegerField(_("account"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    belongs_by = "area"

    class Meta:
        ordering = ["area", "expectation", "-found_on", "-pk"]
        verbose_name = _("finding on responsibility")
        verbose_name_plural = _("findings on responsibility")

    def __str__(self) -> str:
        return f"{self.area}: {self.expectation}, {self.state}"
