"""Reporting a problem on a phone, settling it, and the worklist, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from provision.models import ProblemReport, Service
from tests.accounts.test_people_in_a_browser import sign_in
from tests.cast import Cast
from tests.factories import NeedFactory, ServiceFactory
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 390, 1280
PERSONAL = "Ask for Karen on 07700 900123.\nNobody else answers."


@pytest.fixture
def service(cast: Cast) -> Service:
    made: Service = ServiceFactory(name="Steady Ground", areas=[cast.unit], needs=[NeedFactory()])
    return made


@pytest.fixture(name="phone")
def _phone(page: Page) -> Page:
    page.set_viewport_size({"width": PHONE, "height": 844})
    return page


def assert_good(page: Page) -> None:
    assert barriers(page) == []
    assert not runs_off_the_edge(page)


@pytest.mark.parametrize("has_script", [True, False])
def test_a_reader_reports_a_problem_on_a_phone_and_is_warned_before_a_name_is_sent(
    live_server: LiveServer, browser: Browser, service: Service, has_script: bool
) -> None:
    page = browser.new_page(java_script_enabled=has_script, viewport={"width": PHONE, "height": 844})
    page.goto(live_server.url + service.get_absolute_url())
    page.get_by_role("link", name="Report a problem with this entry").click()
    page.get_by_label("What is wrong").fill(PERSONAL)
    page.get_by_role("button", name="Send the report").click()

    expect(page.get_by_role("heading", name="it is not sent yet")).to_be_visible()
    expect(page.get_by_text("what may be a person’s name, “Karen”")).to_be_visible()
    expect(page.get_by_label("What is wrong")).to_have_value(PERSONAL)

    page.get_by_label("What is wrong").fill("Nobody answers.")
    page.get_by_role("button", name="Send the changed report").click()

    expect(page.get_by_role("heading", name="What happens next")).to_be_visible()
    assert ProblemReport.objects.get().text == "Nobody answers."
    page.close()


def test_each_of_its_pages_fits_a_phone_and_has_no_barrier(
    live_server: LiveServer, phone: Page, service: Service
) -> None:
    form = f"{live_server.url}{service.get_absolute_url()}problem/"
    phone.goto(form)
    assert_good(phone)
    phone.get_by_role("button", name="Send the report").click()
    assert_good(phone)
    phone.locator(".govuk-error-summary a").click()
    expect(phone.get_by_label("What is wrong")).to_be_focused()
    phone.get_by_label("What is wrong").fill(PERSONAL + "x" * 400)
    phone.get_by_role("button", name="Send the report").click()
    assert_good(phone)
    phone.get_by_role("button", name="Send it as it is").click()
    expect(phone.get_by_role("heading", name="What happens next")).to_be_visible()
    assert_good(phone)
    Service.objects.update(status="withdrawn")
    phone.goto(form)
    assert_good(phone)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_pages_of_curators_fit_and_have_no_barrier(
    live_server: LiveServer, browser: Browser, cast: Cast, service: Service, width: int
) -> None:
    report = ProblemReport.objects.create(service=service, text="https://example.org/" + "long" * 60)
    page = sign_in(browser.new_context(), cast.curator, at=live_server.url)
    page.set_viewport_size({"width": width, "height": 900})

    for address in (
        "/review/problems/",
        "/review/problems/?show=settled",
        f"/review/problems/{report.public_id}/",
        f"/areas/{cast.unit.code}/worklist/",
        f"/areas/{cast.region.code}/worklist/?kind=referral",
    ):
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert_good(page)


def test_a_curator_settles_a_report_from_the_list(
    live_server: LiveServer, browser: Browser, cast: Cast, service: Service
) -> None:
    ProblemReport.objects.create(service=service, text="Nobody answers")
    page = sign_in(browser.new_context(), cast.curator, at=live_server.url)
    page.goto(live_server.url + "/review/problems/")

    page.get_by_role("link", name="Nobody answers").click()
    page.get_by_label("What was done?").fill("The provider gave a new number.")
    page.get_by_role("button", name="Settle the report").click()

    expect(page.get_by_text("No report waits")).to_be_visible()
    assert ProblemReport.objects.get().outcome == "The provider gave a new number."
