"""What a message says: plain text, by kind, with one link that opens everything that waits for its reader.

Nothing that a person typed stands in the subject.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from notices.addresses import AddressBook
from notices.links import key_of, page, whole
from notices.models import Kind, Notice

SHOWN = 30
"""As many of one kind as a message names; it counts the others."""


@dataclass(frozen=True)
class Named:
    """A notice as a message names it."""

    heading: str
    lines: Sequence[str]
    link: str


@dataclass(frozen=True)
class Part:
    """What a message says of one kind."""

    shown: tuple[Named, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.total - len(self.shown)


@dataclass(frozen=True)
class Written:
    """`choices`: the address of the page where the reader chooses which messages to get."""

    subject: str
    body: str
    choices: str


def write(notices: Sequence[Notice], *, address: str, book: AddressBook) -> Written:
    """The text of a message to an address. A mailbox without an account gets links with a key of its own."""
    key = "" if address in book.accounts else key_of(address)
    choices = whole(page("messages", key=key))
    parts = {kind: [notice for notice in notices if notice.kind == kind] for kind in Kind}
    words = {kind.value: _part(of_kind) for kind, of_kind in parts.items()}
    words_of_site = {
        "site_name": settings.SITE_NAME,
        "has_account": not key,
        "due": whole(page("due", key=key)),
        "choices": choices,
    }
    body = render_to_string("notices/mail/message.txt", words | words_of_site)
    subject = f"{_subject({kind: len(of_kind) for kind, of_kind in parts.items()})} – {settings.SITE_NAME}"
    return Written(subject, body, choices)


def _part(notices: Sequence[Notice]) -> Part:
    shown = tuple(
        Named(notice.heading, notice.lines, whole(notice.link) if notice.link else "")
        for notice in islice(notices, SHOWN)
    )
    return Part(shown, total=len(notices))


def _subject(counts: dict[Kind, int]) -> str:
    """What the message is about, in numbers: names are for its text."""
    told = [kind for kind, count in counts.items() if count]
    if told == [Kind.REMINDERS]:
        count = counts[Kind.REMINDERS]
        return ngettext("%(n)d thing waits for you", "%(n)d things wait for you", count) % {"n": count}
    if told == [Kind.DECISIONS]:
        return ngettext(
            "A decision on what you asked for",
            "Decisions on what you asked for",
            counts[Kind.DECISIONS],
        )
    if told == [Kind.NEWS]:
        return _("What is new in what you watch")
    return _("What waits for you, and what is new")
