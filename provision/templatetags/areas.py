"""Area names in the language of the page."""

from django import template

from provision.names import AreaNames, area_name

register = template.Library()


@register.filter
def named(area: AreaNames) -> str:
    """The area's name: its Welsh one on a Welsh page, where there is one."""
    return area_name(area)
