"""Every service's naming of every need, with what it could give there or why that is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from toolkit.gaps.across_areas import Coverage, Footprints, footprints_of
from toolkit.gaps.across_needs import NeedRows, PatternTable, pattern_of, pattern_table
from toolkit.gaps.areas import AreaRows
from toolkit.gaps.capacity import Capacity
from toolkit.gaps.inputs import Service
from toolkit.gaps.sums import BoolArray, FloatArray, IntArray, count_by, starts_of


@dataclass(frozen=True)
class Namings:
    """One row for each need that each service names; `need` is a column.

    `told` is the whole service's capacity in the need's unit, before its share for people on probation and before
    anything is shared out; NaN is not told. The flags say what is missing; a service is known there when nothing is.
    """

    service: IntArray
    need: IntArray
    footprint: IntArray
    told: FloatArray
    is_fresh: BoolArray
    share: FloatArray
    is_assumed: BoolArray
    lacks_a_need: BoolArray
    lacks_weights: BoolArray
    lacks_areas: BoolArray

    @cached_property
    def lacks_capacity(self) -> BoolArray:
        return np.isnan(self.told)

    @cached_property
    def lacks_date(self) -> BoolArray:
        """Something was told, without a date or too long ago."""
        return ~self.lacks_capacity & ~self.is_fresh

    @cached_property
    def lacks_share(self) -> BoolArray:
        return np.isnan(self.share)

    @cached_property
    def lacks_more_than_share(self) -> BoolArray:
        return (
            self.lacks_a_need | self.lacks_weights | self.lacks_areas | self.lacks_capacity | self.lacks_date
        )

    @cached_property
    def is_known(self) -> BoolArray:
        return ~(self.lacks_more_than_share | self.lacks_share)


@dataclass(frozen=True)
class Portions:
    """One row for each portion of a service: which naming it counts for, and its weight.

    `equally`: areas share it equally, since the need it is given to comes to 0 wherever its prevalence is 0.
    """

    naming: IntArray
    weight: FloatArray
    equally: BoolArray


@dataclass(frozen=True)
class Ledger:
    """What the supply of every cell is summed from, and followed back to."""

    keys: tuple[str, ...]
    footprints: Footprints
    namings: Namings
    portions: Portions


def ledger_of(
    services: Sequence[Service],
    *,
    capacity: Capacity,
    needs: NeedRows,
    rows: AreaRows,
    caseload_of_pdu: FloatArray,
) -> Ledger:
    """Enter every naming of a need by services whose needs are known, in the order of `services`."""
    table, pattern = _patterns(services, needs=needs)
    footprints, footprint = _footprints(services, rows=rows, caseload_of_pdu=caseload_of_pdu)
    naming, service = _expand(table.named_start, pattern)
    portions, giver, given_to = _portions(table, pattern=pattern, needs=needs)
    lacks_areas = _lacks_areas(
        footprints,
        footprint=footprint[giver],
        has_prevalence=needs.has_prevalence[given_to],
        naming=portions.naming,
        length=len(naming),
    )
    need = table.named_need[naming]
    namings = Namings(
        service=service,
        need=need,
        footprint=footprint[service],
        told=np.where(needs.is_continuing[need], capacity.places[service], capacity.starts[service]),
        is_fresh=capacity.is_fresh[service],
        share=capacity.share[service],
        is_assumed=table.is_assumed[pattern][service],
        lacks_a_need=table.named_by_umbrella[naming],
        lacks_weights=~table.are_weights_known[pattern][service],
        lacks_areas=lacks_areas,
    )
    return Ledger(tuple(service.key for service in services), footprints, namings, portions)


def _portions(
    table: PatternTable, *, pattern: IntArray, needs: NeedRows
) -> tuple[Portions, IntArray, IntArray]:
    """Return every service's portions, and for each the service that gives it and the need it is given to."""
    portion, giver = _expand(table.portion_start, pattern)
    first_naming = starts_of(np.diff(table.named_start)[pattern])
    given_to = table.portion_given_to[portion]
    portions = Portions(
        naming=first_naming[giver] + table.portion_naming[portion],
        weight=table.portion_weight[portion],
        equally=(needs.eligible_share[1] == 0)[given_to],
    )
    return portions, giver, given_to


def _patterns(services: Sequence[Service], *, needs: NeedRows) -> tuple[PatternTable, IntArray]:
    numbers: dict[tuple[tuple[str, ...], tuple[float, ...] | None], int] = {}
    pattern = np.array(
        [numbers.setdefault((s.needs or (), s.need_weights), len(numbers)) for s in services], dtype=np.int64
    )
    return pattern_table([pattern_of(named, weights=w, rows=needs) for named, w in numbers]), pattern


def _footprints(
    services: Sequence[Service], *, rows: AreaRows, caseload_of_pdu: FloatArray
) -> tuple[Footprints, IntArray]:
    numbers: dict[Coverage, int] = {}
    footprint = np.array(
        [numbers.setdefault((s.areas, s.area_shares), len(numbers)) for s in services], dtype=np.int64
    )
    return footprints_of(list(numbers), rows=rows, caseload_of_pdu=caseload_of_pdu), footprint


def _expand(start: IntArray, pattern: IntArray) -> tuple[IntArray, IntArray]:
    """Repeat each service for the entries of its pattern: return the entry and the service of each row."""
    lengths = np.diff(start)[pattern]
    service = np.repeat(np.arange(len(pattern)), lengths)
    first = np.cumsum(lengths) - lengths
    entry = np.arange(len(service)) - first[service] + start[pattern][service]
    return entry, service


def _lacks_areas(
    footprints: Footprints, *, footprint: IntArray, has_prevalence: BoolArray, naming: IntArray, length: int
) -> BoolArray:
    """A naming lacks what step 2 needs when any of its portions is to be shared by a need that is not known."""
    is_known = footprints.is_placed[footprint] | (footprints.is_caseload_known[footprint] & has_prevalence)
    return count_by(naming[~is_known], groups=length) > 0
