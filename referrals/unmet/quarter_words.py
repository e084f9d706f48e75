"""Quarters as people read them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from referrals.quarters import Quarter


def in_words(quarter: Quarter) -> str:
    """`July to September 2026`."""
    first = date_format(quarter.first_day, "F", use_l10n=False)
    last = date_format(quarter.last_day, "F Y", use_l10n=False)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def shown_from(quarter: Quarter) -> str:
    """The day on which its counts are shown: `14 October 2026`."""
    return date_format(quarter.shown_from, "j F Y", use_l10n=False)
