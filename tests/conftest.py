"""What all tests share: settings that make them quick and quiet, and the cast."""

import os
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings

from tests.cast import Cast, assemble
from tests.reference import AREAS, WHOLE
from tests.ui.browser import open_browser


@pytest.fixture(scope="session", autouse=True)
def _quick_and_quiet() -> Iterator[None]:
    # WhiteNoise would look for the folder that only a server's set-up collects, and warn; passwords are hashed
    # slowly on purpose, which tests of pages need not wait for.
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(WHITENOISE_AUTOREFRESH=True, PASSWORD_HASHERS=quick):
        yield


@pytest.fixture(autouse=True)
def _nobody_has_tried_too_often() -> None:
    cache.clear()  # allauth counts attempts there


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody in `tests/cast.py`, with their areas."""
    return assemble()


@pytest.fixture
def reference(db: None) -> None:
    """The whole reference pack: areas, words, organisations, services, studies."""
    WHOLE.put()


@pytest.fixture
def reference_areas(db: None) -> None:
    """Its areas and words alone: no caseload, study, service or organisation."""
    AREAS.put()


@pytest.fixture
def welsh(settings: Settings) -> None:
    """The site as it will be: Welsh for those whose browser asks for it."""
    settings.LANGUAGES = [("en", "English"), ("cy", "Welsh")]


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    """Chromium, for the tests of one file."""
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with open_browser() as browser:
        yield browser
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test."""
    page = browser.new_page()
    page.set_default_timeout(15_000)
    yield page
    page.close()
