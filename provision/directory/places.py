"""What a person means by a place: a postcode district, a unit, an authority, a region, a health area, a town.

A district's centre does not decide which unit an address is in, so every candidate is offered.
"""

import re
from dataclasses import dataclass
from datetime import date

from provision.atlas import AreaFact, Atlas
from provision.models import Place, PostcodeDistrict
from provision.models.area import AreaType

DISTRICT = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})?$")
SEARCHED = (
    AreaType.PDU, AreaType.LOCAL_AUTHORITY, AreaType.REGION, AreaType.ICB, AreaType.LHB, AreaType.POLICE_FORCE,
    AreaType.PCC, AreaType.NATION,
)  # fmt: skip
MOST = 12


@dataclass(frozen=True)
class PlaceAnswer:
    """The areas that a place may mean. `is_approximate`: found by the centre of a postcode district."""

    asked: str
    areas: tuple[AreaFact, ...]
    is_approximate: bool = False
    is_district: bool = False


def postcode_district(text: str) -> str | None:
    """The district of a postcode or district as typed, or None: the rest of a postcode is not kept."""
    found = DISTRICT.match(text.strip().upper())
    return found.group(1) if found else None


def find_place(text: str, *, atlas: Atlas, on: date) -> PlaceAnswer:
    """Areas that a place's name or postcode district may mean, likeliest first; none when nothing is found."""
    asked = " ".join(text.split())
    district = postcode_district(asked)
    if district:
        return _by_district(district, atlas=atlas)
    named = _by_name(asked, atlas=atlas, on=on)
    return PlaceAnswer(asked, tuple(named or _by_office(asked, atlas=atlas, on=on)))


def _by_district(code: str, *, atlas: Atlas) -> PlaceAnswer:
    district = PostcodeDistrict.objects.filter(code=code).first()
    codes = district.candidates if district else []
    areas = tuple(atlas.by_code[unit] for unit in codes if unit in atlas.by_code)
    return PlaceAnswer(code, areas, is_approximate=True, is_district=True)


def _by_name(asked: str, *, atlas: Atlas, on: date) -> list[AreaFact]:
    wanted = asked.casefold()
    found = [
        area
        for area in atlas.of_type(*SEARCHED, on=on)
        if wanted in area.name.casefold()
        or wanted in area.name_cy.casefold()
        or wanted == area.code.casefold()
    ]

    def likeness(area: AreaFact) -> tuple[bool, int, str]:
        names = {area.name.casefold(), area.name_cy.casefold()}
        return wanted not in names, SEARCHED.index(AreaType(area.type)), area.name

    return sorted(found, key=likeness)[:MOST]


def _by_office(asked: str, *, atlas: Atlas, on: date) -> list[AreaFact]:
    """Units of the probation offices and prisons whose name holds the words: how a town is found."""
    units = (
        Place.objects.shown()
        .filter(name__icontains=asked)
        .exclude(areas=None)
        .values_list("areas", flat=True)
        .distinct()
    )
    areas = [atlas.areas[unit] for unit in units if unit in atlas.areas]
    return sorted((area for area in areas if area.is_valid_on(on)), key=lambda area: area.name)[:MOST]
