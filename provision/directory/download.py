"""Exactly the list that was asked for, as CSV or JSON. One declared column list, no hidden address in it.

A download that breaks off says so in its last line: its beginning has been sent and cannot be taken back.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from provision.directory.entries import Entry
from provision.exchange.formulas import with_guard
from provision.names import area_name
from provision.reference import Word

Value = str | float | bool | list[str] | None
BROKE_OFF = "This list broke off here and is not whole. Download it again."


@dataclass(frozen=True)
class Heading:
    """What the list is: the query string that asked for it, and the day by which dates decided."""

    filters: dict[str, list[str]]
    made_on: date

    @property
    def filters_in_a_cell(self) -> str:
        pairs = (f"{name}={value}" for name, values in self.filters.items() for value in values)
        return "; ".join(pairs) or "none"


def _day(when: date | None) -> str | None:
    return when.isoformat() if when else None


def _code(word: Word | None) -> str | None:
    return word.code if word else None


def _listed(entry: Entry, name: str, codes: Iterable[str]) -> list[str] | None:
    """Codes; an empty list for "asked, and there are none"; None for not known."""
    listed = list(codes)
    return listed if listed or name in entry.asked_and_none else None


def _words(entry: Entry, name: str, words: Iterable[Word]) -> list[str] | None:
    return _listed(entry, name, (word.code for word in words))


def _age(entry: Entry, name: str) -> Value:
    """Whole years; "none" for no limit; None for not known."""
    years: int | None = getattr(entry.service, name)
    return "none" if years is None and name in entry.asked_and_none else years


COLUMNS: dict[str, Callable[[Entry], Value]] = {
    "id": lambda e: str(e.service.public_id),
    "name": lambda e: e.service.name,
    "name_cy": lambda e: e.service.name_cy or None,
    "organisation": lambda e: e.service.organisation.name,
    "url": lambda e: e.service.url or None,
    "service_type": lambda e: _code(e.type),
    "standing": lambda e: str(e.standing),
    "provision_kind": lambda e: e.service.provision_kind or None,
    "tier": lambda e: e.service.tier or None,
    "support_or_treatment": lambda e: e.service.support_or_treatment or None,
    "needs": lambda e: _words(e, "needs", e.needs),
    "stages": lambda e: _words(e, "stages", e.stages),
    "areas": lambda e: _listed(e, "areas", (area.code for area in e.areas)),
    "area_names": lambda e: _listed(e, "areas", (area_name(area) for area in e.areas)),
    "settings": lambda e: _words(e, "settings", e.settings),
    "access_routes": lambda e: _words(e, "access_routes", e.access_routes),
    "sexes": lambda e: e.service.sexes or None,
    "min_age": lambda e: _age(e, "min_age"),
    "max_age": lambda e: _age(e, "max_age"),
    "exclusions": lambda e: _words(e, "exclusions", e.exclusions),
    "how_to_refer": lambda e: e.service.how_to_refer or None,
    "referral_email": lambda e: e.service.referral_email or None,
    "referral_phone": lambda e: e.service.referral_phone or None,
    "contact_told_on": lambda e: _day(e.told.contact.on),
    "eligibility_told_on": lambda e: _day(e.told.eligibility.on),
    "starts_per_year": lambda e: e.service.starts_per_year,
    "places": lambda e: e.service.places,
    "mean_weeks": lambda e: e.service.mean_weeks,
    "capacity_as_at": lambda e: _day(e.service.capacity_as_at),
    "places_free": lambda e: e.service.places_free,
    "places_free_as_at": lambda e: _day(e.service.places_free_as_at),
    "wait_weeks": lambda e: e.service.wait_weeks,
    "wait_as_at": lambda e: _day(e.service.wait_as_at),
    "starts_on": lambda e: _day(e.service.starts_on),
    "ends_on": lambda e: _day(e.service.ends_on),
    "referrals_open_on": lambda e: _day(e.service.referrals_open_on),
    "referrals_close_on": lambda e: _day(e.service.referrals_close_on),
    "source": lambda e: e.service.source or None,
    "source_date": lambda e: _day(e.service.source_date),
    "confidence": lambda e: e.service.confidence or None,
    "last_checked_on": lambda e: _day(e.checked_on),
    "demonstration": lambda e: e.service.is_demonstration,
}


def told(entry: Entry) -> dict[str, Value]:
    """A row by column. A fact past its clock is not known, whatever was once told; the dates say when that was."""
    return {
        name: None if entry.told.has_run_out(name) else value_of(entry) for name, value_of in COLUMNS.items()
    }


def as_csv(entries: Iterable[Entry], *, heading: Heading) -> Iterator[str]:
    """Lines of CSV, header first. What nobody has told, or too long ago, reads "not known"; an empty list "none".

    Each row ends with what the list is, so that rows which are copied elsewhere still say it.
    """
    told_of_all = [heading.filters_in_a_cell, heading.made_on.isoformat()]
    yield "\ufeff" + _line([*COLUMNS, "list_filters", "list_made_on"])
    try:
        for entry in entries:
            yield _line([*(_cell(value) for value in told(entry).values()), *told_of_all])
    except Exception:
        yield _line([BROKE_OFF])
        raise


def as_json(entries: Iterable[Entry], *, heading: Heading) -> Iterator[str]:
    """One object: the filters as asked, the day, the services, and whether they are all there. Not known is null."""
    start = {"made_on": heading.made_on.isoformat(), "filters": heading.filters}
    yield json.dumps(start, ensure_ascii=False)[:-1] + ', "services": ['
    separator = "\n"
    try:
        for entry in entries:
            yield separator + json.dumps(told(entry), ensure_ascii=False)
            separator = ",\n"
    except Exception:
        yield '\n], "is_whole": false, "note": ' + json.dumps(BROKE_OFF) + "}\n"
        raise
    yield '\n], "is_whole": true}\n'


def _cell(value: Value) -> str:
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case list():
            return with_guard("; ".join(value) or "none")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return with_guard(str(value))


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
