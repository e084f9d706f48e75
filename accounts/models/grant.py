"""A role given to a person, for some areas, some organisations, or everywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.models.user import User
from provision.models import Area, Organisation


class Role(models.TextChoices):
    COMMISSIONER = "commissioner", _("Commissioner")
    SUBMITTER = "submitter", _("Probation staff")
    CURATOR = "curator", _("Curator")
    ADMINISTRATOR = "administrator", _("Administrator")


class RoleGrant(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    everywhere = models.BooleanField(_("in every area"), default=False)
    areas = models.ManyToManyField(Area, blank=True, related_name="role_grants", verbose_name=_("areas"))
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="role_grants", verbose_name=_("organisations")
    )

    history = HistoricalRecords(verbose_name=_("history of role"), m2m_fields=[areas, organisations])

    class Meta:
        ordering = ["user", "role"]
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_is_granted_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
