"""What a person means by a place: a postcode district, a unit, an authority, a region, a health area, a town.

A district's centre does not decide which unit an address is in, so every candidate is offered.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from provision.atlas import AreaFact, Atlas
from provision.models import Place, PostcodeDistrict
from provision.models.area import AreaType
from provision.names import area_name

POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
DISTRICT = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s+[0-9][A-Z]?)?", re.IGNORECASE)
SEARCHED = (
    AreaType.PDU, AreaType.LOCAL_AUTHORITY, AreaType.REGION, AreaType.ICB, AreaType.LHB, AreaType.POLICE_FORCE,
    AreaType.PCC, AreaType.NATION,
)  # fmt: skip
MOST = 12
LONGEST = 100


class Found(StrEnum):
    """How a place was found."""

    BY_DISTRICT = "district"
    BY_NAME = "name"
    BY_OFFICE = "office"


@dataclass(frozen=True)
class PlaceAnswer:
    """The areas that a place may mean, likeliest first; `are_more` where there were too many to offer them all."""

    asked: str
    areas: tuple[AreaFact, ...]
    found: Found
    are_more: bool = False

    @property
    def is_approximate(self) -> bool:
        """Found by the centre of a postcode district, which lies in one area while an address may lie in another."""
        return self.found == Found.BY_DISTRICT

    @property
    def decided(self) -> AreaFact | None:
        """The area, where there is only one that it can mean."""
        return self.areas[0] if len(self.areas) == 1 and not self.is_approximate else None


def postcode_district(text: str) -> str | None:
    """The district of a postcode, a sector or a district, or None: the rest of a postcode is not kept."""
    found = POSTCODE.search(text) or DISTRICT.fullmatch(text.strip())
    return found[1].upper() if found else None


def without_whole_postcodes(text: str) -> str:
    """The text with its postcodes cut to their districts: a whole one says where somebody lives."""
    return POSTCODE.sub(lambda found: found[1].upper(), text)


def place_without_whole_postcode(text: str) -> str:
    """A place that holds a whole postcode is that postcode's district; any other stays as it was typed."""
    holds_one = without_whole_postcodes(text) != text
    return postcode_district(text) or "" if holds_one else text


def find_place(text: str, *, atlas: Atlas, on: date) -> PlaceAnswer:
    """Areas that a place's name or postcode district may mean, likeliest first; none when nothing is found."""
    # No name holds a NUL or is longer, and databases refuse to look for some that are.
    asked = " ".join(place_without_whole_postcode(text).replace("\x00", " ").split())[:LONGEST]
    district = postcode_district(asked)
    units = _of_district(district, atlas=atlas) if district else None
    if district and units is not None:
        return PlaceAnswer(district, units, Found.BY_DISTRICT)
    if named := _by_name(asked, atlas=atlas, on=on):
        return _answer(asked, named, Found.BY_NAME)
    if district:
        return PlaceAnswer(district, (), Found.BY_DISTRICT)
    return _answer(asked, _by_office(asked, atlas=atlas, on=on), Found.BY_OFFICE)


def _answer(asked: str, areas: list[AreaFact], found: Found) -> PlaceAnswer:
    return PlaceAnswer(asked, tuple(areas[:MOST]), found, are_more=len(areas) > MOST)


def _of_district(code: str, *, atlas: Atlas) -> tuple[AreaFact, ...] | None:
    """The units that a postcode district may lie in; None for a district that nobody has listed."""
    district = PostcodeDistrict.objects.filter(code=code).first()
    if district is None:
        return None
    return tuple(atlas.by_code[unit] for unit in district.candidates if unit in atlas.by_code)


def _by_name(asked: str, *, atlas: Atlas, on: date) -> list[AreaFact]:
    """The area of a code, or those in whose name the words occur, whole names first."""
    wanted = asked.casefold()
    areas = atlas.of_type(*SEARCHED, on=on)
    if coded := [area for area in areas if area.code.casefold() == wanted]:
        return coded

    def likeness(area: AreaFact) -> tuple[bool, int, str]:
        return wanted not in _names(area), SEARCHED.index(AreaType(area.type)), area_name(area)

    return sorted((area for area in areas if any(wanted in name for name in _names(area))), key=likeness)


def _names(area: AreaFact) -> Iterable[str]:
    return area.name.casefold(), area.name_cy.casefold()


def _by_office(asked: str, *, atlas: Atlas, on: date) -> list[AreaFact]:
    """Units of the probation offices and prisons whose name holds the words: how a town is found."""
    units = (
        Place.objects.shown()
        .filter(Q(name__icontains=asked) | Q(name_cy__icontains=asked))
        .exclude(areas=None)
        .values_list("areas", flat=True)
        .distinct()
    )
    areas = {atlas.areas[unit] for unit in units if unit in atlas.areas}
    return sorted((area for area in areas if area.is_valid_on(on)), key=area_name)
