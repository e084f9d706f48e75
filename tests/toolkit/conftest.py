"""The toolkit's tests live on one day, so that no clock of the method runs out on them."""

from datetime import UTC, datetime

import pytest

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
