"""The directory, a service, the areas and the data sources in a real browser: three widths, with script and without."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from provision.models import AreaChange, DataSource, PostcodeDistrict, Service
from tests.factories import (
    ActivityFactory,
    AreaFactory,
    AuthorityFactory,
    NationFactory,
    NeedFactory,
    OrganisationFactory,
    PlaceFactory,
    RegionFactory,
    ServiceFactory,
    SiteFactory,
    StageFactory,
    TermFactory,
)
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "https://www.example.org/" + "a-very-long-path-without-a-break-in-it-" * 4
LISTS = (
    "/services/",
    "/services/?page=2&sort=provider",
    "/services/?need=ptsd&sex=female&age=30&area=N54LEE&q=hand",
    "/services/?place=LS1",
    "/services/?place=leeds",
    "/services/?place=Atlantis&q=nothing-like-it",
    "/services/?age=abc",
    "/services/?need=xyz",
    "/areas/",
    "/data/",
)
NARROWEST = 320
WIDTHS = (1280, 390, NARROWEST)


@pytest.fixture(autouse=True)
def _handful() -> None:
    """A handful of everything that these pages show, with texts as long as they come."""
    region = RegionFactory(code="N54", name="Yorkshire and the Humber", parent=NationFactory())
    leeds = AreaFactory(code="N54LEE", name="Leeds", parent=region, is_inferred=True)
    AuthorityFactory(name="Leeds")
    PostcodeDistrict.objects.create(code="LS1", candidates=["N54LEE"])
    need = NeedFactory(code="ptsd", label="Post-traumatic stress disorder (PTSD)")
    for number in range(24):
        ServiceFactory(name=f"Helping hand {number:02}", needs=[need], areas=[leeds], sexes="female")
    _told_in_full(ServiceFactory(name="A service told in full", needs=[need], areas=[leeds]))
    AreaChange.objects.create(when="2025", change="merge", old_names="A; B", new_names="C", source=LONG)
    DataSource.objects.create(
        code="long", title="Courts", holds=LONG, publisher=LONG, licence="OGL", as_at="2026"
    )


def _told_in_full(service: Service) -> None:
    service.url = service.source = service.how_to_refer = service.note = LONG
    service.summary = service.description = "A sentence that says what it does. " * 8
    service.referral_email = "a-very-long-name-of-a-mailbox@a-very-long-name-of-a-provider.example.org"
    service.original_labels = ["need area: Emotional wellbeing"] * 6
    service.starts_per_year = 40
    service.is_demonstration = True
    service.save()
    for vocabulary, chosen in (("setting", service.settings), ("exclusion", service.exclusions)):
        chosen.add(TermFactory(vocabulary=vocabulary))
    service.stages.add(StageFactory())
    service.commissioners.add(OrganisationFactory())
    SiteFactory(service=service).co_located_at.add(PlaceFactory())
    ActivityFactory(service=service, title=LONG)


def full_page() -> str:
    return Service.objects.get(name="A service told in full").get_absolute_url()


def open_everywhere(page: Page, where: str) -> None:
    """Look at a page at every width, with everything that opens opened."""
    page.goto(where)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert barriers(page) == [], width
        assert not runs_off_the_edge(page), width


@pytest.mark.parametrize("address", LISTS)
def test_a_page_has_no_barrier_that_a_machine_can_find(
    live_server: LiveServer, page: Page, address: str
) -> None:
    open_everywhere(page, live_server.url + address)


def test_nor_has_the_page_of_a_service_that_is_told_in_full(live_server: LiveServer, page: Page) -> None:
    open_everywhere(page, live_server.url + full_page())


@pytest.mark.parametrize("address", [*LISTS, "full"])
def test_a_page_is_whole_without_javascript(live_server: LiveServer, browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": NARROWEST, "height": 900})

    page.goto(live_server.url + (full_page() if address == "full" else address))

    assert page.locator("h1").is_visible()
    assert page.locator(".app-nav__link").last.is_visible()
    page.close()


def test_filters_work_without_javascript_and_can_be_taken_away(
    live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": NARROWEST, "height": 900})
    page.goto(live_server.url + "/services/")

    page.locator("summary").filter(has_text="Need").click()
    page.get_by_label("Post-traumatic stress disorder (PTSD)").check()
    page.get_by_label("Words").fill("hand 07")
    page.get_by_role("button", name="Apply filters").click()

    expect(page.locator(".app-entry__name")).to_have_text(["Helping hand 07"])
    expect(page.get_by_label("Post-traumatic stress disorder (PTSD)")).to_be_checked()
    assert "need=ptsd" in page.url

    page.get_by_role("link", name="Remove the filter Words: hand 07").click()

    expect(page.locator(".app-finding")).to_contain_text("25 services match")
    page.close()


def test_a_place_that_may_mean_two_areas_is_settled_by_a_click(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/services/")
    page.get_by_label("Place").fill("leeds")
    page.get_by_role("button", name="Show services").click()

    page.get_by_role("listitem").filter(has_text="probation delivery unit").get_by_role("link").click()

    expect(page.get_by_role("link", name="Remove the filter Covers: Leeds")).to_be_visible()
    assert page.url.endswith("area=N54LEE")


def test_a_whole_postcode_does_not_stay_in_the_address_bar(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/services/")
    page.get_by_label("Place").fill("LS1 4AP")
    page.get_by_role("button", name="Show services").click()

    expect(page.get_by_label("Place")).to_have_value("LS1")
    assert "place=LS1&" in page.url + "&"
    assert "4AP" not in page.url


def test_a_phone_has_a_way_past_the_filters_and_a_desk_needs_none(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + "/services/")
    way = page.get_by_role("link", name="Go to the results")

    page.set_viewport_size({"width": NARROWEST, "height": 700})
    way.click()
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator(".app-entry").first).to_be_visible()

    page.set_viewport_size({"width": 1280, "height": 900})
    expect(way).to_be_hidden()


def test_an_error_leads_to_the_field_that_it_is_about(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/services/?age=abc")

    page.locator(".govuk-error-summary a").click()

    expect(page.locator("#id_age")).to_be_focused()
    assert page.title().startswith("Error: ")


def test_pages_keep_their_own_rules_for_content(live_server: LiveServer, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for address in ("/services/", full_page(), "/areas/", "/data/"):
        page.goto(live_server.url + address)
        page.wait_for_load_state("networkidle")

    assert complaints == []
