"""A fingerprint of the tables that are kept worked out in memory: one query, whichever connection wrote to them.

What is worked out from them (the atlas, the national calculation) is kept under this fingerprint, so it is
never served stale: see `provision/models/feeding.py` for why the sum of tokens is safe.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models
from django.http import HttpRequest

from provision.models import Area, AreaOverlap, FreshnessSettings, Need, Stage, Term
from provision.models.feeding import FeedsCalculation

SUCCESSION = Area.successors.through
"""Which area follows which: rows that are added and taken away, never changed, so they carry no token."""
REFERENCE: tuple[type[models.Model], ...] = (
    Area,
    SUCCESSION,
    AreaOverlap,
    Need,
    Stage,
    Term,
    FreshnessSettings,
)
_REQUEST_ATTRIBUTE = "_provision_fingerprint"


@dataclass(frozen=True)
class Fingerprint:
    """Per table: rows, sum of ids, sum of tokens; and whether any row is demonstration."""

    marks: dict[str, tuple[int, int, int]]
    shows_demonstration: bool

    def of(self, tables: Iterable[type[models.Model]]) -> tuple[tuple[int, int, int], ...]:
        """The part of the fingerprint that belongs to some tables, fit to be a key."""
        return tuple(self.marks[table._meta.db_table] for table in tables)


def take_fingerprint() -> Fingerprint:
    """Read the fingerprint from the database: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        rows = cursor.fetchall()
    marks = {str(row[0]): (int(row[1]), int(row[2]), int(row[3])) for row in rows}
    return Fingerprint(marks, shows_demonstration=any(row[4] for row in rows))


def fingerprint_for(request: HttpRequest) -> Fingerprint:
    """The fingerprint, taken once a request, so that one page speaks of one state of affairs."""
    taken: Fingerprint | None = getattr(request, _REQUEST_ATTRIBUTE, None)
    if taken is None:
        taken = take_fingerprint()
        setattr(request, _REQUEST_ATTRIBUTE, taken)
    return taken


def tables() -> list[type[models.Model]]:
    """Every table whose rows are kept worked out, in whichever app it is declared."""
    return [model for model in apps.get_models() if issubclass(model, FeedsCalculation)]


def _statement() -> str:
    marks = [(table, "change_token", _demonstration_rows(table)) for table in tables()]
    # A rolled-back row's id may be given again, so what a link joins counts too.
    marks.append((SUCCESSION, "from_area_id * to_area_id", "0"))
    # Table names come from our own models, never from a request.
    return " UNION ALL ".join(
        f"SELECT '{table._meta.db_table}', count(*), coalesce(sum(id), 0), coalesce(sum({token}), 0), "  # noqa: S608
        f"{demonstration} FROM {table._meta.db_table}"
        for table, token, demonstration in marks
    )


def _demonstration_rows(table: type[models.Model]) -> str:
    if not any(field.name == "is_demonstration" for field in table._meta.get_fields()):
        return "0"
    return "coalesce(sum(CASE WHEN is_demonstration THEN 1 ELSE 0 END), 0)"
