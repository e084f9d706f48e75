"""How the text of a cell becomes a value, and the value a text again: one kind of cell a class.

Every `format` gives the canonical text of a value, so that two texts which mean the same compare equal. An
empty text never reaches `parse`: it is *not known*, and stands for the cell's `empty` value.
"""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.known import Known
from provision.exchange.suggestions import did_you_mean
from provision.exchange.values import NONE, RefusedCellError

Words = str | Promise
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SMALL_INTEGER, INTEGER = 32_767, 2_147_483_647  # the largest that every database keeps


class Cell(Protocol):
    """One kind of cell."""

    @property
    def empty(self) -> Any: ...

    @property
    def hint(self) -> Words: ...

    def parse(self, text: str, *, known: Known) -> Any:
        """The value of a text that is not empty. Raises RefusedCellError."""

    def format(self, value: Any) -> str:
        """The canonical text of a value, empty for the cell's `empty`."""


def tidy(text: str) -> str:
    """A text without what nobody sees: space at its ends, other systems' line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True)
class Text:
    """Words. `longest` is in characters; none: no limit."""

    longest: int | None = None
    empty: ClassVar[str] = ""
    hint: ClassVar[Words] = ""

    def parse(self, text: str, *, known: Known) -> str:
        if self.longest is not None and len(text) > self.longest:
            raise RefusedCellError(
                _("This is %(length)s characters long: use %(longest)s or fewer.")
                % {"length": len(text), "longest": self.longest}
            )
        if "\x00" in text:
            raise RefusedCellError(_("This holds a NUL character, which is not text: take it out."))
        return text

    def format(self, value: str) -> str:
        return tidy(value)


@dataclass(frozen=True)
class WebAddress(Text):
    """An address on the web, of pages only: nothing that a browser would run."""

    hint: ClassVar[Words] = gettext_lazy("An address that begins with https:// or http://")
    is_address: ClassVar[URLValidator] = URLValidator(schemes=["http", "https"])

    def parse(self, text: str, *, known: Known) -> str:
        try:
            self.is_address(text)
        except ValidationError:
            raise RefusedCellError(
                _("This is not a web address: write all of it, beginning with https:// or http://.")
            ) from None
        return super().parse(text, known=known)


@dataclass(frozen=True)
class Mailbox(Text):
    hint: ClassVar[Words] = gettext_lazy("A role's mailbox, not a person's")

    def parse(self, text: str, *, known: Known) -> str:
        try:
            validate_email(text)
        except ValidationError:
            raise RefusedCellError(
                _("This is not an email address: write one, such as team@example.org.")
            ) from None
        return super().parse(text, known=known)


@dataclass(frozen=True)
class Choice:
    """One of a short list of codes that only developers change."""

    codes: tuple[str, ...]
    empty: ClassVar[str] = ""

    @classmethod
    def of(cls, choices: Iterable[tuple[Any, Any]]) -> "Choice":
        return cls(tuple(str(code) for code, _label in choices if code))

    @property
    def hint(self) -> Words:
        return ", ".join(self.codes)

    def parse(self, text: str, *, known: Known) -> str:
        if text not in self.codes:
            raise RefusedCellError(not_one_of(self.codes, text=text))
        return text

    def format(self, value: str) -> str:
        return value


def not_one_of(codes: tuple[str, ...], *, text: str) -> str:
    """Why a text is refused as one of a short list of codes."""
    suggestion = did_you_mean(text, dict.fromkeys(codes, ""))
    return " ".join(
        [_("This is not one of the codes: %(codes)s.") % {"codes": ", ".join(codes)}, suggestion]
    ).strip()


@dataclass(frozen=True)
class Number:
    """A number, with a point for decimals. `low` and `high` are allowed; `above` is not, what is greater is."""

    low: float | None = 0
    high: float | None = None
    above: float | None = None
    empty: ClassVar[None] = None
    hint: ClassVar[Words] = gettext_lazy("A number, with a point for decimals and no commas")

    def parse(self, text: str, *, known: Known) -> float:
        if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            raise RefusedCellError(_("This is not a number: write it like 1250 or 12.5."))
        return self.within(float(text))

    def within(self, value: float) -> float:
        """The value itself. Raises RefusedCellError outside the bounds."""
        bounds = {"low": self.low, "high": self.high, "above": self.above}
        if self.above is not None and value <= self.above:
            raise RefusedCellError(_("This must be above %(above)g.") % bounds)
        if self.low is not None and value < self.low:
            raise RefusedCellError(_("This cannot be below %(low)g.") % bounds)
        if self.high is not None and value > self.high:
            raise RefusedCellError(_("This cannot be above %(high)g.") % bounds)
        return value + 0.0  # no minus zero

    def format(self, value: float | None) -> str:
        return "" if value is None else repr(float(value)).removesuffix(".0")


@dataclass(frozen=True)
class Whole:
    """A whole number, not below 0."""

    highest: int = INTEGER
    empty: ClassVar[None] = None
    hint: ClassVar[Words] = gettext_lazy("A whole number")

    def parse(self, text: str, *, known: Known) -> int:
        if not WHOLE.fullmatch(text):
            raise RefusedCellError(_("This is not a whole number: write it in digits, like 1250."))
        value = int(text) if len(text) <= len(str(self.highest)) + 1 else self.highest + 1
        if text.startswith("-") and value != 0:
            raise RefusedCellError(_("This cannot be below 0."))
        if value > self.highest:
            raise RefusedCellError(_("This cannot be above %(highest)s.") % {"highest": self.highest})
        return value

    def format(self, value: int | None) -> str:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class AgeLimit:
    """An age in whole years, or `none` for no limit."""

    years: ClassVar[Whole] = Whole(SMALL_INTEGER)
    empty: ClassVar[None] = None
    hint: ClassVar[Words] = gettext_lazy("Whole years; none: no limit")

    def parse(self, text: str, *, known: Known) -> Any:
        return NONE if text == NONE.value else self.years.parse(text, known=known)

    def format(self, value: Any) -> str:
        return NONE.value if value is NONE else self.years.format(value)


@dataclass(frozen=True)
class Day:
    empty: ClassVar[None] = None
    hint: ClassVar[Words] = gettext_lazy("A date such as 2026-08-21")

    def parse(self, text: str, *, known: Known) -> date:
        try:
            if ISO_DATE.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            raise RefusedCellError(_("There is no such day in the calendar.")) from None
        raise RefusedCellError(_("This is not a date: write it as year-month-day, like 2026-08-21."))

    def format(self, value: date | None) -> str:
        return "" if value is None else value.isoformat()


@dataclass(frozen=True)
class YesNo:
    """`yes`, or empty. `no` is read as well."""

    empty: ClassVar[bool] = False
    hint: ClassVar[Words] = gettext_lazy("yes, or empty")

    def parse(self, text: str, *, known: Known) -> bool:
        if text not in ("yes", "no"):
            raise RefusedCellError(_("Write yes, or leave this empty."))
        return text == "yes"

    def format(self, value: bool) -> str:
        return "yes" if value else ""


@dataclass(frozen=True)
class Coded:
    """One code of a list that administrators keep. `listing`: see `Known.listing`."""

    listing: str
    empty: ClassVar[str] = ""
    hint: ClassVar[Words] = ""

    def parse(self, text: str, *, known: Known) -> str:
        return known.listing(self.listing).settle(text)

    def format(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class OwnCode(Text):
    """The code that names a row of a list: one of the list, in whichever scheme, or a new one."""

    listing: str = ""

    def parse(self, text: str, *, known: Known) -> str:
        return super().parse(known.listing(self.listing).primary(text), known=known)


def cell_of(field: "models.Field[Any, Any]") -> Cell:
    """The kind of cell that holds what a model's field holds."""
    if field.choices:
        return Choice.of(field.flatchoices)
    for kind, cell in _BY_FIELD.items():
        if isinstance(field, kind):
            return cell(field.max_length)
    raise TypeError(f"no kind of cell holds a {type(field).__name__}")


_BY_FIELD: dict[type["models.Field[Any, Any]"], Callable[[int | None], Cell]] = {  # the first that fits
    models.URLField: WebAddress,
    models.EmailField: Mailbox,
    models.CharField: Text,
    models.TextField: Text,
    models.BooleanField: lambda _longest: YesNo(),
    models.FloatField: lambda _longest: Number(),
    models.DateField: lambda _longest: Day(),
    models.PositiveSmallIntegerField: lambda _longest: Whole(SMALL_INTEGER),
    models.PositiveIntegerField: lambda _longest: Whole(),
}
