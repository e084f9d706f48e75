"""Where most is missing and where it is scarcest, and how far each place in the ranking wobbles.

Equal weights are a choice, not a fact: the rank range shows what happens when they, or a need's prevalence, move.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps.sums import FloatArray, IntArray

SEVERITY_MOVES: Final = (0.8, 1.2)


@dataclass(frozen=True)
class Members:
    """The cells of one ranking, in order of area code and need code, which breaks ties.

    `need` numbers the needs. `unmet_low` and `unmet_high` are what would be unmet with eligible need at that bound.
    `caseload` is of the area.
    """

    need: IntArray
    severity: FloatArray
    unmet: FloatArray
    unmet_low: FloatArray
    unmet_high: FloatArray
    caseload: FloatArray


@dataclass(frozen=True)
class Ranks:
    """By member, from 1. `low` and `high` are the least and greatest rank that it takes as the figures move."""

    rank: IntArray
    low: IntArray
    high: IntArray
    unmet_per_1000: FloatArray
    scarcity_rank: IntArray


def rank(members: Members) -> Ranks:
    """Rank by unmet × severity, then unmet; and, in a second list, by unmet for each 1,000 people supervised."""
    base = _placed(members.unmet * members.severity, then=members.unmet)
    low, high = base.copy(), base.copy()
    for priority, unmet in _moved(members):
        placed = _placed(priority, then=unmet)
        np.minimum(low, placed, out=low)
        np.maximum(high, placed, out=high)
    per_1000 = 1000 * members.unmet / members.caseload
    return Ranks(base, low, high, per_1000, _placed(per_1000, then=members.unmet))


def _moved(members: Members) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield priority and unmet with one thing moved at a time, all else at base and the same members."""
    base = members.unmet * members.severity
    for need in np.unique(members.need):
        of_need = members.need == need
        for factor in SEVERITY_MOVES:
            yield np.where(of_need, base * factor, base), members.unmet
        for at_bound in (members.unmet_low, members.unmet_high):
            unmet = np.where(of_need, at_bound, members.unmet)
            yield unmet * members.severity, unmet


def _placed(values: FloatArray, *, then: FloatArray) -> IntArray:
    """Return each member's place, from 1, by two falling values; a tie leaves members in the order given."""
    order = np.lexsort((_steps_down(then), _steps_down(values)))
    places = np.empty(len(values), dtype=np.int64)
    places[order] = np.arange(1, len(values) + 1)
    return places


def _steps_down(values: FloatArray) -> IntArray:
    """Number values from the largest down; those that differ by less than the tolerance share a number."""
    order = np.argsort(-values, kind="stable")
    steps = np.zeros(len(values), dtype=np.int64)
    steps[order[1:]] = np.cumsum(-np.diff(values[order]) >= TOLERANCE)
    return steps
