"""Something that is missing or does not join up, found by a calculation or entered by somebody with a reason."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import Area, Need, Service, Stage, Term, Vocabulary
from referrals.models.pathway import Pathway
from referrals.models.step import Step


class Gap(models.Model):
    """Only gaps of capacity have priority and rank, and those are worked out, never kept here."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    kind = models.ForeignKey(
        Term,
        models.PROTECT,
        related_name="gaps",
        limit_choices_to={"vocabulary": Vocabulary.GAP_TYPE},
        verbose_name=_("kind of gap"),
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="gaps", verbose_name=_("area"))
    need = models.ForeignKey(
        Need, models.PROTECT, null=True, blank=True, related_name="gaps", verbose_name=_("need")
    )
    stage = models.ForeignKey(
        Stage, models.PROTECT, null=True, blank=True, related_name="gaps", verbose_name=_("justice stage")
    )
    pathway = models.ForeignKey(
        Pathway, models.SET_NULL, null=True, blank=True, related_name="gaps", verbose_name=_("pathway")
    )
    step = models.ForeignKey(
        Step, models.SET_NULL, null=True, blank=True, related_name="gaps", verbose_name=_("step")
    )
    service = models.ForeignKey(
        Service, models.SET_NULL, null=True, blank=True, related_name="gaps", verbose_name=_("service")
    )
    reason_code = models.CharField(_("reason code"), max_length=40, blank=True)
    reason = models.TextField(_("reason"))
    found_on = models.DateField(_("found on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    entered_by_id = models.BigIntegerField(
        _("account of who entered it"), null=True, blank=True, help_text=_("Empty: found by a calculation")
    )
    role = models.CharField(_("in which role"), max_length=40, blank=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of gap"))
    belongs_by = "area"

    class Meta:
        ordering = ["area", "kind", "pk"]
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")
        indexes = [models.Index(fields=["area", "closed_on"])]

    def __str__(self) -> str:
        return f"{self.area}: {self.kind}"
