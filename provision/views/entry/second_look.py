"""Texts that somebody is asked to look at once more before they are saved. They may be saved as they are."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from provision.personal_data import Seen, looks_personal
from provision.personal_words import WORDS, in_words

MAILBOXES = ("referral_email", "lead_email")
FREE_TEXTS = (
    "summary", "who_for", "languages", "accessibility", "cost_to_user", "how_to_refer",
    "required_documents", "opening_hours", "lead_role", "source", "description", "note",
)  # fmt: skip
ITS_OWN = ("name", "organisation", "referral_email", "referral_phone")
"""Columns of which nothing is anybody's own, when they stand in another column's text."""


@dataclass(frozen=True)
class SecondLook:
    """A column, and what in it looks as if it told who somebody is."""

    column: str
    seen: tuple[str, ...]


def second_looks(
    texts: Mapping[str, str], *, told: Mapping[str, str], areas: Iterable[str]
) -> list[SecondLook]:
    """What to look at again in what was written. `told`: all that is said of the service; `areas`: their names."""
    own = {column: told[column] for column in ITS_OWN if told.get(column)}
    found = []
    for column in (*MAILBOXES, *FREE_TEXTS):
        known = [*(text for name, text in own.items() if name != column), *areas]
        if seen := looks_personal(texts.get(column, ""), known_words=known):
            found.append(SecondLook(column, _said(seen, text=texts[column])))
    return found


def _said(seen: tuple[Seen, ...], *, text: str) -> tuple[str, ...]:
    """What was seen, with its line where there are several."""
    if "\n" in text:
        return tuple(in_words(seen))
    return tuple(_("%(what)s, “%(found)s”") % {"what": WORDS[one.kind], "found": one.found} for one in seen)


def digest_of(looks: Iterable[SecondLook], *, texts: Mapping[str, str]) -> str:
    """What a form carries to say that its sender has been warned of these very texts."""
    seen = "\n".join(f"{look.column}={texts[look.column]}" for look in looks)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
