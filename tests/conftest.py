"""What all tests share: settings that make them quick and quiet, and the cast."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import override_settings

from tests.cast import Cast, assemble
from tests.reference import AREAS, WHOLE


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
