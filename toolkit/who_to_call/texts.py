"""What one service is told as, in a few words. A fact past its clock reads not known, with the day of its telling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.directory.entries import Entry
from provision.directory.told import Told
from provision.freshness import Kind
from provision.models import Service
from toolkit.report.sentences import first_few
from ui.templatetags.numbers import day_near

MOST_NEEDS, MOST_REFUSED = 3, 3
LONGEST_NAME, LONGEST_PROVIDER, LONGEST_HOW = 110, 60, 100


@dataclass(frozen=True)
class Said:
    """A few words, or the words for their absence."""

    text: str
    is_known: bool = True


@dataclass(frozen=True)
class Route:
    """How to refer. The mailbox and the telephone stand whole, or are empty; `words` is what else is told, or that nothing is."""

    mailbox: str
    phone: str
    words: Said | None


def name_of(text: str, *, longest: int) -> str:
    """A name, shortened where it is very long."""
    return str(Truncator(text).chars(longest))


def needs_told(entry: Entry) -> Said:
    if entry.needs:
        return Said(first_few([need.in_a_sentence for need in entry.needs], most=MOST_NEEDS))
    if "needs" in entry.asked_and_none:
        return Said(_("none of the needs on this map"))
    return not_known()


def kind_told(entry: Entry) -> str:
    """Treatment or support, which pages keep apart; empty where nobody has said."""
    return {"support": _("support, not treatment"), "treatment": _("treatment")}.get(
        entry.service.support_or_treatment, ""
    )


def takes_told(entry: Entry) -> Said:
    """Sex and age."""
    service, told = entry.service, entry.told.eligibility
    ages = _ages(service)
    if not service.sexes and ages is None:
        return not_known()
    if not told.holds:
        return not_known(told)
    sex = service.get_sexes_display() if service.sexes else _("sex not known")
    aged = ages or _("age not known")
    return Said(f"{sex}, {aged}")


def _ages(service: Service) -> str | None:
    low, high, none = service.min_age, service.max_age, service.stated_none
    if low is not None and high is not None:
        return _("aged %(low)d to %(high)d") % {"low": low, "high": high}
    if low is not None:
        return _("aged %(low)d and over") % {"low": low}
    if high is not None:
        return _("aged up to %(high)d") % {"high": high}
    return _("any age") if "min_age" in none and "max_age" in none else None


def refuses_told(entry: Entry) -> Said:
    """Whom it will not take."""
    if not entry.exclusions and "exclusions" not in entry.asked_and_none:
        return not_known()
    if not entry.told.eligibility.holds:
        return not_known(entry.told.eligibility)
    if not entry.exclusions:
        return Said(_("nobody is excluded"))
    return Said(first_few([word.in_a_sentence for word in entry.exclusions], most=MOST_REFUSED))


def route_told(entry: Entry) -> Route:
    service, told = entry.service, entry.told.contact
    how = " ".join(service.how_to_refer.split())
    if not (service.referral_email or service.referral_phone or how):
        return Route("", "", not_known())
    if not told.holds:
        return Route("", "", not_known(told))
    words = Said(str(Truncator(how).chars(LONGEST_HOW))) if how else None
    return Route(service.referral_email, service.referral_phone, words)


def today_told(entry: Entry) -> Said:
    """Free places and the wait, while they hold."""
    service, says = entry.service, entry.says
    figures = [
        (entry.told.places_free, Kind.PLACES_FREE, service.places_free, _places),
        (entry.told.wait, Kind.WAIT, service.wait_weeks, _wait),
    ]
    told = [
        (one, number, words) for one, kind, number, words in figures if kind in says and number is not None
    ]
    fresh = [(one, words(number)) for one, number, words in told if one.holds]
    if not fresh:
        return not_known(max((one for one, _n, _w in told), key=_when, default=None))
    newest = max((one.on for one, _words in fresh if one.on), default=None)
    said = "; ".join(words for _one, words in fresh)
    return Said(f"{said} ({day_near(newest, fresh[0][0].asked_on)})" if newest else said)


def checked_told(entry: Entry, *, on: date) -> Said:
    """When somebody last looked at the entry."""
    return Said(day_near(entry.checked_on, on)) if entry.checked_on else not_known()


def not_known(told: Told | None = None) -> Said:
    """The words for what nobody has told, or told too long ago."""
    if told is None:
        return Said(_("not known"), is_known=False)
    if told.on is None:
        return Said(_("not known (told, but nobody said when)"), is_known=False)
    day = day_near(told.on, told.asked_on)
    return Said(_("not known (last told %(day)s)") % {"day": day}, is_known=False)


def _when(told: Told) -> date:
    return told.on or date.min


def _places(number: float) -> str:
    if not number:
        return _("zero places free")
    return ngettext("%(n)s place free", "%(n)s places free", 1 if number == 1 else 2) % {"n": f"{number:g}"}


def _wait(weeks: float) -> str:
    if not weeks:
        return _("no wait")
    return ngettext("wait %(n)s week", "wait %(n)s weeks", 1 if weeks == 1 else 2) % {"n": f"{weeks:g}"}


def whole_text(said: Sequence[Said | None]) -> str:
    """Some words after each other, as they are measured for room."""
    return " ".join(one.text for one in said if one)
