"""From the grid to the drawing, and paths written short."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.maps.geometry import Box
from provision.maps.projection import Frame, Projection, Tenths, area_path, line_path

BOX = Box(100_000, 200_000, 120_000, 210_000)
tenths = st.integers(min_value=-5_000, max_value=5_000)
lines = st.lists(st.tuples(tenths, tenths), min_size=2, max_size=20)


def points_of(d: str) -> list[Tenths]:
    """Read a path of one line as a browser would."""
    start, _, steps = d.removeprefix("M").partition("l")
    x, y = numbers_of(start)
    points = [(x, y)]
    moves = iter(numbers_of(steps))
    for step_x, step_y in zip(moves, moves, strict=True):
        x, y = x + step_x, y + step_y
        points.append((x, y))
    return points


def numbers_of(text: str) -> list[int]:
    found = re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", text)
    assert re.sub(r"-?(?:\d+\.\d+|\.\d+|\d+)", "", text).strip() == ""
    return [round(10 * float(number)) for number in found]


def test_north_is_up() -> None:
    projection = Projection.fitting(BOX, frame=Frame(width=200))

    assert projection.place([(100_000, 210_000), (120_000, 200_000)]) == [(0, 0), (2_000, 1_000)]


def test_a_drawing_is_as_high_as_its_box_needs() -> None:
    projection = Projection.fitting(BOX, frame=Frame(width=220, padding=10))

    assert (projection.height, projection.scale) == (120, 0.01)


def test_padding_keeps_the_box_off_the_edge() -> None:
    projection = Projection.fitting(BOX, frame=Frame(width=220, padding=10))

    assert projection.place([(100_000, 210_000)]) == [(100, 100)]


def test_a_drawing_is_no_higher_than_the_tallest_and_its_box_stands_in_the_middle() -> None:
    projection = Projection.fitting(BOX, frame=Frame(width=200, tallest=50))

    assert (projection.height, projection.scale) == (50, 0.005)
    assert projection.place([(100_000, 200_000)]) == [(500, 500)]


def test_a_drawing_of_a_given_height_shows_more_above_and_below() -> None:
    projection = Projection.fitting(BOX, frame=Frame(width=200, height=200))

    assert projection.visible == Box(100_000, 195_000, 120_000, 215_000)


def test_points_that_fall_together_are_drawn_once() -> None:
    projection = Projection.fitting(BOX, frame=Frame(width=200))

    assert projection.place([(100_000, 210_000), (100_001, 210_000), (101_000, 210_000)]) == [
        (0, 0),
        (100, 0),
    ]


def test_a_box_without_size_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        Projection.fitting(Box(1, 1, 1, 1), frame=Frame(width=200))


def test_padding_that_leaves_no_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        Projection.fitting(BOX, frame=Frame(width=20, height=20, padding=10))


@pytest.mark.parametrize(
    ("line", "d"),
    [
        ([(0, 0), (10, 0)], "M0 0l1 0"),
        ([(3, 5), (6, 3)], "M.3.5l.3-.2"),
        ([(123, -45), (123, 5)], "M12.3-4.5l0 5"),
        ([(0, 0), (15, 7), (15, 17)], "M0 0l1.5.7 0 1"),
    ],
)
def test_a_path_is_written_as_short_as_it_can_be(line: list[Tenths], d: str) -> None:
    assert line_path(line) == d


@given(lines)
def test_a_path_reads_back_as_the_points_it_was_written_from(line: list[Tenths]) -> None:
    assert points_of(line_path(line)) == line


@given(lines)
def test_a_path_uses_no_more_than_one_decimal(line: list[Tenths]) -> None:
    assert re.search(r"\.\d\d", line_path(line)) is None


def test_a_ring_is_closed_without_going_back_to_its_start() -> None:
    assert area_path([[(0, 0), (10, 0), (10, 10), (0, 0)]]) == "M0 0l1 0 0 1z"


def test_specks_are_left_out_of_an_area() -> None:
    assert (
        area_path([[(0, 0), (10, 0), (10, 10), (0, 0)], [(50, 50), (51, 50), (50, 50)], []])
        == "M0 0l1 0 0 1z"
    )


def test_an_area_that_is_only_a_speck_is_a_dot() -> None:
    assert area_path([[(50, 50)]]) == "M5 5h.5v.5h-.5z"


def test_an_area_of_nothing_has_no_path() -> None:
    assert area_path([[]]) == ""


@given(st.lists(st.tuples(st.floats(100_000, 120_000), st.floats(200_000, 210_000)), min_size=2))
def test_neighbouring_points_are_never_drawn_on_one_spot(points: list[tuple[float, float]]) -> None:
    placed = Projection.fitting(BOX, frame=Frame(width=200)).place(points)

    assert all(one != other for one, other in pairwise(placed))
