"""Numbers, ranges and days as pages write them. What is not there is a word, never a blank.

Rounding follows `provision.figures` (halves up; more than nothing never reads as nothing), which this lowest layer
cannot import; a test holds the two together.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import formats
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()

WORDS: dict[str, str | Promise] = {
    "zero": gettext_lazy("zero"),
    "none found": gettext_lazy("none found"),
    "not known": gettext_lazy("not known"),
    "suppressed": gettext_lazy("suppressed"),
}
NOTHING = Decimal("1e-9")
"""Differences below this are equality."""
EVERYTHING = Decimal(100)


@register.filter
def absent(code: str) -> SafeString:
    """One of the four words for a number that is not there. Raises KeyError for any other word."""
    key = str(code).replace("_", " ")
    return format_html('<span class="app-absent app-absent--{}">{}</span>', key.replace(" ", "-"), WORDS[key])


@register.filter
def whole(number: float | Decimal | None) -> str:
    """People or things: `1,234`, `<1` for less than a half, and the word for zero or for not known."""
    if number is None:
        return absent("not known")
    return absent("zero") if abs(exact(number)) <= NOTHING else written(number)


@register.filter
def percent(share: float | Decimal | None) -> str:
    """A fraction as a whole percentage: 0.394 is `39%`. Only nothing reads `0%` and only everything reads `100%`."""
    if share is None:
        return absent("not known")
    rounded_share = rounded(exact(share) * 100)
    if not rounded_share and exact(share) > NOTHING:
        return "<1%"
    return ">99%" if rounded_share == EVERYTHING and exact(share) < 1 - NOTHING else f"{rounded_share:,}%"


@register.filter
def between(low: float | Decimal | None, high: float | Decimal | None) -> str:
    """A range of people or things: `368 to 832`, or one number where both ends read the same."""
    if low is None or high is None:
        return absent("not known")
    return joined(written(low), written(high))


@register.filter
def percent_between(low: float | Decimal | None, high: float | Decimal | None) -> str:
    """A range of fractions as percentages: `7% to 15%`."""
    if low is None or high is None:
        return absent("not known")
    return joined(percent(low), percent(high))


@register.filter
def day(when: date | None) -> str:
    """A date as people say it: `24 November 2026`."""
    return absent("not known") if when is None else formats.date_format(when, "j F Y", use_l10n=False)


@register.filter
def day_near(when: date, today: date) -> str:
    """A date as people say it near the time: `12 March`, with the year where it is another than today's."""
    return formats.date_format(when, "j F" if when.year == today.year else "j F Y", use_l10n=False)


def joined(low: str, high: str) -> str:
    """Two ends of a range as one phrase."""
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def written(number: float | Decimal) -> str:
    """With thousands separators; `<1` for something that would read as nothing."""
    return "<1" if not rounded(exact(number)) and exact(number) > NOTHING else f"{rounded(exact(number)):,}"


def rounded(number: Decimal) -> Decimal:
    """The nearest whole number, halves up, where a half may have lost a digit on the way."""
    return (number + NOTHING).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def exact(number: float | Decimal) -> Decimal:
    """The number as a decimal, without the digits that binary fractions add."""
    return number if isinstance(number, Decimal) else Decimal(repr(float(number)))
