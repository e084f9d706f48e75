"""Which area lies in which, and which a service may name and thereby cover an area."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from provision.atlas import AreaFact, Atlas
from tests.provision.country import (
    ADULTS,
    BOARD_1,
    BOARD_2,
    DAY,
    ENGLAND,
    EVERYWHERE,
    FAR,
    FORCE,
    OTHER_REGION,
    OWN,
    PCC,
    REGION,
    SHARED,
    A,
    B,
    C,
    area,
    country,
)

FORMER, HEIR, HEIR_OF_HEIR = 101, 102, 103
YESTERDAY = DAY - timedelta(days=1)
ICB = ("icb",)


def ids(areas: Iterable[AreaFact]) -> list[int]:
    return [found.id for found in areas]


def succession(**dates: date) -> Atlas:
    """A unit that became another, which became a third that lives."""
    return country(
        area(FORMER, valid_to=date(2020, 1, 1), parent_id=REGION),
        area(HEIR, valid_from=date(2020, 1, 2), valid_to=date(2023, 1, 1), parent_id=REGION),
        area(HEIR_OF_HEIR, valid_from=date(2023, 1, 2), parent_id=REGION),
        successors={FORMER: (HEIR,), HEIR: (HEIR_OF_HEIR,)},
    )


# --- Adults and shares ------------------------------------------------------------------------------


@pytest.mark.parametrize("sharers", [1, 2, 3, 4])
def test_an_authority_shared_by_several_units_gives_an_equal_part_to_each(sharers: int) -> None:
    units = [200 + number for number in range(sharers)]
    atlas = country(*map(area, units), shares=tuple((SHARED, unit, 1 / sharers) for unit in units))

    assert [atlas.adults(unit) for unit in units] == pytest.approx([ADULTS[SHARED] / sharers] * sharers)


def test_the_adults_of_a_unit_are_the_sum_of_what_its_authorities_give() -> None:
    assert country().adults(A) == 100_000 + 60_000 / 2


def test_adults_are_not_known_when_those_of_one_authority_are_not() -> None:
    atlas = country(area(SHARED, "local_authority", adults=None))

    assert atlas.adults(A) is None
    assert atlas.adults(C) == 50_000


def test_adults_of_an_area_without_authorities_are_not_known_and_not_zero() -> None:
    assert country().adults(REGION) is None


def test_a_unit_overlaps_boards_by_the_adults_of_the_authorities_that_both_hold() -> None:
    shares = country().overlap_shares(A, types=ICB, on=DAY)

    assert shares == pytest.approx({BOARD_1: 115_000 / 130_000, BOARD_2: 15_000 / 130_000})
    assert sum(shares.values()) == pytest.approx(1)


def test_only_boards_of_the_day_overlap() -> None:
    atlas = country(area(BOARD_2, "icb", valid_to=YESTERDAY), area(BOARD_1, "icb", valid_from=DAY))

    assert set(atlas.overlap_shares(A, types=ICB, on=DAY)) == {BOARD_1}
    assert set(atlas.overlap_shares(A, types=ICB, on=YESTERDAY)) == {BOARD_2}


def test_a_unit_whose_adults_nobody_knows_overlaps_nothing() -> None:
    atlas = country(area(FAR, "local_authority", adults=None))

    assert atlas.overlap_shares(C, types=ICB, on=DAY) == {}


# --- Above and below --------------------------------------------------------------------------------


def test_ancestors_come_nearest_first() -> None:
    atlas = country()

    assert ids(atlas.ancestors(A)) == [REGION, ENGLAND, EVERYWHERE]
    region = atlas.ancestor(A, "region")
    assert region is not None
    assert region.id == REGION
    assert atlas.ancestor(FORCE, "region") is None


def test_what_lies_inside_a_region_is_itself_and_its_units() -> None:
    assert country().inside(REGION) == {REGION, A, B}


@pytest.mark.parametrize("circle", [{A: A}, {REGION: A}, {ENGLAND: A, REGION: ENGLAND}])
def test_a_circle_of_parents_does_not_hang_the_site(circle: dict[int, int]) -> None:
    parents = {A: REGION, REGION: ENGLAND} | circle
    atlas = country(*(area(id_, country().areas[id_].type, parent_id=up) for id_, up in parents.items()))

    assert len(ids(atlas.ancestors(A))) <= 4
    assert A in atlas.inside(A)
    assert A in atlas.touching(A)


@pytest.mark.parametrize(
    ("named", "units"),
    [
        (A, [A]),
        (REGION, [A, B]),
        (ENGLAND, [A, B, C]),
        (SHARED, [A, B]),
        (BOARD_1, [A, B]),
        (BOARD_2, [A, B, C]),
        (FORCE, [A, B]),
    ],
)
def test_every_kind_of_area_is_made_of_units(named: int, units: list[int]) -> None:
    assert ids(country().units(named, on=DAY)) == units


def test_units_of_another_day_are_left_out() -> None:
    atlas = country(area(B, parent_id=REGION, valid_to=YESTERDAY))

    assert ids(atlas.units(REGION, on=DAY)) == [A]
    assert ids(atlas.units(REGION, on=YESTERDAY)) == [A, B]


@pytest.mark.parametrize(("day", "exists"), [(0, True), (9, True), (-1, False), (10, False)])
def test_the_first_and_the_last_day_of_an_area_count(day: int, exists: bool) -> None:
    first = date(2026, 1, 1)
    dated = area(A, valid_from=first, valid_to=first + timedelta(days=9))

    assert dated.is_valid_on(first + timedelta(days=day)) is exists


# --- One after another ------------------------------------------------------------------------------


def test_heirs_are_found_through_several_changes() -> None:
    atlas = succession()

    assert ids(atlas.heirs(FORMER, on=DAY)) == [HEIR_OF_HEIR]
    assert ids(atlas.heirs(FORMER, on=date(2021, 1, 1))) == [HEIR]
    assert ids(atlas.units(FORMER, on=DAY)) == [HEIR_OF_HEIR]


def test_an_heir_on_two_ways_is_named_once() -> None:
    atlas = country(
        area(FORMER, valid_to=YESTERDAY),
        area(HEIR, valid_to=YESTERDAY),
        area(HEIR_OF_HEIR, valid_to=YESTERDAY),
        successors={FORMER: (HEIR, HEIR_OF_HEIR), HEIR: (C,), HEIR_OF_HEIR: (C,)},
    )

    assert ids(atlas.heirs(FORMER, on=DAY)) == [C]


def test_a_circle_of_successors_does_not_hang_the_site() -> None:
    atlas = country(
        area(FORMER, valid_to=YESTERDAY), area(HEIR, valid_to=YESTERDAY),
        successors={FORMER: (HEIR,), HEIR: (FORMER,)},
    )  # fmt: skip

    assert atlas.heirs(FORMER, on=DAY) == []
    assert HEIR in atlas.touching(FORMER)


def test_what_an_area_came_from_is_found_through_several_changes() -> None:
    assert succession().predecessors(HEIR_OF_HEIR) == {FORMER, HEIR}


# --- What a service may name ------------------------------------------------------------------------


@pytest.mark.parametrize("named", [A, REGION, ENGLAND, EVERYWHERE, OWN, SHARED, BOARD_1, BOARD_2, FORCE, PCC])
def test_a_service_that_names_what_a_unit_lies_in_or_is_made_of_covers_the_unit(named: int) -> None:
    assert named in country().touching(A)


@pytest.mark.parametrize("named", [B, C, OTHER_REGION, FAR])
def test_a_service_that_names_a_neighbour_or_a_stranger_does_not(named: int) -> None:
    assert named not in country().touching(A)


def test_boards_that_share_an_authority_are_neighbours_too() -> None:
    touching = country().touching(BOARD_1)

    assert BOARD_2 not in touching
    assert {A, B, REGION, ENGLAND, SHARED, FORCE} <= touching


def test_regions_that_share_an_authority_are_neighbours_too() -> None:
    atlas = country(shares=((SHARED, A, 0.5), (SHARED, C, 0.5)))

    assert atlas.touching(REGION) & {OTHER_REGION, C} == set()
    assert {C, OTHER_REGION} <= atlas.touching(SHARED)


def test_a_service_that_names_a_former_unit_covers_what_became_of_it() -> None:
    atlas = succession()

    assert {FORMER, HEIR} <= atlas.touching(HEIR_OF_HEIR)
    assert {HEIR, HEIR_OF_HEIR} <= atlas.touching(FORMER)
    assert FORMER not in atlas.touching(A)


def test_a_region_is_touched_by_the_former_units_of_its_units() -> None:
    atlas = country(area(FORMER, valid_to=YESTERDAY), successors={FORMER: (A,)})

    assert FORMER in atlas.touching(REGION)


def test_a_former_neighbour_is_placed_by_what_became_of_it_and_not_by_its_authority() -> None:
    shares = ((SHARED, A, 0.5), (SHARED, B, 0.5), (SHARED, FORMER, 1.0))
    former = area(FORMER, valid_to=YESTERDAY)

    assert FORMER not in country(former, shares=shares, successors={FORMER: (B,)}).touching(A)
    dated = area(A, parent_id=REGION, valid_from=DAY)
    assert FORMER in country(former, dated, shares=shares).touching(A), "nobody has said what became of it"


def test_boards_of_different_times_that_share_an_authority_touch() -> None:
    atlas = country(area(BOARD_1, "icb", valid_to=YESTERDAY), area(BOARD_2, "icb", valid_from=DAY))

    assert BOARD_2 in atlas.touching(BOARD_1)
    assert BOARD_1 in atlas.touching(BOARD_2)


def test_touching_goes_both_ways_between_units_and_boards() -> None:
    atlas = country()
    units, boards = (A, B, C), (BOARD_1, BOARD_2)

    for unit in units:
        for board in boards:
            assert (board in atlas.touching(unit)) == (unit in atlas.touching(board))
