"""Pieces of GOV.UK markup that many pages need, most with their content between two tags.

Examples:

    {% breadcrumbs _("Areas") areas_address region.name region_address %}
    {% inset %}Estimate. No caseload for this area has been entered.{% endinset %}
    {% summary %}{% row _("Organisation") %}{{ service.organisation }}{% endrow %}{% endsummary %}
    {% scroll _("Services by stage") %}<table class="app-table">…</table>{% endscroll %}
    {% state "too_little" _("Too little") %}
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(*labels_and_addresses: str) -> dict[str, object]:
    """The way up from this page: labels and addresses in turn, the first page left out (it is always there).

    Raises ValueError when a label has no address.
    """
    labels, addresses = labels_and_addresses[::2], labels_and_addresses[1::2]
    return {"crumbs": list(zip(labels, addresses, strict=True))}


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Text set apart from what surrounds it: a condition that holds for all of it."""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """A consequence that must not be missed."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>',
        _("Warning"),
        content,
    )


@register.inclusion_tag("ui/notice.html")
def notice(title: str, text: str, *, succeeded: bool = False) -> dict[str, object]:
    """A banner about the whole page. `succeeded` is for something that this person has just done."""
    return {"title": title, "text": text, "succeeded": succeeded}


@register.simple_block_tag
def summary(content: str) -> SafeString:
    """A list of facts about one thing. Its content is rows."""
    return format_html('<dl class="govuk-summary-list">{}</dl>', content)


@register.simple_block_tag
def row(content: str, label: str) -> SafeString:
    """One fact of a summary. What is not known is said in words: an empty value is refused with ValueError."""
    if not content.strip():
        raise ValueError(f"the row {label!r} has no value: say what is not known in words")
    return format_html(
        '<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd></div>',
        label,
        content,
    )


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """A region that scrolls sideways when its table is wider than the screen, named and reached by keyboard."""
    return format_html(
        '<div class="app-scroll" role="region" tabindex="0" aria-label="{}">{}</div>', label, content
    )


@register.simple_tag
def state(code: str, word: str, *, borderline: bool = False) -> SafeString:
    """A state as a patterned swatch and its word: `enough`, `too_little`, `none` or `not_known`."""
    name = "none-found" if code == "none" else code.replace("_", "-")
    ending = "-borderline" if borderline else ""
    return format_html(
        '<span class="app-state"><span class="app-swatch app-swatch--{}{}"></span>{}</span>',
        name,
        ending,
        word,
    )
