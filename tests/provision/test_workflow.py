"""Where an entry may go, who may move it, and what is written down."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role, User
from provision.models import ChangeRequest, EntryStatus, Event, Service
from provision.workflow import ACTIONS, TRANSITIONS, MoveRefusedError, Transition, move, moves_open_to
from tests.cast import Cast, assemble, person
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db

Entry = Service | ChangeRequest
Pair = tuple[str, str]
OPERATOR = "operator"
"""Nobody, at the command line."""

# From (rows) to (columns): who may. "-" is nobody, "o" the person who asks, "c" those who may curate it. The operator
# may make every move that anybody may make.
REQUESTS = """
            draft submitted returned published withdrawn
draft       -     o         -        -         o
submitted   o     -         c        c         oc
returned    -     o         -        -         oc
published   -     -         -        -         -
withdrawn   -     -         -        -         -
"""
SERVICES = """
            draft submitted returned published withdrawn
draft       -     c         -        c         c
submitted   -     -         c        c         c
returned    -     c         -        -         c
published   -     -         -        -         c
withdrawn   -     -         -        c         -
"""
EXPECTED: dict[type[Entry], str] = {ChangeRequest: REQUESTS, Service: SERVICES}
LETTERS = {"-": set(), "o": {"owner"}, "c": {"curator", "administrator"}}
ROLES = (
    "owner", "colleague", "curator", "curator elsewhere", "commissioner", "outsider", "administrator", OPERATOR,
)  # fmt: skip
MUST_SAY_WHY = {
    ChangeRequest: {("submitted", "returned")},
    Service: {
        ("draft", "withdrawn"), ("submitted", "returned"), ("submitted", "withdrawn"), ("returned", "withdrawn"),
        ("published", "withdrawn"),
    },
}  # fmt: skip
"""Moves that nobody makes without a reason. A curator also says why they withdraw somebody else's request."""


def table_of(kind: type[Entry]) -> dict[Pair, set[str]]:
    """The hand-written table: who may make each move, the operator aside."""
    head, *rows = [line.split() for line in EXPECTED[kind].strip().splitlines()]
    return {
        (row[0], to): set().union(*(LETTERS[letter] for letter in letters))
        for row in rows
        for to, letters in zip(head, row[1:], strict=True)
    }


def allowed(kind: type[Entry], origin: str, to: str) -> set[str]:
    who = table_of(kind)[origin, to]
    return who | {OPERATOR} if who else who


def everybody(cast: Cast) -> dict[str, User | None]:
    return {
        "owner": cast.submitter,
        "colleague": cast.colleague,
        "curator": cast.curator,
        "curator elsewhere": person("elsewhere", role=Role.CURATOR, areas=[cast.other_region]),
        "commissioner": cast.commissioner,
        "outsider": cast.outsider,
        "administrator": cast.administrator,
        OPERATOR: None,
    }


def a_service(cast: Cast, *, status: str) -> Service:
    service: Service = ServiceFactory(name="Helping hand", status=status, areas=[cast.unit])
    return service


def a_request(cast: Cast, *, status: str) -> ChangeRequest:
    """The submitter's, about a service of their unit; it could be published as it is."""
    now = timezone.now()
    request = ChangeRequest.objects.create(
        service=a_service(cast, status="published"),
        owner_id=cast.submitter.pk,
        status=status,
        base={"name": "Helping hand"},
        submitted_at=now,
        decided_at=now,
    )
    request.areas.add(cast.unit)
    return request


def an_entry(kind: type[Entry], cast: Cast, *, status: str) -> Entry:
    return a_request(cast, status=status) if kind is ChangeRequest else a_service(cast, status=status)


def try_move(entry: Entry, *, to: EntryStatus, by: User | None, role: str, reason: str = "") -> Event:
    """The verb, for either kind of entry."""
    if isinstance(entry, Service):
        return move(entry, to=to, by=by, role=role, reason=reason)
    return move(entry, to=to, by=by, role=role, reason=reason)


def name_of(transition: Transition) -> str:
    return f"{transition.of.__name__}-{transition.origin}-{transition.to}-{transition.permission or 'own'}"


# --- Every transition, by everybody -----------------------------------------------------------------


@pytest.mark.parametrize("kind", EXPECTED)
def test_the_table_has_the_moves_that_were_meant_and_no_others(kind: type[Entry]) -> None:
    meant = {pair for pair, who in table_of(kind).items() if who}

    assert {(t.origin.value, t.to.value) for t in TRANSITIONS if t.of is kind} == meant


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("transition", TRANSITIONS, ids=name_of)
def test_every_transition_is_open_to_whom_the_table_says_and_to_nobody_else(
    transition: Transition, role: str
) -> None:
    cast = assemble()
    entry = an_entry(transition.of, cast, status=transition.origin)
    by = everybody(cast)[role]

    if role in allowed(transition.of, transition.origin, transition.to):
        try_move(entry, to=transition.to, by=by, role=role, reason="A reason")
        assert entry.status == transition.to
        assert entry.events.count() == 1
    else:
        with pytest.raises(PermissionDenied):
            try_move(entry, to=transition.to, by=by, role=role, reason="A reason")
        entry.refresh_from_db()
        assert entry.status == transition.origin
        assert not Event.objects.exists()


@pytest.mark.parametrize(("origin", "to"), list(product(EntryStatus, EntryStatus)))
@pytest.mark.parametrize("kind", EXPECTED)
def test_what_is_in_no_table_is_refused_to_everybody_in_words(
    kind: type[Entry], origin: EntryStatus, to: EntryStatus
) -> None:
    cast = assemble()
    entry, may_anybody = an_entry(kind, cast, status=origin), bool(allowed(kind, origin, to))

    refused = set()
    for role, by in everybody(cast).items() if not may_anybody else ():
        with pytest.raises(MoveRefusedError, match="“Helping hand” is"):
            try_move(entry, to=to, by=by, role=role, reason="A reason")
        refused.add(role)

    entry.refresh_from_db()
    assert entry.status == origin
    assert refused == (set() if may_anybody else set(ROLES))


@pytest.mark.parametrize("origin", EntryStatus)
@pytest.mark.parametrize("kind", EXPECTED)
def test_the_moves_that_pages_offer_are_those_that_are_allowed(
    kind: type[Entry], origin: EntryStatus
) -> None:
    cast = assemble()
    entry = an_entry(kind, cast, status=origin)

    for role, by in everybody(cast).items():
        if by is not None:
            offered = {transition.to.value for transition in moves_open_to(entry, by=by)}
            assert offered == {to.value for to in EntryStatus if role in allowed(kind, origin, to)}, role


def test_somebody_whose_role_has_gone_may_give_up_what_they_asked_and_not_send_it() -> None:
    cast = assemble()
    cast.submitter.grants.all().delete()
    request = a_request(cast, status="draft")
    gone = User.objects.get(pk=cast.submitter.pk)

    with pytest.raises(PermissionDenied):
        try_move(request, to=EntryStatus.SUBMITTED, by=gone, role="")
    try_move(request, to=EntryStatus.WITHDRAWN, by=gone, role="")

    assert request.status == "withdrawn"


def test_a_curator_who_asks_goes_the_way_of_those_who_ask() -> None:
    cast = assemble()
    request = a_request(cast, status="submitted")
    request.owner_id = cast.curator.pk
    request.save()

    event = try_move(request, to=EntryStatus.WITHDRAWN, by=cast.curator, role="curator")

    assert event.reason == ""


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_curator_of_one_region_decides_nothing_that_another_has_as_well(kind: type[Entry]) -> None:
    cast = assemble()
    service = ServiceFactory(areas=[cast.unit, cast.other_unit])
    entry: Entry = service
    if kind is ChangeRequest:
        entry = a_request(cast, status="submitted")
        entry.areas.add(cast.other_unit)

    with pytest.raises(PermissionDenied):
        try_move(entry, to=EntryStatus.WITHDRAWN, by=cast.curator, role="curator", reason="Not mine")


# --- Reasons ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("transition", TRANSITIONS, ids=name_of)
def test_a_reason_is_asked_for_where_something_is_refused_or_taken_away(transition: Transition) -> None:
    entry = an_entry(transition.of, assemble(), status=transition.origin)

    if (transition.origin, transition.to) in MUST_SAY_WHY[transition.of]:
        with pytest.raises(MoveRefusedError, match="Say why “Helping hand” is to be"):
            try_move(entry, to=transition.to, by=None, role="operator", reason="   ")
    else:
        try_move(entry, to=transition.to, by=None, role="operator")
        assert entry.status == transition.to


@pytest.mark.parametrize("status", ["submitted", "returned"])
def test_a_curator_says_why_they_withdraw_what_somebody_else_asked(status: str) -> None:
    cast = assemble()
    request = a_request(cast, status=status)

    with pytest.raises(MoveRefusedError, match="Say why"):
        try_move(request, to=EntryStatus.WITHDRAWN, by=cast.curator, role="curator")


# --- What is written down ---------------------------------------------------------------------------


def test_every_action_has_its_words_and_no_move_is_in_the_table_twice() -> None:
    moves = [(t.of, t.origin, t.to, t.permission, t.sender_only) for t in TRANSITIONS]

    assert len(moves) == len(set(moves))
    assert {transition.action for transition in TRANSITIONS} <= set(ACTIONS)


def test_a_move_writes_who_in_which_role_from_what_to_what_and_why() -> None:
    cast = assemble()
    service = a_service(cast, status="published")

    move(service, to=EntryStatus.WITHDRAWN, by=cast.curator, role="curator", reason="  The contract ended  ")

    event = Event.objects.get()
    assert (event.service, event.change_request, event.subject) == (service, None, "Helping hand")
    assert (event.role, event.actor_id, event.action) == ("curator", cast.curator.pk, "withdraw")
    assert (event.before, event.after) == ("published", "withdrawn")
    assert event.reason == "The contract ended"
    assert not event.is_demonstration


def test_a_move_of_a_request_names_the_request_and_its_service() -> None:
    cast = assemble()
    request = a_request(cast, status="submitted")

    event = move(request, to=EntryStatus.DRAFT, by=cast.submitter, role="submitter")

    assert (event.change_request, event.service) == (request, request.service)
    assert (event.action, event.before, event.after) == ("take back", "submitted", "draft")


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
