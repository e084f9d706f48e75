"""Exactly the list that was asked for, as CSV or JSON. One declared column list, no hidden address in it."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from provision.directory.entries import Entry

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
Value = str | float | bool | list[str] | None


def _date(value: Any) -> str | None:
    return value.isoformat() if value else None


def _listed(words: Iterable[Any], *, is_none: bool) -> list[str] | None:
    """The codes of a list; empty for "none"; None for not known."""
    codes = [word.code for word in words]
    return codes if codes or is_none else None


COLUMNS: dict[str, Callable[[Entry], Value]] = {
    "id": lambda e: str(e.service.public_id),
    "name": lambda e: e.service.name,
    "organisation": lambda e: e.service.organisation.name,
    "service_type": lambda e: e.service.service_type.code if e.service.service_type else None,
    "standing": lambda e: str(e.standing),
    "provision_kind": lambda e: e.service.provision_kind or None,
    "support_or_treatment": lambda e: e.service.support_or_treatment or None,
    "needs": lambda e: _listed(e.needs, is_none=e.names_no_need),
    "stages": lambda e: _listed(e.stages, is_none="stages" in e.service.stated_none),
    "areas": lambda e: list(e.areas) or None,
    "sexes": lambda e: e.service.sexes or None,
    "min_age": lambda e: e.service.min_age,
    "max_age": lambda e: e.service.max_age,
    "exclusions": lambda e: _listed(e.exclusions, is_none=e.has_no_exclusions),
    "how_to_refer": lambda e: e.service.how_to_refer or None,
    "referral_email": lambda e: e.service.referral_email or None,
    "referral_phone": lambda e: e.service.referral_phone or None,
    "starts_per_year": lambda e: e.service.starts_per_year,
    "places": lambda e: e.service.places,
    "capacity_as_at": lambda e: _date(e.service.capacity_as_at),
    "wait_weeks": lambda e: e.service.wait_weeks,
    "wait_as_at": lambda e: _date(e.service.wait_as_at),
    "starts_on": lambda e: _date(e.service.starts_on),
    "ends_on": lambda e: _date(e.service.ends_on),
    "source": lambda e: e.service.source or None,
    "source_date": lambda e: _date(e.service.source_date),
    "last_checked_on": lambda e: _date(e.service.last_checked_on),
    "demonstration": lambda e: e.service.is_demonstration,
}


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """Lines of CSV, header first. What nobody has told reads "not known"; an empty list reads "none"."""
    yield "\ufeff" + _line(COLUMNS)
    for entry in entries:
        yield _line(_cell(column(entry)) for column in COLUMNS.values())


def as_json(entries: Iterable[Entry], *, filters: dict[str, list[str]], made_on: str) -> Iterator[str]:
    """One object: the filters as asked, the day, and the services. What nobody has told is null."""
    yield '{"made_on": ' + json.dumps(made_on) + ', "filters": ' + json.dumps(filters) + ', "services": ['
    for number, entry in enumerate(entries):
        row = {name: column(entry) for name, column in COLUMNS.items()}
        yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def _cell(value: Value) -> str:
    if value is None:
        return _("not known")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value) or "none"
    # A spreadsheet runs a cell that begins like a formula: an apostrophe makes it text.
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
