"""All kinds of file, from the `exchange_tables` module of every app that has one."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from provision.exchange.table import Table


class UnknownKindError(Exception):
    """There is no such kind of file. The message lists those there are."""


@cache
def tables() -> dict[str, Table]:
    """Every table by kind, those of lower apps first."""
    found: dict[str, Table] = {}
    for config in reversed(list(apps.get_app_configs())):
        name = f"{config.name}.exchange_tables"
        if find_spec(name):
            found |= {table.kind: table for table in import_module(name).TABLES}
    return found


def table_of(kind: str) -> Table:
    """The table of a kind. Raises UnknownKindError."""
    return _one(kind, among=list(tables()))


def offered_table(kind: str) -> Table:
    """The table of a kind that people may import and export. Raises UnknownKindError."""
    return _one(kind, among=offered_kinds())


def offered_kinds() -> list[str]:
    return [kind for kind, table in tables().items() if table.is_offered]


def _one(kind: str, *, among: list[str]) -> Table:
    if kind not in among:
        raise UnknownKindError(f"There is no kind “{kind}”. The kinds are: {', '.join(among)}.")
    return tables()[kind]
