"""Which area lies in which: the areas and their overlaps, read once and asked many times. Pure.

Local authorities are the bricks: every other area is a set of them (or shares of them), so a unit and a
health board overlap by the adults of the authorities that both hold.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

BOARDS = ("icb", "lhb")
ENGLAND_AND_WALES = "K04000001"


@dataclass(frozen=True, slots=True)
class AreaFact:
    """What pages and calculations need to know of an area."""

    id: int
    code: str
    type: str
    name: str
    name_cy: str
    parent_id: int | None
    adults: int | None
    boundary: str
    is_inferred: bool
    valid_from: date | None
    valid_to: date | None
    note: str

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Membership:
    """The share of an authority's adults that lies in a larger area."""

    authority_id: int
    larger_id: int
    share: float


@dataclass(frozen=True)
class Atlas:
    areas: dict[int, AreaFact]
    memberships: tuple[Membership, ...]
    successors: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def by_code(self) -> dict[str, AreaFact]:
        return {area.code: area for area in self.areas.values()}

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for area in self.areas.values():
            if area.parent_id is not None:
                found[area.parent_id].append(area.id)
        return {parent: tuple(ids) for parent, ids in found.items()}

    @cached_property
    def authorities(self) -> dict[int, tuple[Membership, ...]]:
        """The authorities of each larger area."""
        return _grouped((m.larger_id, m) for m in self.memberships)

    @cached_property
    def larger(self) -> dict[int, tuple[Membership, ...]]:
        """The larger areas of each authority."""
        return _grouped((m.authority_id, m) for m in self.memberships)

    def of_type(self, *types: str, on: date) -> list[AreaFact]:
        """Areas of some types that exist on a day, by name."""
        found = [area for area in self.areas.values() if area.type in types and area.is_valid_on(on)]
        return sorted(found, key=lambda area: (area.name, area.code))

    def ancestors(self, area_id: int) -> list[AreaFact]:
        """The areas that an area lies in by parentage, nearest first."""
        found, here = [], self.areas[area_id]
        while here.parent_id is not None:
            here = self.areas[here.parent_id]
            found.append(here)
        return found

    def ancestor(self, area_id: int, type_: str) -> AreaFact | None:
        """The nearest area of a type that an area lies in."""
        return next((area for area in self.ancestors(area_id) if area.type == type_), None)

    def inside(self, area_id: int) -> set[int]:
        """An area and everything below it by parentage."""
        found, waiting = set(), [area_id]
        while waiting:
            here = waiting.pop()
            found.add(here)
            waiting.extend(self.children.get(here, ()))
        return found

    def units(self, area_id: int, *, on: date) -> list[AreaFact]:
        """The probation delivery units that an area is made of or overlaps, by name.

        A former unit gives its successors that exist on the day.
        """
        area = self.areas[area_id]
        if area.type == "pdu":
            return [area] if area.is_valid_on(on) else self.heirs(area_id, on=on)
        below = [self.areas[i] for i in self.inside(area_id)]
        ids = {a.id for a in below if a.type == "pdu"} or self._units_by_authority(area_id)
        return sorted(
            (self.areas[i] for i in ids if self.areas[i].is_valid_on(on)),
            key=lambda unit: (unit.name, unit.code),
        )

    def adults(self, area_id: int) -> float | None:
        """Adults of an area summed from its authorities; None when any authority's are not known."""
        members = self.authorities.get(area_id, ())
        counts = [(self.areas[m.authority_id].adults, m.share) for m in members]
        if not counts or any(adults is None for adults, _ in counts):
            return None
        return sum(adults * share for adults, share in counts if adults is not None)

    def overlap_shares(self, unit_id: int, *, types: Iterable[str], on: date) -> dict[int, float]:
        """The share of a unit's adults in each larger area of some types that exists on the day.

        Where an authority is shared, both shares are taken to be spread alike within it.
        """
        wanted, total = set(types), 0.0
        shares: dict[int, float] = defaultdict(float)
        for member in self.authorities.get(unit_id, ()):
            adults = (self.areas[member.authority_id].adults or 0) * member.share
            total += adults
            for other in self.larger[member.authority_id]:
                larger = self.areas[other.larger_id]
                if larger.type in wanted and larger.is_valid_on(on):
                    shares[larger.id] += adults * other.share
        return {area_id: adults / total for area_id, adults in shares.items()} if total else {}

    def touching(self, area_id: int) -> set[int]:
        """Areas which a service may name and thereby cover this area, or some of it.

        The area itself, what it lies in, what lies in it, what it succeeded, and whatever shares an authority
        with it (for a unit, its neighbours apart: two units that share an authority do not cover each other).
        """
        found = self.inside(area_id) | {a.id for a in self.ancestors(area_id)} | self.predecessors(area_id)
        authorities = self._bricks(area_id)
        found |= authorities
        for authority in authorities:
            for member in self.larger.get(authority, ()):
                if not self._is_neighbouring_unit(area_id, member.larger_id):
                    found |= {member.larger_id} | {a.id for a in self.ancestors(member.larger_id)}
        return found

    def predecessors(self, area_id: int) -> set[int]:
        return {former for former, heirs in self.successors.items() if area_id in heirs}

    def _is_neighbouring_unit(self, area_id: int, other_id: int) -> bool:
        return self.areas[area_id].type == self.areas[other_id].type == "pdu" and area_id != other_id

    def _bricks(self, area_id: int) -> set[int]:
        """The authorities that an area is made of."""
        if self.areas[area_id].type == "local_authority":
            return {area_id}
        return {m.authority_id for larger in self.inside(area_id) for m in self.authorities.get(larger, ())}

    def _units_by_authority(self, area_id: int) -> set[int]:
        larger = (m.larger_id for a in self._bricks(area_id) for m in self.larger.get(a, ()))
        return {i for i in larger if self.areas[i].type == "pdu"}

    def heirs(self, area_id: int, *, on: date) -> list[AreaFact]:
        """The areas that stand in an ended area's place on a day, through several changes if need be."""
        found: list[AreaFact] = []
        for heir in self.successors.get(area_id, ()):
            area = self.areas[heir]
            found += [area] if area.is_valid_on(on) else self.heirs(heir, on=on)
        return found


def _grouped(pairs: Iterable[tuple[int, Membership]]) -> dict[int, tuple[Membership, ...]]:
    found: dict[int, list[Membership]] = defaultdict(list)
    for key, membership in pairs:
        found[key].append(membership)
    return {key: tuple(members) for key, members in found.items()}
