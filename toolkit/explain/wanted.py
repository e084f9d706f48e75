"""What nobody has told us about a cell, in the order in which it stands in the way."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from toolkit.explain.caseload import CaseloadStory, Formula, Origin
from toolkit.gaps import Cell, Contribution, Missing, Reason
from toolkit.needs import CaseloadStatus, IntervalKind


class Wanted(StrEnum):
    """A piece of information; templates say who could supply it."""

    CASELOAD = "caseload"
    OWN_CASELOAD = "own_caseload"
    NEWER_CASELOAD = "newer_caseload"
    STILL_IN_PRISON = "still_in_prison"
    STUDY = "study"
    INTERVAL = "interval"
    WHICH_NEED = "which_need"
    NEED_WEIGHTS = "need_weights"
    AREA_SHARES = "area_shares"
    CAPACITY = "capacity"
    CAPACITY_DATE = "capacity_date"
    PROBATION_SHARE = "probation_share"
    CHECK = "check"
    CHECK_AGAIN = "check_again"
    COUNTED_SHARES = "counted_shares"


@dataclass(frozen=True)
class Unknown:
    """One thing that is wanted, and of how many services, where it is wanted of services."""

    wanted: Wanted
    services: int = 0


def still_wanted(
    cell: Cell, *, contributions: Iterable[Contribution], story: CaseloadStory, is_withheld: bool = False
) -> tuple[Unknown, ...]:
    """What would have to be known for the cell to rest on nothing but counts.

    `is_withheld`: the area's caseload is known, and too small to estimate from, so that no more is wanted of it.
    """
    found = [
        *_of_people(cell, story=story, is_withheld=is_withheld),
        *_of_the_study(cell),
        *_of_services(contributions),
        *_of_the_list(cell),
    ]
    return tuple(found)


def _of_people(cell: Cell, *, story: CaseloadStory, is_withheld: bool) -> Iterator[Unknown]:
    if cell.caseload_status is CaseloadStatus.NOT_KNOWN:
        if not is_withheld:
            yield Unknown(Wanted.CASELOAD)
    elif cell.caseload_status is CaseloadStatus.APPORTIONED:
        yield Unknown(Wanted.OWN_CASELOAD)
    elif cell.caseload_is_old:
        yield Unknown(Wanted.NEWER_CASELOAD)
    if story.origin is Origin.OWN and story.own and story.own.formula is Formula.SHARE_OF_ALL:
        yield Unknown(Wanted.STILL_IN_PRISON)


def _of_the_study(cell: Cell) -> Iterator[Unknown]:
    if cell.prevalence is None:
        yield Unknown(Wanted.STUDY)
    elif cell.prevalence.kind is IntervalKind.ASSUMED:
        yield Unknown(Wanted.INTERVAL)


def _of_services(contributions: Iterable[Contribution]) -> Iterator[Unknown]:
    """Each kind of fact that some service lacks, in the order in which the method asks for them."""
    lacking = Counter(missing for contribution in contributions for missing in contribution.missing)
    for missing in Missing:
        if lacking[missing]:
            yield Unknown(Wanted(missing.value), services=lacking[missing])


def _of_the_list(cell: Cell) -> Iterator[Unknown]:
    if cell.check_and_list_disagree:
        yield Unknown(Wanted.CHECK_AGAIN)
    elif cell.check is None or cell.reason is Reason.LIST_NOT_CHECKED:
        yield Unknown(Wanted.CHECK)
    if cell.assumed:
        yield Unknown(Wanted.COUNTED_SHARES)
