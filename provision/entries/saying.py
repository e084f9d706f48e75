"""The text of a column as people read it: codes as their words, days as days, shares as percentages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from provision.exchange.cells import AgeLimit, Choice, Coded, Day
from provision.exchange.lists import CodedList, TextList, split
from provision.exchange.tables.services import SERVICES
from provision.exchange.values import NONE, RefusedCellError
from provision.models import Place, PlaceKind, Service, Site
from provision.names import area_name, shown_name
from provision.reference import Reference


@dataclass(frozen=True)
class Said:
    """What a text says: some words; or that there are none (`is_none`); or nothing, so that it is not known."""

    words: tuple[str, ...] = ()
    is_none: bool = False

    def __str__(self) -> str:
        """In one line, in small print of a message."""
        return _("none") if self.is_none else "; ".join(self.words) or _("not known")


class Sayer:
    """Says texts of any column. It asks the database for nothing but the names of probation offices, once."""

    def __init__(self, words: Reference) -> None:
        self.reference = words

    def said(self, column: str, text: str) -> Said:
        """What a text of a column says. A code that nobody knows is said as it is."""
        if not text:
            return Said()
        cell = SERVICES.column(column).cell
        if text == NONE.value and isinstance(cell, (CodedList, TextList, AgeLimit)):
            return Said(is_none=True)
        if isinstance(cell, (CodedList, TextList)):
            return Said(tuple(self._name(column, item) for item in _items(text)))
        if isinstance(cell, Day):
            return Said((_day(text),))
        if column == "probation_share":
            return Said((_percent(text),))
        return Said((self._name(column, text) if isinstance(cell, (Choice, Coded)) else text,))

    def names(self, column: str) -> Mapping[str, str]:
        """What the codes of a column are called, in the order in which they are offered; empty for other columns."""
        cell = SERVICES.column(column).cell
        if isinstance(cell, Choice):
            return {code: str(capfirst(label)) for code, label in choices_of(column)}
        if isinstance(cell, (Coded, CodedList)):
            return self._listings[cell.listing]() if cell.listing in self._listings else {}
        return {}

    def _name(self, column: str, code: str) -> str:
        return self.names(column).get(code, code)

    @cached_property
    def _listings(self) -> dict[str, Callable[[], Mapping[str, str]]]:
        known = self.reference
        terms = {
            vocabulary: (lambda listed=listed: {word.code: str(word) for word in listed})
            for vocabulary, listed in known.terms.items()
        }
        return {
            **terms,
            "needs": lambda: {need.code: str(need) for need in known.needs},
            "stages": lambda: {stage.code: str(stage) for stage in known.stages},
            "areas": lambda: self._areas,
            "offices": lambda: self._offices,
        }

    @cached_property
    def _areas(self) -> dict[str, str]:
        return {area.code: area_name(area) for area in self.reference.atlas.areas.values()}

    @cached_property
    def _offices(self) -> dict[str, str]:
        offices = Place.objects.filter(kind=PlaceKind.PROBATION_OFFICE).only("code", "name", "name_cy")
        return {office.code: shown_name(office) for office in offices}


def choices_of(column: str) -> list[tuple[str, Any]]:
    """The codes and labels of a column that takes one of a short list, without the empty one."""
    model = Service if any(field.name == column for field in Service._meta.get_fields()) else Site
    field = model._meta.get_field(column)
    assert isinstance(field, models.Field)
    return [(str(code), label) for code, label in field.flatchoices if code]


def _items(text: str) -> Iterable[str]:
    try:
        return split(text)
    except RefusedCellError:
        return [text]


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text), "j F Y", use_l10n=False)
    except ValueError:
        return text


def _percent(text: str) -> str:
    try:
        return f"{float(text) * 100:g}%"
    except ValueError:
        return text
