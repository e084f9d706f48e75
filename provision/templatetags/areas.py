"""Names in the language of the page, and what kind of area an area is."""

from django import template

from provision.atlas import AreaFact
from provision.models import Area, AreaType
from provision.names import TwoNames, shown_name

register = template.Library()


@register.filter
def named(thing: TwoNames) -> str:
    """Its name: the Welsh one on a Welsh page, where there is one."""
    return shown_name(thing)


@register.filter
def kind_of_area(area: Area | AreaFact) -> str:
    """What it is: “probation delivery unit”, “local authority”."""
    return str(AreaType(area.type).label)
