"""Pages of people, and Django admin, in a real browser."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.accounts.invitations import SECRET, an_invitation
from tests.cast import PASSWORD, Cast
from tests.factories import ServiceFactory
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 320)


def sign_in(context: BrowserContext, somebody: User, *, at: str) -> Page:
    """A page of somebody who is signed in."""
    client = Client()
    client.force_login(somebody)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": at}])
    page = context.new_page()
    page.set_default_timeout(5000)
    return page


def test_pages_of_people_have_no_barrier_and_fit_a_phone(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit])
    page = sign_in(browser.new_context(), cast.administrator, at=live_server.url)
    number = cast.submitter.pk

    for address in ("/people/", "/people/invite/", "/people/invitations/", f"/people/{number}/",
                    f"/people/{number}/submitter/", "/account/"):  # fmt: skip
        page.goto(live_server.url + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert barriers(page) == [], (address, width)
            assert not runs_off_the_edge(page), (address, width)


def test_from_the_invitation_to_the_account_without_javascript(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    administrator = sign_in(
        browser.new_context(java_script_enabled=False), cast.administrator, at=live_server.url
    )
    administrator.goto(live_server.url + "/people/invite/")
    administrator.get_by_label("Email address").fill("new.person@example.org")
    administrator.get_by_label("Probation staff").check()
    administrator.get_by_label("No, only in the areas").check()
    administrator.get_by_role("textbox", name="Areas").fill("Home unit")
    administrator.get_by_role("button", name="Send the invitation").click()
    link = administrator.locator("code").inner_text()

    theirs = browser.new_context(java_script_enabled=False).new_page()
    theirs.goto(link)
    theirs.locator("[name=password]").fill(PASSWORD)
    theirs.get_by_role("button", name="Create your account").click()

    assert theirs.locator("h1").inner_text() == "Your account"
    assert "Home unit" in theirs.locator("main").inner_text()


def test_the_page_of_an_invitation_has_no_barrier(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    an_invitation(by=cast.administrator, areas=[cast.unit], secret=SECRET)
    page = browser.new_page()

    for secret in (SECRET, "unknown"):
        page.goto(f"{live_server.url}/people/invitations/{secret}/")
        assert barriers(page) == []
    page.close()


def test_django_admin_breaks_none_of_our_rules_for_content(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    complaints: list[str] = []
    service = ServiceFactory(areas=[cast.unit])
    page = sign_in(browser.new_context(), cast.administrator, at=live_server.url)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for address in ("/admin/", "/admin/provision/service/", f"/admin/provision/service/{service.pk}/change/",
                    f"/admin/provision/service/{service.pk}/history/", "/admin/provision/caseload/add/"):  # fmt: skip
        page.goto(live_server.url + address)
        page.wait_for_load_state("networkidle")
    page.locator(".select2-selection").first.click()
    page.locator(".select2-search__field").fill("Neighbouring")
    page.get_by_role("option", name="Neighbouring unit").click()

    assert "Neighbouring unit" in page.locator(".select2-selection").first.inner_text()
    assert complaints == []
