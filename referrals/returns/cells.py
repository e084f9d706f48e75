"""Cells that only returns have: a quarter, and counts by reason."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Whole, Words
from provision.exchange.known import Known
from provision.exchange.lists import split
from provision.exchange.values import RefusedCellError
from provision.models import Vocabulary
from referrals.quarters import Quarter

PAIR = re.compile(r"([a-z0-9_]+)\s*=\s*(\S+)")
LISTS = (Vocabulary.EXCLUSION, Vocabulary.DECLINE_REASON)
WHOLE = Whole()
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class QuarterCell:
    """A calendar quarter, kept as its first day."""

    empty: ClassVar[None] = None
    hint: ClassVar[Words] = gettext_lazy("A quarter such as 2026-Q3, which is July to September")

    def parse(self, text: str, *, known: Known) -> date:
        try:
            return Quarter.read(text).first_day
        except ValueError:
            raise RefusedCellError(_("This is not a quarter: write it like 2026-Q3.")) from None

    def format(self, value: date | None) -> str:
        return "" if value is None else str(Quarter.of(value))


@dataclass(frozen=True)
class ReasonCounts:
    """`code=count;…`, each reason once. Empty: not known how those declined divide."""

    empty: ClassVar[Counts] = ()
    hint: ClassVar[Words] = gettext_lazy("Counts by reason, such as no_gp=3;no_capacity=12")

    def parse(self, text: str, *, known: Known) -> Counts:
        pairs = [self._pair(item, known=known) for item in split(text)]
        codes = [code for code, _people in pairs]
        if len(set(codes)) != len(codes):
            raise RefusedCellError(_("Each reason stands once: add its counts together."))
        return tuple(sorted(pairs))

    def format(self, value: Counts) -> str:
        return ";".join(f"{code}={people}" for code, people in value)

    def _pair(self, item: str, *, known: Known) -> tuple[str, int]:
        found = PAIR.fullmatch(item)
        if found is None:
            raise RefusedCellError(
                _("“%(item)s” is no count by reason: write it like no_gp=3.") % {"item": item}
            )
        return reason_code(found[1], known=known), WHOLE.parse(found[2], known=known)


def reason_code(text: str, *, known: Known) -> str:
    """A reason of either list. Raises RefusedCellError for a code that neither has."""
    for listing in LISTS:
        try:
            return known.listing(listing).settle(text)
        except RefusedCellError as problem:
            last = problem
    raise last


def reason_number(code: str, *, known: Known) -> int:
    """The key of a reason in the database."""
    for listing in LISTS:
        try:
            return known.listing(listing).number(code)
        except KeyError:
            continue
    raise KeyError(code)
