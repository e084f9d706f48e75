"""What can be said about a cell: a table of rules, of which the first that holds decides.

Known supply is a floor. A cell is open when a service that names it is not known or when nobody has stated, lately
enough, that its list is complete.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps.areas import AreaRows
from toolkit.gaps.checks import Checked
from toolkit.gaps.larger import Bounded
from toolkit.gaps.sums import BoolArray, FloatArray, IntArray
from toolkit.gaps.supply import Supply


class State(StrEnum):
    NOT_KNOWN = "not_known"
    NONE = "none"
    TOO_LITTLE = "too_little"
    ENOUGH = "enough"


class Reason(StrEnum):
    """Why a cell is not known."""

    NO_CASELOAD = "no_caseload"
    NO_PREVALENCE = "no_prevalence"
    NOBODY_TOLD = "nobody_told"
    CAPACITY_NOT_KNOWN = "capacity_not_known"
    LIST_NOT_CHECKED = "list_not_checked"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. `has_coverage`: coverage is printed. `is_at_least`: it is written "at least".

    `is_no_need`: no need is estimated, and the cell is left out of every count of areas with enough.
    """

    state: State
    reason: Reason | None = None
    is_borderline: bool = False
    has_coverage: bool = True
    is_at_least: bool = False
    is_no_need: bool = False


RULES: Final = (
    Rule(State.NOT_KNOWN, Reason.NO_CASELOAD, has_coverage=False),
    Rule(State.NOT_KNOWN, Reason.NO_PREVALENCE, has_coverage=False),
    Rule(State.ENOUGH, has_coverage=False, is_no_need=True),
    Rule(State.NOT_KNOWN, Reason.NOBODY_TOLD, has_coverage=False),
    Rule(State.NONE),
    Rule(State.ENOUGH),
    Rule(State.NOT_KNOWN, Reason.CAPACITY_NOT_KNOWN, is_at_least=True),
    Rule(State.NOT_KNOWN, Reason.LIST_NOT_CHECKED, is_at_least=True),
    Rule(State.TOO_LITTLE),
    Rule(State.ENOUGH, is_borderline=True),
    Rule(State.TOO_LITTLE, is_borderline=True),
)
"""In the order of the conditions in `rules_that_hold`."""


@dataclass(frozen=True)
class Coverage:
    """Areas × needs: supply / eligible need. `high` is infinite, or 0, where the low bound of need is 0."""

    low: FloatArray
    central: FloatArray
    high: FloatArray


def coverage_of(eligible: Bounded, *, supply: FloatArray) -> Coverage:
    """Divide supply by eligible need: the more need, the lower the coverage. NaN where need is 0 or not known."""
    without_low = eligible.low < TOLERANCE
    beyond = np.where(supply > TOLERANCE, np.inf, 0.0)
    return Coverage(
        low=_ratio(supply, by=eligible.high),
        central=_ratio(supply, by=eligible.central),
        high=np.where(without_low, beyond, _ratio(supply, by=eligible.low)),
    )


def _ratio(supply: FloatArray, *, by: FloatArray) -> FloatArray:
    return supply / np.where(by < TOLERANCE, np.nan, by)


def rules_that_hold(
    people: FloatArray,
    *,
    eligible: Bounded,
    coverage: Coverage,
    supply: Supply,
    checked: Checked,
    targets: FloatArray,
) -> IntArray:
    """Return areas × needs: the place in `RULES` of the first rule that holds.

    A larger area has none, or a complete list, only if every part has. `people` are caseloads, NaN where not known.
    """
    is_reached = targets - TOLERANCE
    is_short = coverage.central < is_reached
    conditions = (
        np.broadcast_to(np.isnan(people)[:, None], eligible.central.shape),
        np.isnan(eligible.central),
        eligible.central < TOLERANCE,
        ~supply.is_named & ~checked.is_checked,
        ~supply.is_named,
        coverage.low >= is_reached,
        is_short & (supply.unknown > 0),
        is_short & ~checked.has_complete_list,
        coverage.high < is_reached,
        coverage.central >= is_reached,
        np.ones(eligible.central.shape, dtype=bool),
    )
    first: IntArray = np.argmax(np.stack(conditions), axis=0)
    return first


def disagreements(rows: AreaRows, *, supply: Supply, checked: Checked) -> BoolArray:
    """Return areas × needs: somewhere in the area a valid check says that there is no service, and there is one."""
    contradicted: BoolArray = supply.is_named[: len(rows.part_pdu)] & checked.says_none
    return rows.part_within @ contradicted
