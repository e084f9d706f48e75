"""Whom to call and what is new in a real browser: on a phone, at a desk, without script, and on paper."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from provision.models import Organisation, Service
from tests.factories import OrganisationFactory, ServiceFactory
from tests.toolkit.pdf_reading import open_pdf
from tests.toolkit.small_country import AS_AT, RECENTLY, SmallCountry, found_a_small_country
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 360, 320)
LONG_MAILBOX = "a-team-with-a-very-long-mailbox-of-its-own@probation-and-health.example.org"


@pytest.fixture(name="country", autouse=True)
def _country() -> SmallCountry:
    country = found_a_small_country()
    for number in range(24):
        ServiceFactory(
            name=f"Helping hand {number:02}, structured help for people who are told of at some length",
            organisation=OrganisationFactory(
                name=f"Provider {number} with a name that takes more than one line"
            ),
            areas=[country.a],
            needs=[country.mood, country.psychosis],
            starts_on=AS_AT,
            last_checked_on=RECENTLY,
            sexes="any",
            min_age=18,
            how_to_refer="Ring the team, who send a form. " * (number % 4),
            referral_email=LONG_MAILBOX if number % 2 else "",
            referral_phone="01632 960000",
            is_demonstration=number % 3 == 0,
        )
    return country


ADDRESSES = (
    "/areas/N90A/who-to-call/",
    "/areas/N90B/who-to-call/",
    "/areas/N90/who-to-call/",
    "/areas/N90A/new/",
    "/areas/N90B/new/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_there_is_no_barrier_and_nothing_runs_off_the_edge(
    page: Page, live_server: LiveServer, address: str
) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}{address}")
        assert not runs_off_the_edge(page), width
        assert barriers(page) == [], width


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_reads_the_same_without_script(browser: Browser, live_server: LiveServer, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{address}")
    assert page.locator("h1").count() == 1
    assert page.locator(".app-finding").first.is_visible()
    context.close()


@pytest.mark.parametrize("widest", [False, True])
def test_on_paper_the_page_is_one_sheet(page: Page, live_server: LiveServer, widest: bool) -> None:
    if widest:
        for service in Service.objects.all():
            service.name, service.how_to_refer = "WIDEST LETTERS " * 16, "M" * 200
            service.save()
    page.goto(f"{live_server.url}/areas/N90A/who-to-call/")

    sheets = open_pdf(page.pdf(prefer_css_page_size=True, print_background=True)).pages

    assert len(sheets) == 1
    width, height = (round(float(side)) for side in sheets[0].mediabox[2:])
    assert (width, height) == (842, 595)


@pytest.mark.parametrize("number", [1, 12, 24])
def test_short_entries_do_not_make_a_second_sheet(page: Page, live_server: LiveServer, number: int) -> None:
    Organisation.objects.update(name="Trust")
    Service.objects.update(name="Short", how_to_refer="", referral_email="")
    others = Service.objects.order_by("pk").values_list("pk", flat=True)[number:]
    Service.objects.filter(pk__in=list(others)).update(status="withdrawn")
    page.goto(f"{live_server.url}/areas/N90A/who-to-call/")

    assert len(open_pdf(page.pdf(prefer_css_page_size=True)).pages) == 1
