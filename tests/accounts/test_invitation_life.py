"""An invitation's life: sent, seen, sent again, withdrawn, expired, accepted, and tried again."""

import re
from datetime import timedelta
from smtplib import SMTPException
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.invitations import LIFETIME, State, digest_of, state_of
from accounts.models import Invitation, Role, User
from provision.models import Event
from tests.accounts.invitations import NEW, SECRET, an_invitation, link_in, send
from tests.cast import PASSWORD, Cast, person


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


def test_from_the_page_to_an_account(cast: Cast, administrator: Client, client: Client) -> None:
    send(administrator)
    link = link_in(str(mail.outbox[0].body))
    theirs = Client()

    assert "Home unit" in theirs.get(link).content.decode()
    answer = theirs.post(link, {"password": PASSWORD})

    assert answer.headers["Location"] == reverse("own-account")
    assert "Home unit" in theirs.get(reverse("own-account")).content.decode()
    user = User.objects.get(email=NEW)
    assert user.check_password(PASSWORD)
    grant = user.grants.get()
    assert (grant.role, grant.everywhere, list(grant.areas.all())) == (Role.SUBMITTER, False, [cast.unit])
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == (NEW, True, True)


def test_the_new_account_signs_in_with_its_password(administrator: Client) -> None:
    send(administrator)
    Client().post(link_in(str(mail.outbox[0].body)), {"password": PASSWORD})
    theirs = Client()

    answer = theirs.post(reverse("account_login"), {"login": NEW.upper(), "password": PASSWORD})

    assert answer.status_code == 302
    assert theirs.get(reverse("own-account")).status_code == 200


def test_the_message_is_plain_and_names_nobody(administrator: Client) -> None:
    send(administrator)

    message = mail.outbox[0]
    assert message.to == [NEW]
    assert message.subject == "Your invitation to Provision Map"
    assert not getattr(message, "alternatives", [])
    assert "administrator@example.org" not in str(message.body)
    assert "as: Probation staff" in str(message.body)


def test_without_a_mail_server_the_administrator_is_shown_the_link_once(administrator: Client) -> None:
    assert "no mail server" in administrator.get(reverse("invite")).content.decode()

    text = send(administrator)

    link = link_in(text)
    assert "no mail server" in text
    assert link not in administrator.get(reverse("invitations")).content.decode()
    assert digest_of(link.split("/")[-2]) == Invitation.objects.get().secret_digest


def test_with_a_mail_server_the_link_goes_to_the_person_alone(
    administrator: Client, settings: Settings
) -> None:
    settings.EMAIL_URL = "smtp://mail.example.org"

    text = send(administrator)

    assert "/people/invitations/" in str(mail.outbox[0].body)
    assert not re.search(r"http://testserver/people/invitations/", text)


def test_a_mail_server_that_refuses_does_not_lose_the_invitation(
    administrator: Client, settings: Settings
) -> None:
    settings.EMAIL_URL = "smtp://mail.example.org"

    with patch("django.core.mail.EmailMessage.send", side_effect=SMTPException("no")):
        text = send(administrator)

    assert "The mail server did not take the message" in text
    assert Invitation.objects.filter(email=NEW).exists()


def test_pages_with_a_secret_are_kept_in_no_cache(cast: Cast, administrator: Client) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)

    answer = Client().get(reverse("invitation", args=[SECRET]))

    assert "no-store" in answer.headers["Cache-Control"]
    assert "no-store" in administrator.get(reverse("invite")).headers["Cache-Control"]


def test_events_tell_the_story_without_an_address(cast: Cast, administrator: Client) -> None:
    send(administrator)
    invitation = Invitation.objects.get()
    administrator.post(reverse("send-again", args=[invitation.pk]))
    Client().post(link_in(str(mail.outbox[1].body)), {"password": PASSWORD})

    story = list(Event.objects.order_by("pk").values_list("action", "role", "actor_id", "subject", "after"))

    newcomer = User.objects.get(email=NEW)
    subject = f"invitation {invitation.pk}"
    assert story == [
        ("invite", "administrator", cast.administrator.pk, subject, "submitter: 1 area"),
        ("invite again", "administrator", cast.administrator.pk, subject, ""),
        ("accept invitation", "submitter", newcomer.pk, subject, "submitter: 1 area"),
    ]


def test_a_used_link_makes_no_second_account_and_changes_no_password(cast: Cast, client: Client) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)
    link = reverse("invitation", args=[SECRET])
    Client().post(link, {"password": PASSWORD})

    answer = client.post(link, {"password": "another long password"})

    assert answer.status_code == 410
    assert "has been used" in answer.content.decode()
    assert User.objects.get(email=NEW).check_password(PASSWORD)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("state", "status", "words"),
    [
        ("expired", 410, "has expired"),
        ("withdrawn", 410, "was withdrawn"),
        ("unknown", 404, "do not know this invitation"),
    ],
)
def test_a_link_that_cannot_be_used_says_why(
    state: str, status: int, words: str, cast: Cast, client: Client
) -> None:
    invitation = an_invitation(
        by=cast.administrator,
        areas=[cast.unit],
        secret="another" if state == "unknown" else SECRET,
        days_left=0 if state == "expired" else 14,
    )
    if state == "withdrawn":
        Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=timezone.now())
    link = reverse("invitation", args=[SECRET])

    for answer in (client.get(link), client.post(link, {"password": PASSWORD})):
        assert answer.status_code == status
        assert words in answer.content.decode()
    assert not User.objects.filter(email=NEW).exists()


def test_a_link_works_up_to_the_last_moment_of_its_fortnight(cast: Cast) -> None:
    invitation = an_invitation(by=cast.administrator, areas=[cast.unit])

    just_before = invitation.expires_at - timedelta(seconds=1)

    assert state_of(invitation, now=just_before) == State.PENDING
    assert state_of(invitation, now=invitation.expires_at) == State.EXPIRED
    assert timedelta(days=14) == LIFETIME


def test_an_invitation_dies_with_the_power_to_send_it(cast: Cast, client: Client) -> None:
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    an_invitation(by=regional, areas=[cast.unit], secret=SECRET)
    User.objects.filter(pk=regional.pk).update(is_active=False)

    answer = client.get(reverse("invitation", args=[SECRET]))

    assert answer.status_code == 410
    assert "was withdrawn" in answer.content.decode()


def test_sending_again_makes_a_new_link_and_kills_the_old_one(administrator: Client, client: Client) -> None:
    send(administrator)
    Invitation.objects.update(expires_at=timezone.now())
    number = Invitation.objects.get().pk

    text = administrator.post(reverse("send-again", args=[number])).content.decode()

    old, new = (link_in(str(message.body)) for message in mail.outbox)
    assert link_in(text) == new
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_a_withdrawn_invitation_leaves_the_list_and_can_be_made_anew(administrator: Client) -> None:
    send(administrator)
    number = Invitation.objects.get().pk

    administrator.post(reverse("withdraw-invitation", args=[number]))

    assert NEW not in administrator.get(reverse("invitations")).content.decode()
    assert administrator.post(reverse("send-again", args=[number])).status_code == 302
    assert len(mail.outbox) == 1
    assert "is invited" in send(administrator)


@pytest.mark.parametrize("page", ["send-again", "withdraw-invitation"])
def test_an_answered_invitation_can_be_neither_sent_nor_withdrawn(
    page: str, cast: Cast, administrator: Client
) -> None:
    invitation = an_invitation(by=cast.administrator, areas=[cast.unit])
    Invitation.objects.update(accepted_at=timezone.now())

    answer = administrator.post(reverse(page, args=[invitation.pk]), follow=True)

    assert "used or withdrawn already" in answer.content.decode()
    assert not mail.outbox
