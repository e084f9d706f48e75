"""A probation officer asks who can take a person, on a telephone, with and without JavaScript."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role
from provision.models import Area, Need, Term, Vocabulary
from provision.today import today
from tests.cast import person
from tests.factories import ServiceFactory
from tests.referrals.conftest import Clock
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
PHONE, UNIT = ViewportSize(width=390, height=844), "N53NOCY"


@pytest.fixture(name="phone")
def _phone(browser: Browser, live_server: LiveServer, reference: None) -> Iterator[Page]:
    """A telephone without JavaScript, on which an officer of Nottingham City has signed in."""
    page = signed_in(browser, live_server, role=Role.SUBMITTER, area=UNIT)
    yield page
    page.context.close()


def signed_in(browser: Browser, live_server: LiveServer, *, role: Role, area: str) -> Page:
    """A telephone without JavaScript, on which somebody with a role for an area has signed in."""
    client = Client()
    client.force_login(person(f"{role}-{area.lower()}", role=role, areas=[Area.objects.get(code=area)]))
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.fixture
def _clinic(reference: None) -> None:
    """One service for eating disorders in the unit, which does not take people without a GP."""
    clinic = ServiceFactory(
        name="Harbour clinic",
        sexes="any",
        stated_none=["min_age", "max_age"],
        how_to_refer="Ring the duty desk.",
        last_checked_on=today(),
        needs=[Need.objects.get(code="eating_disorder")],
        areas=[Area.objects.get(code=UNIT)],
    )
    clinic.exclusions.add(Term.objects.get(vocabulary=Vocabulary.EXCLUSION, code="no_gp"))


def ask(page: Page, *, place: str, circumstances: tuple[str, ...] = ()) -> None:
    page.get_by_label("Where does the person live?").fill(place)
    page.get_by_label("Eating disorders").check()
    page.get_by_label("A man", exact=True).check()
    page.get_by_label("Age, in years").fill("34")
    for circumstance in circumstances:
        page.get_by_label(circumstance).check()
    page.get_by_role("button", name="Find a route").click()


@pytest.mark.usefixtures("_clinic")
def test_an_officer_finds_no_route_and_begins_the_report(phone: Page, live_server: LiveServer) -> None:
    phone.goto(live_server.url)
    phone.get_by_role("link", name="Find a route").click()
    ask(phone, place="NG2", circumstances=("Has no GP",))
    phone.get_by_label("Nottingham City").check()  # the district lies in two units
    phone.get_by_role("button", name="Find a route").click()

    assert phone.url == f"{live_server.url}/routes/"
    assert "Harbour clinic" in phone.locator("main").inner_text()
    assert "Does not take people without a GP" in phone.locator("main").inner_text()
    assert "1 service would, if they had a GP" in phone.locator("main").inner_text()

    phone.get_by_role("button", name="Report this unmet need").click()
    assert phone.get_by_label("Where does the person live?").input_value() == UNIT
    assert phone.get_by_label("Eating disorders").is_checked()
    assert phone.get_by_label("People without a GP").is_checked()


@pytest.mark.usefixtures("_clinic")
def test_a_whole_journey_from_no_route_to_a_count_that_a_commissioner_sees_suppressed(
    phone: Page, browser: Browser, live_server: LiveServer, clock: Clock
) -> None:
    phone.goto(f"{live_server.url}/routes/?area={UNIT}")
    ask(phone, place="Nottingham City", circumstances=("Has no GP",))
    phone.get_by_role("button", name="Report this unmet need").click()
    assert not runs_off_the_edge(phone)
    phone.get_by_role("button", name="Send the report").click()
    assert "It counts in October to December 2026" in phone.locator("main").inner_text()

    clock(datetime(2027, 1, 14, 12, tzinfo=UTC))
    reader = signed_in(browser, live_server, role=Role.COMMISSIONER, area="N53")
    reader.goto(f"{live_server.url}/unmet-need/?area={UNIT}")
    said = reader.locator("main").inner_text()
    assert "In October to December 2026 there were reports, too few to show." in said
    assert "People without a GP\tsuppressed" in said
    assert "Eating disorders\tsuppressed" in said
    assert "Nottinghamshire\tzero" in said
    assert "one by one" not in said
    assert not runs_off_the_edge(reader)
    reader.context.close()


@pytest.mark.usefixtures("_clinic")
def test_with_a_gp_there_is_a_route_with_how_to_refer(phone: Page, live_server: LiveServer) -> None:
    phone.goto(f"{live_server.url}/routes/?area={UNIT}")
    ask(phone, place="Nottingham City")

    said = phone.locator(".app-finding").inner_text()
    assert said.startswith("1 service takes this person now.")
    assert "Ring the duty desk." in phone.locator("article").first.inner_text()


@pytest.mark.usefixtures("_clinic")
def test_neither_the_question_nor_the_answer_has_a_barrier_or_runs_off_a_phone(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/routes/")
    found = {"empty": barriers(page)}
    page.get_by_role("button", name="Find a route").click()
    found["refused"] = barriers(page)
    ask(page, place="Nottingham City", circumstances=("Has no GP",))
    page.get_by_role("heading", name="Does not take this person").wait_for()
    found["answered"] = barriers(page)

    assert found == {"empty": [], "refused": [], "answered": []}
    assert not runs_off_the_edge(page)
