"""Random but valid scenarios: what a data officer might type for real areas on a seed's worth of bad days.

Caseloads are 0 or at least 100 and whole fives, so that no rule about small numbers of people touches them.
Nothing is dated after today, and no two checks of one need share a date, because the method does not say
which would count.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tests.oracle.calculation import Scenario
from tests.oracle.columns import row
from tests.oracle.dice import Dice
from tests.oracle.generate_caseloads import caseload_rows
from tests.oracle.generate_services import service_rows
from tests.oracle.geography import EVERYWHERE, Areas
from tests.oracle.reading import Row
from tests.oracle.settings import NEEDS, UMBRELLA

STAGES = ("community_order", "licence_pss")


def scenario(seed: int, *, areas: Areas, as_at: date, today: date, services: int = 30) -> Scenario:
    """Return a scenario over these areas; the same seed and arguments give the same rows."""
    known_on = min(as_at, today)
    dice = Dice(f"prevalence of {seed}")
    prevalence = [each for need in NEEDS for each in _studies_of(need, dice=dice)]
    return Scenario(
        as_at=as_at,
        today=today,
        prevalence=prevalence,
        caseloads=caseload_rows(Dice(f"caseloads of {seed}"), areas=areas, known_on=known_on, today=today),
        services=service_rows(
            Dice(f"services of {seed}"),
            areas=areas,
            prevalence=prevalence,
            as_at=as_at,
            known_on=known_on,
            today=today,
            count=services,
        ),
        checks=_checks(Dice(f"checks of {seed}"), areas=areas, known_on=known_on, today=today),
    )


def _studies_of(need: str, *, dice: Dice) -> list[Row]:
    """Return the default study of a need, most of the time, and sometimes one that is only context."""
    studies = []
    if dice.falls(0.8):
        studies.append(_study(need, dice=dice, study="Study made for a test", is_default="yes"))
    if dice.falls(0.4):
        context = _study(need, dice=dice, study="Another study made for a test", is_default="")
        studies.append(context | {"measure": "lifetime"} if dice.falls(0.5) else context)
    return studies


def _study(need: str, *, dice: Dice, study: str, is_default: str) -> Row:
    """Return one study, with an interval of any of the four kinds."""
    central = 0 if dice.falls(0.04) else dice.between(3, 45)
    if need == UMBRELLA:
        central = dice.between(30, 60)
    return row(
        "prevalence",
        need_code=need,
        condition_code=need,
        condition_label=f"Condition of {need}",
        measure=dice.one_of(["current", "past_year", "probable"]),
        **_interval(central, dice=dice),
        population="people on probation, made up for a test",
        population_kind="probation",
        country="England",
        study=study,
        year=dice.between(2005, 2024),
        is_default=is_default,
    )


def _interval(central: int, *, dice: Dice) -> dict[str, object]:
    """Return the figure in percent, with what its kind of interval needs."""
    low, high = max(0, central - dice.between(1, 9)), min(100, central + dice.between(1, 12))
    n = dice.between(90, 400)
    kinds: list[dict[str, object]] = [
        {"interval_kind": "ci", "estimate_percent": central, "ci_low": low, "ci_high": high},
        {"interval_kind": "computed", "estimate_percent": central, "n": n, "n_effective": n // 2},
        {"interval_kind": "computed", "estimate_percent": central, "n": n},
        {"interval_kind": "range", "estimate_percent": central, "ci_low": low, "ci_high": high},
        {"interval_kind": "range", "ci_low": low, "ci_high": high},
        {"interval_kind": "none", "estimate_percent": central},
    ]
    return dice.one_of(kinds)


def _checks(dice: Dice, *, areas: Areas, known_on: date, today: date) -> list[Row]:
    """Return checks of needs on areas of every size, fresh, stale and not yet made, and a few of stages."""
    checks = []
    for need in NEEDS:
        wide = dice.some_of(_larger_areas(areas), count=2) + [EVERYWHERE] * dice.falls(0.6)
        narrow = dice.some_of(sorted(areas.units), count=dice.between(0, 3))
        places = wide + narrow
        for place, checked_on in zip(
            places, _days(len(places), dice=dice, known_on=known_on, today=today), strict=True
        ):
            checks.append(_check(place, dice=dice, checked_on=checked_on, need_code=need))
    for place in dice.some_of(sorted(areas.units), count=3):
        checks.append(_check(place, dice=dice, checked_on=known_on, stage_code=dice.one_of(STAGES)))
    return checks


def _larger_areas(areas: Areas) -> list[str]:
    return [code for level in ("region", "nation", "icb", "lhb") for code in areas.of_level(level)]


def _days(count: int, *, dice: Dice, known_on: date, today: date) -> list[date]:
    """Return that many different days: most fresh, some at the edge of the clock, some too old or too new."""
    ages = dice.some_of([*range(1, 60), 179, 180], count=count)
    if count and dice.falls(0.3):
        ages[0] = dice.one_of([181, 182, 250])
    days = [known_on - timedelta(days=age) for age in ages]
    if count and known_on < today and dice.falls(0.3):
        days[-1] = known_on + timedelta(days=1)
    return days


def _check(place: str, *, dice: Dice, checked_on: date, **what: str) -> Row:
    outcomes: Sequence[str] = ["complete_list", "complete_list", "complete_list", "no_service"]
    return row(
        "checks",
        area_code=place,
        checked_on=checked_on.isoformat(),
        outcome=dice.one_of(outcomes),
        checked_by_role="commissioner",
        **what,
    )
