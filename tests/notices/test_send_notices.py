"""`send_notices` twice, interrupted, refused: every message goes out, and none twice but the one in hand."""

from unittest.mock import patch

import pytest
from django.core import mail
from django.core.management import call_command
from pytest_django.fixtures import Settings

from notices.models import Message, MessageState, Notice, Pace, Preference
from tests.notices import backends
from tests.notices.backends import HERE, KilledError
from tests.notices.conftest import SetDay
from tests.notices.scenes import LEAD, PROVIDER, a_due_service, only_message, send_notices, told

pytestmark = pytest.mark.django_db
OUTBOX = "django.core.mail.backends.locmem.EmailBackend"


def three_due() -> None:
    for number in range(3):
        a_due_service(lead=f"lead{number}@example.org")


def identities() -> list[str]:
    return [str(message.message()["Message-ID"]) for message in mail.outbox]


def test_a_second_run_tells_nobody_again() -> None:
    three_due()
    send_notices()
    send_notices()
    assert sorted(told()) == ["lead0@example.org", "lead1@example.org", "lead2@example.org"]


@pytest.mark.parametrize("backend", ["DiesBefore", "DiesAfter"])
def test_killed_at_the_first_message_the_next_run_sends_all(settings: Settings, backend: str) -> None:
    three_due()
    settings.EMAIL_BACKEND = f"{HERE}.{backend}"
    with pytest.raises(KilledError):
        send_notices()
    sent_before = identities()

    settings.EMAIL_BACKEND = OUTBOX
    send_notices()

    assert len(set(identities())) == 3
    assert len(identities()) == 3 + len(sent_before)
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_what_a_kill_interrupted_goes_out_again_under_the_same_message_id(settings: Settings) -> None:
    a_due_service()
    settings.EMAIL_BACKEND = f"{HERE}.DiesAfter"
    with pytest.raises(KilledError):
        send_notices()
    assert Message.objects.get().state == MessageState.SENDING

    settings.EMAIL_BACKEND = OUTBOX
    send_notices()
    send_notices()

    first, second = identities()
    assert first == second
    assert str(Message.objects.get().key) in first


@pytest.mark.parametrize(
    "where",
    [
        "notices.run.ask",
        "notices.run.write_down",
        "notices.run.make_messages",
        "notices.run.send_all",
        "notices.sending._begin",
        "notices.sending._try",
        "notices.sending.write",
        "notices.run.forget",
    ],
)
def test_killed_anywhere_else_nothing_is_lost_and_nothing_told_twice(where: str) -> None:
    three_due()
    with patch(where, side_effect=KilledError), pytest.raises(KilledError):
        send_notices()
    send_notices()
    assert sorted(told()) == ["lead0@example.org", "lead1@example.org", "lead2@example.org"]
    assert Notice.objects.count() == 3


def test_without_a_mail_server_nothing_is_lost_and_the_command_fails(settings: Settings) -> None:
    three_due()
    settings.EMAIL_BACKEND = f"{HERE}.Away"
    with pytest.raises(SystemExit) as ended:
        send_notices()
    assert ended.value.code == 1
    assert set(Message.objects.values_list("state", "problem")) == {
        (MessageState.READY, "ConnectionRefusedError")
    }

    settings.EMAIL_BACKEND = OUTBOX
    send_notices()
    assert len(told()) == 3


def test_a_server_that_is_away_is_not_asked_again_for_every_message(settings: Settings) -> None:
    for number in range(8):
        a_due_service(lead=f"lead{number}@example.org")
    settings.EMAIL_BACKEND = f"{HERE}.Away"
    backends.Away.tried.clear()
    with pytest.raises(SystemExit):
        send_notices()
    assert len(backends.Away.tried) == 5


def test_one_mailbox_that_is_refused_holds_up_nobody_and_is_given_up_after_a_month(
    settings: Settings, on_day: SetDay
) -> None:
    three_due()
    settings.EMAIL_BACKEND = f"{HERE}.RefusesOne"
    backends.RefusesOne.refused = "lead1@example.org"
    with pytest.raises(SystemExit):
        send_notices()
    assert sorted(told()) == ["lead0@example.org", "lead2@example.org"]

    on_day(31)
    Preference.objects.create(address=PROVIDER, reminders=Pace.NONE)
    send_notices()
    refused = Message.objects.get(address="lead1@example.org")
    assert (refused.state, refused.problem) == (MessageState.DROPPED, "SMTPRecipientsRefused")


def test_a_message_that_waits_is_not_sent_to_somebody_who_has_stopped_messages(settings: Settings) -> None:
    a_due_service()
    settings.EMAIL_BACKEND = f"{HERE}.Away"
    with pytest.raises(SystemExit):
        send_notices()

    settings.EMAIL_BACKEND = OUTBOX
    Preference.objects.create(address=LEAD, reminders=Pace.NONE)
    send_notices()

    assert LEAD not in told()
    assert Message.objects.get(address=LEAD).state == MessageState.DROPPED


def test_a_dry_run_counts_and_leaves_no_trace(capsys: pytest.CaptureFixture[str]) -> None:
    three_due()
    call_command("send_notices", dry_run=True)
    assert "3 new notices, 3 new messages; 3 to send" in capsys.readouterr().out
    assert not Notice.objects.exists()
    assert not Message.objects.exists()
    assert told() == []


def test_the_output_names_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    three_due()
    send_notices()
    assert "3 sent, 0 failed" in (printed := capsys.readouterr().out)
    assert "@" not in printed


def test_without_a_mail_server_the_command_says_where_messages_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    send_notices()
    assert "No mail server is set" in capsys.readouterr().out


def test_weekly_reminders_of_an_address_come_a_week_apart(on_day: SetDay) -> None:
    sent = {}
    for day in range(9):
        on_day(day)
        a_due_service(name=f"Service {day}")
        send_notices()
        sent[day] = told().count(LEAD)
    assert [day for day, count in sent.items() if count] == [0, 7]


def test_reminders_at_once_do_not_wait(on_day: SetDay) -> None:
    Preference.objects.create(address=LEAD, reminders=Pace.AT_ONCE)
    for day in range(3):
        on_day(day)
        a_due_service(name=f"Service {day}")
        send_notices()
    assert told().count(LEAD) == 3


def test_what_was_told_is_forgotten_after_a_year(on_day: SetDay) -> None:
    service = a_due_service()
    send_notices()
    service.delete()
    on_day(366)
    send_notices()
    assert not Notice.objects.exists()
    assert not Message.objects.exists()


def test_a_message_says_where_to_stop_messages_and_that_a_machine_wrote_it() -> None:
    a_due_service()
    send_notices()
    headers = only_message().message()
    assert headers["Auto-Submitted"] == "auto-generated"
    assert "/account/messages/?key=" in str(headers["List-Unsubscribe"])


def test_links_lead_to_the_address_of_the_site(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://map.example.org/"
    a_due_service()
    send_notices()
    assert "\nhttps://map.example.org/due/?key=" in only_message().body


@pytest.mark.parametrize(
    ("address", "warns"), [("http://127.0.0.1:8000", True), ("https://map.example.org", False)]
)
def test_who_sends_links_that_lead_nowhere_is_told_so(
    settings: Settings, capsys: pytest.CaptureFixture[str], address: str, warns: bool
) -> None:
    settings.EMAIL_URL, settings.SITE_ADDRESS = "smtp://mail.example.org", address
    send_notices()
    assert ("SITE_ADDRESS is not set" in capsys.readouterr().err) is warns
