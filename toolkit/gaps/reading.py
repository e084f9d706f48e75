"""Cells read out of the arrays: one level at a time, ranked among the areas that were asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps.areas import Level
from toolkit.gaps.cells import Cell, CoverageRange, KnownPart, Place, StateCounts, Unranked
from toolkit.gaps.inputs import AreaCode
from toolkit.gaps.larger import people_of
from toolkit.gaps.ranking import Members, Ranks, rank
from toolkit.gaps.result import Gaps
from toolkit.gaps.states import RULES, State
from toolkit.gaps.sums import IntArray
from toolkit.needs import NEVER_RANKED, UMBRELLA, Bounds


def cells_of(gaps: Gaps, *, level: Level | str, inside: Iterable[str] | None = None) -> tuple[Cell, ...]:
    """Return the cells of a level, by area code and then in the order of the needs.

    `inside` are area codes of that level; cells are ranked among those alone. See `areas_within`.
    """
    rows = gaps.rows.rows_at(Level(level), inside=inside)
    ranked = _ranked(gaps, rows=rows)
    needs = range(len(gaps.needs.needs))
    return tuple(
        _Reader(gaps, row=row).cell(need, place=ranked.get((row, need))) for row in rows for need in needs
    )


def cell_of(gaps: Gaps, *, area: AreaCode, need: str, inside: Iterable[str] | None = None) -> Cell:
    """Return one cell, ranked among all areas of its level or those `inside`.

    Raises KeyError for an area or a need that is not there.
    """
    row, column = gaps.rows.row_of[area], gaps.needs.column_of[need]
    rows = gaps.rows.rows_at(gaps.rows.levels[row], inside=inside)
    return _Reader(gaps, row=row).cell(column, place=_ranked(gaps, rows=rows).get((row, column)))


def _ranked(gaps: Gaps, *, rows: list[int]) -> Mapping[tuple[int, int], Place]:
    """Rank the cells of some rows, which are in order of area code; starts and places in separate lists."""
    places: dict[tuple[int, int], Place] = {}
    codes = [need.code for need in gaps.needs.needs]
    by_code = np.array(sorted(range(len(codes)), key=codes.__getitem__), dtype=np.int64)
    chosen = np.array(rows, dtype=np.int64)
    for unit in (False, True):
        needs = by_code[gaps.needs.is_continuing[by_code] == unit]
        in_list = gaps.has_rank[np.ix_(chosen, needs)]
        area, need = np.nonzero(in_list)
        row, column = chosen[area], needs[need]
        ranks = rank(_members(gaps, row=row, column=column))
        places |= dict(zip(zip(row.tolist(), column.tolist(), strict=True), _places(ranks), strict=True))
    return places


def _members(gaps: Gaps, *, row: IntArray, column: IntArray) -> Members:
    severity = np.array([need.severity for need in gaps.needs.needs], dtype=np.float64)
    return Members(
        need=column,
        severity=severity[column],
        unmet=gaps.unmet.central[row, column],
        unmet_low=gaps.unmet.low[row, column],
        unmet_high=gaps.unmet.high[row, column],
        caseload=people_of(gaps.caseloads)[row],
    )


def _places(ranks: Ranks) -> list[Place]:
    columns = (ranks.rank, ranks.low, ranks.high, ranks.unmet_per_1000, ranks.scarcity_rank)
    return [Place(*values) for values in zip(*(column.tolist() for column in columns), strict=True)]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the cells of one row."""

    gaps: Gaps
    row: int

    def cell(self, need: int, *, place: Place | None) -> Cell:
        gaps, at = self.gaps, (self.row, need)
        rule, set_up = RULES[gaps.rules[at]], gaps.needs.needs[need]
        shortfall = self.shortfall(need) if rule.is_at_least else None
        return Cell(
            area=gaps.rows.codes[self.row],
            level=gaps.rows.levels[self.row],
            set_up=set_up,
            unit=gaps.needs.unit(set_up),
            supervised=gaps.caseloads[self.row],
            caseload_is_old=bool(gaps.is_caseload_old[self.row]),
            eligible=self.eligible(need),
            eligible_known=self.known_part(need),
            supply=float(gaps.supply.amount[at]),
            assumed=bool(gaps.is_assumed[at]),
            services_known=int(gaps.supply.known[at]),
            services_unknown=int(gaps.supply.unknown[at]),
            check=gaps.checked.counting_for(self.row, need=need, rows=gaps.rows),
            check_and_list_disagree=bool(gaps.disagreements[at]),
            rule=rule,
            borderline=bool(gaps.is_borderline[at]),
            coverage=self.coverage(need) if rule.has_coverage else None,
            shortfall_at_most=shortfall,
            capacity_before_share=None if shortfall is None else self.capacity_before_share(need),
            unmet=float(gaps.unmet.central[at]) if rule.state in (State.NONE, State.TOO_LITTLE) else None,
            place=place,
            unranked_because=None if place else self.unranked_because(need, state=rule.state),
            pdu_states=self.pdu_states(need),
        )

    def eligible(self, need: int) -> Bounds | None:
        eligible, at = self.gaps.eligible, (self.row, need)
        if np.isnan(eligible.central[at]):
            return None
        return Bounds(float(eligible.low[at]), float(eligible.central[at]), float(eligible.high[at]))

    def known_part(self, need: int) -> KnownPart | None:
        """For a larger area without a caseload, the need of those of its PDUs that have one."""
        rows, eligible = self.gaps.rows, self.gaps.eligible.central
        is_small = rows.levels[self.row] in (Level.PART, Level.PDU)
        if is_small or not np.isnan(eligible[self.row, need]):
            return None
        share = rows.pdu_share[self.row]
        of_pdus = eligible[rows.pdu_rows, need] * share
        known = (share > 0) & ~np.isnan(of_pdus)
        return KnownPart(float(of_pdus[known].sum()), int(known.sum()), int((share > 0).sum()))

    def coverage(self, need: int) -> CoverageRange:
        coverage, at = self.gaps.coverage, (self.row, need)
        has_low_bound = self.gaps.eligible.low[at] >= TOLERANCE
        return CoverageRange(
            low=float(coverage.low[at]),
            central=float(coverage.central[at]),
            high=float(coverage.high[at]) if has_low_bound else None,
        )

    def shortfall(self, need: int) -> float:
        """By the area's own need and supply; unlike what is unmet, it is not a sum over PDUs."""
        at = (self.row, need)
        wanted = self.gaps.eligible.central[at] * self.gaps.needs.targets[need]
        return max(0.0, float(wanted - self.gaps.supply.amount[at]))

    def capacity_before_share(self, need: int) -> float | None:
        """What services not known could give, when each of them lacks nothing but its share; else None."""
        supply, at = self.gaps.supply, (self.row, need)
        is_told = supply.lacking_more[at] == 0 and supply.before_share[at] > TOLERANCE
        return float(supply.before_share[at]) if is_told else None

    def unranked_because(self, need: int, *, state: State) -> Unranked:
        gaps, code = self.gaps, self.gaps.needs.needs[need].code
        reasons = (
            (code == UMBRELLA, Unranked.UMBRELLA),
            (code in NEVER_RANKED, Unranked.OVERLAPS_OTHER_NEEDS),
            (state is State.NOT_KNOWN, Unranked.NOT_KNOWN),
            (state is State.ENOUGH, Unranked.ENOUGH),
            (gaps.is_apportioned[self.row], Unranked.APPORTIONED),
            (gaps.is_assumed[self.row, need], Unranked.ASSUMED),
        )
        return next((reason for applies, reason in reasons if applies), Unranked.NOTHING_UNMET)

    def pdu_states(self, need: int) -> StateCounts | None:
        gaps = self.gaps
        if gaps.rows.levels[self.row] in (Level.PART, Level.PDU):
            return None
        inside = len(gaps.rows.part_pdu) + np.flatnonzero(gaps.rows.pdu_share[self.row])
        rules = [RULES[place] for place in gaps.rules[inside, need]]
        counted = Counter("no_need" if rule.is_no_need else rule.state.value for rule in rules)
        return StateCounts(
            enough=counted["enough"],
            too_little=counted["too_little"],
            none=counted["none"],
            not_known=counted["not_known"],
            no_need=counted["no_need"],
            borderline=int(gaps.is_borderline[inside, need].sum()),
        )
