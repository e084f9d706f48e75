"""Sums written so that eye and ear get the same: "2,000 people × 10% with this need = 200 people in need".

    {% sum %}{% term figure label %} {% sign "times" %} {% term other label %} {% sign "is" %} {% result figure label %}{% endsum %}

Signs are drawn for the eye and spoken as words.
"""

from decimal import Decimal

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from toolkit.gaps import Cell
from toolkit.needs import Unit
from ui.templatetags.numbers import NOTHING, WORDS, exact, rounded

register = template.Library()

SIGNS: dict[str, tuple[str, str | Promise]] = {
    "times": ("×", gettext_lazy("times")),
    "by": ("÷", gettext_lazy("divided by")),
    "plus": ("+", gettext_lazy("plus")),
    "minus": ("−", gettext_lazy("minus")),
    "is": ("=", gettext_lazy("is")),
}
FEW = 10
"""Below this, "1 in 2.5" is told with its decimal."""


@register.simple_block_tag(end_name="endsum")
def sum(content: str) -> SafeString:  # noqa: A001 (the tag's name in templates)
    """One line of working: terms with signs between them."""
    return format_html('<p class="app-sum">{}</p>', content)


@register.simple_tag
def term(figure: str, label: str) -> SafeString:
    """A number of a sum, and what it counts."""
    return _term(figure, label=label, kind="term")


@register.simple_tag
def result(figure: str, label: str) -> SafeString:
    """What a sum comes to, and what that counts."""
    return _term(figure, label=label, kind="result")


def _term(figure: str, *, label: str, kind: str) -> SafeString:
    return format_html(
        '<span class="app-sum__term app-sum__term--{}"><span class="app-sum__figure">{}</span> '
        '<span class="app-sum__label">{}</span></span>',
        kind,
        figure,
        label,
    )


@register.simple_tag
def sign(name: str) -> SafeString:
    """`times`, `by`, `plus`, `minus` or `is`. Raises KeyError for any other."""
    drawn, spoken = SIGNS[name]
    return format_html(
        ' <span class="app-sum__sign"><span aria-hidden="true">{}</span>'
        '<span class="govuk-visually-hidden">{}</span></span> ',
        drawn,
        spoken,
    )


@register.filter
def amount(number: float, unit: str) -> str:
    """Capacity with its unit: `100 starts a year`, `1 place`; `fewer than 1` and `zero` in words."""
    value = exact(number)
    if value <= NOTHING:
        return _of_unit(2, unit=unit) % {"number": WORDS["zero"]}
    whole = rounded(value)
    if not whole:
        return _of_unit(1, unit=unit) % {"number": _("fewer than 1")}
    return _of_unit(int(whole), unit=unit) % {"number": f"{whole:,}"}


def _of_unit(number: int, *, unit: str) -> str:
    if unit == Unit.CONTINUING:
        return ngettext("%(number)s place", "%(number)s places", number)
    return ngettext("%(number)s start a year", "%(number)s starts a year", number)


@register.filter
def finely(share: float | None) -> str:
    """A fraction of 1 as a percentage with as many as two decimals: `10%`, `6.57%`."""
    if share is None:
        return str(WORDS["not known"])
    return f"{exact(share) * 100:.2f}".rstrip("0").rstrip(".") + "%"


@register.filter
def plainly(number: float | Decimal) -> str:
    """A factor or a weight without needless decimals: `0.7`, `1`."""
    return f"{exact(number).normalize():f}"


@register.filter
def one_in(number: float | None) -> str:
    """The n of "1 in n", with one decimal below ten: `60`, `2.5`."""
    if number is None:
        return str(WORDS["not known"])
    if number < FEW:
        return f"{exact(number):.1f}".removesuffix(".0")
    return f"{rounded(exact(number)):,}"


@register.filter
def of_100(coverage: float) -> float:
    """Coverage as capacity for each 100 people in need, to be written with its unit."""
    return 100 * coverage


@register.filter
def twice(number: float) -> float:
    """Twice a number: where the scale of coverage ends."""
    return 2 * number


@register.filter
def people_with_need(cell: Cell) -> float | None:
    """Caseload × prevalence, before the share for whom a service is suitable."""
    if cell.caseload is None or cell.prevalence is None:
        return None
    return cell.caseload * cell.prevalence.central
