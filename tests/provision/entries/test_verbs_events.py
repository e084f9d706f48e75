"""What is written down of every verb: one event a move, and nothing that the public may not read."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from provision.entries.approving import Approval, approve
from provision.entries.columns import CRITICAL
from provision.entries.confirming import confirm_still_correct, tell_today
from provision.entries.deciding import assign, give_back, submit, supersede, take_back, withdraw
from provision.entries.drafting import begin_new
from provision.freshness import Clocks
from provision.models import ChangeRequest, Event, Service
from provision.today import today
from tests.cast import Cast
from tests.provision.entries.verbs import (
    REASON,
    a_correction,
    a_new_draft,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
    signature_of,
    written,
)

pytestmark = pytest.mark.django_db

WHY = "no source is given, or it does not say this: Say where this stands."


def public_actions() -> list[str]:
    """What readers may know of everything that has happened, the first first."""
    events = Event.objects.public(on=today(), clocks=Clocks())
    return list(events.order_by("at", "pk").values_list("action", flat=True))


def test_a_whole_life_is_one_event_a_move(cast: Cast) -> None:
    request = a_new_draft(by=cast.submitter, area=cast.unit.code)
    submit(request, by=cast.submitter)
    take_back(request, by=cast.submitter)
    submit(request, by=cast.submitter)
    assign(request, by=cast.curator)
    give_back(request, by=cast.curator, **REASON)
    request = written(request, by=cast.submitter, source="The provider’s page", places="4")
    submit(request, by=cast.submitter)
    service = approved(
        request,
        by=cast.curator,
        take={"name", "organisation", "areas", "referral_email"},
        reason_code="unclear",
        answer="Places of which team?",
    )

    assert signature_of(request) == [
        ("submitter", "submit", "draft", "submitted", ""),
        ("submitter", "take back", "submitted", "draft", ""),
        ("submitter", "submit", "draft", "submitted", ""),
        ("curator", "return", "submitted", "returned", WHY),
        ("submitter", "submit", "returned", "submitted", ""),
        ("curator", "publish", "submitted", "published", "Places of which team?"),
    ]
    assert Event.objects.count() == 6
    published = request.events.get(action="publish")
    assert (published.service, published.version, published.actor_id) == (service, 1, cast.curator.pk)


Verb = Callable[[Cast, ChangeRequest, Service], object]
WRITES_NOTHING: dict[str, Verb] = {
    "begin": lambda cast, _request, _service: begin_new(by=cast.submitter, public_id=uuid4()),
    "correct": lambda cast, _request, service: a_correction(service, by=cast.colleague, places="7"),
    "assign": lambda cast, request, _service: assign(request, by=cast.curator),
}


@pytest.mark.parametrize("verb", WRITES_NOTHING)
def test_what_moves_nothing_leaves_no_event(cast: Cast, verb: str) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, places="4")
    before = Event.objects.count()

    WRITES_NOTHING[verb](cast, request, service)

    assert Event.objects.count() == before


WRITES_ONE: dict[str, tuple[Verb, str]] = {
    "take back": (lambda cast, request, _s: take_back(request, by=cast.submitter), "take back"),
    "withdraw": (lambda cast, request, _s: withdraw(request, by=cast.submitter), "withdraw"),
    "refuse": (lambda cast, request, _s: withdraw(request, by=cast.curator, **REASON), "withdraw"),
    "give back": (lambda cast, request, _s: give_back(request, by=cast.curator, **REASON), "return"),
    "approve": (lambda cast, request, _s: approved(request, by=cast.curator), "publish"),
    "still correct": (
        lambda cast, _r, service: confirm_still_correct(
            service, by=cast.colleague, seen_version=1, capacity_is_confirmed=False
        ),
        "confirm",
    ),
    "today": (
        lambda cast, _r, service: tell_today(
            service, by=cast.colleague, seen_version=1, places_free="1", wait_weeks=""
        ),
        "tell today",
    ),
}


@pytest.mark.parametrize("verb", WRITES_ONE)
def test_every_other_verb_leaves_exactly_one(cast: Cast, verb: str) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, places="4")
    known = set(Event.objects.values_list("pk", flat=True))
    do, action = WRITES_ONE[verb]

    do(cast, request, service)

    [event] = Event.objects.exclude(pk__in=known)
    assert (event.action, event.service) == (action, service)
    assert event.role != ""
    assert event.actor_id is not None


@pytest.mark.parametrize("verb", ["approve", "still correct", "today"])
def test_what_publishes_names_the_version_that_it_made(cast: Cast, verb: str) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, places="4")

    WRITES_ONE[verb][0](cast, request, service)

    assert Event.objects.latest("pk").version == 2


# --- What the public may read -----------------------------------------------------------------------


def test_the_public_is_told_nothing_of_what_waits(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    a_new_request(by=cast.submitter, area=cast.unit.code)
    older = a_sent_correction(service, by=cast.submitter, name="Secret name")
    newer = a_sent_correction(service, by=cast.colleague, name="Another name")
    supersede(older, by=cast.curator, by_request=newer)
    give_back(newer, by=cast.curator, **REASON)
    submit(newer, by=cast.colleague)
    take_back(newer, by=cast.colleague)
    submit(newer, by=cast.colleague)
    withdraw(newer, by=cast.curator, **REASON)
    assert Event.objects.count() > 7

    assert public_actions() == []


def test_the_public_is_told_what_was_published_confirmed_and_told(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    approved(a_sent_correction(service, by=cast.submitter, places="4"), by=cast.curator)
    confirm_still_correct(service, by=cast.submitter, seen_version=2, capacity_is_confirmed=False)
    tell_today(service, by=cast.submitter, seen_version=3, places_free="1", wait_weeks="")
    approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    assert public_actions() == ["publish", "confirm", "tell today", "publish"]


def test_the_public_is_told_nothing_of_what_was_withdrawn_or_has_lapsed(cast: Cast) -> None:
    withdrawn = a_published_service(areas=[cast.unit])
    lapsed = a_published_service(areas=[cast.unit])
    for service in (withdrawn, lapsed):
        approved(a_sent_correction(service, by=cast.submitter, summary="New"), by=cast.curator)
    Service.objects.filter(pk=withdrawn.pk).update(status="withdrawn")
    Service.objects.filter(pk=lapsed.pk).update(last_checked_on=today() - timedelta(days=400))

    assert public_actions() == []


def test_a_request_that_fails_leaves_no_event(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, places="4")
    before = Event.objects.count()

    for seen, confirmed in ((9, CRITICAL), (1, ())):
        with pytest.raises(Exception, match=r"opened this page|Confirm each of these"):
            approve(request, Approval(confirmed=confirmed), by=cast.curator, seen_version=seen)

    assert Event.objects.count() == before
