"""The report document as plain lists and dictionaries, which JSON and the PDF template both read."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from toolkit.document import Column, Document, Figure, Table

SCHEMA = "provision-map-report"
SCHEMA_VERSION = 1

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def as_plain(document: Document) -> dict[str, Plain]:
    """The whole document; `docs/report-json.md` describes the shape.

    Keys are the field names of the classes in `toolkit.document`. A block also has its `kind`, a table or
    figure its `number`. Dates are ISO text, codes are lower snake case, nothing is rounded or left out.
    """
    content = _object(document, numbers=document.numbers())
    return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **content}


def _plain(value: object, *, numbers: Mapping[str, int]) -> Plain:
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item, numbers=numbers) for item in value]
    return _object(value, numbers=numbers)


def _object(value: object, *, numbers: Mapping[str, int]) -> dict[str, Plain]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"A report cannot hold a {type(value).__name__}")
    names: dict[str, Plain] = {"kind": value.kind} if hasattr(value, "kind") else {}
    if isinstance(value, Table | Figure):
        names["number"] = numbers[value.id]
    names |= {field.name: _plain(getattr(value, field.name), numbers=numbers) for field in fields(value)}
    if isinstance(value, Column):
        names["alignment"] = str(value.align)
    return names
