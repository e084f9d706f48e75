"""How often an address wants to be told what. An address without a row has the defaults."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a notice is about: each kind has a choice of its own."""

    REMINDERS = "reminders", _("reminders of what is due")
    DECISIONS = "decisions", _("decisions on what I asked for")
    NEWS = "news", _("what is new in what I watch")


class Pace(models.TextChoices):
    AT_ONCE = "immediate", _("At once")
    WEEKLY = "weekly", _("In one message a week at most")
    NONE = "none", _("Not at all")


class Preference(models.Model):
    """One address: a person's with an account, or the mailbox of a service's or an organisation's lead."""

    address = models.EmailField(_("email address"), unique=True)
    reminders = models.CharField(
        Kind.REMINDERS.label, max_length=12, choices=Pace.choices, default=Pace.WEEKLY
    )
    decisions = models.CharField(
        Kind.DECISIONS.label, max_length=12, choices=Pace.choices, default=Pace.AT_ONCE
    )
    news = models.CharField(Kind.NEWS.label, max_length=12, choices=Pace.choices, default=Pace.WEEKLY)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("choice of messages")
        verbose_name_plural = _("choices of messages")

    def __str__(self) -> str:
        return f"{self.reminders}, {self.decisions}, {self.news}"

    def pace(self, kind: Kind) -> Pace:
        """How often this address wants one kind."""
        return Pace(getattr(self, kind.value))
