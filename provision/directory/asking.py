"""What a query string asks of the directory, and the services that answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.translation import gettext as _

from provision.atlas import AreaFact
from provision.directory.facets import ServiceFilter
from provision.directory.places import (
    PlaceAnswer,
    find_place,
    place_without_whole_postcode,
    postcode_district,
    without_whole_postcodes,
)
from provision.models import Service
from provision.models.freshness_queries import newest_check
from provision.models.service_queries import ServiceQuerySet
from provision.reference import Reference, shortened
from ui.missing import MissingError

SORTS = {
    "name": (Lower("name"), "pk"),
    "provider": (Lower("organisation__name"), Lower("name"), "pk"),
    "checked": (newest_check().desc(), Lower("name"), "pk"),
}


@dataclass(frozen=True)
class Asked:
    """`named` holds the areas that the address names, by the code that it uses for them."""

    filters: ServiceFilter
    named: Mapping[str, AreaFact]
    place: PlaceAnswer | None
    sort: str
    services: QuerySet[Service]

    @property
    def areas(self) -> tuple[AreaFact, ...]:
        """The areas that the list is limited to: services that cover any of them. None: not limited by place."""
        return areas_of(self.named, place=self.place)

    @property
    def in_force(self) -> dict[str, list[str]]:
        """What narrows the list, by parameter; a place as the area that it was taken to be."""
        facets = {
            name: self.filters.data.getlist(name)
            for name in self.filters.filters
            if name in self.filters.data
        }
        areas = {"area": [area.code for area in self.areas]} if self.areas else {}
        return areas | facets


def areas_of(named: Mapping[str, AreaFact], *, place: PlaceAnswer | None) -> tuple[AreaFact, ...]:
    """The areas of an address and of a place that can mean only one area, each once."""
    decided = [place.decided] if place and place.decided else []
    return tuple(dict.fromkeys([*named.values(), *decided]))


def ask(query: QueryDict, *, words: Reference, on: date) -> Asked:
    """Read a query string. Raises MissingError with a sentence that helps for a code that no list has."""
    told = _without_blanks(query)
    named = words.areas_or_404(dict.fromkeys(told.getlist("area")).keys())
    typed = str(told.get("place", ""))
    place = find_place(typed, atlas=words.atlas, on=on) if typed else None
    offered = _offered(told, words=words, on=on)
    if areas := areas_of(named, place=place):
        offered = offered.covering({i for area in areas for i in words.atlas.touching(area.id)})
    filters = ServiceFilter(told, queryset=offered, words=words, on=on)
    refuse_unknown_choices(filters)
    sort = told.get("sort", "")
    sort = sort if sort in SORTS else "name"
    return Asked(
        filters, named, place, sort, filters.qs.select_related("organisation").order_by(*SORTS[sort])
    )


def refuse_unknown_choices(filters: ServiceFilter) -> None:
    """Raises MissingError for a code that is not among a facet's choices."""
    for name, filter_ in filters.filters.items():
        choices = filters.choices(name)
        for code in filters.data.getlist(name) if choices else ():
            if code not in choices:
                raise MissingError(
                    _("The filter “%(filter)s” has no choice “%(code)s”.")
                    % {"filter": filter_.label, "code": shortened(code)}
                )


def without_whole_postcodes_in(query: QueryDict) -> QueryDict | None:
    """The query with postcodes cut to their districts, or None where it has no whole postcode.

    One that was typed among the words moves to the place, where it finds something.
    """
    kept = query.copy()
    kept.setlist("place", [place_without_whole_postcode(text) for text in query.getlist("place")])
    kept.setlist("q", [without_whole_postcodes(text) for text in query.getlist("q")])
    if all(kept.getlist(name) == query.getlist(name) for name in ("place", "q")):
        return None
    words = kept.get("q", "").strip()
    if words != query.get("q", "").strip() and words == postcode_district(words) and not kept.get("place"):
        kept["place"], kept["q"] = words, ""
    return kept


def _offered(query: QueryDict, *, words: Reference, on: date) -> ServiceQuerySet:
    """Everything that readers see; ended services only where they are asked for."""
    if "ended" in query.getlist("delivery"):
        return Service.objects.shown(on=on, clocks=words.clocks)
    return Service.objects.listed(on=on, clocks=words.clocks)


def _without_blanks(query: QueryDict) -> QueryDict:
    """A form sends its empty fields too: they ask nothing. Saying a thing twice asks it once."""
    told = QueryDict(mutable=True)
    for name, values in query.lists():
        if filled := dict.fromkeys(value for value in values if value.strip()):
            told.setlist(name, list(filled))
    return told
