"""What columns are called."""

from django import template

from provision.entries.labels import label_of

register = template.Library()


@register.filter
def labelled(column: str) -> str:
    """The name of a column, in small letters as within a sentence."""
    return label_of(column)
