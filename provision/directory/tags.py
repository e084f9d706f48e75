"""The filters in force, as tags that a click takes away."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from provision.directory.asking import Asked
from provision.names import area_name
from provision.reference import shortened
from ui.filters import RemovableFilter, removable_filters


def tags_of(query: QueryDict, asked: Asked) -> list[RemovableFilter]:
    """One tag for each filter of the query string that narrows the list."""
    labels: dict[tuple[str, str], str] = {}
    for code, area in asked.named.items():
        labels["area", code] = _("Covers: %(area)s") % {"area": area_name(area)}
    if asked.place:
        labels["place", query.get("place", "")] = _("Place: %(place)s") % {"place": asked.place.asked}
    for name, filter_ in asked.filters.filters.items():
        if name in asked.filters.form.errors:
            continue
        choices = asked.filters.choices(name)
        for value in asked.filters.data.getlist(name):
            told = choices.get(value, shortened(value))
            labels[name, value] = f"{filter_.label}: {told}"
    return removable_filters(query, labels=labels)
