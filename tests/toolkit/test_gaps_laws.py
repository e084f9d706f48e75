"""Laws that hold for any facts whatever: checked on many invented scenes."""

import json
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.toolkit.invented import CODES, Scene, scenes
from tests.toolkit.scenes import ENGLAND, EVERYWHERE, WALES
from toolkit.gaps import (
    Cell,
    Gaps,
    Level,
    State,
    cells_of,
    contributions,
    knowledge_of,
    listed,
)
from toolkit.gaps.across_needs import NeedRows, pattern_of

T = TypeVar("T")

LEVELS = [level for level in Level if level is not Level.PART]

law = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is slow, and that breaks no law."""


def every_cell(gaps: Gaps) -> list[Cell]:
    return [cell for level in LEVELS for cell in cells_of(gaps, level=level)]


@law
@given(scenes())
def test_printed_cells_keep_the_promises_of_the_interface(scene: Scene) -> None:
    for cell in every_cell(scene.worked_out()):
        row: dict[str, Any] = json.loads(json.dumps(listed(cell), allow_nan=False))
        assert all(
            isinstance(row[name], int | float) for name in ("supply", "services_known", "services_unknown")
        )
        says_nothing = row["services_known"] + row["services_unknown"] == 0 and row["state"] == "not_known"
        without_need = row["eligible"] is None or row["eligible"]["central"] < 1e-9
        assert (row["coverage"] is None) == (without_need or says_nothing)
        assert (row["reason"] is None) == (row["state"] != "not_known")
        is_at_least = row["reason"] in ("capacity_not_known", "list_not_checked")
        assert (row["at_least"] is None) == (row["shortfall_at_most"] is None) == (not is_at_least)
        assert row["at_least"] is None or row["at_least"] == row["coverage"]["central"]
        assert row["break_even_share"] is None or row["reason"] == "capacity_not_known"
        assert (row["unmet"] is None) == (row["state"] not in ("none", "too_little"))
        ranked = {row[name] is None for name in ("priority", "rank", "rank_low", "rank_high")}
        assert ranked == {row["unranked_because"] is not None}
        assert row["borderline"] is False or row["state"] in ("enough", "too_little")
        assert (
            (row["caseload"] is None)
            == (row["caseload_status"] == "not known")
            == (row["caseload_basis"] is None)
        )


@law
@given(scenes())
def test_bounds_are_in_order(scene: Scene) -> None:
    for cell in every_cell(scene.worked_out()):
        if cell.eligible:
            assert 0 <= cell.eligible.low <= cell.eligible.central + 1e-9
            assert cell.eligible.central <= cell.eligible.high + 1e-9
        if cell.coverage:
            high = float("inf") if cell.coverage.high is None else cell.coverage.high
            assert cell.coverage.low <= cell.coverage.central + 1e-9
            assert cell.coverage.central <= high + 1e-9 or cell.supply == 0
        if cell.place:
            assert 1 <= cell.place.low <= cell.place.rank <= cell.place.high


@law
@given(scenes(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_come_changes_nothing(scene: Scene, dice: Random) -> None:
    def shuffled(facts: Sequence[T]) -> list[T]:
        return sorted(facts, key=lambda _: dice.random())

    mixed = Scene(shuffled(scene.caseloads), scene.needs, shuffled(scene.services), shuffled(scene.checks))
    assert [listed(cell) for cell in every_cell(mixed.worked_out())] == [
        listed(cell) for cell in every_cell(scene.worked_out())
    ]


@law
@given(scenes())
def test_what_services_give_sums_to_supply_and_their_number_to_what_is_counted(scene: Scene) -> None:
    gaps = scene.worked_out()
    for cell in every_cell(gaps):
        given_there = contributions(gaps, area=cell.area, need=cell.need)
        known = [each for each in given_there if each.amount is not None]
        assert sum(each.amount or 0 for each in known) == pytest.approx(cell.supply)
        assert (len(known), len(given_there) - len(known)) == (cell.services_known, cell.services_unknown)
        assert all(bool(each.missing) != each.is_known for each in given_there)
        by_need = sum(each.amount or 0 for each in known if each.assumed)
        assert cell.assumed == (by_need - cell.supply / 2 > 1e-9)


@law
@given(scenes())
def test_the_weights_of_a_service_among_its_needs_sum_to_one(scene: Scene) -> None:
    rows = NeedRows(tuple(scene.needs))
    for service in scene.services:
        pattern = pattern_of(service.needs or (), weights=service.need_weights, rows=rows)
        own = [portion.weight for portion in pattern.portions if portion.counts_for == portion.given_to]
        assert sum(own) == pytest.approx(1 if pattern.are_weights_known else 0)


@law
@given(scenes())
def test_the_shares_of_a_service_among_its_areas_sum_to_one(scene: Scene) -> None:
    gaps = scene.worked_out()
    footprints = gaps.ledger.footprints
    for level in (Level.PART, Level.PDU):
        is_at_level = np.array([each is level for each in gaps.rows.levels])[footprints.pair_row]
        whose = footprints.pair_footprint[is_at_level]
        for shares in (footprints.by_need, footprints.equally):
            assert np.bincount(whose, shares[is_at_level]) == pytest.approx(np.ones(len(footprints.pdus)))


@law
@given(scenes())
def test_larger_areas_have_what_their_pdus_have(scene: Scene) -> None:
    gaps = scene.worked_out()
    by_area = {(cell.area, cell.need): cell for cell in every_cell(gaps)}
    for need in CODES:
        assert by_area["N01", need].supply == pytest.approx(
            by_area["P", need].supply + by_area["Q", need].supply
        )
        boards = sum(by_area[board, need].supply for board in ("QAA", "QBB", "W11"))
        assert boards == pytest.approx(by_area[EVERYWHERE, need].supply)
        nations = sum(by_area[nation, need].supply for nation in (ENGLAND, WALES))
        assert nations == pytest.approx(by_area[EVERYWHERE, need].supply)


@law
@given(scenes())
def test_nothing_leaks_across_a_border(scene: Scene) -> None:
    in_wales = {"W", "N03", "W11", WALES}
    inside = replace(scene, services=[s for s in scene.services if in_wales.issuperset(s.areas)])
    for cell in every_cell(inside.worked_out()):
        if cell.area not in in_wales | {EVERYWHERE}:
            assert (cell.supply, cell.services_known, cell.services_unknown) == (0.0, 0, 0)


@law
@given(scenes(), st.integers(0, 5), st.integers(1, 300))
def test_more_capacity_never_lowers_coverage(scene: Scene, which: int, more: int) -> None:
    if which >= len(scene.services) or scene.services[which].starts_per_year is None:
        return
    services = list(scene.services)
    told = services[which]
    services[which] = told._replace(starts_per_year=(told.starts_per_year or 0) + more)
    order = {State.NOT_KNOWN: None, State.NONE: 0, State.TOO_LITTLE: 1, State.ENOUGH: 2}
    before, after = every_cell(scene.worked_out()), every_cell(replace(scene, services=services).worked_out())
    for was, now in zip(before, after, strict=True):
        assert now.supply >= was.supply - 1e-9
        if was.coverage and now.coverage:
            assert now.coverage.central >= was.coverage.central - 1e-9
        if order[was.state] is not None and order[now.state] is not None:
            assert (order[now.state] or 0) >= (order[was.state] or 0)


@law
@given(scenes())
def test_knowledge_is_of_the_cells_whose_need_is_known(scene: Scene) -> None:
    gaps = scene.worked_out()
    for level in LEVELS:
        cells = cells_of(gaps, level=level)
        known = knowledge_of(cells)
        assert 0 <= known.known <= known.cells <= len(cells)


@law
@given(scenes())
def test_ranks_of_a_list_count_from_one_without_a_hole(scene: Scene) -> None:
    gaps = scene.worked_out()
    for level in LEVELS:
        cells = cells_of(gaps, level=level)
        for unit in ("course", "continuing"):
            ranks = sorted(cell.place.rank for cell in cells if cell.place and cell.unit == unit)
            assert ranks == list(range(1, len(ranks) + 1))
