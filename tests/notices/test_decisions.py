"""Whoever asked for something is told what a curator decided, once and with the reason."""

import pytest
from django.core import mail

from notices.models import Pace, Preference
from provision.entries.approving import Approval, approve
from provision.entries.deciding import give_back, submit, supersede, withdraw
from provision.entries.drafting import begin_correction
from provision.models import ChangeRequest, EntryStatus, Service
from tests.cast import Cast
from tests.factories import OrganisationFactory, ServiceFactory
from tests.notices.conftest import SetDay
from tests.notices.scenes import TODAY, only_message, send_notices, told

pytestmark = pytest.mark.django_db
SENDER = "submitter@example.org"


def a_service(cast: Cast) -> Service:
    service: Service = ServiceFactory(
        name="Helping hand",
        organisation=OrganisationFactory(name="Harbour trust"),
        sender="Sender",
        sender_id="1",
        last_checked_on=TODAY,
        referral_phone="0115 496 0000",
        areas=[cast.unit],
    )
    return service


def asked_for(cast: Cast, service: Service, **texts: str) -> ChangeRequest:
    """A correction that the submitter has sent."""
    request = begin_correction(service, by=cast.submitter)
    request.texts = texts or {"summary": "A walk-in service"}
    request.save()
    submit(request, by=cast.submitter)
    return request


def test_a_request_that_was_returned_is_told_with_its_reason_and_a_link(cast: Cast) -> None:
    request = asked_for(cast, a_service(cast))
    give_back(request, by=cast.curator, reason_code="source_needed", answer="Where is this written?")
    send_notices()
    message = only_message()
    assert message.to == [SENDER]
    assert message.subject == "A decision on what you asked for – Provision Map"
    assert "* Helping hand\n  Returned to you: change it and send it again.\n" in message.body
    assert "no source is given, or it does not say this: Where is this written?" in message.body
    assert f"http://127.0.0.1:8000/entries/{request.public_id}/" in message.body


def test_a_request_that_was_published_is_told(cast: Cast) -> None:
    request = asked_for(cast, service := a_service(cast))
    approve(request, Approval(), by=cast.curator, seen_version=service.version)
    send_notices()
    assert "  Published as you asked." in only_message().body


def test_a_request_that_was_published_in_part_is_told_with_what_was_left_out_and_why(cast: Cast) -> None:
    request = asked_for(
        cast, service := a_service(cast), summary="A walk-in service", description="Everything"
    )
    approval = Approval(take=["summary"], reason_code="unclear", answer="Everything is too much.")
    approve(request, approval, by=cast.curator, seen_version=service.version)
    send_notices()
    body = only_message().body
    assert "  Published in part." in body
    assert "Left out: what it does." in body
    assert "Why: it is not clear what is meant." in body
    assert "Everything is too much." in body


def test_a_request_that_a_curator_withdrew_or_superseded_is_told(cast: Cast) -> None:
    service = a_service(cast)
    first, second = asked_for(cast, service), asked_for(cast, service)
    supersede(first, by=cast.curator, by_request=second)
    withdraw(second, by=cast.curator, reason_code="outdated", answer="It closed in May.")
    send_notices()
    message = only_message()
    assert message.subject == "Decisions on what you asked for – Provision Map"
    assert "another request about the same service takes its place." in message.body
    assert "Not published: a curator has withdrawn it." in message.body
    assert "it is no longer so: It closed in May." in message.body


def test_what_people_do_themselves_is_not_told_to_them(cast: Cast) -> None:
    request = asked_for(cast, a_service(cast))
    withdraw(request, by=cast.submitter)
    send_notices()
    assert told() == []


def test_a_decision_is_told_once(cast: Cast, on_day: SetDay) -> None:
    give_back(asked_for(cast, a_service(cast)), by=cast.curator, reason_code="unclear", answer="Which days?")
    for day in range(3):
        on_day(day)
        send_notices()
    assert told() == [SENDER]


def test_a_decision_that_comes_after_another_is_told_too(cast: Cast) -> None:
    request = asked_for(cast, a_service(cast))
    give_back(request, by=cast.curator, reason_code="unclear", answer="Which days?")
    send_notices()
    submit(request, by=cast.submitter)
    give_back(request, by=cast.curator, reason_code="unclear", answer="And which hours?")
    send_notices()
    first, second = mail.outbox
    assert "Which days?" in first.body
    assert "And which hours?" in second.body
    assert "Which days?" not in second.body


def test_who_wants_no_decisions_is_told_none_then_or_later(cast: Cast) -> None:
    choice = Preference.objects.create(address=SENDER, decisions=Pace.NONE)
    give_back(asked_for(cast, a_service(cast)), by=cast.curator, reason_code="unclear", answer="Which days?")
    send_notices()
    choice.decisions = Pace.AT_ONCE
    choice.save()
    send_notices()
    assert told() == []


def test_weekly_decisions_wait_for_the_weekly_message(cast: Cast, on_day: SetDay) -> None:
    Preference.objects.create(address=SENDER, decisions=Pace.WEEKLY)
    service = a_service(cast)
    for day in (0, 1, 7):
        on_day(day)
        give_back(asked_for(cast, service), by=cast.curator, reason_code="unclear", answer=f"Day {day}?")
        send_notices()
    assert len(mail.outbox) == 2
    assert "Day 1?" in mail.outbox[1].body
    assert "Day 7?" in mail.outbox[1].body


def test_nobody_is_told_of_decisions_on_invented_requests(cast: Cast) -> None:
    request = asked_for(cast, a_service(cast))
    ChangeRequest.objects.update(is_demonstration=True)
    request.refresh_from_db()
    give_back(request, by=cast.curator, reason_code="unclear", answer="Which days?")
    assert request.status == EntryStatus.RETURNED
    send_notices()
    assert told() == []


def test_a_disabled_account_is_told_nothing(cast: Cast) -> None:
    give_back(asked_for(cast, a_service(cast)), by=cast.curator, reason_code="unclear", answer="Which days?")
    cast.submitter.is_active = False
    cast.submitter.save()
    send_notices()
    assert told() == []
