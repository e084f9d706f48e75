"""Cells that hold several values, separated by `;`. `none` means: asked, and there are none.

A `;` or a `\\` within a value, and a value that is the word none, are written with a `\\` before them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.bodies import settled_code
from provision.exchange.cells import Choice, Number, Words, tidy
from provision.exchange.known import Known
from provision.exchange.values import NONE, RefusedCellError

ITEM = re.compile(r"(?:\\.|[^;\\]|\\$)+", re.DOTALL)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
NEEDS_ESCAPE = re.compile(r"([;\\])")
LISTED = gettext_lazy("Several are separated by “;”. none: asked, and there are none")


def split(text: str) -> list[str]:
    """The values in a text, without empty ones. Raises RefusedCellError when `none` stands beside something else."""
    written = [item.strip() for item in ITEM.findall(text)]
    if NONE.value in written and len(written) > 1:
        raise RefusedCellError(_("“none” stands alone: take it out, or take the others out."))
    items = (ESCAPED.sub(r"\1", item) for item in written)
    return [item for item in items if item]


def joined(items: Iterable[str]) -> str:
    """The text of some values."""
    written = (NEEDS_ESCAPE.sub(r"\\\1", tidy(item)) for item in items)
    return ";".join(f"\\{item}" if item == NONE.value else item for item in written if item)


def without_repeats(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


@dataclass(frozen=True)
class CodedList:
    """Codes of a list that administrators keep; in the list's order unless the file's order says something.

    `takes_none`: whether that there are none can be kept apart from that nobody knows; else `none` is read as empty.
    """

    listing: str
    keeps_order: bool = False
    takes_none: bool = True
    empty: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar[Words] = LISTED

    def parse(self, text: str, *, known: Known) -> Any:
        if text == NONE.value:
            return NONE if self.takes_none else ()
        items = split(text)
        listing = known.listing(self.listing)
        codes = [self._settled(item, among=items, known=known) for item in items]
        if self.keeps_order:
            return tuple(codes)
        return listing.in_order(without_repeats(codes))

    def format(self, value: Any) -> str:
        return NONE.value if value is NONE else joined(value)

    def _settled(self, item: str, *, among: Sequence[str], known: Known) -> str:
        try:
            return known.listing(self.listing).settle(item)
        except RefusedCellError as problem:
            if len(among) == 1:
                raise
            raise RefusedCellError(f"{item}: {problem}") from None


@dataclass(frozen=True)
class TextList:
    """Words in the sender's own order."""

    empty: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar[Words] = LISTED

    def parse(self, text: str, *, known: Known) -> Any:
        if text == NONE.value:
            return NONE
        return tuple(split(text))

    def format(self, value: Any) -> str:
        return NONE.value if value is NONE else joined(value)


@dataclass(frozen=True)
class ChoiceList:
    """Some of a short list of codes that only developers change."""

    one: Choice
    empty: ClassVar[tuple[str, ...]] = ()

    @property
    def hint(self) -> Words:
        return f"{self.one.hint}; {LISTED}"

    def parse(self, text: str, *, known: Known) -> Any:
        if text == NONE.value:
            return NONE
        items = split(text)
        chosen = {self.one.parse(item, known=known) for item in items}
        return tuple(code for code in self.one.codes if code in chosen)

    def format(self, value: Any) -> str:
        return NONE.value if value is NONE else joined(value)


@dataclass(frozen=True)
class NumberList:
    """Weights or shares, in the order of what they weigh. Empty: none stated, and each is taken alike by the method."""

    one: Number = field(default=Number())
    empty: ClassVar[tuple[float | None, ...]] = ()
    hint: ClassVar[Words] = gettext_lazy("Numbers separated by “;”, in the order of what they weigh")

    def parse(self, text: str, *, known: Known) -> tuple[float | None, ...]:
        if text == NONE.value:
            return ()
        return tuple(self.one.parse(item.strip(), known=known) for item in text.split(";"))

    def format(self, value: Sequence[float | None]) -> str:
        return "" if all(number is None for number in value) else ";".join(map(self.one.format, value))


@dataclass(frozen=True)
class SchemeCodes:
    """Codes of other systems as `scheme:value`."""

    empty: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar[Words] = gettext_lazy("Codes with their schemes, separated by “;”: ods:RW5;ons:E54000008")

    def parse(self, text: str, *, known: Known) -> tuple[str, ...]:
        if text == NONE.value:
            return ()
        return tuple(sorted(without_repeats(settled_code(item) for item in split(text))))

    def format(self, value: Sequence[str]) -> str:
        return joined(value)


@dataclass(frozen=True)
class SchemeCode:
    """One code of another system as `scheme:value`."""

    empty: ClassVar[str] = ""
    hint: ClassVar[Words] = gettext_lazy("A code with its scheme: ods:RW5")

    def parse(self, text: str, *, known: Known) -> str:
        return settled_code(text)

    def format(self, value: str) -> str:
        return value
