"""What of an entry is due to be told again, since when, and when it was last told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.freshness import Clocks, Entry, Kind, past_their_clocks, told_on

NOBODY_SAID_WHEN = date.min
"""Stands for the day since which something is due that nobody has ever dated."""

KINDS: dict[Kind, Promise] = {
    Kind.CONTACT: gettext_lazy("contact and how to refer"),
    Kind.ELIGIBILITY: gettext_lazy("who it is for"),
    Kind.CAPACITY: gettext_lazy("capacity for the year"),
    Kind.PLACES_FREE: gettext_lazy("places free"),
    Kind.WAIT: gettext_lazy("the wait"),
}


@dataclass(frozen=True)
class DueFact:
    """`kind` is none for the entry as a whole, whose day of review has come. `since`: none where nobody said when."""

    kind: Kind | None
    last_told: date | None
    since: date | None

    def __str__(self) -> str:
        if self.kind is None:
            return _("the day set for its review was %(day)s") % {"day": written(self.since)}
        if self.last_told is None:
            return _("%(fact)s: nobody has said when it was told") % {"fact": KINDS[self.kind]}
        return _("%(fact)s: last told %(day)s") % {"fact": KINDS[self.kind], "day": written(self.last_told)}


def facts_due(entry: Entry, *, on: date, clocks: Clocks) -> tuple[DueFact, ...]:
    """What of an entry waits to be told again on a day."""
    facts = [
        _fact(entry, kind, on=on, clocks=clocks) for kind in past_their_clocks(entry, on=on, clocks=clocks)
    ]
    if entry.next_review_on and entry.next_review_on <= on:
        facts.append(DueFact(None, None, entry.next_review_on))
    return tuple(facts)


def due_since(facts: Iterable[DueFact]) -> date:
    """The first day on which anything of these was due: telling the oldest again begins a new count."""
    return min((fact.since for fact in facts if fact.since), default=NOBODY_SAID_WHEN)


def written(day: date | None) -> str:
    """A day as it reads in a message."""
    return formats.date_format(day, "j F Y") if day else _("not known")


def _fact(entry: Entry, kind: Kind, *, on: date, clocks: Clocks) -> DueFact:
    told = told_on(entry, kind=kind, on=on)
    return DueFact(kind, told, told + timedelta(days=clocks.days(kind) + 1) if told else None)
