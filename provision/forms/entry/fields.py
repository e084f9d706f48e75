"""The field that asks for a column: which kind it is, the column's own kind of cell decides."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models

from provision.entries.saying import Sayer
from provision.exchange.cells import AgeLimit, Choice, Coded, Mailbox, Number, Text, WebAddress
from provision.exchange.cells import Day as DayCell
from provision.exchange.lists import CodedList, TextList
from provision.exchange.tables.services import SERVICES
from provision.forms.entry.answers import Age, Day, Figure, Lines, Percent, Told, WebPage
from provision.forms.entry.choices import OneOf, SomeOf
from provision.forms.entry.wording import CHOICES, QUESTIONS
from provision.models import AddressVisibility, Service

KNOWN_ORGANISATIONS = "known-organisations"
"""The id of the list of names that the page suggests for the provider."""
LONGEST = 5_000
"""Characters of a text without a limit of its own: more than anybody reads."""
AS_LINES = frozenset(("commissioners",))
"""Lists of codes that are too long to choose from."""
SHORT_TEXTS = frozenset(("opening_hours", "cost_to_user", "source", "address", "summary", "who_for"))
TYPED: Mapping[type, tuple[type[Told], str, int]] = {
    AgeLimit: (Age, "numeric", 20),
    Number: (Figure, "decimal", 40),
    WebAddress: (WebPage, "url", 500),
    Mailbox: (Told, "email", 254),
}
"""For kinds of cell: the field that asks, the keys that a phone shows for it, and the most characters."""


def field_for(
    column: str, *, text: str, sayer: Sayer, is_told: bool, names: Mapping[str, str] | None = None
) -> forms.Field:
    """The field of a column. `text`: what stands there; `is_told`: whether somebody has answered this before; `names`:
    the codes to choose from with what they are called, all of the column's unless given."""
    cell, question = SERVICES.column(column).cell, QUESTIONS[column]
    words: dict[str, Any] = {"label": question.label, "help_text": question.hint}
    if column in AS_LINES or isinstance(cell, TextList):
        return Lines(longest=LONGEST, widget=_area(3), **words)
    if isinstance(cell, CodedList):
        offered = sayer.names(column) if names is None else names
        return SomeOf(names=offered, text=text, none_label=str(question.none), is_told=is_told, **words)
    if isinstance(cell, Coded):
        return OneOf(names=sayer.names(column), text=text, are_many=True, **words)
    if isinstance(cell, Choice) or column in CHOICES:
        otherwise = AddressVisibility.ON_REQUEST.value if column == "address_visibility" else ""
        return OneOf(names=answers_of(column, sayer=sayer), text=text, otherwise=otherwise, **words)
    if isinstance(cell, DayCell):
        return Day(**words)
    return _typed(column, cell=cell, words=words)


def answers_of(column: str, *, sayer: Sayer) -> Mapping[str, str]:
    """The answers that are offered, in the words of the form where it has its own."""
    return {code: str(label) for code, label in CHOICES.get(column, sayer.names(column)).items()}


def _typed(column: str, *, cell: Any, words: dict[str, Any]) -> forms.Field:
    """A field in which people write."""
    if found := TYPED.get(type(cell)):
        answer, mode, most = found
        kind = Percent if column == "probation_share" else answer
        return kind(cell=cell, longest=most, widget=_line(mode), **words)
    longest = (cell.longest if isinstance(cell, Text) else None) or LONGEST
    widget: forms.Widget = _line("tel") if column == "referral_phone" else forms.TextInput()
    if column == "organisation":
        widget.attrs |= {"list": KNOWN_ORGANISATIONS, "autocomplete": "off"}
    if _is_long(column):
        widget = _area(3 if column in SHORT_TEXTS else 5)
    return Told(cell=cell, longest=longest, widget=widget, **words)


def _is_long(column: str) -> bool:
    if column == "address":
        return True
    fields = {field.name: field for field in Service._meta.get_fields()}
    return isinstance(fields.get(column), models.TextField)


def _line(mode: str) -> forms.TextInput:
    """A line for which a phone shows the right keys. The browser checks nothing: our own messages say more."""
    return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off", "spellcheck": "false"})


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
