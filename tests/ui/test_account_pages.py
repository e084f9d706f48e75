"""Pages of signing in look like the rest and say what holds here."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import User
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
PASSWORD = "a staple of correct horses"


@pytest.fixture(name="reader")
def _reader(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader@example.org", PASSWORD))
    return client


def test_signing_in_offers_no_sign_up_because_accounts_are_by_invitation(client: Client) -> None:
    page = _page(client, "/accounts/login/")

    assert not [link for link in page.walk() if "signup" in link.attributes.get("href", "")]
    assert "Accounts are by invitation" in page.text


def test_a_wrong_password_is_said_above_the_heading_and_leads_to_the_form(client: Client) -> None:
    response = client.post("/accounts/login/", {"login": "nobody@example.org", "password": "wrong"})

    page = parsed(response.content.decode())
    link = next(element for element in page.all("govuk-error-summary")[0].walk() if element.name == "a")
    assert link.attributes["href"] == "#id_login"
    assert _title(page).startswith("Error: ")


@pytest.mark.parametrize("address", ["/accounts/password/reset/", "/accounts/password/reset/done/"])
def test_without_a_mail_server_the_page_says_where_messages_go(
    client: Client, settings: Settings, address: str
) -> None:
    settings.EMAIL_URL = ""
    assert "var/mail" in _page(client, address).text

    settings.EMAIL_URL = "smtp://mail.example.org"
    assert "var/mail" not in _page(client, address).text


def test_passwords_can_be_shown(client: Client) -> None:
    page = _page(client, "/accounts/login/")

    assert page.all("govuk-password-input")[0].attributes["data-module"] == "govuk-password-input"


def test_the_picture_of_the_secret_is_drawn_in_the_page(client: Client) -> None:
    _reader_who_just_gave_the_password(client)

    page = _page(client, "/accounts/2fa/totp/activate/")

    assert [element.name for element in page.all("app-code")[0].walk()].count("svg") == 1
    assert not [element for element in page.walk() if "style" in element.attributes or element.name == "img"]


@pytest.mark.parametrize("address", ["/accounts/password/change/", "/accounts/2fa/"])
def test_pages_of_ones_own_account_lead_to_each_other(reader: Client, address: str) -> None:
    page = _page(reader, address)

    assert [link.text for link in page.all("app-layers__link") if "aria-current" in link.attributes]
    assert [link.text for link in page.all("app-layers__link")][-2:] == ["Password", "Sign-in codes"]


def test_recovery_codes_are_shown_once_sign_in_codes_are_on(client: Client) -> None:
    _reader_who_just_gave_the_password(client)
    form = client.get("/accounts/2fa/totp/activate/").context["form"]

    response = client.post("/accounts/2fa/totp/activate/", {"code": _code(form.secret)}, follow=True)

    page = parsed(response.content.decode())
    assert len([element for element in page.walk() if element.name == "code"]) == 10


def _reader_who_just_gave_the_password(client: Client) -> None:
    client.force_login(User.objects.create_user("reader@example.org", PASSWORD))
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def _code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def _page(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return parsed(response.content.decode())


def _title(page: Element) -> str:
    return next(element for element in page.walk() if element.name == "title").text
