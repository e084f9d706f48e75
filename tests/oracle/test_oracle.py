"""The independent calculation and its scenarios: that they are rich enough to prove something, and fair."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import pytest

from tests.oracle.calculation import Country, Scenario
from tests.oracle.columns import COLUMNS
from tests.oracle.compare import differences
from tests.oracle.generate import scenario
from tests.oracle.geography import (
    Areas,
    Authority,
    Part,
    adults_by_unit,
    areas_of,
    parts_from_authorities,
)
from tests.oracle.printing import Printed
from tests.oracle.reading import Row, listed, months_later
from tests.oracle.settings import Settings

AS_AT = date(2026, 6, 15)
SEEDS = range(40)
LEVELS = ("pdu", "region", "icb", "lhb", "nation")


def small_country() -> Areas:
    """Nine units in three regions of two nations; three of them lie in two boards."""
    return areas_of(
        units=[
            ("U1", "R1", "E", 150_000.0),
            ("U2", "R1", "E", 240_000.0),
            ("U3", "R1", "E", 90_000.0),
            ("U4", "R2", "E", 310_000.0),
            ("U5", "R2", "E", 120_000.0),
            ("U6", "R2", "E", 260_000.0),
            ("U7", "R3", "W", 180_000.0),
            ("U8", "R3", "W", 220_000.0),
            ("U9", "R3", "W", 75_000.0),
        ],
        parts=[
            ("U1", "I1", 1.0),
            ("U2", "I1", 0.375),
            ("U2", "I2", 0.625),
            ("U3", "I2", 1.0),
            ("U4", "I3", 1.0),
            ("U5", "I2", 0.25),
            ("U5", "I3", 0.75),
            ("U6", "I4", 1.0),
            ("U7", "H1", 1.0),
            ("U8", "H1", 0.5),
            ("U8", "H2", 0.5),
            ("U9", "H2", 1.0),
        ],
        icbs=["I1", "I2", "I3", "I4"],
        lhbs=["H1", "H2"],
    )


def today_of(seed: int) -> date:
    """Most scenarios look back, some at today and some ahead."""
    return AS_AT + timedelta(days=(40, 0, -25, 200)[seed % 4])


def scenario_of(seed: int) -> Scenario:
    return scenario(seed, areas=small_country(), as_at=AS_AT, today=today_of(seed))


@cache
def cells_of(seed: int) -> dict[str, list[Printed]]:
    """The cells of every level of one scenario."""
    country = Country.of(scenario_of(seed), areas=small_country(), settings=Settings())
    return {level: country.printed(level=level) for level in LEVELS}


def all_cells() -> Iterator[Printed]:
    for seed in SEEDS:
        for cells in cells_of(seed).values():
            yield from cells


def seen(*names: str) -> set[tuple[object, ...]]:
    """Every combination of these fields that occurs in any of the scenarios."""
    return {tuple(cell[name] for name in names) for cell in all_cells()}


def test_every_state_occurs_firm_and_borderline_with_every_reason() -> None:
    assert seen("state", "borderline", "reason") == {
        ("enough", False, None),
        ("enough", True, None),
        ("too_little", False, None),
        ("too_little", True, None),
        ("none", False, None),
        ("not_known", False, "no_caseload"),
        ("not_known", False, "no_prevalence"),
        ("not_known", False, "nobody_told"),
        ("not_known", False, "capacity_not_known"),
        ("not_known", False, "list_not_checked"),
    }


def test_every_cause_of_standing_outside_the_ranking_occurs() -> None:
    assert {cause for (cause,) in seen("unranked_because")} - {"nothing_unmet"} == {
        None,
        "state",
        "apportioned",
        "assumed",
        "overlaps",
    }


def test_every_kind_of_caseload_interval_and_unit_occurs() -> None:
    assert seen("caseload_status", "caseload_basis") == {
        ("published", "counted"),
        ("published", "estimated"),
        ("apportioned", "counted"),
        ("apportioned", "estimated"),
        ("not known", None),
    }
    kinds = {cell["prevalence"]["kind"] for cell in all_cells() if isinstance(cell["prevalence"], dict)}
    assert kinds == {"ci", "computed", "range", "assumed"}
    assert {unit for (unit,) in seen("unit")} == {"course", "continuing"}


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_has_ranked_cells_whose_rank_wobbles(level: str) -> None:
    cells = [cell for seed in SEEDS for cell in cells_of(seed)[level]]

    assert any(cell["rank_low"] != cell["rank_high"] for cell in cells)
    assert any(cell["assumed"] for cell in cells)


def test_the_rarer_fields_are_filled_somewhere() -> None:
    cells = list(all_cells())

    assert any(cell["break_even_share"] for cell in cells)
    assert any(cell["caseload"] == 0 for cell in cells)
    assert any(isinstance(cell["coverage"], dict) and cell["coverage"]["high"] is None for cell in cells)
    assert any(cell["rank"] and cell["unit"] == "continuing" for cell in cells)


def test_a_scenario_is_the_same_every_time_it_is_made() -> None:
    assert scenario_of(3) == scenario_of(3)
    assert scenario_of(3) != scenario_of(7)


def test_scenarios_hold_nothing_that_an_import_refuses() -> None:
    for seed in SEEDS:
        told = scenario_of(seed)
        assert [fault for service in told.services for fault in faults_of(service)] == []
        assert len(told.caseloads) == len(
            {tuple(each[name] for name in CASELOAD_KEY) for each in told.caseloads}
        )
        defaults = [study["need_code"] for study in told.prevalence if study["is_default"]]
        assert len(defaults) == len(set(defaults))
        assert all(bool(each["need_code"]) != bool(each["stage_code"]) for each in told.checks)
        for kind, columns in COLUMNS.items():
            rows: list[Row] = getattr(told, kind)
            assert all(list(each) == columns for each in rows)


CASELOAD_KEY = ("area_code", "as_at", "group", "sex")


def faults_of(service: Row) -> list[str]:
    """What the interface says is refused in a service."""
    faults = {
        "ends before it starts": "" < service["ends_on"] < service["starts_on"],
        "weights of another length": _unlike(service["need_weights"], service["needs"]),
        "shares of another length": _unlike(service["area_shares"], service["areas"]),
        "no weeks": service["mean_weeks"] == "0",
        "share outside 0 to 1": not 0 <= float(service["probation_share"] or 0) <= 1,
        "below 0": any(float(service[name] or 0) < 0 for name in ("starts_per_year", "places", "mean_weeks")),
    }
    return [fault for fault, is_there in faults.items() if is_there]


def _unlike(weights: str, weighed: str) -> bool:
    """Say whether stated weights are of another length than what they weigh, or all 0."""
    stated = listed(weights)
    return stated is not None and (len(stated) != len(listed(weighed) or []) or not any(map(float, stated)))


def test_an_area_filter_ranks_inside_and_a_need_filter_hides_afterwards() -> None:
    country = Country.of(scenario_of(1), areas=small_country(), settings=Settings())
    inside = country.printed(level="pdu", area="R1")
    one_need = country.printed(level="pdu", area="R1", need="mood_disorder")

    assert {cell["area"] for cell in inside} == {"U1", "U2", "U3"}
    assert one_need == [cell for cell in inside if cell["need"] == "mood_disorder"]


def test_fifteen_months_later_ends_with_a_shorter_month() -> None:
    assert months_later(date(2024, 11, 30), months=15) == date(2026, 2, 28)
    assert months_later(date(2025, 3, 15), months=15) == date(2026, 6, 15)


def test_a_calculation_agrees_with_itself() -> None:
    assert differences(cells_of(1)["pdu"], cells_of(1)["pdu"]) == []


def test_differences_are_told_in_sentences() -> None:
    cells = cells_of(1)["pdu"]
    first = cells[0]
    changed = {**first, "supply": 7.5, "unranked_because": "other words"}

    assert differences([first], []) == ["The cell U1 any_mental_illness is missing."]
    assert differences([], [first]) == ["The cell U1 any_mental_illness should not be there."]
    assert differences([first], [changed]) == [
        f"The cell U1 any_mental_illness: supply should be {first['supply']!r} and is 7.5."
    ]


def test_null_zero_and_false_are_never_taken_for_each_other() -> None:
    cell = {**cells_of(1)["pdu"][0], "unmet": None, "supply": 0.0, "assumed": False}

    told = differences([cell], [{**cell, "unmet": 0.0, "supply": None, "assumed": 0}])

    assert [sentence.split(": ")[1].split(" ")[0] for sentence in told] == ["supply", "assumed", "unmet"]


def test_a_billionth_is_no_difference() -> None:
    cell = {**cells_of(1)["pdu"][0], "supply": 12.0}

    assert differences([cell], [{**cell, "supply": 12.0 + 5e-10}]) == []
    assert len(differences([cell], [{**cell, "supply": 12.0 + 5e-8}])) == 1


def test_parts_come_from_authorities_without_overlaps_under_two_per_cent() -> None:
    authorities = [
        Authority(adults=800, pdus=("P",), boards={"I1": Fraction(1)}),
        Authority(adults=400, pdus=("P", "Q"), boards={"I2": Fraction(95, 100), "I3": Fraction(5, 100)}),
    ]

    assert adults_by_unit(authorities) == {"P": 1000, "Q": 200}
    assert parts_from_authorities(authorities) == (
        Part("P", "I1", Fraction(800, 990)),
        Part("P", "I2", Fraction(190, 990)),
        Part("Q", "I2", Fraction(95, 100)),
        Part("Q", "I3", Fraction(5, 100)),
    )
