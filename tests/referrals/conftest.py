"""The tests of referrals live on one day, so that no quarter ends under them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
Clock = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Move to another moment."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
