"""The review desk in a real browser: at a phone's width and a desk's, by keyboard, and without JavaScript."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from provision.models import ChangeRequest, Service
from tests.cast import Cast
from tests.provision.entries.verbs import (
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
)
from tests.provision.review.desk import page_of, panel_of
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = ViewportSize(width=320, height=740), ViewportSize(width=1280, height=900)


def sign_in(page: Page, server: LiveServer, somebody: User) -> None:
    client = Client()
    client.force_login(somebody)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}]
    )


@pytest.fixture
def overtaken(cast: Cast) -> ChangeRequest:
    """A correction of which one column collides with what a curator has published since."""
    service = a_published_service(areas=[cast.unit], starts_per_year=40, summary="Help for people")
    waiting = a_sent_correction(
        service, by=cast.submitter, starts_per_year="25", summary="Help for women", sexes="female"
    )
    approved(a_sent_correction(service, by=cast.colleague, starts_per_year="60"), by=cast.administrator)
    a_sent_correction(service, by=cast.colleague, summary="Help for men")
    return waiting


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_of_the_desk_is_free_of_barriers_and_fits_the_screen(
    page: Page, live_server: LiveServer, cast: Cast, overtaken: ChangeRequest, size: ViewportSize
) -> None:
    new = a_new_request(by=cast.submitter, area=cast.unit.code)
    service = Service.objects.get(name="Helping hand")
    sign_in(page, live_server, cast.curator)
    page.set_viewport_size(size)

    for where in ("/review/", page_of(overtaken), page_of(new), panel_of(service), "/review/services/due/"):
        page.goto(live_server.url + where)
        assert barriers(page) == [], where
        assert not runs_off_the_edge(page), where

    page.goto(live_server.url + page_of(overtaken))
    page.get_by_role("button", name="Publish", exact=True).click()
    assert page.get_by_role("heading", name="Nothing was saved yet").is_visible()
    assert barriers(page) == []
    assert not runs_off_the_edge(page)


def test_a_request_is_decided_by_keyboard_alone(
    page: Page, live_server: LiveServer, cast: Cast, overtaken: ChangeRequest
) -> None:
    sign_in(page, live_server, cast.curator)
    page.goto(live_server.url + page_of(overtaken))

    page.locator("#confirm-sexes").focus()
    page.keyboard.press("Space")
    page.locator("#between-starts_per_year").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "confirm-starts_per_year"
    page.keyboard.press("Space")
    page.get_by_role("button", name="Publish", exact=True).focus()
    page.keyboard.press("Enter")

    banner = page.get_by_role("alert")
    assert "“Helping hand” is published as it was asked." in banner.inner_text()
    overtaken.refresh_from_db()
    assert overtaken.status == "published"


def test_errors_lead_to_what_is_to_be_chosen(
    page: Page, live_server: LiveServer, cast: Cast, overtaken: ChangeRequest
) -> None:
    sign_in(page, live_server, cast.curator)
    page.goto(live_server.url + page_of(overtaken))
    page.get_by_role("button", name="Publish", exact=True).click()

    page.get_by_role("link", name="Choose what is to be published: starts a year").click()

    assert page.evaluate("document.activeElement.id") == "between-starts_per_year"


def test_a_request_is_returned_without_javascript(
    without_script: Page, live_server: LiveServer, cast: Cast, overtaken: ChangeRequest
) -> None:
    page = without_script
    sign_in(page, live_server, cast.curator)
    page.goto(live_server.url + page_of(overtaken))

    page.get_by_label("Reason").select_option("unclear")
    page.get_by_label("Say in a sentence why").fill("Which team is it?")
    page.get_by_role("button", name="Return to its sender").click()

    assert "“Helping hand” is returned to its sender." in page.content()
    overtaken.refresh_from_db()
    assert (overtaken.status, overtaken.answer) == ("returned", "Which team is it?")
