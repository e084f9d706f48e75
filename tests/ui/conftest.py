"""What tests of pages share."""

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_found_where_they_are_written() -> Iterator[None]:
    # Without this, WhiteNoise looks for the folder that only a server's set-up collects, and warns.
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield
