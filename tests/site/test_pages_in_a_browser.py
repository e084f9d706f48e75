"""Every kind of page in a real browser, over the reference pack: axe-core finds nothing, nothing runs off a phone."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role, User
from provision.models import Area, Service, Term, Vocabulary
from referrals.models import ActivityReturn
from tests.cast import person
from tests.factories import ServiceFactory
from tests.site.addresses import AUTHORITY, BOARD, NEED, REGION, UNIT
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("reference"),
]

ADDRESSES = (
    "/",
    f"/?layer=gap&need={NEED}",
    f"/?area={REGION}&layer=services",
    "/routes/",
    f"/areas/{UNIT}/nobody-takes/",
    "/gaps/",
    f"/areas/{UNIT}/continuity/",
    f"/areas/{REGION}/continuity/",
    f"/areas/{UNIT}/lapse/",
    f"/areas/{UNIT}/returns/",
    "/responsibilities/",
    f"/areas/{UNIT}/responsibilities/",
    "/unmet-need/",
    f"/unmet-need/?area={UNIT}",
    "/pathways/",
    f"/areas/{UNIT}/",
    f"/areas/{REGION}/",
    f"/areas/{BOARD}/",
    f"/areas/{AUTHORITY}/",
    f"/gaps/{UNIT}/{NEED}/",
    "/services/?need=any_mental_illness",
    "/services/?place=BN1",
    "/services/?q=zzz",
    "/areas/",
    "/data/",
    "/method/",
    "/about/",
    "/areas/caseload-figures/",
    f"/toolkit/reports/{UNIT}/",
    "/areas/no-such-area/",
)
DESK, PHONE = 1280, 390


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_no_page_has_a_barrier_or_runs_off_the_edge(live_server: LiveServer, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in ADDRESSES:
        page.goto(live_server.url + address)
        wrong = barriers(page) + (["the page runs off the edge"] if runs_off_the_edge(page) else [])
        if wrong:
            found[address] = wrong
    assert found == {}


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_no_form_about_people_being_taken_has_a_barrier(
    live_server: LiveServer, browser: Browser, width: int
) -> None:
    service = returning_service()
    staff = person("staff", role=Role.SUBMITTER, areas=[Area.objects.get(code=UNIT)])
    commissioner = person("buyer", role=Role.COMMISSIONER, areas=[Area.objects.get(code=UNIT)])
    found = {}
    for somebody, addresses in (
        (
            staff,
            [
                "/unmet-need/report/",
                "/unmet-need/discrepancies/",
                f"/services/{service.public_id}/returns/new/",
            ],
        ),
        (
            commissioner,
            [f"/areas/{UNIT}/responsibilities/reconnect_england/", f"/services/{service.public_id}/returns/"],
        ),
    ):
        page = signed_in(browser, live_server, somebody=somebody, width=width)
        for address in addresses:
            page.goto(live_server.url + address)
            wrong = barriers(page) + (["the page runs off the edge"] if runs_off_the_edge(page) else [])
            if wrong:
                found[address] = wrong
        page.context.close()
    assert found == {}


def returning_service() -> Service:
    """A service of the unit, with two returns that can be shown as a trend."""
    service: Service = ServiceFactory(name="Returning", areas=[Area.objects.get(code=UNIT)])
    probation = Term.objects.get(vocabulary=Vocabulary.SOURCE_OF_REFERRAL, code="E3")
    for month, referred in ((4, 40), (7, 3)):
        ActivityReturn.objects.create(
            service=service, quarter=date(2026, month, 1), source_of_referral=probation, referred=referred
        )
    return service


def signed_in(browser: Browser, live_server: LiveServer, *, somebody: User, width: int) -> Page:
    """A page on which somebody has signed in."""
    client = Client()
    client.force_login(somebody)
    context = browser.new_context(viewport={"width": width, "height": 900})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return context.new_page()


def test_the_map_and_the_filters_work_without_javascript(live_server: LiveServer, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/?layer=need")
    page.get_by_label("Area", exact=True).select_option(REGION)
    page.get_by_role("button", name="Show").click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("in London?")
    page.locator(".app-map svg a[href^='/areas/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/areas/**")
    page.goto(f"{live_server.url}/services/")
    page.locator("details.app-facet summary", has_text="Need").first.click()
    page.get_by_label("Any mental illness").check()
    page.get_by_role("button", name="Apply filters").click()
    assert "Need: Any mental illness" in page.locator(".app-filters").inner_text()
    context.close()
