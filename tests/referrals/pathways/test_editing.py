"""Changing a pathway: whole or not at all, by those who may, and never over somebody else's change."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from provision.models import Event
from referrals.models import Branch, Pathway
from referrals.pathways.adopting import adopt
from referrals.pathways.allowed import changeable
from referrals.pathways.editing import (
    EditRefusedError,
    OutdatedError,
    StepTold,
    add_step,
    change_step,
    move_step,
    remove_step,
)
from referrals.pathways.problems import Problem, Reason
from tests.cast import Cast
from tests.factories import ServiceFactory
from tests.referrals.pathways.invented import template, told

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def own(cast: Cast) -> Pathway:
    """A pathway that the home unit adopted."""
    return adopt(template(), areas=[cast.unit], by=cast.commissioner)


def change(row: Pathway, key: str, said: StepTold, *, by: User, version: int = 1) -> None:
    change_step(row, key, told=said, version=version, by=by, on=TODAY)


def order_of(row: Pathway) -> list[str]:
    return list(row.steps.order_by("order").values_list("key", flat=True))


def test_a_change_is_kept_with_its_event_and_makes_the_next_version(own: Pathway, cast: Cast) -> None:
    change(own, "care", told(action="Cares well", fallback=""), by=cast.commissioner)

    own.refresh_from_db()
    step = own.steps.get(key="care")
    assert (step.action, step.fallback, own.version) == ("Cares well", "", 2)
    event = Event.objects.filter(action="change step").get()
    assert (event.before, event.after, event.role) == ("1", "2", "commissioner")


def test_a_change_of_a_copy_leaves_the_template_alone(own: Pathway, cast: Cast) -> None:
    change(own, "care", told(action="Cares well"), by=cast.commissioner)

    assert own.template is not None
    assert own.template.steps.get(key="care").action == "Cares"


def test_a_save_over_somebody_elses_change_is_refused(own: Pathway, cast: Cast) -> None:
    change(own, "care", told(action="First"), by=cast.commissioner)

    with pytest.raises(OutdatedError):
        change(own, "care", told(action="Second"), by=cast.curator, version=1)
    assert own.steps.get(key="care").action == "First"


def test_only_people_of_the_area_change_its_pathway(own: Pathway, cast: Cast) -> None:
    for person in (cast.submitter, cast.outsider):
        with pytest.raises(PermissionDenied):
            change(own, "care", told(), by=person)


def test_a_template_is_changed_only_by_those_who_may_change_templates(own: Pathway, cast: Cast) -> None:
    row = own.template
    assert row is not None

    for person in (cast.commissioner, cast.curator):
        assert not changeable(person).filter(pk=row.pk).exists()
        with pytest.raises(PermissionDenied):
            change(row, "care", told(), by=person)
    change(row, "care", told(action="Cares nationally"), by=cast.administrator)
    assert row.steps.get(key="care").action == "Cares nationally"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"ways": (("look", ""),)}, Problem("look", Reason.CIRCLE)),
        ({"ways": (("care", ""),)}, Problem("care", Reason.CIRCLE)),
        ({"destination": "", "receiving_types": frozenset()}, Problem("care", Reason.NO_DESTINATION)),
    ],
)
def test_a_change_that_makes_something_wrong_is_refused_with_place_and_reason(
    own: Pathway, cast: Cast, said: dict[str, object], problem: Problem
) -> None:
    with pytest.raises(EditRefusedError) as refused:
        change(own, "care", told(action="Never kept", **said), by=cast.commissioner)

    assert problem in refused.value.problems
    assert own.steps.get(key="care").action == "Cares"
    own.refresh_from_db()
    assert own.version == 1


def test_a_step_to_a_closed_service_is_refused(own: Pathway, cast: Cast) -> None:
    closed = ServiceFactory(delivery="ended", areas=[cast.unit])
    said = told(receiving_service=closed)

    with pytest.raises(EditRefusedError) as refused:
        change(own, "care", said, by=cast.commissioner)
    assert refused.value.problems == (Problem("care", Reason.CLOSED_SERVICE),)


def test_taking_the_last_way_to_a_step_is_refused_because_nobody_would_come_there(
    own: Pathway, cast: Cast
) -> None:
    said = told(is_exit=False, destination="", ways=(("care", "yes"),))

    with pytest.raises(EditRefusedError) as refused:
        change(own, "look", said, by=cast.commissioner)
    assert refused.value.problems == (Problem("wait", Reason.UNREACHABLE),)


def test_what_was_wrong_before_does_not_stop_other_changes(own: Pathway, cast: Cast) -> None:
    own.steps.filter(key="wait").update(destination="")

    change(own, "care", told(action="Cares well"), by=cast.commissioner)

    assert own.steps.get(key="care").action == "Cares well"


def test_a_step_is_added_behind_another_with_a_way_to_it(own: Pathway, cast: Cast) -> None:
    key = add_step(
        own,
        told=told(action="Meets the person"),
        after="look",
        when="maybe",
        version=1,
        by=cast.commissioner,
        on=TODAY,
    )

    assert key == "meets-the-person"
    assert order_of(own) == ["look", key, "care", "wait"]
    assert Branch.objects.get(to__key=key).when == "maybe"


def test_two_steps_of_one_wording_have_keys_of_their_own(own: Pathway, cast: Cast) -> None:
    keys = [
        add_step(own, told=told(), after="look", version=version, by=cast.commissioner, on=TODAY)
        for version in (1, 2)
    ]

    assert keys == ["cares", "cares-2"]


def test_a_removed_step_leads_its_ways_past_itself(own: Pathway, cast: Cast) -> None:
    key = add_step(
        own, told=told(action="Between", is_exit=False, ways=(("care", ""),)), after="look", when="maybe",
        version=1, by=cast.commissioner, on=TODAY,
    )  # fmt: skip
    Branch.objects.filter(origin__pathway=own, origin__key="look", to__key="care").delete()

    remove_step(own, key, version=2, by=cast.commissioner, on=TODAY)

    assert order_of(own) == ["look", "care", "wait"]
    assert Branch.objects.get(origin__pathway=own, to__key="care").when == "maybe"


def test_a_step_moves_one_place_and_stays_at_the_ends(own: Pathway, cast: Cast) -> None:
    move_step(own, "wait", earlier=True, version=1, by=cast.commissioner, on=TODAY)
    assert order_of(own) == ["look", "wait", "care"]

    move_step(own, "care", earlier=False, version=2, by=cast.commissioner, on=TODAY)
    assert order_of(own) == ["look", "wait", "care"]
