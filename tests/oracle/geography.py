"""Which parts make which area.

The smallest piece is a part: what one delivery unit has inside one board. Everything larger is a set of parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

EVERYWHERE = "K04000001"  # England and Wales


@dataclass(frozen=True)
class Unit:
    """A probation delivery unit: the codes of its region and nation, and how many adults live there."""

    region: str
    nation: str
    adults: Fraction


@dataclass(frozen=True)
class Part:
    """The share (0 to 1) of a delivery unit that lies in one integrated care board or health board."""

    pdu: str
    board: str
    share: Fraction


@dataclass(frozen=True)
class Areas:
    """The whole country: units by code, their parts, and which boards are ICBs and which are health boards."""

    units: dict[str, Unit]
    parts: tuple[Part, ...]
    icbs: frozenset[str]
    lhbs: frozenset[str]

    def parts_inside(self, code: str) -> list[Part]:
        """Return the parts that lie inside an area; raises KeyError for a code that is none of ours."""
        inside = [part for part in self.parts if code in self._names_of(part)]
        if not inside:
            raise KeyError(code)
        return inside

    def _names_of(self, part: Part) -> tuple[str, ...]:
        unit = self.units[part.pdu]
        return (part.pdu, part.board, unit.region, unit.nation, EVERYWHERE)

    def pdus_inside(self, code: str) -> list[str]:
        """Return the codes of the units that lie, wholly or partly, inside an area."""
        return units_of(self.parts_inside(code))

    def of_level(self, level: str) -> list[str]:
        """Return the codes of every area of a level: pdu, region, nation, icb or lhb."""
        codes = {
            "pdu": set(self.units),
            "region": {unit.region for unit in self.units.values()},
            "nation": {unit.nation for unit in self.units.values()},
            "icb": set(self.icbs),
            "lhb": set(self.lhbs),
        }
        return sorted(codes[level])


def units_of(parts: Iterable[Part]) -> list[str]:
    """Return the codes of the delivery units these parts belong to, each once, in order."""
    return sorted({part.pdu for part in parts})


def areas_of(
    *,
    units: Iterable[tuple[str, str, str, float]],
    parts: Iterable[tuple[str, str, float]],
    icbs: Iterable[str],
    lhbs: Iterable[str],
) -> Areas:
    """Build the country from plain tuples: (pdu, region, nation, adults) and (pdu, board, share)."""
    return Areas(
        units={pdu: Unit(region, nation, Fraction(adults)) for pdu, region, nation, adults in units},
        parts=tuple(Part(pdu, board, Fraction(share)) for pdu, board, share in parts),
        icbs=frozenset(icbs),
        lhbs=frozenset(lhbs),
    )


LEAST_OVERLAP = Fraction(2, 100)  # what is smaller is taken for an error in the lines


@dataclass(frozen=True)
class Authority:
    """A local authority: its adults, the delivery units it belongs to, and the share (0 to 1) of it in each board."""

    adults: int
    pdus: tuple[str, ...]
    boards: dict[str, Fraction]


def adults_by_unit(authorities: Iterable[Authority]) -> dict[str, Fraction]:
    """Return each unit's adults; an authority shared by k units gives 1/k of its adults to each."""
    adults: dict[str, Fraction] = {}
    for authority in authorities:
        for pdu in authority.pdus:
            adults[pdu] = adults.get(pdu, Fraction(0)) + Fraction(authority.adults, len(authority.pdus))
    return adults


def parts_from_authorities(authorities: Iterable[Authority]) -> tuple[Part, ...]:
    """Return the parts of each unit by the adults of its authorities; overlaps under 2% go, the rest make 1."""
    overlaps: dict[str, dict[str, Fraction]] = {}
    for authority in authorities:
        for pdu in authority.pdus:
            boards = overlaps.setdefault(pdu, {})
            for board, share in authority.boards.items():
                people = authority.adults * share / len(authority.pdus)
                boards[board] = boards.get(board, Fraction(0)) + people
    return tuple(part for pdu, boards in sorted(overlaps.items()) for part in _parts_of(pdu, boards=boards))


def _parts_of(pdu: str, *, boards: dict[str, Fraction]) -> list[Part]:
    whole = sum(boards.values())
    kept = {board: people for board, people in boards.items() if people / whole >= LEAST_OVERLAP}
    return [Part(pdu, board, people / sum(kept.values())) for board, people in sorted(kept.items())]
