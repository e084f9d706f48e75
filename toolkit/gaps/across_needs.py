"""Step 1 of sharing out: how much of a service each of its needs gets, and which cells it is named in.

Services that name the same needs with the same weights are worked out once, as a pattern.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps.inputs import Need
from toolkit.gaps.sums import BoolArray, FloatArray, IntArray, starts_of
from toolkit.needs import UMBRELLA, UMBRELLA_MEMBERS, Unit


@dataclass(frozen=True)
class NeedRows:
    """The needs as columns of the calculation's arrays."""

    needs: tuple[Need, ...]

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        return {need.code: column for column, need in enumerate(self.needs)}

    @cached_property
    def eligible_share(self) -> FloatArray:
        """Low, central and high × needs: prevalence × suitable share."""
        known = [need.prevalence for need in self.needs]
        rows = [
            [np.nan if stated is None else getattr(stated, end) for stated in known]
            for end in ("low", "central", "high")
        ]
        suitable = np.array([need.suitable_share for need in self.needs], dtype=np.float64)
        return np.array(rows, dtype=np.float64) * suitable

    @cached_property
    def has_prevalence(self) -> BoolArray:
        return np.array([need.prevalence is not None for need in self.needs], dtype=bool)

    @cached_property
    def is_continuing(self) -> BoolArray:
        return np.array([self.unit(need) is Unit.CONTINUING for need in self.needs], dtype=bool)

    @cached_property
    def targets(self) -> FloatArray:
        return np.array([need.target for need in self.needs], dtype=np.float64)

    @staticmethod
    def unit(need: Need) -> Unit:
        """The umbrella is counted in starts, whatever its members are counted in."""
        return Unit.COURSE if need.code == UMBRELLA else need.unit


@dataclass(frozen=True, slots=True)
class Portion:
    """What a service gives to one of its needs, as it counts for a cell.

    `counts_for` is the column of the cell, `given_to` the column of the need that decides how areas share it: they
    differ where a member's starts count for the umbrella.
    """

    counts_for: int
    given_to: int
    weight: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """The needs that a service names, once looked at.

    `named` are the columns whose cells the service is named in; those in `only_by_umbrella` it may or may not serve:
    it names the umbrella and none of its members. `portions` is empty where the weights are not known.
    """

    named: tuple[int, ...] = ()
    only_by_umbrella: tuple[int, ...] = ()
    portions: tuple[Portion, ...] = ()
    are_weights_known: bool = True
    is_assumed: bool = False


def pattern_of(needs: Sequence[str], *, weights: Sequence[float] | None, rows: NeedRows) -> Pattern:
    """Share a service of size 1 among the needs that it names; one that names none is in no cell."""
    if not needs:
        return Pattern()
    bearing = _bearing_weight(_stated_weights(needs, weights=weights))
    is_stated = sum(bearing.values()) > TOLERANCE
    shares = _normalised(bearing) if is_stated else _shares_by_need(bearing, rows=rows)
    family = [code for code in bearing if code == UMBRELLA or code in UMBRELLA_MEMBERS]
    named = {code for code in bearing if code in rows.column_of}
    if family and UMBRELLA in rows.column_of:
        named.add(UMBRELLA)
    # "Names only the umbrella" is read as: the umbrella and none of its members, whatever else beside them. Mental
    # health help of no stated kind is mental health help of no stated kind also where it comes with help for drug use.
    only = UMBRELLA_MEMBERS & rows.column_of.keys() if family == [UMBRELLA] else frozenset()
    return Pattern(
        named=tuple(sorted(rows.column_of[code] for code in named)),
        only_by_umbrella=tuple(sorted(rows.column_of[code] for code in only)),
        portions=_portions(shares or {}, rows=rows),
        are_weights_known=shares is not None,
        is_assumed=not is_stated and len(bearing) > 1,
    )


def _stated_weights(needs: Sequence[str], *, weights: Sequence[float] | None) -> dict[str, float]:
    """Weights by need, in order of need; one named twice adds up. Where no weights are stated, all are 0."""
    totals = dict.fromkeys(sorted(needs), 0.0)
    for code, weight in zip(needs, weights or [0.0] * len(needs), strict=True):
        totals[code] += weight
    return totals


def _bearing_weight(weights: Mapping[str, float]) -> dict[str, float]:
    """Leave out the umbrella where it is named beside one of its members."""
    beside_member = not UMBRELLA_MEMBERS.isdisjoint(weights)
    return {code: weight for code, weight in weights.items() if not (beside_member and code == UMBRELLA)}


def _shares_by_need(needs: Iterable[str], *, rows: NeedRows) -> dict[str, float] | None:
    """Share by central prevalence × suitable share. None where a need has no prevalence."""
    columns = {code: rows.column_of.get(code) for code in needs}
    if any(column is None or not rows.has_prevalence[column] for column in columns.values()):
        return None
    central = rows.eligible_share[1]
    return _normalised({code: float(central[column]) for code, column in columns.items()})


def _normalised(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    if total < TOLERANCE:
        return dict.fromkeys(weights, 1 / len(weights))
    return {code: weight / total for code, weight in weights.items()}


def _portions(shares: Mapping[str, float], *, rows: NeedRows) -> tuple[Portion, ...]:
    """Each need's own portion and, for the umbrella, the starts that it or a member is given, each once."""
    umbrella = rows.column_of.get(UMBRELLA)
    portions = []
    for code, share in shares.items():
        column = rows.column_of.get(code)
        if column is None:
            continue
        portions.append(Portion(column, column, share))
        if umbrella is not None and code in UMBRELLA_MEMBERS:
            portions.append(Portion(umbrella, column, share))
    return tuple(portions)


@dataclass(frozen=True)
class PatternTable:
    """All patterns end to end: `named_*` one entry for each naming, `portion_*` one for each portion.

    `named_start` and `portion_start` say where each pattern begins, with the end of the last one added;
    `portion_naming` says which naming of its pattern, counted from 0, a portion counts for.
    """

    named_start: IntArray
    named_need: IntArray
    named_by_umbrella: BoolArray
    portion_start: IntArray
    portion_naming: IntArray
    portion_given_to: IntArray
    portion_weight: FloatArray
    are_weights_known: BoolArray
    is_assumed: BoolArray


def pattern_table(patterns: Sequence[Pattern]) -> PatternTable:
    """Lay patterns end to end."""
    namings = [[*pattern.named, *pattern.only_by_umbrella] for pattern in patterns]
    by_umbrella = [[False] * len(p.named) + [True] * len(p.only_by_umbrella) for p in patterns]
    portions = [portion for pattern in patterns for portion in pattern.portions]
    return PatternTable(
        named_start=starts_of(np.array([len(needs) for needs in namings], dtype=np.int64)),
        named_need=np.array([need for needs in namings for need in needs], dtype=np.int64),
        named_by_umbrella=np.array([flag for flags in by_umbrella for flag in flags], dtype=bool),
        portion_start=starts_of(np.array([len(p.portions) for p in patterns], dtype=np.int64)),
        portion_naming=np.array(
            [p.named.index(portion.counts_for) for p in patterns for portion in p.portions], dtype=np.int64
        ),
        portion_given_to=np.array([portion.given_to for portion in portions], dtype=np.int64),
        portion_weight=np.array([portion.weight for portion in portions], dtype=np.float64),
        are_weights_known=np.array([pattern.are_weights_known for pattern in patterns], dtype=bool),
        is_assumed=np.array([pattern.is_assumed for pattern in patterns], dtype=bool),
    )
