"""A clock that tests of messages set."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.notices.scenes import NOON

SetDay = Callable[[int], None]


@pytest.fixture(name="on_day", autouse=True)
def _on_day(monkeypatch: pytest.MonkeyPatch) -> SetDay:
    """Noon of the first day, until a test calls this with the number of days that have passed."""

    def set_day(days: int) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(days=days))

    set_day(0)
    return set_day
