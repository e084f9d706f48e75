"""From what somebody types for a place to the units that it may mean."""

from dataclasses import dataclass
from datetime import date

from provision.atlas import AreaFact
from provision.directory.places import find_place
from provision.reference import Reference

MOST = 24
"""More units than these are not offered to choose from: the place was too large."""


@dataclass(frozen=True)
class UnitsMeant:
    """The units that a place may mean, likeliest first. `is_approximate`: by the centre of a postcode district.

    `is_too_large`: there were too many to choose from, and `units` is empty.
    """

    asked: str
    units: tuple[AreaFact, ...]
    is_approximate: bool
    is_too_large: bool = False


def units_meant(text: str, *, words: Reference, on: date) -> UnitsMeant:
    """Read a place. The rest of a whole postcode is not looked at, and an area that has ended means its successors."""
    place = find_place(text, atlas=words.atlas, on=on)
    found = [unit for area in place.areas for unit in words.atlas.units(area.id, on=on)]
    units = tuple(dict.fromkeys(found))
    is_too_large = len(units) > MOST
    return UnitsMeant(place.asked, () if is_too_large else units, place.is_approximate, is_too_large)
