"""How many people an area supervises in the community, worked out from published counts.

The Ministry of Justice's headline counts people under pre-release supervision, who are in prison. They are left out
here and stand on a line of their own, `still_in_prison`.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

COMMUNITY_SHARE = 0.70
"""Nearly 156,000 supervised in the community in 2019/20, of about 224,000 in June 2020."""


class CaseloadFigure(NamedTuple):
    """One published count: `people` in one `group` of an area's caseload on a date.

    `group` is `all`, `court_order`, `post_release`, `pre_release` or `approved_premises`. An area states each group
    once for a date and sex; were it stated twice, the larger count would be used.
    """

    area: str
    as_at: date
    group: str
    people: float | None
    sex: str = "all"


class Basis(StrEnum):
    """Whether people were counted, or a share was taken of a count that holds others too."""

    COUNTED = "counted"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Caseload:
    """People supervised in the community on a date, and how that was worked out.

    `groups` are the counts that went in. `still_in_prison` is the count under pre-release supervision on that date.
    """

    people: float
    basis: Basis
    as_at: date
    groups: tuple[str, ...]
    may_count_a_person_twice: bool = False
    still_in_prison: float | None = None


def community_caseload(
    figures: Iterable[CaseloadFigure], *, known_on: date, community_share: float = COMMUNITY_SHARE
) -> Caseload | None:
    """Work out one area's caseload from its figures; None is *not known*.

    The newest date on or before `known_on` is used on which any of the three formulas can be worked out.
    """
    by_date: dict[date, dict[str, float]] = defaultdict(dict)
    for figure in figures:
        if figure.sex == "all" and figure.people is not None and figure.as_at <= known_on:
            counts = by_date[figure.as_at]
            counts[figure.group] = max(figure.people, counts.get(figure.group, 0.0))
    for as_at in sorted(by_date, reverse=True):
        caseload = _on_one_date(by_date[as_at], as_at=as_at, community_share=community_share)
        if caseload is not None:
            return caseload
    return None


def _on_one_date(counts: Mapping[str, float], *, as_at: date, community_share: float) -> Caseload | None:
    """Apply the first formula whose counts are all there."""
    everybody, in_prison = counts.get("all"), counts.get("pre_release")
    orders, released = counts.get("court_order"), counts.get("post_release")
    # More people before release than in all is a contradiction, not a caseload below zero: it is passed over.
    if everybody is not None and in_prison is not None and in_prison <= everybody:
        return Caseload(
            everybody - in_prison, Basis.COUNTED, as_at, ("all", "pre_release"), still_in_prison=in_prison
        )
    if orders is not None and released is not None:
        return Caseload(
            orders + released,
            Basis.COUNTED,
            as_at,
            ("court_order", "post_release"),
            may_count_a_person_twice=True,
            still_in_prison=in_prison,
        )
    if everybody is not None:
        return Caseload(
            everybody * community_share, Basis.ESTIMATED, as_at, ("all",), still_in_prison=in_prison
        )
    return None


def own_caseloads(
    figures: Iterable[CaseloadFigure], *, known_on: date, community_share: float = COMMUNITY_SHARE
) -> dict[str, Caseload]:
    """Work out every area's own caseload, by area code. Areas that have none are absent."""
    by_area: dict[str, list[CaseloadFigure]] = defaultdict(list)
    for figure in figures:
        by_area[figure.area].append(figure)
    worked_out = {
        area: community_caseload(stated, known_on=known_on, community_share=community_share)
        for area, stated in by_area.items()
    }
    return {area: caseload for area, caseload in worked_out.items() if caseload is not None}


def is_older_than(as_at: date, *, months: int, known_on: date) -> bool:
    """Say whether more than so many calendar months have passed; the last day of the last month still counts."""
    years, month = divmod(as_at.month - 1 + months, 12)
    year = as_at.year + years
    last_day_of_month = calendar.monthrange(year, month + 1)[1]
    return known_on > date(year, month + 1, min(as_at.day, last_day_of_month))
