"""Lane diagrams: no two boxes touch, no way crosses a box, and the same is drawn for any pathway."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.lanes import Drawing, LaneStep, LaneWay, drawn
from referrals.lanes.drawing import Shape
from referrals.lanes.wrapping import width_of, wrapped

STAGES = {n: f"Stage {n}" for n in range(4)}
law = settings(max_examples=200, deadline=None)


def lane_step(number: int, *, stage: int = 0, lane: str = "A", **texts: str) -> LaneStep:
    return LaneStep(key=str(number), number=number, stage=stage, lane=lane, **({"action": "Does it"} | texts))


@st.composite
def pathways(draw: st.DrawFn) -> tuple[list[LaneStep], list[LaneWay]]:
    """Any steps in any stages and lanes, and any ways between them, backwards ones and circles too."""
    count = draw(st.integers(1, 8))
    words = st.sampled_from(["", "A question that is long enough to be broken?", "Short?"])
    steps = [
        lane_step(
            n,
            stage=draw(st.integers(0, 3)),
            lane=draw(st.sampled_from("ABCD")),
            question=draw(words),
            leaves_to=draw(words),
        )
        for n in range(count)
    ]
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
        lambda pair: pair[0] != pair[1]
    )
    pairs = draw(st.sets(ends, max_size=12)) if count > 1 else set()
    answers = st.sampled_from(["", "yes", "no: a fallback of several words"])
    return steps, [LaneWay(str(a), str(b), draw(answers)) for a, b in sorted(pairs)]


def crossings(drawing: Drawing) -> list[tuple[LaneWay, str]]:
    """Ways that run through the inside of a box."""
    return [
        (line.way, shape.key)
        for line in drawing.lines
        for start, end in pairwise(line.corners)
        for shape in drawing.shapes
        if runs_through(start, end, shape)
    ]


def runs_through(start: tuple[float, float], end: tuple[float, float], shape: Shape) -> bool:
    (left, right), (top, foot) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return (
        left < shape.x + shape.width and right > shape.x and top < shape.y + shape.height and foot > shape.y
    )


@law
@given(pathways())
def test_no_way_crosses_a_box(made: tuple[list[LaneStep], list[LaneWay]]) -> None:
    steps, ways = made

    assert crossings(drawn(steps, ways, stages=STAGES)) == []


@law
@given(pathways())
def test_ways_go_straight_across_or_up_and_down_from_box_to_box(
    made: tuple[list[LaneStep], list[LaneWay]],
) -> None:
    steps, ways = made
    drawing = drawn(steps, ways, stages=STAGES)
    shapes = {shape.key: shape for shape in drawing.shapes}

    for line in drawing.lines:
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line.corners))
        origin, target = shapes[line.way.origin], shapes[line.way.to]
        assert line.corners[0][0] == origin.x + origin.width
        assert line.corners[-1][0] == target.x
        assert origin.y <= line.corners[0][1] <= origin.y + origin.height
        assert target.y <= line.corners[-1][1] <= target.y + target.height


@law
@given(pathways())
def test_no_two_boxes_touch_and_all_lie_within_the_drawing(
    made: tuple[list[LaneStep], list[LaneWay]],
) -> None:
    drawing = drawn(*made, stages=STAGES)

    for one, other in combinations(drawing.shapes, 2):
        apart = (
            one.x + one.width < other.x
            or other.x + other.width < one.x
            or one.y + one.height < other.y
            or other.y + other.height < one.y
        )
        assert apart, (one.key, other.key)
    for shape in drawing.shapes:
        assert shape.x >= 0
        assert shape.x + shape.width <= drawing.width
        assert shape.y >= 0
        assert shape.y + shape.height <= drawing.height
    for line in drawing.lines:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in line.corners)


@law
@given(pathways())
def test_stages_stand_from_left_to_right(made: tuple[list[LaneStep], list[LaneWay]]) -> None:
    steps, ways = made
    places = {shape.key: shape.x for shape in drawn(steps, ways, stages=STAGES).shapes}

    for one, other in combinations(sorted(steps, key=lambda step: step.stage), 2):
        if one.stage < other.stage:
            assert places[one.key] < places[other.key]


def test_what_follows_in_the_same_lane_is_joined_by_a_straight_line() -> None:
    drawing = drawn([lane_step(1), lane_step(2)], [LaneWay("1", "2")], stages=STAGES)

    assert len({y for _x, y in drawing.lines[0].corners}) == 1


def test_shapes_tell_steps_decisions_and_exits_apart() -> None:
    steps = [lane_step(1), lane_step(2, question="Is it?"), lane_step(3, leaves_to="GP")]
    drawing = drawn(steps, [], stages=STAGES)

    assert [shape.kind for shape in drawing.shapes] == ["step", "decision", "exit"]
    assert len({shape.outline for shape in drawing.shapes}) == 3


def test_lanes_are_named_in_the_order_of_their_first_steps() -> None:
    steps = [lane_step(1, lane="Court"), lane_step(2, lane="Probation"), lane_step(3, lane="Court")]

    assert [lane.lines[0].text for lane in drawn(steps, [], stages=STAGES).lanes] == ["Court", "Probation"]


def test_the_answers_of_a_decision_stand_where_their_ways_leave() -> None:
    steps = [lane_step(1, question="Is it?"), lane_step(2), lane_step(3, lane="B")]
    drawing = drawn(steps, [LaneWay("1", "2", "yes"), LaneWay("1", "3", "no")], stages=STAGES)
    answers = {text.text: text.y for text in drawing.shapes[0].texts if text.role == "answer"}

    for line in drawing.lines:
        assert abs(line.corners[0][1] - drawing.shapes[0].y - answers[line.way.when]) < 10


def test_a_pathway_without_steps_is_an_empty_drawing() -> None:
    assert drawn([], [], stages=STAGES).shapes == ()


def test_lines_of_text_fit_their_width_unless_one_word_is_wider() -> None:
    for line in wrapped("The practitioner asks whether anybody has served before", width=100):
        assert width_of(line) <= 100
    assert wrapped("Unmanageable", width=10) == ("Unmanageable",)
    assert wrapped("", width=10) == ()
