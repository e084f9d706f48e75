"""Each border once, by the areas that meet along it."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provision.maps.borders import Border, borders, within
from provision.maps.geometry import Boundary, Box, Point
from tests.provision.maps.squares import SIDE, atlas, square


def between(*areas: str) -> list[Border]:
    return [border for border in atlas().borders if border.areas == set(areas)]


def stretches(lines: list[tuple[Point, ...]]) -> Counter[frozenset[Point]]:
    return Counter(frozenset(stretch) for line in lines for stretch in pairwise(line))


def test_two_areas_meet_along_one_line() -> None:
    [border] = between("S1", "S2")

    assert set(border.line) == {(SIDE, 0), (SIDE, SIDE)}


def test_a_coast_has_one_area_and_is_one_line() -> None:
    [coast] = between("S1")

    assert set(coast.line) == {(SIDE, 0), (0, 0), (0, SIDE)}


def test_an_island_is_a_closed_line() -> None:
    [coast] = between("IS")

    assert coast.line[0] == coast.line[-1]
    assert len(coast.line) == 5


def test_an_area_inside_another_meets_it_all_round() -> None:
    [border] = between("S2", "S3")

    assert border.line[0] == border.line[-1]


def test_areas_that_touch_in_a_corner_do_not_meet() -> None:
    assert between("N1", "S2") == []


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_every_stretch_of_every_ring_is_drawn_once(cells: set[tuple[int, int]]) -> None:
    boundaries = [
        Boundary(
            code=f"{x}-{y}",
            region="",
            basis="",
            rings=(tuple((east, north) for east, north in square(x, y, side=1)),),
        )
        for x, y in sorted(cells)
    ]
    expected = stretches([ring for boundary in boundaries for ring in boundary.rings])

    drawn = stretches([border.line for border in borders(boundaries)])

    assert drawn.keys() == expected.keys()
    assert set(drawn.values()) == {1}


def test_the_runs_of_a_line_near_a_box_are_kept_and_the_rest_left_out() -> None:
    line: tuple[Point, ...] = ((0, 0), (1, 0), (5, 0), (9, 0), (9, 9), (1, 9), (1, 2), (0, 1))

    runs = within(line, box=Box(0, 0, 2, 2))

    assert runs == [((0, 0), (1, 0), (5, 0)), ((1, 9), (1, 2), (0, 1))]


def test_nothing_of_a_line_far_from_the_box_is_kept() -> None:
    assert within(((5, 5), (6, 6)), box=Box(0, 0, 2, 2)) == []
