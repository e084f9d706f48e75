"""A country small enough to work out by hand, in the database: England, one region, units A and B, one board.

A has 300,000 adults, B 100,000; an authority lies in each. Mood disorder 10% (published 5 to 20), psychosis 5%
(4 to 6), any mental illness 40% (30 to 50); a fourth need has no study.
"""

from dataclasses import dataclass
from datetime import date

from provision.models import Area, Need, NeedUnit
from tests.factories import (
    AreaFactory,
    AuthorityFactory,
    BoardFactory,
    CaseloadFactory,
    NationFactory,
    NeedFactory,
    OverlapFactory,
    PrevalenceFactory,
    RegionFactory,
    ServiceFactory,
    StageFactory,
)

AS_AT = date(2026, 11, 24)
RECENTLY = date(2026, 10, 25)


@dataclass(frozen=True)
class SmallCountry:
    everywhere: Area
    england: Area
    region: Area
    a: Area
    b: Area
    authority_a: Area
    authority_b: Area
    board: Area
    headline: Need
    mood: Need
    psychosis: Need
    unstudied: Need


def found_a_small_country() -> SmallCountry:
    everywhere = NationFactory(code="K04000001", name="England and Wales")
    england = NationFactory(code="E92000001", name="England", parent=everywhere)
    region = RegionFactory(code="N90", name="Midshires", parent=england)
    a, b = (AreaFactory(code=f"N90{x}", name=f"Unit {x}", parent=region) for x in "AB")
    authority_a = AuthorityFactory(name="Borough of A", adults=300_000)
    authority_b = AuthorityFactory(name="Borough of B", adults=100_000)
    board = BoardFactory(code="QX1", name="Midshires board", parent=england)
    for authority, unit in ((authority_a, a), (authority_b, b)):
        OverlapFactory(area=authority, larger=unit)
        OverlapFactory(area=authority, larger=board)
    return SmallCountry(
        everywhere, england, region, a, b, authority_a, authority_b, board,
        headline=_need("any_mental_illness", 40, low=30, high=50, order=1),
        mood=_need("mood_disorder", 10, low=5, high=20, order=2),
        psychosis=_need("psychotic_disorder", 5, low=4, high=6, order=3, unit=NeedUnit.CONTINUING),
        unstudied=NeedFactory(code="ptsd", label="PTSD", phrase="PTSD", order=4),
    )  # fmt: skip


def _need(
    code: str, percent: float, *, low: float, high: float, order: int, unit: str = NeedUnit.COURSE
) -> Need:
    label = code.replace("_", " ").capitalize()
    need: Need = NeedFactory(code=code, label=label, phrase=label.lower(), order=order, unit=unit)
    PrevalenceFactory(need=need, estimate_percent=percent, ci_low=low, ci_high=high, is_default=True)
    return need


def count_people(area: Area, people: int, *, standing: str = "") -> None:
    """Give an area a counted caseload: all of it in the community. Without a standing it is a local count."""
    day = date(2026, 6, 30)
    CaseloadFactory(area=area, as_at=day, group="court_order", people=people, standing=standing)
    CaseloadFactory(area=area, as_at=day, group="post_release", people=0, standing=standing)


def open_service(need: Need, *areas: Area, starts: float | None = None, **facts: object) -> None:
    """A dedicated service for one need, told 30 days ago."""
    ServiceFactory(
        needs=[need], areas=areas, stages=[StageFactory()], provision_kind="dedicated", starts_per_year=starts,
        capacity_as_at=RECENTLY, **facts,
    )  # fmt: skip
