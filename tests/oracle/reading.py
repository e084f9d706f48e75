"""What the text in a CSV cell says."""

from datetime import date, timedelta
from fractions import Fraction

Row = dict[str, str]

TOLERANCE = Fraction(1, 10**9)  # differences below this are equality


def number(text: str) -> Fraction | None:
    """Return the number typed, exactly, or None for an empty cell (not known)."""
    return Fraction(text) if text else None


def day(text: str) -> date | None:
    """Return the ISO date typed, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def listed(text: str) -> list[str] | None:
    """Return the entries between semicolons; [] for `none`; None for an empty cell (not known)."""
    if not text:
        return None
    return [] if text == "none" else text.split(";")


def holds(stated: date | None, *, known_on: date, days: int) -> bool:
    """Say whether a fact of that date still holds: dated, not after `known_on`, and at most `days` old."""
    return stated is not None and stated <= known_on <= stated + timedelta(days=days)


def months_later(start: date, *, months: int) -> date:
    """Return the same day of the month that many months on, or that month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last_day = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last_day))


def is_zero(amount: Fraction) -> bool:
    """Say whether an amount is nothing, within the tolerance."""
    return abs(amount) < TOLERANCE


def reaches(amount: Fraction, *, mark: Fraction) -> bool:
    """Say whether an amount is at the mark or above it, within the tolerance."""
    return amount > mark - TOLERANCE
