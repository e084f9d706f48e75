"""Small maps and facts for the tests of need and gaps: two areas, one need and complete lists, unless a test differs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from toolkit.gaps import Cell, Check, Gaps, Geography, Need, Service, Settings, calculate, cell_of
from toolkit.needs import CaseloadFigure, Pdu, Prevalence, Unit, stated_prevalence

TODAY = date(2026, 6, 1)
REGION = "N01"
ENGLAND = "E92000001"
WALES = "W92000004"
EVERYWHERE = "K04000001"
MOOD = "mood_disorder"
ANXIETY = "anxiety_disorder"
PSYCHOSIS = "psychotic_disorder"
UMBRELLA = "any_mental_illness"


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def one_in_ten() -> Prevalence:
    """10% of a sample of 200: 6.567% to 14.941%."""
    prevalence = stated_prevalence(10, interval_kind="computed", n=200)
    assert prevalence is not None
    return prevalence


def exactly(share: float) -> Prevalence:
    """A share known without error, for tests about something else."""
    prevalence = stated_prevalence(100 * share, interval_kind="ci", ci_low=100 * share, ci_high=100 * share)
    assert prevalence is not None
    return prevalence


def mood() -> Need:
    return Need(MOOD, one_in_ten())


def anxiety() -> Need:
    return Need(ANXIETY, stated_prevalence(25))


def psychosis(prevalence: Prevalence) -> Need:
    return Need(PSYCHOSIS, prevalence, unit=Unit.CONTINUING)


def geography(codes: str = "AB", *, adults: Mapping[str, float] | None = None) -> Geography:
    """PDUs of one letter each in one English region; each is one part, in no board."""
    return Geography(tuple(Pdu(code, REGION, ENGLAND, (adults or {}).get(code)) for code in codes))


def counted(people: Mapping[str, float], *, on: date = TODAY) -> list[CaseloadFigure]:
    """Community caseloads that were counted: all, less nobody before release."""
    everybody = [CaseloadFigure(area, on, "all", number) for area, number in people.items()]
    return everybody + [CaseloadFigure(area, on, "pre_release", 0) for area in people]


def checked(*areas: str, need: str = MOOD, outcome: str = "complete_list", days: int = 30) -> list[Check]:
    return [Check(area, need, days_ago(days), outcome) for area in areas]


def service(key: str, *areas: str, needs: Sequence[str] = (MOOD,), **columns: Any) -> Service:
    """A dedicated service whose capacity is dated today, unless the test says otherwise."""
    base = Service(key, "dedicated", tuple(needs), areas, capacity_as_at=TODAY)
    return base._replace(**columns)


def worked_out(
    services: Iterable[Service] = (),
    *,
    checks: Iterable[Check] | None = None,
    people: Mapping[str, float] | None = None,
    needs: Sequence[Need] | None = None,
    places: Geography | None = None,
    caseloads: Iterable[CaseloadFigure] | None = None,
    settings: Settings | None = None,
    as_at: date = TODAY,
    known_on: date | None = None,
) -> Gaps:
    """Calculate on the map of A (2,000 people) and B (1,000), with mood disorder and complete lists everywhere."""
    needs = [mood()] if needs is None else needs
    complete = [check for need in needs for check in checked(EVERYWHERE, need=need.code)]
    return calculate(
        places or geography(),
        caseloads=counted(people or {"A": 2000, "B": 1000}) if caseloads is None else caseloads,
        needs=needs,
        services=services,
        checks=complete if checks is None else checks,
        as_at=as_at,
        known_on=known_on or min(as_at, TODAY),
        settings=settings,
    )


def cell(gaps: Gaps, area: str, need: str = MOOD) -> Cell:
    return cell_of(gaps, area=area, need=need)
