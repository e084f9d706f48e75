"""How a copy differs from its template, by step and field."""

from dataclasses import replace

from referrals.pathways.differing import Difference, Kind, differences
from tests.referrals.pathways.invented import pathway, step, way_out

TEMPLATE = pathway(step("a", fallback="Ask again"), step("b"), way_out("c"), ways="a-b:yes a-c:no b-c")


def test_a_copy_as_it_was_adopted_does_not_differ() -> None:
    assert differences(replace(TEMPLATE, id=2, area_ids=frozenset({9})), template=TEMPLATE) == ()


def test_a_changed_field_says_what_the_template_and_what_the_area_says() -> None:
    own = replace(TEMPLATE, steps=(step("a", fallback="Ring the lead"), *TEMPLATE.steps[1:]))

    assert differences(own, template=TEMPLATE) == (
        Difference("a", Kind.CHANGED, "fallback", "Ask again", "Ring the lead"),
    )


def test_a_step_that_was_added_is_one_difference_with_its_ways() -> None:
    own = pathway(*TEMPLATE.steps, way_out("d"), ways="a-b:yes a-c:no b-c b-d")

    assert differences(own, template=TEMPLATE) == (Difference("d", Kind.ADDED),)


def test_a_step_that_was_left_out_is_one_difference_with_its_ways() -> None:
    own = pathway(TEMPLATE.steps[0], TEMPLATE.steps[2], ways="a-c:no")

    assert differences(own, template=TEMPLATE) == (Difference("b", Kind.LEFT_OUT),)


def test_ways_that_were_added_left_out_or_taken_on_another_answer_are_told() -> None:
    own = pathway(*TEMPLATE.steps, ways="a-b:certainly b-c c-b")
    kinds = {(found.step, found.kind, found.field) for found in differences(own, template=TEMPLATE)}

    assert kinds == {
        ("a", Kind.WAY_CHANGED, "b"),
        ("a", Kind.WAY_LEFT_OUT, "c"),
        ("c", Kind.WAY_ADDED, "b"),
    }


def test_one_step_moved_past_others_is_one_difference() -> None:
    steps = tuple(way_out(key) for key in "abcd")
    before = pathway(*steps)

    for order, moved in (("bcda", "a"), ("dabc", "d"), ("acbd", "c")):
        own = pathway(*(before.by_key[key] for key in order))
        assert differences(own, template=before) == (Difference(moved, Kind.MOVED),)
