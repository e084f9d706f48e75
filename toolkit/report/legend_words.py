"""A legend's classes in words, as pages have them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provision.maps import LegendEntry, MapClass
from toolkit.dashboard.layers import Layer
from ui.templatetags.numbers import joined

WORDS: Mapping[MapClass, str | Promise] = {
    MapClass.ENOUGH: gettext_lazy("Enough"),
    MapClass.ENOUGH_BORDERLINE: gettext_lazy("Enough, borderline"),
    MapClass.TOO_LITTLE: gettext_lazy("Too little"),
    MapClass.TOO_LITTLE_BORDERLINE: gettext_lazy("Too little, borderline"),
    MapClass.NONE: gettext_lazy("None found"),
    MapClass.SUPPRESSED: gettext_lazy("Suppressed"),
    MapClass.NOT_KNOWN: gettext_lazy("Not known"),
}


def legend_words(entry: LegendEntry, *, layer: Layer) -> str:
    """`Too little: 3 units`, `4 to 6 services: 12 units`."""
    units = ngettext("%(number)s unit", "%(number)s units", entry.count) % {"number": entry.count}
    return _("%(shown)s: %(units)s") % {"shown": _class_words(entry, layer=layer), "units": units}


def _class_words(entry: LegendEntry, *, layer: Layer) -> str:
    if entry.written_range is None:
        return str(WORDS[entry.map_class])
    range_words = joined(entry.written_range.low, entry.written_range.high)
    if layer is not Layer.SERVICES:
        return range_words
    is_one = range_words == "1"
    return ngettext("%(range)s service", "%(range)s services", 1 if is_one else 2) % {"range": range_words}
