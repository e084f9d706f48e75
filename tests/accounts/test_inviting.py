"""Whom an invitation may go to, what its form and its password refuse, and for where."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import Invitation, Role, User
from tests.accounts.invitations import NEW, SECRET, an_invitation, send
from tests.cast import PASSWORD, Cast, person
from tests.factories import UserFactory


@pytest.fixture
def administrator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.administrator)
    return client


@pytest.mark.parametrize("email", ["Submitter@Example.org", "SUBMITTER@example.org"])
def test_somebody_with_an_account_is_not_invited(email: str, administrator: Client) -> None:
    assert "There is an account with this address already" in send(administrator, email=email)
    assert not Invitation.objects.exists()


def test_nobody_is_invited_twice_at_once(administrator: Client) -> None:
    send(administrator)

    assert "has an invitation already" in send(administrator, email=NEW.upper())
    assert Invitation.objects.count() == len(mail.outbox) == 1


def test_an_account_made_meanwhile_is_left_alone(cast: Cast, client: Client) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)
    UserFactory(email=NEW)

    text = client.post(reverse("invitation", args=[SECRET]), {"password": PASSWORD}).content.decode()

    assert "There is an account with this address already" in text
    assert not User.objects.get(email=NEW).has_usable_password()


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("", "Enter a password"),
        ("short", "too short"),
        ("password1234", "too common"),
        ("new.person@example", "too similar to the email address"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(
    password: str, message: str, cast: Cast, client: Client
) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)

    text = client.post(reverse("invitation", args=[SECRET]), {"password": password}).content.decode()

    assert message in text
    assert not User.objects.filter(email=NEW).exists()


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"email": ""}, "Enter the email address"),
        ({"email": "not an address"}, "Enter an email address like name@example.com"),
        ({"role": "emperor"}, "Choose a role"),
        ({"role": ""}, "Choose a role"),
        ({"areas": ""}, "Name at least one area or organisation"),
    ],
)
def test_an_invitation_that_lacks_something_says_what(
    answers: dict[str, str], message: str, administrator: Client
) -> None:
    good = {"email": NEW, "role": "submitter", "holds": "some", "areas": "Home unit"}

    text = administrator.post(reverse("invite"), good | answers).content.decode()

    assert message in text
    assert not Invitation.objects.exists()
    assert not mail.outbox


def test_a_regional_administrator_invites_for_the_region_alone(cast: Cast, client: Client) -> None:
    client.force_login(person("regional", role=Role.ADMINISTRATOR, areas=[cast.region]))

    assert "is invited" in send(client)
    text = send(client, email="second@example.org", areas="Other unit")

    assert "There is no area “Other unit” that you look after" in text
    assert "Yes, everywhere" not in client.get(reverse("invite")).content.decode()
