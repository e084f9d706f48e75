"""Signing in by address and password, resetting by mail, one-time codes, and no way to sign up."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    yield_hotp_counters_from_time,
)
from allauth.mfa.totp.internal.auth import hotp_value as one_time_value
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.cast import PASSWORD, Cast
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture
def user() -> User:
    made: User = UserFactory(email="somebody@example.org", password=PASSWORD)
    return made


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> str:
    """Try to sign in, and return where it leads: empty when nowhere."""
    answer = client.post(LOGIN, {"login": "somebody@example.org", "password": password, **more})
    return answer.headers.get("Location", "")


def test_the_right_password_signs_in_and_leads_to_the_page_asked_for(user: User, client: Client) -> None:
    assert sign_in(client, next="/account/") == "/account/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_does_not(user: User, client: Client) -> None:
    assert sign_in(client, password="wrong") == ""
    assert "_auth_user_id" not in client.session


def test_a_disabled_account_cannot_sign_in(user: User, client: Client) -> None:
    User.objects.update(is_active=False)

    sign_in(client)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:evil"],
)
def test_signing_in_never_leads_to_another_site(elsewhere: str, user: User, client: Client) -> None:
    where = sign_in(client, next=elsewhere)

    assert where
    assert "evil" not in where
    assert "javascript" not in where


def test_there_is_no_way_to_sign_up(client: Client) -> None:
    page = client.get("/accounts/signup/")
    client.post(
        "/accounts/signup/", {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert "an administrator of this site" in page.content.decode()
    assert not User.objects.exists()


def test_too_many_tries_at_one_account_are_stopped_even_with_the_right_password(
    user: User, client: Client
) -> None:
    for _ in range(6):
        sign_in(client, password="wrong")

    assert sign_in(client) == ""
    assert "_auth_user_id" not in client.session


def test_too_many_tries_from_one_address_meet_the_page_that_says_to_wait(client: Client) -> None:
    answers = [client.post(LOGIN, {"login": f"x{n}@example.org", "password": "wrong"}) for n in range(31)]

    assert answers[-1].status_code == 429
    assert "Too many tries" in answers[-1].content.decode()


def test_a_known_and_an_unknown_address_get_the_same_answer(user: User, client: Client) -> None:
    texts = []
    for email in ("somebody@example.org", "nobody@example.org"):
        answer = client.post(LOGIN, {"login": email, "password": "wrong"})
        texts.append(answer.content.decode().replace(email, "ADDRESS"))

    assert re.sub(r'value="[\w]{64}"', "", texts[0]) == re.sub(r'value="[\w]{64}"', "", texts[1])


def test_resetting_a_password_says_the_same_for_known_and_unknown_addresses(
    user: User, client: Client
) -> None:
    answers = [
        client.post("/accounts/password/reset/", {"email": email}, follow=True)
        for email in ("somebody@example.org", "nobody@example.org")
    ]

    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert answers[0].content == answers[1].content


def test_a_password_is_reset_by_a_link_that_works_once(user: User, client: Client) -> None:
    client.post("/accounts/password/reset/", {"email": "somebody@example.org"})
    found = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", str(mail.outbox[0].body))
    assert found
    form = client.get(found.group(1), follow=True).request["PATH_INFO"]

    client.post(form, {"password1": "a wholly new password", "password2": "a wholly new password"})

    assert User.objects.get().check_password("a wholly new password")
    again = Client().get(found.group(1), follow=True)
    assert 'type="password"' not in again.content.decode()


def test_a_disabled_account_gets_no_reset_link(user: User, client: Client) -> None:
    User.objects.update(is_active=False)

    client.post("/accounts/password/reset/", {"email": "somebody@example.org"})

    assert not any("/reset/key/" in str(message.body) for message in mail.outbox)


def test_with_codes_turned_on_a_password_alone_does_not_sign_in(user: User, client: Client) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)

    assert sign_in(client) == reverse("mfa_authenticate")
    assert client.get("/account/").status_code == 302

    code = format_hotp_value(one_time_value(secret, next(iter(yield_hotp_counters_from_time()))))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert client.get("/account/").status_code == 200


def test_the_way_into_admin_goes_through_the_same_door(user: User, client: Client) -> None:
    """Django admin's own sign-in page would ask for no code and count no tries."""
    answer = client.get("/admin/login/?next=/admin/provision/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/login/?next=/admin/provision/"
    assert client.post("/admin/login/", {"username": user.email, "password": PASSWORD}).status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_address_of_an_account_cannot_be_changed_by_oneself(cast: Cast, client: Client) -> None:
    client.force_login(cast.submitter)

    answer = client.post("/accounts/email/", {"action_add": "", "email": "other@example.org"})

    assert answer.headers["Location"] == "/account/"
    assert not mail.outbox
    assert User.objects.get(pk=cast.submitter.pk).email == "submitter@example.org"
