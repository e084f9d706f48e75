"""Days as the demonstration's script writes them: counted from today, so that what it says stays fresh."""

import re
from datetime import date, timedelta

BEFORE, AFTER = re.compile(r"(\d+) days ago"), re.compile(r"in (\d+) days")
QUARTER = re.compile(r"end of (\d+) quarters ago")


def day_of(text: str, *, today: date) -> date:
    """The day that `30 days ago`, `in 90 days` or `end of 2 quarters ago` means.

    Quarters are those of the calendar; the end of 1 quarter ago is the last day of the newest that has ended.
    Raises ValueError for any other text.
    """
    if found := BEFORE.fullmatch(text):
        return today - timedelta(days=int(found[1]))
    if found := AFTER.fullmatch(text):
        return today + timedelta(days=int(found[1]))
    if found := QUARTER.fullmatch(text):
        return _end_of_quarter(today, ago=int(found[1]))
    raise ValueError(f"“{text}” is not a day that the demonstration's script may name")


def _end_of_quarter(today: date, *, ago: int) -> date:
    """The last day of a quarter that has ended: the day before the quarter after it begins."""
    quarters = today.year * 4 + (today.month - 1) // 3 - (ago - 1)
    return date(quarters // 4, quarters % 4 * 3 + 1, 1) - timedelta(days=1)
