"""Days of the demonstration's script, counted from today."""

from datetime import date

import pytest

from provision.demonstration.days import day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0 days ago", date(2026, 11, 24)),
        ("30 days ago", date(2026, 10, 25)),
        ("in 60 days", date(2027, 1, 23)),
    ],
)
def test_days_are_counted_from_today(text: str, day: date) -> None:
    assert day_of(text, today=date(2026, 11, 24)) == day


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 11, 24), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 6, 30)),
        (date(2027, 1, 1), date(2026, 12, 31)),
        (date(2027, 3, 31), date(2026, 12, 31)),
    ],
)
def test_the_newest_quarter_is_the_last_that_has_ended(today: date, end: date) -> None:
    assert day_of("end of 1 quarters ago", today=today) == end


def test_quarters_are_counted_back_over_the_turn_of_years() -> None:
    assert day_of("end of 7 quarters ago", today=date(2026, 11, 24)) == date(2025, 3, 31)


@pytest.mark.parametrize("text", ["soon", "2026-11-24", "in 60 days or so", ""])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        day_of(text, today=date(2026, 11, 24))
