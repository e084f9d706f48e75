"""Fields that turn the text of a cell into what a person sees, and what they answer into the text again.

Every field's `from_text` gives its initial value; its `clean` gives the canonical text, empty for not known.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from crispy_forms_gds.fields import DateInputField
from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Cell, tidy
from provision.exchange.known import Known
from provision.exchange.lists import joined
from provision.exchange.values import NONE, RefusedCellError
from provision.forms.entry.shown import items_of

Words = str | Promise
OLDEST, WHOLE = 120, 100
FIRST_YEAR, LAST_YEAR = 1900, 2100
DIGITS = re.compile("[0-9]{1,4}")
NUL = gettext_lazy("This holds a character that is not text: type it again.")
TOO_LONG = gettext_lazy(
    "This is %(show_value)d characters long. Write %(limit_value)d or fewer: nothing of it was lost."
)


def bounds(longest: int) -> list[Any]:
    """What every text must keep to. The browser is not told: it would cut what is pasted, and say nothing."""
    return [MaxLengthValidator(longest, TOO_LONG), ProhibitNullCharactersValidator(NUL)]


class Told(forms.CharField):
    """Words, a number, an address: whatever the column's own kind of cell reads."""

    def __init__(self, *, cell: Cell, longest: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.cell = cell
        self.validators = bounds(longest)

    def from_text(self, text: str) -> Any:
        return text

    def clean(self, value: Any) -> str:
        written = self.written(tidy(super().clean(value)))
        if not written:
            return ""
        try:
            return self.cell.format(self.cell.parse(written, known=Known()))
        except RefusedCellError as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def written(self, text: str) -> str:
        """What the cell is to read, of what a person wrote."""
        return text


class Figure(Told):
    """A number: commas between thousands are left out."""

    def written(self, text: str) -> str:
        return re.sub(r"(?<=\d),(?=\d{3})", "", text)


class WebPage(Told):
    """A web address: people leave out how it begins."""

    def written(self, text: str) -> str:
        return f"https://{text}" if text and "://" not in text else text


class Percent(Told):
    """A share from 0 to 1, which people write as a percentage."""

    def from_text(self, text: str) -> str:
        try:
            return f"{Decimal(text) * WHOLE:f}".rstrip("0").rstrip(".") if Decimal(text) else text
        except InvalidOperation:
            return text

    def clean(self, value: Any) -> str:
        percent = tidy(forms.CharField.clean(self, value)).removesuffix("%").strip()
        if not percent:
            return ""
        try:
            share = Decimal(percent)
        except InvalidOperation:
            share = Decimal(-1)
        if not share.is_finite() or not 0 <= share <= WHOLE:
            raise forms.ValidationError(_("Write a percentage from 0 to 100, like 40."))
        return self.cell.format(float(share / WHOLE))


class Age(Told):
    """Whole years, of people who live."""

    def from_text(self, text: str) -> str:
        return "" if text == NONE.value else text

    def written(self, text: str) -> str:
        if text and not (re.fullmatch(r"[0-9]{1,3}", text) and int(text) <= OLDEST):
            raise forms.ValidationError(
                _("Write an age in whole years, from 0 to %(oldest)d.") % {"oldest": OLDEST}
            )
        return text


class Lines(forms.CharField):
    """Several texts, one a line."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.validators = bounds(longest)

    def from_text(self, text: str) -> str:
        return "\n".join(items_of(text))

    def clean(self, value: Any) -> str:
        lines = [line.strip() for line in tidy(super().clean(value)).splitlines() if line.strip()]
        is_none = [line.casefold() for line in lines] == [NONE.value]
        return NONE.value if is_none else joined(lines)


class Day(DateInputField):
    """A day of the calendar, in three boxes."""

    INCOMPLETE = gettext_lazy("Write the day, the month and the year, like 27 3 2026")
    NO_SUCH_DAY = gettext_lazy("There is no such day in the calendar")
    NO_SUCH_YEAR = gettext_lazy("Write the year in four digits, from 1900 to 2100")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, require_all_fields=False, **kwargs)

    def from_text(self, text: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None

    def clean(self, value: Any) -> str:
        parts = [(part or "").strip() for part in value or ()]
        if not any(parts):
            return ""
        self._refuse([not DIGITS.fullmatch(part) for part in parts], because=self.INCOMPLETE)
        day, month, year = (int(part) for part in parts)
        is_wrong_year = not FIRST_YEAR <= year <= LAST_YEAR
        self._refuse([False, False, is_wrong_year], because=self.NO_SUCH_YEAR)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            raise forms.ValidationError(self.NO_SUCH_DAY) from None

    def _refuse(self, wrong: list[bool], *, because: Promise) -> None:
        """Refuse the whole where any box is wrong, and mark those that are."""
        for part, is_wrong in zip(self.fields, wrong, strict=True):
            part.widget.errors = [str(because)] if is_wrong else []
        if any(wrong):
            raise forms.ValidationError(str(because))
