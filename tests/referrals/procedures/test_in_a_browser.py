"""Procedures in a real browser: on a phone, without JavaScript, and with nothing in anybody's way."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from referrals.procedures.communicating import Team, name_team
from referrals.procedures.links import page_for
from referrals.procedures.template import PARTS
from tests.cast import Cast
from tests.factories import OrganisationFactory
from tests.referrals.procedures.scenes import pathway_in, published, write
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(context: BrowserContext, somebody: User, *, at: str) -> Page:
    """A page of somebody who is signed in."""
    client = Client()
    client.force_login(somebody)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": at}])
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


def test_pages_of_procedures_have_no_barrier_and_fit_a_phone(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    procedure = published(cast)
    mailbox = "a.mailbox.with.a.rather.long.name@home-trust.example.org"
    team = name_team(procedure, Team(name="Intake team", mailbox=mailbox), by=cast.commissioner)
    write(procedure, cast, {"purpose": "The next."})
    page = sign_in(browser.new_context(), cast.commissioner, at=live_server.url)
    at = procedure.get_absolute_url()

    for address in ("/procedures/", at, f"{at}write/", f"{at}publish/", f"{at}lead/", f"{at}teams/",
                    f"/procedures/new/?pathway={procedure.pathway.public_id}", page_for(team)):  # fmt: skip
        page.goto(live_server.url + address)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert barriers(page) == [], (address, width)
            assert not runs_off_the_edge(page), (address, width)


def test_from_an_empty_page_to_a_team_that_has_it_on_a_phone_without_javascript(
    live_server: LiveServer, browser: Browser, cast: Cast
) -> None:
    OrganisationFactory(name="Home trust")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = sign_in(context, cast.commissioner, at=live_server.url)
    page.goto(f"{live_server.url}/procedures/new/?pathway={pathway_in(cast.unit).public_id}")
    page.get_by_label("What is the procedure called?").fill("To the community team")
    page.get_by_label("Who leads it, by role?").fill("Health and justice coordinator")
    page.get_by_label("Which organisation is the lead in?").select_option("Home trust")
    page.get_by_label("Mailbox of the lead").fill("justice.referrals@example.org")
    for label, text in (("Day", "1"), ("Month", "11"), ("Year", "2027")):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Begin").click()

    for part in PARTS:
        page.locator(f"[name={part.code}]").fill(f"What {part.code} says.")
    page.get_by_role("button", name="Save the draft and check it").click()
    page.get_by_role("button", name="Publish version 1").click()
    page.get_by_label("Which team?").fill("Intake team")
    page.get_by_label("Mailbox of the team").fill("intake@example.org")
    page.get_by_role("button", name="Add the team").click()
    page.get_by_role("button", name="Tell the teams").click()
    assert "1 team was told." in page.locator("main").inner_text()

    link = re.search(r"/procedures/acknowledge/\S+", str(mail.outbox[0].body))
    assert link is not None
    theirs = browser.new_context(java_script_enabled=False).new_page()
    theirs.goto(live_server.url + link[0])
    theirs.get_by_role("button", name="Our team has it").click()
    assert theirs.locator("h1").inner_text() == "Intake team has version 1"
    theirs.goto(live_server.url + "/procedures/")
    assert "1 of 1" in theirs.locator("table").inner_text()
