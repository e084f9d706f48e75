"""How an area's caseload came about: counted, estimated, shared out from a larger area, or added up from its units."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from toolkit.gaps import Gaps, Level
from toolkit.needs import (
    AreaCaseload,
    Basis,
    Caseload,
    CaseloadFigure,
    CaseloadStatus,
    community_caseload,
)

PRE_RELEASE = "pre_release"


class Formula(StrEnum):
    """Which of the method's three formulas gave a figure, best first."""

    ALL_LESS_PRE_RELEASE = "all_less_pre_release"
    ORDERS_AND_RELEASED = "orders_and_released"
    SHARE_OF_ALL = "share_of_all"


class Origin(StrEnum):
    """Whose figure an area's caseload is."""

    OWN = "own"
    SHARED_OUT = "shared_out"
    ADDED_UP = "added_up"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Count:
    """One count of people as it was entered: in one `group` and of one `sex` of an area's caseload on a date.

    `people` None: somebody asked, and it is not known.
    """

    area: str
    as_at: date
    group: str
    sex: str
    people: int | None
    source: str
    url: str
    note: str
    is_demonstration: bool


@dataclass(frozen=True)
class OwnFigure:
    """An area's own caseload and the counts that it was worked out from, in the order of its formula."""

    area: str
    caseload: Caseload
    counts: tuple[Count, ...]

    @property
    def sources(self) -> tuple[Count, ...]:
        """Its counts, each source once: two counts of one table come from one place."""
        by_source = {(c.source, c.url, c.note, c.is_demonstration): c for c in reversed(self.counts)}
        return tuple(reversed(by_source.values()))

    @property
    def formula(self) -> Formula:
        if self.caseload.basis is Basis.ESTIMATED:
            return Formula.SHARE_OF_ALL
        if PRE_RELEASE in self.caseload.groups:
            return Formula.ALL_LESS_PRE_RELEASE
        return Formula.ORDERS_AND_RELEASED


@dataclass(frozen=True)
class SharedOut:
    """What is left of a larger area's figure, and this unit's share of it by adults.

    `elsewhere` is what the larger area's figure holds of units that have one of their own. `units` share `left`, and
    have `all_adults` between them.
    """

    larger: str
    larger_people: float
    elsewhere: float
    left: float
    adults: float
    all_adults: float
    units: int


@dataclass(frozen=True)
class AddedUp:
    """The units that a larger area's caseload is the sum of, by what is known of theirs. `in_part` lie in it partly."""

    units: int
    published: int
    shared_out: int
    not_known: int
    in_part: int


@dataclass(frozen=True)
class CaseloadStory:
    """`own` is the figure that all starts from: the area's own, or the larger area's that was shared out.

    `months_old` counts whole months from the caseload's date to the day on which freshness is judged.
    """

    supervised: AreaCaseload
    origin: Origin
    own: OwnFigure | None
    shared_out: SharedOut | None
    added_up: AddedUp | None
    months_old: int | None


def lender_of(gaps: Gaps, *, area: str) -> str | None:
    """The larger area whose figure is shared out to an area, or to some of its units. None: nobody's is."""
    return gaps.caseloads[gaps.rows.row_of[area]].apportioned_from


def caseload_story(gaps: Gaps, *, area: str, counts: Iterable[Count]) -> CaseloadStory:
    """Tell an area's caseload. `counts` are those entered for the area and for its lender (see `lender_of`).

    Raises KeyError for an area that is not there.
    """
    counts = tuple(counts)
    row = gaps.rows.row_of[area]
    supervised = gaps.caseloads[row]
    own = _own_figure(gaps, area=area, counts=counts)
    is_unit = gaps.rows.levels[row] is Level.PDU
    lender = supervised.apportioned_from
    origin = _origin(supervised, has_own=own is not None, is_unit=is_unit)
    if origin is Origin.SHARED_OUT and lender:
        own = _own_figure(gaps, area=lender, counts=counts)
    return CaseloadStory(
        supervised=supervised,
        origin=origin,
        own=own,
        shared_out=_shared_out(gaps, unit=area, larger=lender)
        if origin is Origin.SHARED_OUT and lender
        else None,
        added_up=_added_up(gaps, row=row) if origin is Origin.ADDED_UP else None,
        months_old=months_between(supervised.as_at, gaps.known_on) if supervised.as_at else None,
    )


def _origin(supervised: AreaCaseload, *, has_own: bool, is_unit: bool) -> Origin:
    if has_own:
        return Origin.OWN
    if not is_unit:
        return Origin.ADDED_UP
    return Origin.SHARED_OUT if supervised.status is CaseloadStatus.APPORTIONED else Origin.NOT_KNOWN


def _own_figure(gaps: Gaps, *, area: str, counts: tuple[Count, ...]) -> OwnFigure | None:
    """Work out an area's own figure as the calculation did, and keep the counts that went in."""
    mine = [count for count in counts if count.area == area]
    figures = [CaseloadFigure(c.area, c.as_at, c.group, c.people, c.sex) for c in mine]
    caseload = community_caseload(
        figures, known_on=gaps.known_on, community_share=gaps.settings.community_share
    )
    if caseload is None:
        return None
    of_that_day = {
        c.group: c for c in mine if c.as_at == caseload.as_at and c.sex == "all" and c.people is not None
    }
    return OwnFigure(area, caseload, tuple(of_that_day[group] for group in caseload.groups))


def _shared_out(gaps: Gaps, *, unit: str, larger: str) -> SharedOut:
    pairs = zip(gaps.rows.pdus, gaps.caseloads[gaps.rows.pdu_rows], strict=True)
    sharing = [(pdu, caseload) for pdu, caseload in pairs if caseload.apportioned_from == larger]
    left = sum(caseload.people or 0.0 for _, caseload in sharing)
    larger_people = gaps.caseloads[gaps.rows.row_of[larger]].people or 0.0
    return SharedOut(
        larger=larger,
        larger_people=larger_people,
        elsewhere=larger_people - left,
        left=left,
        adults=next(pdu.adults or 0.0 for pdu, _ in sharing if pdu.code == unit),
        all_adults=sum(pdu.adults or 0.0 for pdu, _ in sharing),
        units=len(sharing),
    )


def _added_up(gaps: Gaps, *, row: int) -> AddedUp:
    share = gaps.rows.pdu_share[row]
    inside = np.flatnonzero(share).tolist()
    by_unit = gaps.caseloads[gaps.rows.pdu_rows]
    statuses = Counter(by_unit[pdu].status for pdu in inside)
    return AddedUp(
        units=len(inside),
        published=statuses[CaseloadStatus.PUBLISHED],
        shared_out=statuses[CaseloadStatus.APPORTIONED],
        not_known=statuses[CaseloadStatus.NOT_KNOWN],
        in_part=sum(bool(share[pdu] < 1) for pdu in inside),
    )


def months_between(first: date, last: date) -> int:
    """Whole calendar months from one day to a later one; none where it is not later."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return max(0, months - (last.day < first.day))
