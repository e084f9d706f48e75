"""Quarters, and when their counts are shown."""

from datetime import date, timedelta

import pytest

from referrals.quarters import Quarter, counted_in, months_offered, newest_shown


def test_quarters_follow_one_another_over_the_turn_of_the_year() -> None:
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    assert Quarter(2026, 1).previous == Quarter(2025, 4)


def test_every_day_of_a_year_lies_in_its_quarter() -> None:
    day = date(2026, 1, 1)
    while day.year == 2026:
        quarter = Quarter.of(day)
        assert quarter.first_day <= day <= quarter.last_day
        day += timedelta(days=1)


@pytest.mark.parametrize("text", ["2026-Q5", "2026Q3", "Q3", "", "26-Q1", "2026-Q3 "])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Quarter.read(text)


def test_a_quarter_is_written_as_it_is_read() -> None:
    assert str(Quarter.read("2026-Q3")) == "2026-Q3"


def test_a_quarter_under_way_is_never_shown_and_one_that_ended_only_after_two_weeks() -> None:
    assert newest_shown(on=date(2026, 9, 30)) == Quarter(2026, 2)
    assert newest_shown(on=date(2026, 10, 13)) == Quarter(2026, 2)
    assert newest_shown(on=date(2026, 10, 14)) == Quarter(2026, 3)


def test_a_late_report_counts_where_no_published_count_moves() -> None:
    september = date(2026, 9, 1)
    assert counted_in(september, told_on=date(2026, 10, 13)) == Quarter(2026, 3)
    assert counted_in(september, told_on=date(2026, 10, 14)) == Quarter(2026, 4)


def test_this_month_and_the_two_before_are_offered() -> None:
    assert months_offered(on=date(2027, 1, 31)) == [date(2027, 1, 1), date(2026, 12, 1), date(2026, 11, 1)]
