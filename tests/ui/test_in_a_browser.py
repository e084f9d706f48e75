"""Pages in a real browser: without barriers, at desk and phone width, with JavaScript and without."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.ui.gallery"),
]
ADDRESSES = (
    "/gallery/",
    "/gallery/?sent=yes",
    "/accessibility/",
    "/privacy/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/no/such/page/",
)
NARROWEST = 320
WIDTHS = (1280, 390, NARROWEST)


def test_the_search_for_barriers_finds_one(page: Page) -> None:
    page.set_content("<main><h1>Heading</h1><img src='map.png'></main>")

    assert any(barrier.startswith("image-alt") for barrier in barriers(page))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_barrier_that_a_machine_can_find(
    live_server: LiveServer, page: Page, address: str
) -> None:
    response = page.goto(live_server.url + address)

    assert response is not None
    assert response.status < 500
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert barriers(page) == [], width
        assert not runs_off_the_edge(page), width


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_whole_without_javascript(live_server: LiveServer, browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": NARROWEST, "height": 900})

    page.goto(live_server.url + address)

    assert page.locator("h1").is_visible()
    assert page.locator(".app-nav__link").last.is_visible()
    page.close()


def test_a_page_breaks_none_of_its_own_rules_for_content(live_server: LiveServer, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(live_server.url + "/gallery/")
    page.wait_for_load_state("networkidle")

    assert [
        complaint for complaint in complaints if "Content Security Policy" in complaint or "rror" in complaint
    ] == []


def test_the_typeface_arrives_and_no_line_moves(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/gallery/")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
    moved = page.evaluate(
        """() => new Promise(resolve => new PerformanceObserver(list => {
            resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
        }).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => resolve(0), 500))"""
    )
    assert moved < 0.05


def test_the_first_stop_of_the_keyboard_skips_to_the_content(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/gallery/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_link_of_the_error_summary_puts_the_cursor_into_the_field(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + "/gallery/?sent=yes")

    page.locator(".govuk-error-summary a[href='#id_is_open']").click()

    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.value") == "yes"


def test_a_wide_table_scrolls_in_its_own_region(live_server: LiveServer, page: Page) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    page.goto(live_server.url + "/gallery/")

    region = page.get_by_role("region", name="Contracts")

    assert region.evaluate("element => element.scrollWidth > element.clientWidth")
