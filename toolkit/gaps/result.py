"""The whole calculation on one day: arrays of areas × needs, from which the cells of any level are read."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps.across_needs import NeedRows
from toolkit.gaps.areas import AreaRows
from toolkit.gaps.checks import Checked
from toolkit.gaps.inputs import Settings
from toolkit.gaps.larger import Bounded, eligible_of, people_of, unmet_of
from toolkit.gaps.ledger import Ledger
from toolkit.gaps.states import RULES, Coverage, State, coverage_of, disagreements, rules_that_hold
from toolkit.gaps.sums import BoolArray, IntArray
from toolkit.gaps.supply import Supply
from toolkit.needs import (
    NEVER_RANKED,
    AreaCaseload,
    CaseloadStatus,
    is_older_than,
)


@dataclass(frozen=True)
class Unplaced:
    """Keys of delivering services that cover no cell, and why."""

    needs_not_known: tuple[str, ...]
    none_of_our_needs: tuple[str, ...]
    areas_not_known: tuple[str, ...]


@dataclass(frozen=True)
class Gaps:
    """The result for every area at every level. Arrays are areas × needs, NaN for *not known*.

    Read cells with `toolkit.gaps.cells_of`, `cell_of` and `contributions`.
    """

    as_at: date
    known_on: date
    settings: Settings
    rows: AreaRows
    needs: NeedRows
    caseloads: tuple[AreaCaseload, ...]
    supply: Supply
    checked: Checked
    ledger: Ledger
    unplaced: Unplaced

    @cached_property
    def eligible(self) -> Bounded:
        return eligible_of(self.caseloads, needs=self.needs)

    @cached_property
    def coverage(self) -> Coverage:
        return coverage_of(self.eligible, supply=self.supply.amount)

    @cached_property
    def rules(self) -> IntArray:
        """The place in `RULES` of the rule that decides each cell."""
        return rules_that_hold(
            people_of(self.caseloads),
            eligible=self.eligible,
            coverage=self.coverage,
            supply=self.supply,
            checked=self.checked,
            targets=self.needs.targets,
        )

    @cached_property
    def disagreements(self) -> BoolArray:
        return disagreements(self.rows, supply=self.supply, checked=self.checked)

    @cached_property
    def unmet(self) -> Bounded:
        """Eligible need × target − supply, with need at its low bound, its central value and its high bound."""
        low, central, high = (
            unmet_of(self.rows, eligible=need, supply=self.supply.amount, targets=self.needs.targets)
            for need in (self.eligible.low, self.eligible.central, self.eligible.high)
        )
        return Bounded(low, central, high)

    @cached_property
    def is_caseload_old(self) -> BoolArray:
        """By area: its caseload is older than it may be for a firm result."""
        months = self.settings.caseload_valid_months
        return np.array(
            [
                caseload.as_at is not None
                and is_older_than(caseload.as_at, months=months, known_on=self.known_on)
                for caseload in self.caseloads
            ],
            dtype=bool,
        )

    @cached_property
    def is_borderline(self) -> BoolArray:
        firm_or_not = self.in_state(State.ENOUGH, State.TOO_LITTLE)
        by_rule = np.array([rule.is_borderline for rule in RULES])[self.rules]
        return by_rule | (self.is_caseload_old[:, None] & firm_or_not)

    @cached_property
    def is_assumed(self) -> BoolArray:
        """More than half of the supply was shared out by need."""
        return self.supply.assumed - self.supply.amount / 2 > TOLERANCE

    @cached_property
    def is_apportioned(self) -> BoolArray:
        """By area."""
        return np.array([c.status is CaseloadStatus.APPORTIONED for c in self.caseloads], dtype=bool)

    @cached_property
    def is_never_ranked(self) -> BoolArray:
        """By need."""
        return np.array([need.code in NEVER_RANKED for need in self.needs.needs], dtype=bool)

    @cached_property
    def has_rank(self) -> BoolArray:
        """Short of the yardstick for sure, and in a way that may be compared with others."""
        is_short = self.in_state(State.NONE, State.TOO_LITTLE) & (self.unmet.central > TOLERANCE)
        return is_short & ~self.is_assumed & ~self.is_apportioned[:, None] & ~self.is_never_ranked

    def in_state(self, *states: State) -> BoolArray:
        return np.array([rule.state in states for rule in RULES])[self.rules]
