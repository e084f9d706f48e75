"""Handing a draft to the curators, and taking it back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from provision.entries.checking import problems_of
from provision.entries.deciding import give_back, submit, take_back
from provision.entries.publishing import NotReadyError
from provision.models import ChangeRequest, Event, Service
from provision.today import today
from provision.workflow import MoveRefusedError
from tests.cast import Cast
from tests.factories import AreaFactory
from tests.provision.entries.verbs import (
    REASON,
    a_correction,
    a_new_draft,
    a_new_request,
    a_published_service,
    a_sent_correction,
    written,
)

pytestmark = pytest.mark.django_db


def test_a_draft_that_tells_enough_waits_for_a_curator(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)

    submit(draft, by=cast.submitter)

    assert draft.status == "submitted"
    assert draft.submitted_at is not None
    event = Event.objects.get()
    assert (event.role, event.action, event.before, event.after) == (
        "submitter", "submit", "draft", "submitted",
    )  # fmt: skip
    assert (event.change_request, event.service) == (draft, None)


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("name", "what it is called"),
        ("organisation", "who provides it"),
        ("areas", "which area it covers"),
        ("referral_email", "one way to refer"),
    ],
)
def test_what_must_be_told_is_asked_for_by_its_name(cast: Cast, column: str, words: str) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code, **{column: ""})

    with pytest.raises(NotReadyError, match=f"Still to tell: {words}"):
        submit(draft, by=cast.submitter)

    draft.refresh_from_db()
    assert (draft.status, draft.submitted_at) == ("draft", None)
    assert not Event.objects.exists()


@pytest.mark.parametrize("column", ["referral_phone", "how_to_refer"])
def test_any_one_way_to_refer_is_enough(cast: Cast, column: str) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code, referral_email="", **{column: "Ring us"})

    submit(draft, by=cast.submitter)

    assert draft.status == "submitted"


def test_all_problems_are_told_column_by_column(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area="nowhere", places="many", referral_email="not one")

    with pytest.raises(NotReadyError, match="cannot be accepted yet") as refusal:
        submit(draft, by=cast.submitter)

    assert {problem.column for problem in refusal.value.problems} == {"areas", "places", "referral_email"}
    assert all(problem.reason for problem in refusal.value.problems)


def test_an_area_that_was_abolished_meanwhile_is_a_problem_that_names_its_heir(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)
    heir = AreaFactory(name="New unit", parent=cast.region)
    cast.unit.valid_to = today() - timedelta(days=1)
    cast.unit.save()
    cast.unit.successors.add(heir)

    with pytest.raises(NotReadyError) as refusal:
        submit(draft, by=cast.submitter)

    assert ["New unit" in problem.reason for problem in refusal.value.problems] == [True]


def test_sent_twice_it_waits_once(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)
    sent_at = request.submitted_at

    with pytest.raises(MoveRefusedError, match="“Open door” is submitted already"):
        submit(request, by=cast.submitter)

    request.refresh_from_db()
    assert request.submitted_at == sent_at
    assert Event.objects.count() == 1


@pytest.mark.parametrize("who", ["colleague", "curator", "administrator"])
def test_only_its_sender_sends_it(cast: Cast, who: str) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(PermissionDenied):
        submit(draft, by=cast.people[who])

    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_sender_whose_role_has_gone_cannot_send_it(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)
    cast.submitter.grants.all().delete()

    with pytest.raises(PermissionDenied):
        submit(draft, by=User.objects.get(pk=cast.submitter.pk))

    draft.refresh_from_db()
    assert (draft.status, draft.submitted_at) == ("draft", None)


def test_a_sender_whose_role_now_holds_elsewhere_cannot_send_it(cast: Cast) -> None:
    draft = a_new_draft(by=cast.submitter, area=cast.unit.code)
    cast.submitter.grants.get().areas.set([cast.other_unit])

    with pytest.raises(PermissionDenied):
        submit(draft, by=User.objects.get(pk=cast.submitter.pk))


def test_a_correction_of_nothing_is_not_sent(cast: Cast) -> None:
    correction = a_correction(a_published_service(areas=[cast.unit]), by=cast.submitter)

    with pytest.raises(NotReadyError, match="Nothing has been changed yet"):
        submit(correction, by=cast.submitter)


def test_a_correction_of_what_was_withdrawn_meanwhile_is_not_sent(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    correction = a_correction(service, by=cast.submitter, places="4")
    Service.objects.filter(pk=service.pk).update(status="withdrawn")
    correction.refresh_from_db()

    with pytest.raises(MoveRefusedError, match="is withdrawn: it cannot be corrected now"):
        submit(correction, by=cast.submitter)

    correction.refresh_from_db()
    assert (correction.status, correction.texts) == ("draft", {"places": "4"})


def test_a_correction_is_checked_against_the_service_as_it_is_now(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], ends_on=date(2027, 3, 31))
    correction = a_correction(service, by=cast.submitter, starts_on="2027-01-01")
    assert problems_of(correction) == []
    Service.objects.filter(pk=service.pk).update(ends_on=date(2026, 3, 31))

    with pytest.raises(NotReadyError):
        submit(correction, by=cast.submitter)


def test_what_comes_back_is_sent_again_without_the_answer_that_it_got(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)
    give_back(request, by=cast.curator, **REASON)
    request = written(request, by=cast.submitter, source="The provider’s page")

    submit(request, by=cast.submitter)

    assert request.status == "submitted"
    assert (request.decided_at, request.reason_code, request.answer) == (None, "", "")


# --- Taking it back ---------------------------------------------------------------------------------


def test_what_is_taken_back_can_be_written_and_sent_again(cast: Cast) -> None:
    request = a_sent_correction(a_published_service(areas=[cast.unit]), by=cast.submitter, places="4")

    take_back(request, by=cast.submitter)
    assert request.status == "draft"
    request = written(request, by=cast.submitter, places="5")
    submit(request, by=cast.submitter)

    assert (request.status, request.texts) == ("submitted", {"places": "5"})
    actions = request.events.order_by("at", "pk").values_list("action", "before", "after")
    assert list(actions) == [
        ("submit", "draft", "submitted"),
        ("take back", "submitted", "draft"),
        ("submit", "draft", "submitted"),
    ]


@pytest.mark.parametrize("who", ["colleague", "curator", "administrator"])
def test_only_its_sender_takes_it_back(cast: Cast, who: str) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(PermissionDenied):
        take_back(request, by=cast.people[who])


def test_what_was_decided_meanwhile_is_not_taken_back(cast: Cast) -> None:
    stale = a_new_request(by=cast.submitter, area=cast.unit.code)
    give_back(ChangeRequest.objects.get(pk=stale.pk), by=cast.curator, **REASON)

    with pytest.raises(MoveRefusedError, match="is returned, and so cannot be draft"):
        take_back(stale, by=cast.submitter)
