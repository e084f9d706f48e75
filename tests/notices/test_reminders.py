"""Who is reminded of an entry that is due, when, and when not."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Role, User
from notices.models import Notice, Pace, Preference
from provision.models import EntryStatus, Service
from tests.cast import Cast, person
from tests.notices.conftest import SetDay
from tests.notices.scenes import LEAD, PROVIDER, TODAY, a_due_service, only_message, send_notices, told

pytestmark = pytest.mark.django_db
CURATOR = "curator@example.org"


def test_the_lead_is_told_first_then_the_provider_then_the_curator(cast: Cast, on_day: SetDay) -> None:
    a_due_service(areas=[cast.unit])
    by_day = {}
    for day in (0, 1, 13, 14, 15, 27, 28, 60):
        on_day(day)
        send_notices()
        by_day[day] = told()
    assert {day: addresses for day, addresses in by_day.items() if addresses} == {
        0: [LEAD],
        14: [PROVIDER],
        28: [CURATOR],
    }


def test_an_entry_that_is_not_due_reminds_nobody(cast: Cast) -> None:
    a_due_service(areas=[cast.unit], last_checked_on=TODAY)
    send_notices()
    assert told() == []


@pytest.mark.parametrize(
    "fields", [{"status": EntryStatus.WITHDRAWN}, {"delivery": "ended"}, {"is_demonstration": True}]
)
def test_what_is_over_or_invented_reminds_nobody(cast: Cast, fields: dict[str, Any]) -> None:
    a_due_service(areas=[cast.unit], **fields)
    send_notices()
    assert told() == []


def test_without_a_lead_the_provider_is_told_first(cast: Cast) -> None:
    a_due_service(areas=[cast.unit], lead="")
    send_notices()
    assert told() == [PROVIDER]


def test_without_any_mailbox_the_curators_are_told_first(cast: Cast) -> None:
    person("second", role=Role.CURATOR, areas=[cast.unit])
    person("elsewhere", role=Role.CURATOR, areas=[cast.other_region])
    a_due_service(areas=[cast.unit], lead="", provider="")
    send_notices()
    assert sorted(told()) == [CURATOR, "second@example.org"]


def test_a_curator_is_not_told_of_a_service_that_another_region_has_as_well(cast: Cast) -> None:
    a_due_service(areas=[cast.unit, cast.other_unit], lead="", provider="")
    send_notices()
    assert told() == []


def test_an_administrator_who_is_no_curator_is_told_nothing(cast: Cast) -> None:
    a_due_service(areas=[cast.other_unit], lead="", provider="")
    send_notices()
    assert told() == []


def test_one_mailbox_on_two_rungs_is_told_once_and_the_curator_comes_second(
    cast: Cast, on_day: SetDay
) -> None:
    a_due_service(areas=[cast.unit], lead=LEAD, provider=LEAD.upper())
    send_notices()
    on_day(14)
    send_notices()
    assert told() == [LEAD, CURATOR]


def test_a_lead_who_wants_no_reminders_is_passed_over_at_once(cast: Cast) -> None:
    Preference.objects.create(address=LEAD, reminders=Pace.NONE)
    a_due_service(areas=[cast.unit])
    send_notices()
    assert told() == [PROVIDER]


def test_the_address_of_a_disabled_account_is_told_nothing(cast: Cast) -> None:
    User.objects.create_user(LEAD, is_active=False)
    a_due_service(areas=[cast.unit])
    send_notices()
    assert told() == [PROVIDER]


def test_addresses_of_the_demonstration_are_never_told_anything(cast: Cast) -> None:
    a_due_service(
        areas=[cast.unit], lead="trust@demonstration.example", provider="Team@Demonstration.example"
    )
    send_notices()
    assert told() == [CURATOR]


def test_one_message_tells_a_lead_of_everything_that_is_due(cast: Cast) -> None:
    a_due_service(areas=[cast.unit], name="First service")
    a_due_service(areas=[cast.unit], name="Second service", last_checked_on=None)
    send_notices()
    body = only_message().body
    assert "First service (Harbour trust)\n  contact and how to refer: last told 22 May 2026\n" in body
    assert (
        "Second service (Harbour trust)\n  contact and how to refer: nobody has said when it was told" in body
    )
    assert "  who it is for: nobody has said when it was told" in body


def test_the_day_of_its_review_makes_an_entry_due(cast: Cast) -> None:
    a_due_service(areas=[cast.unit], last_checked_on=TODAY, next_review_on=TODAY)
    send_notices()
    assert "the day set for its review was 21 August 2026" in only_message().body


def test_an_answer_ends_the_ladder_and_the_next_time_it_is_due_it_begins_anew(
    cast: Cast, on_day: SetDay
) -> None:
    service = a_due_service(areas=[cast.unit])
    send_notices()
    on_day(10)
    Service.objects.filter(pk=service.pk).update(last_checked_on=TODAY + timedelta(days=10))
    on_day(14)
    send_notices()
    assert told() == [LEAD]
    on_day(10 + 91)
    send_notices()
    assert told() == [LEAD]


def test_what_was_answered_before_the_weekly_message_is_not_told(cast: Cast, on_day: SetDay) -> None:
    a_due_service(areas=[cast.unit], name="First service")
    send_notices()
    on_day(1)
    late = a_due_service(areas=[cast.unit], name="Second service")
    send_notices()
    assert Notice.objects.open().count() == 1
    on_day(2)
    Service.objects.filter(pk=late.pk).update(last_checked_on=TODAY)
    on_day(8)
    send_notices()
    assert told() == [LEAD]
    assert not Notice.objects.open().exists()


def test_the_words_of_a_notice_that_waits_follow_the_entry(cast: Cast, on_day: SetDay) -> None:
    a_due_service(areas=[cast.unit], name="First service")
    send_notices()
    told()
    on_day(1)
    late = a_due_service(areas=[cast.unit], name="Old name")
    send_notices()
    Service.objects.filter(pk=late.pk).update(name="New name")
    on_day(7)
    send_notices()
    assert "New name (Harbour trust)" in only_message().body
    assert "Old name" not in only_message().body


def test_a_lead_who_could_not_be_reached_is_followed_by_the_next(cast: Cast, on_day: SetDay) -> None:
    service = a_due_service(areas=[cast.unit])
    Notice.objects.create(
        source="review of services",
        kind="reminders",
        address=LEAD,
        what=f"service {service.public_id}",
        due_on=TODAY,
        heading="Helping hand",
        written_at="2026-08-07T12:00Z",
    )
    send_notices()
    assert sorted(told()) == [LEAD, PROVIDER]
