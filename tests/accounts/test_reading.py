"""What may be read without signing in, where the setting says so and where it does not."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from accounts.middleware import OPEN_PAGES
from tests.accounts.invitations import SECRET, an_invitation
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def addresses_without_arguments(resolver: URLResolver, prefix: str = "/") -> list[tuple[str, str]]:
    """Every address that needs no argument, with the name of its page."""
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += addresses_without_arguments(entry, f"{prefix}{entry.pattern}")
        elif isinstance(entry, URLPattern) and not entry.pattern.regex.groups:
            found.append((f"{prefix}{entry.pattern}".replace("^", "").replace("$", ""), entry.name or ""))
    return found


ADDRESSES = [(where, name) for where, name in addresses_without_arguments(get_resolver()) if "(" not in where]


def test_there_are_addresses_to_try() -> None:
    assert {"people", "own-account", "account_login", "healthz"} <= {name for _, name in ADDRESSES}


@pytest.mark.parametrize("where", [where for where, name in ADDRESSES if name not in OPEN_PAGES], ids=str)
def test_where_reading_is_not_public_an_address_leads_to_signing_in(
    where: str, client: Client, settings: Settings
) -> None:
    settings.PUBLIC_READING = False

    answer = client.get(where)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"/accounts/login/?next={where}")


@pytest.mark.parametrize("where", [where for where, name in ADDRESSES if name in OPEN_PAGES], ids=str)
def test_the_ways_in_and_what_everybody_must_read_stay_open(
    where: str, client: Client, settings: Settings
) -> None:
    settings.PUBLIC_READING = False

    answer = client.get(where)

    assert not answer.headers.get("Location", "").startswith("/accounts/login/?next=")


def test_an_invitation_and_a_reset_link_stay_open(cast: Cast, client: Client, settings: Settings) -> None:
    settings.PUBLIC_READING = False
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)

    assert client.get(reverse("invitation", args=[SECRET])).status_code == 200
    reset = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "none"})
    assert client.get(reset).status_code == 200


@pytest.mark.parametrize("where", ["/no/such/page/", "/services/?q=x", "/accounts/loginx/", "/static.html"])
def test_what_does_not_exist_does_not_say_so_to_strangers(
    where: str, client: Client, settings: Settings
) -> None:
    settings.PUBLIC_READING = False

    assert client.get(where).status_code == 302
    assert client.post(where).status_code == 302


def test_those_who_are_signed_in_read_on(cast: Cast, client: Client, settings: Settings) -> None:
    settings.PUBLIC_READING = False
    client.force_login(cast.outsider)

    assert client.get(reverse("own-account")).status_code == 200
    assert client.get("/no/such/page/").status_code == 404


def test_a_static_file_that_is_missing_is_not_found(client: Client, settings: Settings) -> None:
    settings.PUBLIC_READING = False

    assert client.get("/static/no-such-file.css").status_code == 404


def test_where_reading_is_public_nobody_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(reverse("privacy")).status_code == 200
    assert client.get("/no/such/page/").status_code == 404
