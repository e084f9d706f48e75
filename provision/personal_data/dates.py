"""Dates on which somebody may have been born, in the ways people write dates in England and Wales."""

import re
from collections.abc import Iterator

from provision.personal_data.known import Known
from provision.personal_data.seen import Span

FIRST_YEAR, LAST_YEAR = 1920, 2015
"""Years in which people were born who may be on probation, with their parents and children."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?P<year>\d{4}|['’]?\d{2})"
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
DATES = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?![\w/])", re.IGNORECASE)
    for pattern in (
        rf"(?P<one>\d{{1,2}}) ?[/.\-–] ?(?P<two>\d{{1,2}}) ?[/.\-–] ?{YEAR}",
        r"(?P<one>\d{1,2}) (?P<two>\d{1,2}) (?P<year>\d{4})",
        r"(?P<year>\d{4})[/.\-–](?P<one>\d{1,2})[/.\-–](?P<two>\d{1,2})",
        rf"{ORDINAL}(?: of)?[ \-/]?{MONTH},?[ \-/]{YEAR}",
        rf"{MONTH} {ORDINAL},? {YEAR}",
    )
)
BORN = r"(?:\bd\.? ?o\.? ?b\b\.?|\bdate of birth|\bbirth ?(?:date|day)|\bborn\b|\bdyddiad geni)"
AFTER_BORN = re.compile(
    rf"{BORN}[^\d\n]{{0,25}}?(?P<date>{ORDINAL}(?: of)? {MONTH}|(?:{MONTH} )?(?:19|20)\d\d|\d{{8}}|\d{{6}})(?!\w)",
    re.IGNORECASE,
)
BORN_BEFORE = re.compile(rf"{BORN}[^\d\n]{{0,25}}$", re.IGNORECASE)
BORN_BEHIND = re.compile(rf"[^\d\n]{{0,5}}{BORN}", re.IGNORECASE)
NEAR = 60
LATEST_OF_TWO_DIGITS, CENTURY = 29, 100
MONTHS, DAYS = 12, 31


def dates_of_birth(text: str, known: Known) -> Iterator[Span]:
    """Every date; personal where it is next to "born" or in a year in which somebody may have been born."""
    taken: list[Span] = []
    for pattern in DATES:
        for match in pattern.finditer(text):
            if _is_a_date(match) and not _overlaps(match, taken):
                taken.append(Span(*match.span(), is_personal=_is_of_birth(match, text)))
    for match in AFTER_BORN.finditer(text):
        if not _overlaps(match, taken, group="date"):
            taken.append(Span(*match.span("date")))
    yield from taken


def _is_a_date(match: re.Match[str]) -> bool:
    """Whether the numbers can be a day and a month, whichever comes first."""
    numbers = sorted(int(match[name]) for name in ("one", "two") if name in match.re.groupindex)
    return not numbers or (1 <= numbers[0] <= MONTHS and numbers[1] <= DAYS)


def _is_of_birth(match: re.Match[str], text: str) -> bool:
    if FIRST_YEAR <= _year(match["year"]) <= LAST_YEAR:
        return True
    before = text[max(0, match.start() - NEAR) : match.start()]
    return bool(BORN_BEFORE.search(before) or BORN_BEHIND.match(text, match.end()))


def _year(written: str) -> int:
    """Two digits up to 29 are read as of this century: people write when a service closed more often than a birth in 1924."""
    year = int(written.lstrip("'’"))
    if year >= CENTURY:
        return year
    return 2000 + year if year <= LATEST_OF_TWO_DIGITS else 1900 + year


def _overlaps(match: re.Match[str], taken: list[Span], *, group: str | int = 0) -> bool:
    start, end = match.span(group)
    return any(span.start < end and start < span.end for span in taken)
