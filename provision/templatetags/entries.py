"""What columns are called."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.entries.labels import label_of

register = template.Library()


@register.filter
def labelled(column: str) -> str:
    """The name of a column, in small letters as within a sentence."""
    return label_of(column)


@register.filter
def how_long(since: datetime) -> str:
    """How long something has lasted, in hours up to a day, then in days."""
    lasted = timezone.now() - since
    if lasted < timedelta(hours=1):
        return _("less than an hour")
    hours = int(lasted.total_seconds() // 3600)
    if lasted < timedelta(days=1):
        return ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    return ngettext("%(days)d day", "%(days)d days", lasted.days) % {"days": lasted.days}
