"""An invitation: the only way to an account. The link holds a secret; the table keeps its digest."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.grant import Role
from accounts.models.user import User
from provision.models import Area, Organisation


class Invitation(models.Model):
    email = models.EmailField(_("email address"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    everywhere = models.BooleanField(_("in every area"), default=False)
    areas = models.ManyToManyField(Area, blank=True, related_name="+", verbose_name=_("areas"))
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("organisations")
    )
    secret_digest = models.CharField(_("digest of the secret"), max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, models.PROTECT, related_name="invitations_sent", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-invited_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return self.email
