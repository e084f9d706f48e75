"""The rules in their order: what one of them has read, no later one reads again."""

from collections.abc import Callable, Iterable, Iterator

from provision.personal_data.dates import dates_of_birth
from provision.personal_data.emails import emails, web_addresses
from provision.personal_data.known import Known
from provision.personal_data.names import names
from provision.personal_data.numbers import (
    case_numbers,
    international_phones,
    nhs_numbers,
    phones,
)
from provision.personal_data.seen import Kind, Seen, Span

READ_ALREADY = "¦"
RULES: tuple[tuple[Kind, Callable[[str, Known], Iterator[Span]]], ...] = (
    (Kind.EMAIL, emails),
    (Kind.EMAIL, web_addresses),
    (Kind.DATE_OF_BIRTH, dates_of_birth),
    (Kind.CASE_NUMBER, case_numbers),
    (Kind.PHONE, international_phones),
    (Kind.NHS_NUMBER, nhs_numbers),
    (Kind.PHONE, phones),
    (Kind.NAME, names),
)


def looks_personal(text: str, *, known_words: Iterable[str] = ()) -> tuple[Seen, ...]:
    """What in a text looks as if it told who somebody is, in the order of the text. Empty: nothing.

    `known_words` are texts that are nobody's own: the service's name, its provider, areas, its telephone and mailbox.
    """
    known, left = Known.of(known_words), text
    found: list[Seen] = []
    for kind, look in RULES:
        for span in list(look(left, known)):
            if span.is_personal:
                found.append(_seen(kind, span, text=text))
            left = left[: span.start] + READ_ALREADY * (span.end - span.start) + left[span.end :]
    return tuple(sorted(found, key=lambda seen: seen.start))


def _seen(kind: Kind, span: Span, *, text: str) -> Seen:
    line = text.count("\n", 0, span.start) + 1
    return Seen(kind, text[span.start : span.end], span.start, span.end, line)
