"""What is not published: given back, withdrawn, superseded; and who looks at it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Role, User
from provision.entries.deciding import assign, give_back, submit, supersede, take_back, withdraw
from provision.models import ChangeRequest, Event
from provision.workflow import MoveRefusedError
from tests.cast import Cast, person
from tests.provision.entries.verbs import (
    REASON,
    a_new_draft,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
    written,
)

pytestmark = pytest.mark.django_db

NOT_CURATORS = ("submitter", "colleague", "commissioner", "outsider")
UNEXPLAINED: tuple[dict[str, Any], ...] = (
    {"reason_code": "", "answer": "Because"},
    {"reason_code": "unclear", "answer": " "},
    {"reason_code": "no such code", "answer": "Because"},
)


@pytest.fixture(name="waiting")
def _waiting(cast: Cast) -> ChangeRequest:
    return a_new_request(by=cast.submitter, area=cast.unit.code)


# --- Giving back ------------------------------------------------------------------------------------


def test_what_is_given_back_says_why_and_is_open_to_its_sender_again(
    cast: Cast, waiting: ChangeRequest
) -> None:
    give_back(waiting, by=cast.curator, reason_code="unclear", answer="  Which team is it?  ")

    assert (waiting.status, waiting.reason_code, waiting.answer) == (
        "returned",
        "unclear",
        "Which team is it?",
    )
    assert waiting.decided_at is not None
    event = Event.objects.get(action="return")
    assert (event.role, event.before, event.after) == ("curator", "submitted", "returned")
    assert event.reason == "it is not clear what is meant: Which team is it?"
    assert written(waiting, by=cast.submitter, summary="The outreach team").status == "returned"


@pytest.mark.parametrize("unexplained", UNEXPLAINED, ids=["no code", "no sentence", "no such code"])
def test_nothing_is_given_back_without_a_reason(
    cast: Cast, waiting: ChangeRequest, unexplained: dict[str, Any]
) -> None:
    with pytest.raises(MoveRefusedError, match="Choose a reason and say in a sentence why"):
        give_back(waiting, by=cast.curator, **unexplained)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.answer, waiting.decided_at) == ("submitted", "", None)


@pytest.mark.parametrize("who", NOT_CURATORS)
def test_only_those_who_curate_it_give_it_back(cast: Cast, waiting: ChangeRequest, who: str) -> None:
    with pytest.raises(PermissionDenied):
        give_back(waiting, by=cast.people[who], **REASON)


def test_what_its_sender_took_back_meanwhile_is_not_given_back(cast: Cast, waiting: ChangeRequest) -> None:
    take_back(ChangeRequest.objects.get(pk=waiting.pk), by=cast.submitter)

    with pytest.raises(MoveRefusedError, match="is draft, and so cannot be returned"):
        give_back(waiting, by=cast.curator, **REASON)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.answer) == ("draft", "")


def test_given_back_twice_it_keeps_the_first_answer(cast: Cast, waiting: ChangeRequest) -> None:
    give_back(waiting, by=cast.curator, **REASON)

    with pytest.raises(MoveRefusedError, match="is returned already"):
        give_back(waiting, by=cast.curator, reason_code="other", answer="Another answer")

    waiting.refresh_from_db()
    assert waiting.answer == REASON["answer"]


# --- Withdrawing ------------------------------------------------------------------------------------


def test_a_draft_is_thrown_away_by_its_sender(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)

    withdraw(draft, by=cast.submitter)

    assert draft.status == "withdrawn"
    assert Event.objects.get().action == "discard"


@pytest.mark.parametrize("status", ["submitted", "returned"])
def test_its_sender_gives_it_up_without_a_reason(cast: Cast, waiting: ChangeRequest, status: str) -> None:
    if status == "returned":
        give_back(waiting, by=cast.curator, **REASON)

    withdraw(waiting, by=cast.submitter)

    assert waiting.status == "withdrawn"
    event = Event.objects.get(action="withdraw")
    assert (event.role, event.before, event.reason) == ("submitter", status, "")


def test_a_sender_whose_role_has_gone_may_still_give_it_up(cast: Cast, waiting: ChangeRequest) -> None:
    cast.submitter.grants.all().delete()

    withdraw(waiting, by=User.objects.get(pk=cast.submitter.pk))

    assert waiting.status == "withdrawn"
    assert Event.objects.get(action="withdraw").role == ""


@pytest.mark.parametrize("status", ["submitted", "returned"])
def test_a_curator_withdraws_it_with_a_reason(cast: Cast, waiting: ChangeRequest, status: str) -> None:
    if status == "returned":
        give_back(waiting, by=cast.curator, **REASON)

    withdraw(waiting, by=cast.curator, reason_code="not_a_service", answer="It is a leaflet.")

    assert (waiting.status, waiting.reason_code, waiting.answer) == (
        "withdrawn", "not_a_service", "It is a leaflet.",
    )  # fmt: skip
    assert Event.objects.get(action="withdraw").role == "curator"


@pytest.mark.parametrize("unexplained", UNEXPLAINED, ids=["no code", "no sentence", "no such code"])
def test_a_curator_withdraws_nothing_without_a_reason(
    cast: Cast, waiting: ChangeRequest, unexplained: dict[str, Any]
) -> None:
    with pytest.raises(MoveRefusedError):
        withdraw(waiting, by=cast.curator, **unexplained)

    waiting.refresh_from_db()
    assert waiting.status == "submitted"


@pytest.mark.parametrize("who", ["colleague", "commissioner", "outsider"])
def test_nobody_else_withdraws_it(cast: Cast, waiting: ChangeRequest, who: str) -> None:
    with pytest.raises(PermissionDenied):
        withdraw(waiting, by=cast.people[who], **REASON)


def test_a_curator_does_not_reach_into_drafts(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(PermissionDenied):
        withdraw(draft, by=cast.curator, **REASON)

    draft.refresh_from_db()
    assert (draft.status, draft.answer) == ("draft", "")


def test_what_is_published_is_not_withdrawn_as_a_request(cast: Cast, waiting: ChangeRequest) -> None:
    approved(waiting, by=cast.curator)

    for somebody in (cast.submitter, cast.curator):
        with pytest.raises(MoveRefusedError, match="is published, and so cannot be withdrawn"):
            withdraw(waiting, by=somebody, **REASON)


# --- Superseding ------------------------------------------------------------------------------------


def test_a_request_gives_way_to_another_about_the_same_service(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    older = a_sent_correction(service, by=cast.submitter, places="4")
    newer = a_sent_correction(service, by=cast.colleague, places="5")

    supersede(older, by=cast.curator, by_request=newer)

    assert (older.status, older.reason_code, older.superseded_by) == ("withdrawn", "superseded", newer)
    assert older.answer == "Another request about the same service takes its place."
    newer.refresh_from_db()
    assert newer.status == "submitted"


def test_it_may_be_said_in_other_words(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    older = a_sent_correction(service, by=cast.submitter, places="4")
    newer = a_sent_correction(service, by=cast.colleague, places="5")

    supersede(older, by=cast.curator, by_request=newer, answer="Your colleague has it from the provider.")

    assert older.answer == "Your colleague has it from the provider."


@pytest.mark.parametrize("by_what", ["itself", "another service's", "a new service's"])
def test_only_a_request_about_the_same_service_takes_its_place(cast: Cast, by_what: str) -> None:
    older = a_sent_correction(a_published_service(areas=[cast.unit]), by=cast.submitter, places="4")
    others = {
        "itself": older,
        "another service's": a_sent_correction(
            a_published_service(areas=[cast.unit]), by=cast.submitter, places="4"
        ),
        "a new service's": a_new_request(by=cast.submitter, area=cast.unit.code),
    }

    with pytest.raises(MoveRefusedError, match="Only another request about the same service"):
        supersede(older, by=cast.curator, by_request=others[by_what])

    older.refresh_from_db()
    assert (older.status, older.superseded_by) == ("submitted", None)


@pytest.mark.parametrize("who", NOT_CURATORS)
def test_only_those_who_curate_it_let_it_be_superseded(cast: Cast, who: str) -> None:
    service = a_published_service(areas=[cast.unit])
    older = a_sent_correction(service, by=cast.submitter, places="4")
    newer = a_sent_correction(service, by=cast.colleague, places="5")

    with pytest.raises(PermissionDenied):
        supersede(older, by=cast.people[who], by_request=newer)

    older.refresh_from_db()
    assert (older.status, older.superseded_by) == ("submitted", None)


# --- Taking it on -----------------------------------------------------------------------------------


def test_a_curator_takes_it_on_and_lays_it_down_again(cast: Cast, waiting: ChangeRequest) -> None:
    assign(waiting, by=cast.curator)
    assert waiting.assigned_to_id == cast.curator.pk

    assign(waiting, by=cast.curator)
    assert waiting.assigned_to_id is None


def test_another_curator_may_take_it_over(cast: Cast, waiting: ChangeRequest) -> None:
    assign(waiting, by=cast.curator)

    assign(waiting, by=cast.administrator)

    assert waiting.assigned_to_id == cast.administrator.pk


@pytest.mark.parametrize("who", NOT_CURATORS)
def test_who_may_not_decide_may_not_take_it_on(cast: Cast, waiting: ChangeRequest, who: str) -> None:
    with pytest.raises(PermissionDenied):
        assign(waiting, by=cast.people[who])


def test_a_curator_of_another_region_decides_nothing_about_it(cast: Cast, waiting: ChangeRequest) -> None:
    elsewhere = person("elsewhere", role=Role.CURATOR, areas=[cast.other_region])

    with pytest.raises(PermissionDenied):
        assign(waiting, by=elsewhere)
    with pytest.raises(PermissionDenied):
        give_back(waiting, by=elsewhere, **REASON)
    with pytest.raises(PermissionDenied):
        withdraw(waiting, by=elsewhere, **REASON)


def test_what_does_not_wait_is_not_taken_on(cast: Cast, waiting: ChangeRequest) -> None:
    take_back(waiting, by=cast.submitter)

    with pytest.raises(MoveRefusedError, match="does not wait for a curator"):
        assign(waiting, by=cast.curator)


def test_who_looks_at_it_stays_when_it_is_sent_again(cast: Cast, waiting: ChangeRequest) -> None:
    assign(waiting, by=cast.curator)
    give_back(waiting, by=cast.curator, **REASON)

    submit(waiting, by=cast.submitter)

    assert waiting.assigned_to_id == cast.curator.pk
