"""Confirming a service and telling how full it is, on a phone: how many taps, and no barrier on the way."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role, User
from provision.entries.confirming import tell_today
from provision.models import Service
from provision.today import today
from tests.cast import PASSWORD
from tests.factories import AreaFactory, GrantFactory, ServiceFactory, UserFactory
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE: ViewportSize = {"width": 360, "height": 740}
FOLDER = "SCREENSHOTS"
"""The environment variable that names a folder for the pictures."""


@pytest.fixture(name="somebody")
def _somebody() -> User:
    user: User = UserFactory(email="submitter@example.org", password=PASSWORD)
    GrantFactory(user=user, role=Role.SUBMITTER, areas=[AreaFactory(name="Home unit")])
    return user


@pytest.fixture(name="service")
def _service(somebody: User) -> Service:
    service: Service = ServiceFactory(
        name="Helping hand", areas=somebody.grants.get().areas.all(), last_checked_on=today(),
        referral_email="team@example.org", starts_per_year=40, capacity_as_at=today(),
    )  # fmt: skip
    return service


def signed_in_page(browser: Browser, live_server: LiveServer, *, script: bool) -> Page:
    page = browser.new_context(java_script_enabled=script, viewport=PHONE, has_touch=True).new_page()
    page.set_default_timeout(15_000)
    page.goto(live_server.url + "/accounts/login/?next=/services/")
    page.get_by_label("Email", exact=True).fill("submitter@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def look(page: Page, name: str, *, folder: Path, script: bool) -> list[str]:
    """Keep a picture; what bars the way. Nothing runs off the edge."""
    page.screenshot(path=folder / f"{name}.png", full_page=True)
    assert not runs_off_the_edge(page), name
    return barriers(page) if script else []


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_one_tap_confirms_and_two_fields_and_a_tap_tell_how_full_it_is(
    live_server: LiveServer, browser: Browser, service: Service, tmp_path: Path, script: bool
) -> None:
    folder = Path(os.environ.get(FOLDER) or tmp_path)
    page = signed_in_page(browser, live_server, script=script)
    where, found = live_server.url + service.get_absolute_url(), []

    page.goto(where)
    found += look(page, "service", folder=folder, script=script)
    page.get_by_role("button", name="Still correct").click()
    expect(page.get_by_text("Thank you. How to refer holds until")).to_be_visible()

    page.goto(f"{where}still-correct/")
    found += look(page, "still-correct", folder=folder, script=script)
    page.get_by_label("The capacity above is right too").check()
    page.get_by_role("button", name="Still correct").click()
    expect(page.get_by_text("Its capacity holds until")).to_be_visible()

    page.goto(f"{where}today/")
    found += look(page, "today", folder=folder, script=script)
    page.get_by_label("How many places are free now?").fill("many")
    page.get_by_label("How many weeks do people wait now?").fill("2")
    page.get_by_role("button", name="Publish for today").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    found += look(page, "today-wrong", folder=folder, script=script)

    service.refresh_from_db()
    tell_today(service, by=User.objects.get(), seen_version=service.version, places_free="7", wait_weeks="")
    page.get_by_label("How many places are free now?").fill("3")
    page.get_by_role("button", name="Publish for today").click()
    expect(page.get_by_text("This entry was changed since you opened it")).to_be_visible()
    found += look(page, "today-changed", folder=folder, script=script)
    page.get_by_role("button", name="Publish for today").click()
    expect(page.get_by_text("What you told is on the map")).to_be_visible()

    service.refresh_from_db()
    assert (service.places_free, service.wait_weeks) == (3, 2)
    assert found == []
    page.context.close()
