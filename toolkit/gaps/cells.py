"""One area and one need, with everything that is printed about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toolkit.gaps.areas import Level
from toolkit.gaps.inputs import AreaCode, Check, Need
from toolkit.gaps.states import Reason, Rule, State
from toolkit.needs import AreaCaseload, Basis, Bounds, CaseloadStatus, Prevalence, Unit


class Unranked(StrEnum):
    """Why a cell has no rank; the first that applies."""

    UMBRELLA = "umbrella"
    OVERLAPS_OTHER_NEEDS = "overlaps_other_needs"
    NOT_KNOWN = "not_known"
    ENOUGH = "enough"
    APPORTIONED = "apportioned"
    ASSUMED = "assumed"
    NOTHING_UNMET = "nothing_unmet"


@dataclass(frozen=True, slots=True)
class CoverageRange:
    """Starts a year, or places, for each person in need. `high` None: the low bound of need is 0."""

    low: float
    central: float
    high: float | None


@dataclass(frozen=True, slots=True)
class KnownPart:
    """What is known of a larger area whose need is not known as a whole: "at least, from n of m areas"."""

    eligible: float
    areas_known: int
    areas: int


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many of a larger area's PDUs are in each state. Areas with no need estimated stand apart from `enough`.

    `borderline` counts those of `enough` and `too_little` that are borderline.
    """

    enough: int
    too_little: int
    none: int
    not_known: int
    no_need: int
    borderline: int


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's places among the ranked cells of its level and unit, from 1.

    `low` and `high` are the least and greatest rank that it takes as severities and prevalences move.
    """

    rank: int
    low: int
    high: int
    unmet_per_1000: float
    scarcity_rank: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The result for one area and one need; every field that `gaps --format json` prints has its name here.

    Amounts are in starts a year or places, as `unit` says. None means: `eligible`, *not known*; `eligible_known`, there
    is no more to say than `eligible` says; `check`, some part of the area has no valid check; `coverage`, need is 0 or
    not known, or nobody has told us anything; `shortfall_at_most` and what rests on it, the method does not say
    "at least"; `unmet`, the state is neither `none` nor `too_little`; `place`, the cell is not ranked;
    `pdu_states`, the area is a PDU. `supply` is a floor: 0.0 where no service is known.
    """

    area: AreaCode
    level: Level
    set_up: Need
    unit: Unit
    supervised: AreaCaseload
    caseload_is_old: bool
    eligible: Bounds | None
    eligible_known: KnownPart | None
    supply: float
    assumed: bool
    services_known: int
    services_unknown: int
    check: Check | None
    check_and_list_disagree: bool
    rule: Rule
    borderline: bool
    coverage: CoverageRange | None
    shortfall_at_most: float | None
    capacity_before_share: float | None
    unmet: float | None
    place: Place | None
    unranked_because: Unranked | None
    pdu_states: StateCounts | None

    @property
    def need(self) -> str:
        return self.set_up.code

    @property
    def prevalence(self) -> Prevalence | None:
        return self.set_up.prevalence

    @property
    def suitable_share(self) -> float:
        return self.set_up.suitable_share

    @property
    def target(self) -> float:
        return self.set_up.target

    @property
    def severity(self) -> float:
        return self.set_up.severity

    @property
    def caseload(self) -> float | None:
        return self.supervised.people

    @property
    def caseload_status(self) -> CaseloadStatus:
        return self.supervised.status

    @property
    def caseload_basis(self) -> Basis | None:
        return self.supervised.basis

    @property
    def caseload_as_at(self) -> date | None:
        return self.supervised.as_at

    @property
    def apportioned_from(self) -> str | None:
        return self.supervised.apportioned_from

    @property
    def state(self) -> State:
        return self.rule.state

    @property
    def reason(self) -> Reason | None:
        return self.rule.reason

    @property
    def no_need_estimated(self) -> bool:
        return self.rule.is_no_need

    @property
    def at_least(self) -> float | None:
        return self.coverage.central if self.coverage and self.rule.is_at_least else None

    @property
    def break_even_share(self) -> float | None:
        """The share of what services whose share is not known could give that would fill the gap."""
        if self.shortfall_at_most is None or self.capacity_before_share is None:
            return None
        return self.shortfall_at_most / self.capacity_before_share

    @property
    def priority(self) -> float | None:
        return self.unmet * self.severity if self.place and self.unmet is not None else None

    @property
    def rank(self) -> int | None:
        return self.place.rank if self.place else None

    @property
    def rank_low(self) -> int | None:
        return self.place.low if self.place else None

    @property
    def rank_high(self) -> int | None:
        return self.place.high if self.place else None

    @property
    def unmet_per_1000(self) -> float | None:
        return self.place.unmet_per_1000 if self.place else None

    @property
    def scarcity_rank(self) -> int | None:
        return self.place.scarcity_rank if self.place else None
