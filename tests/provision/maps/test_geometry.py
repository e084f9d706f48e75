"""Reading boundaries, cutting them to a box, and finding a point to label them at."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.maps.geometry import Boundary, Box, Point, Ring, box_of, clipped, label_point, read_boundaries
from tests.provision.maps.squares import CODES, SIDE, atlas, country, feature, square

BOX = Box(0, 0, SIDE, SIDE)
whole_metres = st.integers(min_value=-20_000, max_value=20_000)
triangles = st.lists(st.tuples(whole_metres, whole_metres), min_size=3, max_size=3, unique=True)


def ring_of(points: list[list[float]]) -> Ring:
    return tuple((east, north) for east, north in points)


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def test_boundaries_are_read_in_order_with_region_and_basis() -> None:
    boundaries = read_boundaries(country())

    assert tuple(boundary.code for boundary in boundaries) == CODES
    assert (boundaries[3].region, boundaries[3].basis, len(boundaries[3].rings)) == ("S", "schematic", 2)


def test_the_parts_of_a_multipolygon_are_all_read() -> None:
    several = feature("N1")
    several["geometry"] = {"type": "MultiPolygon", "coordinates": [[square(0, 0)], [square(30_000, 0)]]}

    [boundary] = read_boundaries({"features": [several]})

    assert boundary.rings == (ring_of(square(0, 0)), ring_of(square(30_000, 0)))


def test_a_boundary_without_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="without lad_code"):
        read_boundaries(country(), code="lad_code")


def test_a_boundary_that_is_not_a_polygon_is_refused_by_name() -> None:
    point = feature("N1")
    point["geometry"] = {"type": "Point", "coordinates": [0, 0]}

    with pytest.raises(ValueError, match="boundary of N1 is a Point"):
        read_boundaries({"features": [point]})


def test_an_atlas_knows_the_areas_of_its_regions() -> None:
    assert atlas().codes_in("N") == {"N1", "N2"}
    assert atlas().codes_in("N", "S") == set(CODES)


def test_an_atlas_names_the_areas_whose_lines_are_not_official() -> None:
    assert atlas().inexact == {"S2": "schematic"}


def test_a_ring_inside_the_box_is_not_changed_by_cutting() -> None:
    assert clipped(ring_of(square(2_000, 2_000, side=1_000)), to=BOX) == ring_of(
        square(2_000, 2_000, side=1_000)
    )


def test_a_ring_half_inside_is_cut_at_the_edge() -> None:
    cut = clipped(ring_of(square(5_000, 5_000)), to=BOX)

    assert area(cut) == 5_000 * 5_000
    assert box_of(cut) == Box(5_000, 5_000, SIDE, SIDE)


def test_nothing_is_left_of_a_ring_outside_the_box() -> None:
    assert clipped(ring_of(square(20_000, 0)), to=BOX) == ()


def test_a_ring_round_the_box_is_cut_to_the_box() -> None:
    assert area(clipped(ring_of(square(-SIDE, -SIDE, side=5 * SIDE)), to=BOX)) == area(ring_of(square(0, 0)))


@given(triangles)
def test_what_is_left_after_cutting_is_inside_the_box_and_no_larger(corners: list[Point]) -> None:
    ring = (*corners, corners[0])

    cut = clipped(ring, to=BOX)

    assert all(-1e-6 <= east <= SIDE + 1e-6 and -1e-6 <= north <= SIDE + 1e-6 for east, north in cut)
    assert area(cut) <= area(ring) + 1e-3


def test_the_label_point_of_a_horseshoe_is_in_one_of_its_arms() -> None:
    horseshoe = Boundary(
        code="U",
        region="",
        basis="",
        rings=(((0, 0), (9, 0), (9, 9), (8, 9), (8, 1), (4, 1), (4, 9), (0, 9), (0, 0)),),
    )

    east, north = label_point(horseshoe)

    assert 0 < east < 4 or north < 1 or 8 < east < 9


def test_the_label_point_avoids_a_hole() -> None:
    [s2] = [boundary for boundary in atlas().boundaries if boundary.code == "S2"]

    east, north = label_point(s2)

    assert not (14_000 < east < 16_000 and 4_000 < north < 6_000)


@pytest.mark.parametrize(
    ("other", "meets", "holds"),
    [
        (Box(1, 1, 2, 2), True, True),
        (BOX, True, True),
        (Box(SIDE, 0, 2 * SIDE, 1), True, False),
        (Box(SIDE + 1, 0, 2 * SIDE, 1), False, False),
        (Box(0, -2, 1, -1), False, False),
    ],
)
def test_boxes_meet_where_they_share_a_point(other: Box, meets: bool, holds: bool) -> None:
    assert (BOX.meets(other), BOX.holds(other)) == (meets, holds)
