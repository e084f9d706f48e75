"""Sentences put together from parts that may or may not be there."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from provision.figures import TOLERANCE, rounded, whole


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = parts or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def first_few(names: Sequence[str], *, most: int) -> str:
    """The names as a list, and how many more there are: `A, B and 3 more`."""
    left = len(names) - most
    if left <= 0:
        return listed(names)
    return listed([*names[:most], _("%(number)s more") % {"number": f"{left:,}"}])


def grammatical(number: float) -> int:
    """The number that decides between singular and plural, as it is written."""
    return 1 if whole(number) == "<1" else rounded(number)


def in_words(number: float) -> str:
    """A number inside a sentence, where a sign would read badly: `fewer than 1`, `no`."""
    if abs(number) <= TOLERANCE:
        return _("no")
    written = whole(number)
    return _("fewer than 1") if written == "<1" else written
