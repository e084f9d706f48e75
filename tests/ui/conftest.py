"""What tests of pages share."""

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _static_files_are_found_where_they_are_written(settings: Settings) -> None:
    # Without this, WhiteNoise looks for the folder that only a server's set-up collects, and warns.
    settings.WHITENOISE_AUTOREFRESH = True
