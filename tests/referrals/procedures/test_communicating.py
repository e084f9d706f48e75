"""Teams are told once a version, and say that they have it: by account, or by the link in their message."""

import re
from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.test import Client

from provision.models import Event
from referrals.models import Acknowledgement, Procedure
from referrals.procedures.communicating import (
    MOST_TEAMS,
    Team,
    acknowledge,
    acknowledge_by_key,
    name_team,
    take_team_off,
    tell_teams,
)
from referrals.procedures.links import LinkIsOverError, key_of, team_behind
from referrals.procedures.writing import ProcedureRefusedError
from tests.cast import Cast
from tests.referrals.conftest import NOON, Clock
from tests.referrals.procedures.scenes import begun, published, put_out

pytestmark = pytest.mark.django_db
INTAKE = Team(name="Intake team", mailbox="intake@example.org")


def named(cast: Cast) -> tuple[Procedure, Acknowledgement]:
    procedure = published(cast)
    return procedure, name_team(procedure, INTAKE, by=cast.commissioner)


def test_every_team_gets_one_message_with_a_link_of_its_own(cast: Cast) -> None:
    procedure, _team = named(cast)
    name_team(procedure, Team(name="Gate team", mailbox="gate@example.org"), by=cast.commissioner)

    assert tell_teams(procedure, by=cast.commissioner).told == 2

    assert [message.to for message in mail.outbox] == [["gate@example.org"], ["intake@example.org"]]
    assert len({str(message.body) for message in mail.outbox}) == 2
    assert all("/procedures/acknowledge/?key=" in str(message.body) for message in mail.outbox)


def test_telling_again_tells_nobody_twice_and_a_team_that_is_named_later_is_told(cast: Cast) -> None:
    procedure, _team = named(cast)
    tell_teams(procedure, by=cast.commissioner)
    assert tell_teams(procedure, by=cast.commissioner).told == 0

    name_team(procedure, Team(name="Gate team", mailbox="gate@example.org"), by=cast.commissioner)
    tell_teams(procedure, by=cast.commissioner)

    assert [message.to for message in mail.outbox] == [["intake@example.org"], ["gate@example.org"]]


def test_what_the_mail_server_refuses_is_told_of_and_can_be_tried_again_under_the_same_message_id(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    procedure, team = named(cast)
    tried: list[str] = []

    def refuse(message: EmailMessage) -> int:
        tried.append(message.extra_headers["Message-ID"])
        raise SMTPException

    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", refuse)
        assert tell_teams(procedure, by=cast.commissioner).failed == ("Intake team",)
    team.refresh_from_db()
    assert team.told_at is None

    tell_teams(procedure, by=cast.commissioner)
    assert mail.outbox[0].extra_headers["Message-ID"] == tried[0]


def test_a_demonstration_sends_nothing(cast: Cast) -> None:
    procedure, _team = named(cast)
    procedure.is_demonstration = True

    with pytest.raises(ProcedureRefusedError, match="demonstration"):
        tell_teams(procedure, by=cast.commissioner)
    assert not mail.outbox


def test_a_name_with_line_breaks_writes_no_header_of_its_own(cast: Cast) -> None:
    procedure, _team = named(cast)
    Procedure.objects.filter(pk=procedure.pk).update(name="One\nBcc: somebody@example.org")

    tell_teams(procedure, by=cast.commissioner)

    assert "\n" not in mail.outbox[0].subject


def test_a_team_is_named_once_and_there_is_a_most(cast: Cast) -> None:
    procedure, _team = named(cast)
    with pytest.raises(ProcedureRefusedError, match="there already"):
        name_team(procedure, Team(name="INTAKE team", mailbox="other@example.org"), by=cast.commissioner)

    for number in range(1, MOST_TEAMS):
        name_team(procedure, Team(name=f"Team {number}", mailbox="team@example.org"), by=cast.commissioner)
    with pytest.raises(ProcedureRefusedError, match="up to"):
        name_team(procedure, Team(name="One more", mailbox="team@example.org"), by=cast.commissioner)


def test_nobody_is_named_before_anything_is_published(cast: Cast) -> None:
    with pytest.raises(ProcedureRefusedError, match="Publish"):
        name_team(begun(cast), INTAKE, by=cast.commissioner)


def test_a_team_is_taken_off_until_it_was_told(cast: Cast) -> None:
    procedure, team = named(cast)
    gate = name_team(procedure, Team(name="Gate", mailbox="gate@example.org"), by=cast.commissioner)
    take_team_off(procedure, gate.pk, by=cast.commissioner)
    tell_teams(procedure, by=cast.commissioner)

    with pytest.raises(ProcedureRefusedError, match="told already"):
        take_team_off(procedure, team.pk, by=cast.commissioner)
    assert list(Acknowledgement.objects.values_list("team", flat=True)) == ["Intake team"]


def test_the_next_version_takes_the_teams_over_and_nobody_has_it_yet(cast: Cast) -> None:
    procedure, team = named(cast)
    tell_teams(procedure, by=cast.commissioner)
    acknowledge(procedure, team.pk, by=cast.submitter)

    second = put_out(procedure, cast)

    carried = second.acknowledgements.get()
    assert (carried.team, carried.told_at, carried.acknowledged_at) == ("Intake team", None, None)
    team.refresh_from_db()
    assert team.acknowledged_at is not None


def test_somebody_of_the_area_says_it_once_and_the_record_names_a_role_and_no_person(cast: Cast) -> None:
    procedure, team = named(cast)
    acknowledge(procedure, team.pk, by=cast.submitter)
    first = acknowledge(procedure, team.pk, by=cast.colleague)

    assert (first.role, first.acknowledged_at) == ("submitter", NOON)
    event = Event.objects.get(action="acknowledge procedure")
    assert "@" not in event.subject


def test_nobody_acknowledges_for_an_area_that_is_not_theirs(cast: Cast) -> None:
    procedure, team = named(cast)
    with pytest.raises(PermissionDenied):
        acknowledge(procedure, team.pk, by=cast.outsider)


@pytest.mark.parametrize("who", ["submitter", "outsider"])
def test_nobody_else_names_or_tells_teams(cast: Cast, who: str) -> None:
    procedure, team = named(cast)
    with pytest.raises(PermissionDenied):
        name_team(procedure, INTAKE, by=cast.people[who])
    with pytest.raises(PermissionDenied):
        tell_teams(procedure, by=cast.people[who])
    with pytest.raises(PermissionDenied):
        take_team_off(procedure, team.pk, by=cast.people[who])
    assert not mail.outbox


def test_a_version_that_was_replaced_is_not_acknowledged_any_more(cast: Cast) -> None:
    procedure, team = named(cast)
    put_out(procedure, cast)

    with pytest.raises(ProcedureRefusedError, match="newer version"):
        acknowledge(procedure, team.pk, by=cast.submitter)
    with pytest.raises(ProcedureRefusedError, match="newer version"):
        acknowledge_by_key(key_of(team))


def test_a_key_is_for_one_team_and_ends(cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    _procedure, team = named(cast)
    key = key_of(team)
    assert team_behind(key) == team

    for bad in ("", "nonsense", key[:-1], key + "x"):
        with pytest.raises(LinkIsOverError):
            team_behind(bad)
    monkeypatch.setattr("referrals.procedures.links.LIFETIME", timedelta(seconds=-1))
    with pytest.raises(LinkIsOverError):
        team_behind(key)


def test_a_key_is_over_when_the_team_has_another_mailbox(cast: Cast) -> None:
    _procedure, team = named(cast)
    key = key_of(team)
    Acknowledgement.objects.update(mailbox="other@example.org")

    with pytest.raises(LinkIsOverError):
        team_behind(key)


def test_the_link_in_the_message_changes_nothing_until_its_button_is_pressed(
    client: Client, cast: Cast
) -> None:
    procedure, team = named(cast)
    tell_teams(procedure, by=cast.commissioner)
    link = re.search(r"http\S+acknowledge\S+", str(mail.outbox[0].body))
    assert link is not None
    where = urlsplit(link[0])

    asked = client.get(f"{where.path}?{where.query}").content.decode()
    team.refresh_from_db()
    assert "Does Intake team have version 1?" in asked
    assert team.acknowledged_at is None

    key = parse_qs(where.query)["key"][0]
    answer = client.post(where.path, {"key": key}).content.decode()
    said = Acknowledgement.objects.get()
    assert "Intake team has version 1" in answer
    assert (said.acknowledged_at, said.role) == (NOON, "mailbox of the team")


def test_a_link_that_has_ended_says_so(client: Client, db: None) -> None:
    answer = client.get("/procedures/acknowledge/?key=nonsense")
    assert answer.status_code == 410
    assert "This link has ended" in answer.content.decode()
