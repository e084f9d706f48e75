"""Which area lies in which: the areas and their overlaps, read once and asked many times. Pure.

Local authorities are the bricks: every other area is a set of them (or shares of them), so a unit and a
health board overlap by the adults of the authorities that both hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

BOARDS = ("icb", "lhb")
PROBATION = ("nation", "region", "pdu")
"""Types that lie in each other by parentage, and in nothing else."""
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

    @cached_property
    def formers(self) -> dict[int, tuple[int, ...]]:
        """The areas that each area followed at once."""
        found: dict[int, list[int]] = defaultdict(list)
        for former, heirs in self.successors.items():
            for heir in heirs:
                found[heir].append(former)
        return {heir: tuple(formers) for heir, formers in found.items()}

    def of_type(self, *types: str, on: date) -> list[AreaFact]:
        """Areas of some types that exist on a day, by name."""
        found = [area for area in self.areas.values() if area.type in types and area.is_valid_on(on)]
        return _by_name(found)

    def ancestors(self, area_id: int) -> list[AreaFact]:
        """The areas that an area lies in by parentage, nearest first. A circle, entered by mistake, is left."""
        found: list[AreaFact] = []
        parent_id = self.areas[area_id].parent_id
        while parent_id is not None and parent_id != area_id and self.areas[parent_id] not in found:
            found.append(self.areas[parent_id])
            parent_id = found[-1].parent_id
        return found

    def ancestor(self, area_id: int, type_: str) -> AreaFact | None:
        """The nearest area of a type that an area lies in."""
        return next((area for area in self.ancestors(area_id) if area.type == type_), None)

    def inside(self, area_id: int) -> set[int]:
        """An area and everything below it by parentage."""
        return _reached(area_id, self.children)

    def units(self, area_id: int, *, on: date) -> list[AreaFact]:
        """The probation delivery units that an area is made of or overlaps, by name.

        A former unit gives its successors that exist on the day.
        """
        area = self.areas[area_id]
        if area.type == "pdu":
            return [area] if area.is_valid_on(on) else self.heirs(area_id, on=on)
        below = [self.areas[i] for i in self.inside(area_id)]
        ids = {a.id for a in below if a.type == "pdu"} or self._units_by_authority(area_id)
        return _by_name(self.areas[i] for i in ids if self.areas[i].is_valid_on(on))

    def adults(self, area_id: int) -> float | None:
        """Adults of an area summed from its authorities; None when any authority's are not known."""
        members = self.authorities.get(area_id, ())
        counts = [(self.areas[m.authority_id].adults, m.share) for m in members]
        if not counts or any(adults is None for adults, _ in counts):
            return None
        return sum(adults * share for adults, share in counts if adults is not None)

    def overlap_shares(self, unit_id: int, *, types: Iterable[str], on: date) -> dict[int, float]:
        """The share of a unit's adults in each larger area of some types that exists on the day.

        Where an authority is shared, both shares are taken to be spread alike within it. An authority whose adults
        are not known counts for nothing.
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

        The area itself, what it lies in, what lies in it, what these came from and what came after, and whatever
        shares an authority with it. Neighbours apart: two units, or two boards, may share an authority, and a
        service of the one is not of the other.
        """
        within = self.inside(area_id)
        found = within | {area.id for area in self.ancestors(area_id)}
        found |= {former for lower in within for former in self.predecessors(lower)}
        found |= _reached(area_id, self.successors)
        authorities = self._bricks(area_id)
        for authority in authorities:
            for member in self.larger.get(authority, ()):
                if not self._are_neighbours(area_id, member.larger_id):
                    found |= {member.larger_id, *(area.id for area in self.ancestors(member.larger_id))}
        return found | authorities

    def predecessors(self, area_id: int) -> set[int]:
        """Everything that an area came from, through several changes if need be."""
        return _reached(area_id, self.formers) - {area_id}

    def heirs(self, area_id: int, *, on: date) -> list[AreaFact]:
        """The areas that stand in an ended area's place on a day, through several changes if need be, by name."""
        found, waiting, seen = [], list(self.successors.get(area_id, ())), {area_id}
        while waiting:
            heir = self.areas[waiting.pop()]
            if heir.id in seen:
                continue
            seen.add(heir.id)
            if heir.is_valid_on(on):
                found.append(heir)
            else:
                waiting.extend(self.successors.get(heir.id, ()))
        return _by_name(found)

    def _are_neighbours(self, one_id: int, other_id: int) -> bool:
        """Whether two areas hold different people, although they may share an authority.

        Areas of one family do while both exist; and a former area that says what followed it is placed by that.
        """
        one, other = self.areas[one_id], self.areas[other_id]
        if one_id == other_id or _family(one) != _family(other):
            return False
        return other_id in self.successors or _exist_together(one, other)

    def _bricks(self, area_id: int) -> set[int]:
        """The authorities that an area is made of."""
        if self.areas[area_id].type == "local_authority":
            return {area_id}
        return {m.authority_id for larger in self.inside(area_id) for m in self.authorities.get(larger, ())}

    def _units_by_authority(self, area_id: int) -> set[int]:
        larger = (m.larger_id for a in self._bricks(area_id) for m in self.larger.get(a, ()))
        return {i for i in larger if self.areas[i].type == "pdu"}


def _family(area: AreaFact) -> str:
    return "probation" if area.type in PROBATION else area.type


def _exist_together(one: AreaFact, other: AreaFact) -> bool:
    """Whether there was a day on which both existed; an unknown first or last day does not part them."""
    firsts = [area.valid_from for area in (one, other) if area.valid_from]
    lasts = [area.valid_to for area in (one, other) if area.valid_to]
    return not firsts or not lasts or max(firsts) <= min(lasts)


def _by_name(areas: Iterable[AreaFact]) -> list[AreaFact]:
    return sorted(areas, key=lambda area: (area.name, area.code))


def _reached(start: int, steps: Mapping[int, Iterable[int]]) -> set[int]:
    """Where steps lead from a start, itself included. Circles, entered by mistake, end."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(steps.get(here, ()))
    return found


def _grouped(pairs: Iterable[tuple[int, Membership]]) -> dict[int, tuple[Membership, ...]]:
    found: dict[int, list[Membership]] = defaultdict(list)
    for key, membership in pairs:
        found[key].append(membership)
    return {key: tuple(members) for key, members in found.items()}
