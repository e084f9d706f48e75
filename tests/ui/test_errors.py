"""Pages for when something went wrong."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from tests.ui.dom import parsed
from ui.views import errors

# Whether demonstration data shows is asked of the database on every page but the last resort.
pytestmark = pytest.mark.django_db

VIEWS = [
    (errors.bad_request, 400, "We could not read that request"),
    (errors.permission_denied, 403, "You cannot use this page"),
    (errors.page_not_found, 404, "Page not found"),
    (errors.too_many_requests, 429, "Too many tries"),
    (errors.server_error, 500, "Sorry, there is a problem"),
    (errors.form_token_failed, 403, "We could not accept that form"),
]


@pytest.mark.parametrize(("view", "status", "heading"), VIEWS)
def test_a_page_says_what_happened_under_its_status(
    view: Callable[[HttpRequest], HttpResponse], status: int, heading: str
) -> None:
    response = view(RequestFactory().get("/nothing/"))

    page = parsed(response.content.decode())
    assert response.status_code == status
    assert [element.text for element in page.walk() if element.name == "h1"] == [heading]
    assert next(element for element in page.walk() if element.name == "title").text.startswith(heading)


def test_an_unknown_address_gets_the_page_that_helps(client: Client) -> None:
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_the_page_for_our_own_fault_needs_neither_request_nor_context(settings: Settings) -> None:
    settings.TEMPLATES[0]["OPTIONS"]["context_processors"] = ["no.such.context_processor"]

    response = errors.server_error(RequestFactory().get("/"))

    assert "/static/ui/brand.css" in response.content.decode()


def test_a_form_whose_token_does_not_fit_gets_the_page_that_says_to_go_back() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/accounts/login/", {"login": "a@example.org"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "What you typed should still be in your browser" in page
