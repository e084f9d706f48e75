"""Which units a service covers by the areas that it names: wholly, or in part.

Everything but probation's own areas is made of local authorities, and so are units. A service that names one of a
unit's two authorities, or a health board that a unit's border crosses, takes only those who live in its part.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from provision.atlas import PROBATION, AreaFact, Atlas

NEGLIGIBLE = 0.02
"""Of a unit's adults: less than this is ignored, as the method does with overlaps; and all but this is the whole."""

Units = tuple[frozenset[int], frozenset[int]]


class Covering:
    """The units of one day, asked about many services."""

    def __init__(self, atlas: Atlas, *, on: date) -> None:
        self.atlas, self.on = atlas, on
        self._kept: dict[frozenset[int], Units] = {}

    def units(self, area_ids: Iterable[int]) -> Units:
        """Ids of the units that are covered wholly, and of those that are covered in part."""
        key = frozenset(area_ids)
        if key not in self._kept:
            self._kept[key] = self._units(key)
        return self._kept[key]

    def _units(self, area_ids: frozenset[int]) -> Units:
        whole: set[int] = set()
        held: dict[int, float] = defaultdict(float)
        for area_id in area_ids & self.atlas.areas.keys():
            for area in self._as_it_is_now(self.atlas.areas[area_id]):
                if area.type in PROBATION:
                    whole |= {unit.id for unit in self.atlas.units(area.id, on=self.on)}
                else:
                    for authority, share in self._authorities(area).items():
                        held[authority] += share
        shares = self._shares(held) if held else {}
        whole |= {unit for unit, share in shares.items() if share > 1 - NEGLIGIBLE}
        in_part = {unit for unit, share in shares.items() if share >= NEGLIGIBLE}
        return frozenset(whole), frozenset(in_part - whole)

    def _as_it_is_now(self, area: AreaFact) -> list[AreaFact]:
        """A former area stands for its successors."""
        return [area] if area.is_valid_on(self.on) else self.atlas.heirs(area.id, on=self.on)

    def _authorities(self, area: AreaFact) -> Mapping[int, float]:
        """The authorities of an area, with the share of each that lies in it."""
        if area.type == "local_authority":
            return {area.id: 1.0}
        return {member.authority_id: member.share for member in self.atlas.authorities.get(area.id, ())}

    def _shares(self, held: Mapping[int, float]) -> dict[int, float]:
        """The share of each unit's adults that lives in some authorities, or in a share of them."""
        shares = {}
        for unit, adults in self._adults.items():
            total = sum(adults.values())
            covered = sum(count * min(1.0, held.get(authority, 0.0)) for authority, count in adults.items())
            if covered:
                shares[unit] = covered / total
        return shares

    @cached_property
    def _adults(self) -> Mapping[int, Mapping[int, float]]:
        """By unit and authority; an authority whose adults are not known counts as one person."""
        return {
            unit.id: {
                member.authority_id: (self.atlas.areas[member.authority_id].adults or 1) * member.share
                for member in self.atlas.authorities.get(unit.id, ())
            }
            for unit in self.atlas.of_type("pdu", on=self.on)
        }
