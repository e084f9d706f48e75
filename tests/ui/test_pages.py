"""What the site says about itself, and the small addresses that machines ask for."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

# Whether demonstration data shows is asked of the database on every page.
pytestmark = pytest.mark.django_db


def test_the_accessibility_statement_says_what_has_not_been_tested(client: Client) -> None:
    page = client.get("/accessibility/").content.decode()

    assert "It has not yet been checked by people with disabilities" in page


def test_the_accessibility_statement_says_where_to_write(client: Client, settings: Settings) -> None:
    settings.CONTACT_EMAIL = "map@example.org"

    assert 'href="mailto:map@example.org"' in client.get("/accessibility/").content.decode()


def test_without_an_address_the_statement_says_so(client: Client, settings: Settings) -> None:
    settings.CONTACT_EMAIL = ""

    assert "have not yet given an address to write to" in client.get("/accessibility/").content.decode()


def test_the_one_cookie_is_named_with_the_hours_it_lasts(client: Client, settings: Settings) -> None:
    settings.SESSION_COOKIE_NAME = "visit"
    settings.SESSION_COOKIE_AGE = 7200

    page = client.get("/privacy/").content.decode()

    assert ">visit<" in page
    assert "After 2 hours" in page


@pytest.mark.parametrize("address", ["/accessibility/", "/privacy/", "/healthz", "/robots.txt"])
def test_reading_sets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert not response.cookies


def test_robots_may_read_public_pages_but_no_lists_of_filters(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /*?" in text
    assert "Disallow: /\n" not in text


def test_robots_may_read_nothing_where_reading_needs_a_sign_in(settings: Settings, client: Client) -> None:
    settings.PUBLIC_READING = False
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("accounts.")]

    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_the_old_address_of_the_mark_leads_to_it(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/ui/favicon.svg"


def test_the_process_answers_whatever_the_database_does(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_a_page_of_text_takes_no_form(client: Client) -> None:
    assert client.post("/privacy/").status_code == 405
