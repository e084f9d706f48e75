"""The reference pack in a test's database: loaded once a run, then copied row by row, which is far quicker."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from provision.exchange.packs import Pack, load
from provision.planner import count_rows_anew

APPS = ("provision", "referrals", "toolkit")


@dataclass
class Copied:
    """The rows of one table, as the database has them."""

    model: type[models.Model]
    columns: list[str]
    rows: list[tuple[Any, ...]]

    def put_back(self) -> None:
        quoted = ", ".join(connection.ops.quote_name(column) for column in self.columns)
        places = ", ".join(["%s"] * len(self.columns))
        table = connection.ops.quote_name(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", self.rows)  # noqa: S608 (our own names)


@dataclass
class Reference:
    """The pack, or its areas and words alone, ready to be put into an empty database within a test."""

    areas_only: bool
    copies: list[Copied] = field(default_factory=list)

    def put(self) -> None:
        if self.copies:
            with transaction.atomic():  # foreign keys are looked at when all rows are there
                for copied in self.copies:
                    copied.put_back()
            count_on_from_there([copied.model for copied in self.copies])
            count_rows_anew()
        else:
            load(Pack.read("england_wales"), areas_only=self.areas_only)
            self.copies = [copied for model in all_models() if (copied := copy_of(model)).rows]


def all_models() -> list[type[models.Model]]:
    """Every table of our own that a pack may fill, those of many-to-many fields included."""
    found = [
        model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return [model for model in found if not model.__name__.startswith("Historical")]


def copy_of(model: type[models.Model]) -> Copied:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 (our own names)
        columns = [column[0] for column in cursor.description or ()]
        return Copied(model, columns, list(cursor.fetchall()))


def count_on_from_there(tables: list[type[models.Model]]) -> None:
    """The next row of each table must not get a key that a copied row has."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


WHOLE, AREAS = Reference(areas_only=False), Reference(areas_only=True)
