"""Numbers that lead to one person: an NHS number, a telephone, a number by which the justice system knows somebody."""

import re
from collections.abc import Iterator
from typing import Final

from provision.personal_data.known import Known, national
from provision.personal_data.seen import Span

GAP: Final = r"[ \u00a0\t.\-\u2010-\u2015]{0,2}"
NHS_NUMBER = re.compile(rf"(?<![\w+])\d(?:{GAP}\d){{9}}(?!\w)")
PHONE_GAP: Final = r"[ \u00a0\t().\-\u2010-\u2015]{0,3}"
INTERNATIONAL = re.compile(rf"(?<!\w)(?:\+|00){PHONE_GAP}[1-9](?:{PHONE_GAP}\d){{8,13}}(?!\w)")
NATIONAL = re.compile(rf"(?<![\w+])\(?0{PHONE_GAP}[1-9](?:{PHONE_GAP}\d){{7,8}}(?:{PHONE_GAP}\d)?(?!\w)")
NEVER_A_PERSONS = ("03", "05", "080", "084", "087", "09")
"""How numbers begin that Ofcom's plan gives to organisations and to services, never to a household or a mobile."""

CASE_NUMBERS = (
    re.compile(r"(?<!\w)[A-Z] ?\d{4} ?[A-Z]{2}(?!\w)", re.IGNORECASE),  # a prison number: A1234BC
    re.compile(r"(?<!\w)[A-Z]\d{6}(?!\w)", re.IGNORECASE),  # a probation case reference: X123456
    re.compile(r"(?<!\w)(?:\d{4}|\d{2})/\d{6,7}[A-Z](?!\w)", re.IGNORECASE),  # Police National Computer
    re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", re.IGNORECASE),  # Insurance
)
MODULUS = 11


def nhs_numbers(text: str, known: Known) -> Iterator[Span]:
    """Ten digits, spaced or not, whose last checks the others."""
    for match in NHS_NUMBER.finditer(text):
        if is_nhs_number(match[0]) and not known.is_own_number(match[0]):
            yield Span(*match.span())


def is_nhs_number(text: str) -> bool:
    """Whether ten digits pass the check by modulus 11 that the NHS Data Dictionary gives for NHS numbers.

    The first nine are weighted 10 down to 2; 11 less the remainder is the tenth, 11 being written 0 and 10 never given.
    """
    digits = [int(character) for character in text if character.isdigit()]
    *nine, check = digits
    remainder = sum(digit * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % MODULUS
    return (MODULUS - remainder) % MODULUS == check


def international_phones(text: str, known: Known) -> Iterator[Span]:
    """A telephone with the prefix of a country."""
    return _phones(INTERNATIONAL, text, known)


def phones(text: str, known: Known) -> Iterator[Span]:
    """A British telephone as it is dialled at home."""
    return _phones(NATIONAL, text, known)


def _phones(pattern: re.Pattern[str], text: str, known: Known) -> Iterator[Span]:
    for match in pattern.finditer(text):
        is_organisations = national(match[0]).startswith(NEVER_A_PERSONS)
        yield Span(*match.span(), is_personal=not (is_organisations or known.is_own_number(match[0])))


def case_numbers(text: str, known: Known) -> Iterator[Span]:
    """A number by which a prison, probation, the police or National Insurance knows somebody."""
    for pattern in CASE_NUMBERS:
        for match in pattern.finditer(text):
            if not known.names(match[0]):
                yield Span(*match.span())
