"""Pages of messages in a real browser: nothing in the way of anybody, and all of it without JavaScript."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from notices.links import key_of
from notices.models import Preference, Watch
from notices.watching import watch
from provision.models import ChangeRequest, EntryStatus, Event
from tests.accounts.test_people_in_a_browser import sign_in
from tests.cast import Cast
from tests.notices.conftest import SetDay
from tests.notices.scenes import LEAD, TODAY, a_due_service
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390, 360)


@pytest.fixture(autouse=True)
def _today(on_day: SetDay, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser drops a session's cookie that ended by its own clock: here time is left as it is."""
    monkeypatch.undo()


def test_the_pages_have_no_barrier_and_fit_a_phone(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    long_name = "A service of the neighbourhood for women and men with several needs at once " * 2
    service = a_due_service(areas=[cast.unit], name=long_name.strip(), last_checked_on=None)
    a_due_service(areas=[cast.unit], last_checked_on=TODAY.replace(year=2024))
    ChangeRequest.objects.create(
        owner_id=cast.curator.pk,
        status=EntryStatus.RETURNED,
        texts={"name": "New drop-in"},
        submitted_at="2026-08-01T12:00Z",
        reason_code="unclear",
        answer="Which days?",
    )
    for thing in (cast.unit, service):
        watch(thing, by=cast.curator)
    page = sign_in(browser.new_context(), cast.curator, at=live_server.url)
    key = key_of(LEAD)

    for address in ("/due/", "/watching/", "/account/messages/", "/account/", f"/due/?key={key}",
                    f"/account/messages/?key={key}", "/due/?key=over", service.get_absolute_url()):  # fmt: skip
        page.goto(live_server.url + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert barriers(page) == [], (address, width)
            assert not runs_off_the_edge(page), (address, width)


def test_the_lead_answers_and_stops_messages_without_account_or_javascript(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    service = a_due_service(areas=[cast.unit], last_checked_on=None)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/due/?key={key_of(LEAD)}")
    page.get_by_role("button", name="Still correct").click()
    assert "Nothing waits for you." in page.locator("main").inner_text()
    assert Event.objects.get(service=service).role == "lead by mailbox"

    page.get_by_role("link", name="Get fewer messages, or none").click()
    page.get_by_label("Not at all").check()
    page.get_by_role("button", name="Save").click()
    assert "Your choice is saved." in page.locator("main").inner_text()
    assert Preference.objects.get(address=LEAD).reminders == "none"


def test_somebody_watches_a_service_and_stops_without_javascript(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    service = a_due_service(areas=[cast.unit], last_checked_on=None)
    page = sign_in(browser.new_context(java_script_enabled=False), cast.submitter, at=live_server.url)
    page.goto(live_server.url + service.get_absolute_url())
    page.get_by_role("button", name="Watch this service").click()
    assert Watch.objects.get().service == service
    page.goto(live_server.url + "/watching/")
    page.get_by_role("button", name="Stop watching").click()
    assert "Nothing yet." in page.locator("main").inner_text()
    assert not Watch.objects.exists()
