"""Views of an invented country, with answers on them."""

import pytest

from provision.maps import (
    Frame,
    Lens,
    MapClass,
    MapDrawing,
    View,
    area_view,
    draw,
    national_view,
    region_view,
)
from tests.provision.maps.squares import CODES, answers, atlas

SOUTH = Lens("south", frozenset({"S1", "S2", "S3"}))


def national() -> View:
    return national_view(atlas(), full=atlas(), lenses=[SOUTH])


def drawn(view: View, **classes: MapClass) -> MapDrawing:
    return draw(
        view, svg_id="m", title="Help by area", areas=answers(**classes), captions={"south": "The south"}
    )


def codes(drawing: MapDrawing) -> list[str]:
    return [shape.code for shape in drawing.shapes]


# --- Views -----------------------------------------------------------------------------------------


def test_the_national_view_has_every_area_and_nothing_round_it() -> None:
    view = national()

    assert {place.code for place in view.places} == set(CODES)
    assert view.surroundings == ()


def test_a_lens_shows_its_areas_larger_with_what_is_in_sight_round_them() -> None:
    [lens] = national().lenses

    assert {place.code for place in lens.places} == {"S1", "S2", "S3"}
    assert {place.code for place in lens.surroundings} == {"N1", "N2"}
    assert (lens.width, lens.height) == (168, 128)


def test_a_region_view_has_the_region_and_its_neighbours_in_sight() -> None:
    view = region_view(atlas(), region="N")

    assert {place.code for place in view.places} == {"N1", "N2"}
    assert {place.code for place in view.surroundings} == {"S1", "S2"}


def test_an_area_view_has_the_area_in_the_middle() -> None:
    view = area_view(atlas(), code="S1", frame=Frame(width=100, height=100, padding=25))

    [place] = view.places

    assert (place.code, place.x, place.top, place.bottom) == ("S1", 50, 25, 75)


def test_neighbours_are_cut_a_little_outside_the_drawing() -> None:
    view = area_view(atlas(), code="S1", frame=Frame(width=100, height=100, padding=25))

    [s2] = [place for place in view.surroundings if place.code == "S2"]

    assert s2.d == "M75 75l27 0 0-50-27 0zM95 55l0-10 7 0 0 10z"


@pytest.mark.parametrize("view", ["region", "area"])
def test_a_view_of_what_has_no_boundary_is_refused(view: str) -> None:
    with pytest.raises(ValueError, match="X9: there is no boundary"):
        region_view(atlas(), region="X9") if view == "region" else area_view(atlas(), code="X9")


# --- Drawings --------------------------------------------------------------------------------------


def test_an_area_without_an_answer_is_refused_because_not_known_is_an_answer() -> None:
    areas = {code: area for code, area in answers().items() if code not in {"S1", "N2"}}

    with pytest.raises(ValueError, match="no answer for N2, S1"):
        draw(national(), svg_id="m", title="", areas=areas)


def test_shapes_are_in_the_order_of_the_answers() -> None:
    areas = dict(sorted(answers().items(), reverse=True))

    drawing = draw(national(), svg_id="m", title="", areas=areas)

    assert codes(drawing) == sorted(CODES, reverse=True)


def test_a_shape_has_its_name_value_link_class_and_paint() -> None:
    shape = drawn(national(), N1=MapClass.TOO_LITTLE_BORDERLINE).shapes[0]

    assert (shape.code, shape.title, shape.href) == ("N1", "Unit N1: Enough", "/areas/N1/")
    assert shape.map_class == "is-too-little-borderline"
    assert shape.paint == "m-is-too-little-borderline"


def test_a_lens_is_a_drawing_with_its_caption_and_the_paints_of_the_map() -> None:
    [lens] = drawn(national()).lenses

    assert (lens.svg_id, lens.title) == ("m-south", "The south")
    assert {shape.paint for shape in (*lens.shapes, *lens.surroundings)} == {"m-is-enough"}


def test_the_keyboard_stops_once_at_every_area() -> None:
    drawing = drawn(national())
    shapes = [*drawing.shapes, *drawing.lenses[0].shapes, *drawing.lenses[0].surroundings]

    assert sorted(shape.code for shape in shapes if shape.is_tab_stop) == sorted(CODES)
    assert {shape.code for shape in drawing.lenses[0].shapes if shape.is_tab_stop} == SOUTH.areas


def test_the_neighbours_of_a_region_are_pale_and_no_links() -> None:
    drawing = drawn(region_view(atlas(), region="N"), S1=MapClass.NONE)

    assert {shape.map_class for shape in drawing.surroundings} == {MapClass.NEIGHBOUR}
    assert [shape.href for shape in drawing.surroundings] == ["", ""]
    assert [shape.title for shape in drawing.surroundings] == ["Unit S1", "Unit S2"]


def test_lines_between_areas_of_a_region_are_white_and_those_round_it_dark() -> None:
    drawing = drawn(national_view(atlas(), full=atlas(), frame=Frame(width=40)))

    assert drawing.lines.count("M") == 3  # N1|N2, S1|S2, S2|S3
    assert drawing.outline.count("M") == 7  # five coasts, N1|S1, N2|S2
    assert drawing.faint_lines == ""


def test_the_line_between_two_areas_not_known_is_faint() -> None:
    drawing = drawn(national(), N1=MapClass.NOT_KNOWN, N2=MapClass.NOT_KNOWN, S1=MapClass.NOT_KNOWN)

    assert drawing.faint_lines.count("M") == 1  # N1|N2; S1|S2 is white
    assert drawing.lines.count("M") == 2


def test_an_area_in_its_surroundings_has_a_dark_outline_and_its_neighbours_none() -> None:
    drawing = drawn(area_view(atlas(), code="S3"))

    assert drawing.outline.count("M") == 1  # S2|S3, inside one region
    assert drawing.lines == ""


def test_a_label_lies_within_its_drawing() -> None:
    drawing = drawn(national())
    for part in (drawing, *drawing.lenses):
        for label in (shape.label for shape in (*part.shapes, *part.surroundings)):
            assert 0 <= label.left <= label.left + label.width <= part.width
            assert 0 <= label.top <= label.top + label.height <= part.height


def test_a_label_has_the_name_in_even_lines_and_then_the_value() -> None:
    areas = answers()
    areas["S1"] = type(areas["S1"])(
        name="Cornwall and Isles of Scilly", value="Not known", map_class=MapClass.NOT_KNOWN
    )

    [lens] = draw(national(), svg_id="m", title="", areas=areas).lenses

    lines = [(line.words, line.is_value) for line in lens.shapes[0].label.lines]
    assert lines == [("Cornwall and", False), ("Isles of Scilly", False), ("Not known", True)]


def test_the_same_answers_give_the_same_drawing() -> None:
    assert drawn(national()) == drawn(national())
