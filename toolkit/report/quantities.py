"""Numbers, days and their absences as cells of a table, rounded and worded as pages have them."""

from collections.abc import Callable
from datetime import date

from provision.figures import TOLERANCE, percentage, whole
from toolkit.document import Absence, Cell
from ui.templatetags.numbers import WORDS, joined
from ui.templatetags.numbers import day as day_as_said


def absent(absence: Absence, *, because: str = "") -> Cell:
    """One of the words for a number that is not there; what is known instead stands under it."""
    return Cell(text=absence_words(absence), range_text=because, absence=absence)


def absence_words(absence: Absence) -> str:
    """The word itself, in the active language."""
    return str(WORDS[absence.value.replace("_", " ")])


def not_known(*, because: str = "") -> Cell:
    return absent(Absence.NOT_KNOWN, because=because)


def people(number: float | None, *, low: float | None = None, high: float | None = None) -> Cell:
    """People or things, with the range below."""
    return _number(number, low=low, high=high, write=whole)


def share(fraction: float | None, *, low: float | None = None, high: float | None = None) -> Cell:
    """A fraction of one as a percentage, with the range below."""
    return _number(fraction, low=low, high=high, write=percentage)


def _number(
    number: float | None, *, low: float | None, high: float | None, write: Callable[[float], str]
) -> Cell:
    if number is None:
        return not_known()
    range_text = "" if low is None or high is None else joined(write(low), write(high))
    if abs(number) <= TOLERANCE:
        word = absence_words(Absence.ZERO)
        return Cell(text=word, value=0, absence=Absence.ZERO, range_text=range_text)
    return Cell(text=write(number), value=number, range_text=range_text)


def count(number: int, *, under: str = "") -> Cell:
    """A number of things that were counted; what is said of it stands below."""
    if number == 0:
        return Cell(text=absence_words(Absence.ZERO), value=0, absence=Absence.ZERO, range_text=under)
    return Cell(text=whole(number), value=number, range_text=under)


def day(when: date | None) -> Cell:
    """A day as people say it."""
    return not_known() if when is None else Cell(text=day_as_said(when), value=when)


def between(low: float, high: float) -> str:
    """A range of people or things: `368 to 832`."""
    return joined(whole(low), whole(high))


def words(text: str, *, under: str = "", href: str = "") -> Cell:
    """Words, or that they are not known."""
    return Cell(text=text, range_text=under, href=href) if text.strip() else not_known(because=under)
