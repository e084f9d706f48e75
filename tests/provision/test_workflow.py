"""Where an entry may go, who may move it, and what is written down."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from provision.models import EntryStatus, Event, Service
from provision.workflow import ACTIONS, TRANSITIONS, MoveRefusedError, Transition, move
from tests.cast import Cast, assemble
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db

# From (rows) to (columns): who may. "-" is nobody, "s" a submitter and everybody above, "c" a curator and above.
EXPECTED = """
            draft submitted returned published withdrawn
draft       -     s         -        c         c
submitted   -     -         c        c         c
returned    -     s         -        -         c
published   -     -         -        -         c
withdrawn   -     -         -        c         -
"""
ALLOWED_TO = {
    "-": set(),
    "s": {"submitter", "colleague", "commissioner", "curator", "administrator"},
    "c": {"curator", "administrator"},
}


def expected() -> dict[tuple[str, str], str]:
    head, *rows = [line.split() for line in EXPECTED.strip().splitlines()]
    return {(row[0], to): who for row in rows for to, who in zip(head, row[1:], strict=True)}


def a_service(cast: Cast, *, status: str) -> Service:
    service: Service = ServiceFactory(name="Helping hand", status=status, areas=[cast.unit])
    return service


@pytest.mark.parametrize(("origin", "to"), list(product(EntryStatus, EntryStatus)))
def test_every_pair_of_states_is_allowed_to_whom_the_table_says(origin: EntryStatus, to: EntryStatus) -> None:
    cast = assemble()
    allowed = ALLOWED_TO[expected()[origin, to]]

    moved = set()
    for name, person in cast.people.items():
        service = a_service(cast, status=origin)
        try:
            move(service, to=to, by=person, role="role", reason="A reason")
        except (MoveRefusedError, PermissionDenied):
            assert Service.objects.get(pk=service.pk).status == origin
            assert not service.events.exists()
        else:
            assert service.status == Service.objects.get(pk=service.pk).status == to
            moved.add(name)

    assert moved == allowed


def test_the_table_names_each_pair_once_and_every_action_has_its_words() -> None:
    pairs = [(transition.origin, transition.to) for transition in TRANSITIONS]

    assert len(pairs) == len(set(pairs))
    assert {transition.action for transition in TRANSITIONS} == set(ACTIONS)


def test_a_move_writes_who_in_which_role_from_what_to_what_and_why() -> None:
    cast = assemble()
    service = a_service(cast, status="published")

    move(service, to=EntryStatus.WITHDRAWN, by=cast.curator, role="curator", reason="  The contract ended  ")

    event = Event.objects.get()
    assert (event.service, event.subject) == (service, "Helping hand")
    assert (event.role, event.actor_id, event.action) == ("curator", cast.curator.pk, "withdraw")
    assert (event.before, event.after) == ("published", "withdrawn")
    assert event.reason == "The contract ended"
    assert not event.is_demonstration


@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: f"{t.origin}-{t.to}")
def test_a_reason_is_asked_for_where_something_is_refused_or_taken_away(transition: Transition) -> None:
    move_to = transition.to
    service = a_service(assemble(), status=transition.origin)
    must_say_why = move_to in {EntryStatus.RETURNED, EntryStatus.WITHDRAWN}

    if must_say_why:
        with pytest.raises(MoveRefusedError, match="Say why “Helping hand” is to be"):
            move(service, to=move_to, by=None, role="operator", reason="   ")
    else:
        move(service, to=move_to, by=None, role="operator")
        assert service.status == move_to


def test_a_refusal_says_where_the_entry_stands() -> None:
    service = a_service(assemble(), status="published")

    with pytest.raises(MoveRefusedError, match="“Helping hand” is published, and so cannot be returned"):
        move(service, to=EntryStatus.RETURNED, by=None, role="operator", reason="A reason")


def test_where_an_entry_stands_now_counts_not_where_it_stood_when_it_was_fetched() -> None:
    cast = assemble()
    stale = a_service(cast, status="submitted")
    move(Service.objects.get(pk=stale.pk), to=EntryStatus.PUBLISHED, by=cast.curator, role="curator")

    with pytest.raises(MoveRefusedError):
        move(stale, to=EntryStatus.RETURNED, by=cast.curator, role="curator", reason="Too late")


def test_a_move_is_seen_by_what_is_kept_worked_out() -> None:
    service = a_service(assemble(), status="draft")
    before = service.change_token

    move(service, to=EntryStatus.PUBLISHED, by=None, role="operator")

    assert service.change_token != before


def test_a_curator_of_one_region_cannot_withdraw_what_covers_another_as_well() -> None:
    cast = assemble()
    service = ServiceFactory(areas=[cast.unit, cast.other_unit])

    with pytest.raises(PermissionDenied):
        move(service, to=EntryStatus.WITHDRAWN, by=cast.curator, role="curator", reason="Not mine")


def test_a_move_of_a_demonstration_entry_is_marked_so() -> None:
    service = ServiceFactory(status="draft", is_demonstration=True)

    assert move(service, to=EntryStatus.PUBLISHED, by=None, role="operator").is_demonstration


def test_an_event_that_cannot_be_written_leaves_the_entry_where_it_stood() -> None:
    service = a_service(assemble(), status="draft")

    with pytest.raises(IntegrityError), transaction.atomic():
        move(service, to=EntryStatus.PUBLISHED, by=None, role=None)  # type: ignore[arg-type]  # to make it fail

    assert Service.objects.get(pk=service.pk).status == "draft"


def test_a_move_to_where_the_entry_stands_already_says_so() -> None:
    service = a_service(assemble(), status="withdrawn")

    with pytest.raises(MoveRefusedError, match="“Helping hand” is withdrawn already"):
        move(service, to=EntryStatus.WITHDRAWN, by=None, role="operator", reason="Twice")
