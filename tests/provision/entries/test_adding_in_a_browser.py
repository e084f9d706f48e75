"""A first-time submitter adds a service on a phone: every tap and every required field is counted."""

import os
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Role, User
from provision.models import Area, ChangeRequest, EntryStatus, Service
from tests.cast import PASSWORD
from tests.factories import GrantFactory, ServiceFactory, UserFactory
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
PHONE: ViewportSize = {"width": 360, "height": 740}
MOST_STEPS, MOST_SECONDS = 12, 180
FOLDER = "SCREENSHOTS"
"""The environment variable that names a folder for the pictures of this walk."""
UNIT, MAILBOX = "N53NOCY", "submitter@example.org"


class Walk:
    """A person with a phone: what they tap and fill in is counted, and each page is looked at as it opens."""

    def __init__(self, page: Page, *, pictures: Path) -> None:
        self.page, self.pictures, self.steps = page, pictures, 0
        self.seen: list[str] = []

    def look(self, name: str) -> None:
        """Keep a picture of the page; nothing on it runs off the edge."""
        self.seen.append(name)
        self.page.screenshot(path=self.pictures / f"{len(self.seen):02}-{name}.png", full_page=True)
        assert not runs_off_the_edge(self.page), name

    def fill(self, label: str, text: str) -> None:
        self.steps += 1
        self.page.get_by_label(label, exact=True).fill(text)

    def press(self, button: str) -> None:
        self.steps += 1
        self.page.get_by_role("button", name=button).click()

    def follow(self, link: str) -> None:
        self.steps += 1
        self.page.get_by_role("link", name=link, exact=True).first.click()


@pytest.fixture
def _submitter(reference: None) -> User:
    user: User = UserFactory(email=MAILBOX, password=PASSWORD)
    GrantFactory(user=user, role=Role.SUBMITTER, areas=[Area.objects.get(code=UNIT)])
    return user


@pytest.fixture
def pictures(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Where the pictures go: into a folder of their own, kept where somebody asks for them."""
    folder = Path(os.environ.get(FOLDER) or tmp_path) / str(request.node.callspec.id)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.usefixtures("_submitter")
@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_first_time_submitter_adds_a_service_on_a_phone_in_twelve_steps(
    live_server: LiveServer, browser: Browser, pictures: Path, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script, viewport=PHONE, has_touch=True)
    walk = Walk(context.new_page(), pictures=pictures)
    walk.page.set_default_timeout(15_000)
    began = time.monotonic()

    walk.page.goto(live_server.url + "/accounts/login/?next=/services/")
    walk.fill("Email", MAILBOX)
    walk.fill("Password", PASSWORD)
    walk.press("Sign in")
    walk.follow("Add a service")
    expect(walk.page.get_by_label("Nottingham City")).to_be_checked()
    walk.look("add-a-service")
    walk.fill("What is it called?", "Steady Minds Nottingham")
    walk.fill("Who provides it?", "Trent Recovery Trust")
    walk.press("Save and continue")
    walk.look("how-to-refer")
    walk.fill("Referral mailbox", "referrals@trentrecovery.example")
    walk.press("Save and continue")
    walk.look("tasks")
    walk.press("Check your answers and send")
    walk.look("check-your-answers")
    walk.press("Send to the curators")
    expect(walk.page.get_by_text("With a curator")).to_be_visible()
    walk.look("sent")

    assert walk.steps <= MOST_STEPS
    assert time.monotonic() - began < MOST_SECONDS
    entry = ChangeRequest.objects.get()
    assert (entry.status, entry.name) == (EntryStatus.SUBMITTED, "Steady Minds Nottingham")
    context.close()


@pytest.mark.usefixtures("_submitter")
@pytest.mark.parametrize("script", [True, False], ids=["pages-with-javascript", "pages-without-javascript"])
def test_every_page_of_an_entry_has_no_barrier_and_fits_a_phone(
    live_server: LiveServer, browser: Browser, pictures: Path, script: bool
) -> None:
    """With everything open, with errors, with a duplicate, and with the list of one's own entries."""
    service: Service = ServiceFactory(name="Steady Minds", areas=[Area.objects.get(code=UNIT)])
    context = browser.new_context(java_script_enabled=script, viewport=PHONE)
    walk = Walk(context.new_page(), pictures=pictures)
    page = walk.page
    page.set_default_timeout(15_000)
    page.goto(live_server.url + "/accounts/login/?next=/entries/")
    walk.fill("Email", MAILBOX)
    walk.fill("Password", PASSWORD)
    walk.press("Sign in")
    found = {}

    def look(name: str) -> None:
        walk.look(name)
        if script and (wrong := barriers(page)):
            found[name] = wrong

    look("no-entries")
    page.goto(live_server.url + "/services/new/")
    walk.press("Save and continue")
    look("errors")
    walk.fill("What is it called?", "Steady Minds")
    walk.fill("Who provides it?", service.organisation.name)
    walk.press("Save and continue")
    look("duplicates")
    walk.press("It is another: go on")
    walk.fill("Referral mailbox", "jane.smith@trentrecovery.example")
    walk.press("Save and continue")
    look("second-look")
    walk.press("Save and continue")
    entry = ChangeRequest.objects.get()
    for step in ("what", "who", "refer", "where", "capacity"):
        page.goto(f"{live_server.url}/entries/{entry.public_id}/{step}/")
        if script:
            page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        look(step)
    page.reload()
    page.locator("summary", has_text="First and last day").click()
    page.get_by_role("group", name="First day").get_by_label("Day").fill("31")
    walk.press("Save and continue")
    look("errors-of-a-day")
    for name, address in {"check": "check/", "withdraw": "withdraw/", "tasks": ""}.items():
        page.goto(f"{live_server.url}/entries/{entry.public_id}/{address}")
        look(name)
    page.goto(f"{live_server.url}/services/{service.public_id}/correct/")
    look("correct")
    page.goto(live_server.url + "/entries/")
    look("entries")
    assert found == {}
    context.close()
