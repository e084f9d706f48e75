"""Many people edit the same few services at once: every edit ends somewhere, and the history adds up.

On PostgreSQL eight workers make two hundred edits, each with a connection of its own. SQLite lets one write at a time,
so there a shorter script is interleaved step by step.
"""

import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import Role, User
from provision.entries.texts import texts_of
from provision.models import ChangeRequest, Event, Service
from provision.today import today
from tests.cast import Cast, person
from tests.provision.entries.edits import Desk, Edit, End, Outcome, Steps, script
from tests.provision.entries.verbs import a_published_service, undone

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS, SERVICES, LENGTH, SHORT = 8, 5, 200, 60
SEED = 20_261_124
DIRECT = {"confirm", "today", "off"}
"""Edits that ask nobody."""


@dataclass(frozen=True)
class Edited:
    """What two hundred edits, or some fewer, have left."""

    edits: list[Edit]
    outcomes: list[Outcome]
    services: list[Service]
    first: dict[int, dict[str, str]]

    def by_end(self, end: End) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.end == end]


def interleaved(edits: Sequence[Edit], desks: Sequence[Desk]) -> None:
    """Every desk takes the next edit when it has none; the dice say who goes one step further."""
    dice, waiting = random.Random(SEED), list(edits)  # noqa: S311 (a script, not a secret)
    under_way: dict[int, Steps] = {}
    while waiting or under_way:
        desk = dice.randrange(len(desks))
        if desk not in under_way and waiting:
            under_way[desk] = desks[desk].steps(waiting.pop(0))
        if desk in under_way and next(under_way[desk], desk) is desk:
            del under_way[desk]


def at_once(edits: Sequence[Edit], desks: Sequence[Desk]) -> None:
    """Every desk is a thread that takes the next edit from one queue."""
    waiting: SimpleQueue[Edit] = SimpleQueue()
    for edit in edits:
        waiting.put(edit)
    begin = Barrier(len(desks))

    def work(desk: Desk) -> None:
        try:
            # People remember their roles: each worker asks for its own.
            desk.sender, desk.curator = (User.objects.get(pk=who.pk) for who in (desk.sender, desk.curator))
            begin.wait()
            while True:
                for _ in desk.steps(waiting.get_nowait()):
                    pass
        except Empty:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(desks)) as threads:
        list(threads.map(work, desks))  # and raises what a worker did not foresee


@pytest.fixture(name="edited")
def _edited(cast: Cast) -> Edited:
    services = [
        a_published_service(name=f"Service {number}", areas=[cast.unit], starts_per_year=0)
        for number in range(SERVICES)
    ]
    first = {service.pk: texts_of(service) for service in services}
    senders = [person(f"sender{n}", role=Role.SUBMITTER, areas=[cast.unit]) for n in range(WORKERS)]
    desks = [Desk(sender, cast.curator, [service.pk for service in services]) for sender in senders]
    is_parallel = connection.vendor == "postgresql"
    edits = script(length=LENGTH if is_parallel else SHORT, services=SERVICES, seed=SEED)
    (at_once if is_parallel else interleaved)(edits, desks)
    for service in services:
        service.refresh_from_db()
    return Edited(edits, [outcome for desk in desks for outcome in desk.outcomes], services, first)


def test_every_edit_ends_published_queued_or_refused_and_the_history_adds_up(edited: Edited) -> None:
    none_vanishes(edited)
    published_is_what_the_version_says(edited)
    queued_still_waits(edited)
    refused_is_recorded(edited)
    every_history_adds_up(edited)
    every_move_has_its_event(edited)


def requested(outcome: Outcome) -> ChangeRequest:
    assert outcome.request
    return ChangeRequest.objects.get(pk=outcome.request)


def none_vanishes(edited: Edited) -> None:
    assert sorted(outcome.edit.number for outcome in edited.outcomes) == list(range(len(edited.edits)))
    assert all(edited.by_end(end) for end in End), Counter(outcome.end for outcome in edited.outcomes)
    known = {outcome.request for outcome in edited.outcomes if outcome.request}
    unfinished = ChangeRequest.objects.exclude(pk__in=known)
    assert {request.status for request in unfinished} <= {
        "draft",
        "returned",
    }  # refused before they were sent


def published_is_what_the_version_says(edited: Edited) -> None:
    """Nobody published over something unseen, and what was asked stands in the version that names it."""
    versions = {service.pk: undone(service) for service in edited.services}
    for outcome in edited.by_end(End.PUBLISHED):
        assert outcome.made in (outcome.seen, outcome.seen + 1), outcome
        texts = versions[edited.services[outcome.edit.service].pk][outcome.made]
        if outcome.edit.kind == "correct":
            assert texts[outcome.edit.column] == outcome.edit.text, outcome
            request = requested(outcome)
            assert (request.status, request.events.get(action="publish").version) == (
                "published",
                outcome.made,
            )
        elif outcome.edit.kind == "today":
            assert texts["places_free"] == str(outcome.edit.number), outcome
        elif outcome.edit.kind == "confirm":
            assert texts["contact_checked_on"] == today().isoformat(), outcome


def queued_still_waits(edited: Edited) -> None:
    for outcome in edited.by_end(End.QUEUED):
        request = requested(outcome)
        assert request.status == "submitted", outcome
        assert request.texts[outcome.edit.column] == outcome.edit.text, outcome


def refused_is_recorded(edited: Edited) -> None:
    """With a reason each, which stands in an event where a curator gave it."""
    reasons = set(Event.objects.filter(action__in=("return", "withdraw")).values_list("action", "reason"))
    for outcome in edited.by_end(End.REFUSED):
        assert outcome.why, outcome
        action = {"return": "return", "refuse": "withdraw"}.get(outcome.edit.kind)
        if outcome.request and action:
            assert any(found == action and outcome.why in reason for found, reason in reasons), outcome
        elif outcome.request:
            assert Event.objects.filter(change_request=outcome.request, action="discard").exists(), outcome


def every_history_adds_up(edited: Edited) -> None:
    for service in edited.services:
        numbers = list(service.revisions.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(2, service.version + 1))
        assert undone(service)[1] == edited.first[service.pk]


def every_move_has_its_event(edited: Edited) -> None:
    """Versions and events name each other; a request's events follow one another without a gap."""
    for service in edited.services:
        told = service.events.exclude(version=None).values_list("version", flat=True)
        assert set(range(2, service.version + 1)) <= set(told)
    for request in ChangeRequest.objects.all():
        events = list(request.events.order_by("pk").values_list("before", "after"))
        places = ["draft", *(after for _before, after in events)]
        assert [before for before, _after in events] == places[:-1]
        assert places[-1] == request.status
    made = [outcome for outcome in edited.outcomes if outcome.edit.kind in DIRECT and outcome.made]
    by_hand = Event.objects.filter(action__in=("confirm", "tell today"), change_request=None).count()
    assert by_hand == len([outcome for outcome in made if outcome.edit.kind != "off"])
