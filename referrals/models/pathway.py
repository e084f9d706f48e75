"""A pathway: the ordered, branching steps by which people get from a justice stage to care, nationally or in some areas."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from provision.models import Area, Need


class Pathway(models.Model):
    """A national template has no areas. An area adopts one, and its copy may then differ from it."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(
        _("code"), max_length=60, blank=True, help_text=_("Of a national template; copies have none")
    )
    name = models.CharField(_("name"), max_length=160)
    name_cy = models.CharField(_("Welsh name"), max_length=160, blank=True)
    summary = models.TextField(_("in a sentence"), blank=True)
    summary_cy = models.TextField(_("in a sentence, in Welsh"), blank=True)
    template = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adoptions",
        verbose_name=_("adopted from"),
    )
    areas = models.ManyToManyField(
        Area, blank=True, related_name="pathways", verbose_name=_("areas that it holds in")
    )
    needs = models.ManyToManyField(
        Need, blank=True, related_name="pathways", verbose_name=_("needs that it is for"),
        help_text=_("None: for any need"),
    )  # fmt: skip
    source = models.TextField(_("source"), blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    is_retired = models.BooleanField(_("no longer in use"), default=False)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    history = HistoricalRecords(verbose_name=_("history of pathway"), m2m_fields=[areas, needs])

    belongs_by = "areas"

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("pathway")
        verbose_name_plural = _("pathways")
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="template_has_its_code"
            ),
            models.CheckConstraint(
                condition=models.Q(template=None) | models.Q(code=""), name="copy_of_a_template_has_no_code"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("pathway", args=[self.public_id])
