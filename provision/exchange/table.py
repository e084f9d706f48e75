"""What a file of one kind looks like: its columns, what names a row, and where each value is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db import models

from provision.exchange.cells import Cell, Coded, Words, cell_of
from provision.exchange.known import Known
from provision.exchange.lists import CodedList, TextList
from provision.exchange.outcomes import Addition, Change, Staged
from provision.exchange.row import Row
from provision.exchange.storage import (
    Attribute,
    Inline,
    Linked,
    Links,
    ListAttribute,
    Reference,
    Storage,
    Values,
    objects,
)
from provision.exchange.values import NONE

if TYPE_CHECKING:
    from provision.exchange.events import Author
    from provision.exchange.packs import Pack
    from provision.exchange.staging import Staging

Rule = Callable[[Row], None]
SENDER, DEMONSTRATION = "sender", "demonstration"
CHUNK = 500  # rows that are read, compared and written together
_T = TypeVar("_T")


@dataclass(frozen=True)
class Column:
    """One column. `absent`: what a new row gets when its file has no such column (a text, as in a cell)."""

    name: str
    cell: Cell
    storage: Storage
    is_required: bool = False
    absent: str = ""
    hint: Words = ""

    @property
    def guidance(self) -> Words:
        """What to write in it, in a few words."""
        return self.hint or self.cell.hint


@dataclass(frozen=True, kw_only=True)
class Table:
    """A kind of file, and the table of the database behind it.

    `key`: the columns that name a row (`key_may_change`: they may be written as well, to a row found otherwise).
    `narrow`: a column of the key and the look-up that finds, in the database, the rows which may have some of its
    texts. `rules` check and settle a row, in this order. `feeds_lists`: the lists (see `Known.listing`) that its rows
    are entries of.
    """

    kind: str
    title: Words
    model: type[models.Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    narrow: tuple[str, str] | None = None
    rules: tuple[Rule, ...] = ()
    is_offered: bool = False
    key_may_change: bool = False
    feeds_lists: tuple[str, ...] = ()
    related: tuple[str, ...] = ()  # read with each row, because reading its values asks for them
    order: tuple[str, ...] = ("pk",)

    # --- What there is

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def column(self, name: str) -> Column:
        return self.by_name[name]

    @cached_property
    def inline(self) -> tuple[Inline, ...]:
        return tuple(s for s in self._storages if hasattr(s, "put"))

    @cached_property
    def linked(self) -> tuple[Linked, ...]:
        return tuple(s for s in self._storages if not hasattr(s, "put"))

    @cached_property
    def _storages(self) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(column.storage for column in self.columns))

    @cached_property
    def states_none(self) -> bool:
        """Whether its rows can say “asked, and there are none”."""
        return any(field.name == "stated_none" for field in self.model._meta.get_fields())

    @cached_property
    def stated(self) -> frozenset[str]:
        """The columns whose `none` is kept on the row, in `stated_none`, and not by their storage."""
        kept_elsewhere = (column.name for column in self.columns if hasattr(column.storage, "keeps_none"))
        return frozenset(self.by_name).difference(kept_elsewhere if self.states_none else self.by_name)

    # --- Reading the database

    def values_of(self, rows: Sequence[Any], *, known: Known) -> list[Values]:
        """The values of some rows, by column, in the same order."""
        keys = [row.pk for row in rows]
        linked = [storage.read(keys, known=known) for storage in self.linked]
        found = []
        for row in rows:
            values: Values = {}
            for storage in self.inline:
                storage.read(row, into=values, known=known)
            for columns in linked:
                values |= columns.get(row.pk, {})
            if self.states_none:
                values |= {name: NONE for name in row.stated_none if name in self.stated}
            found.append(values)
        return found

    def texts_of(self, values: Mapping[str, Any]) -> list[str]:
        """The cells of a row, in the order of the columns."""
        return [column.cell.format(values.get(column.name, column.cell.empty)) for column in self.columns]

    def standing(self, rows: Sequence[Row]) -> None:
        """Find the row of the database that each row of a file names, if there is one, with its values."""
        by_key: dict[tuple[str, ...], tuple[Any, Values]] = {}
        candidates = list(self.candidates(rows))
        known = rows[0].known
        for row, values in zip(candidates, self.values_of(candidates, known=known), strict=True):
            by_key.setdefault(self.key_of(values), (row, values))
        for row in rows:
            found = by_key.get(self.key_of(row.values))
            if found:
                row.standing, row.current = found

    def candidates(self, rows: Sequence[Row]) -> "models.QuerySet[Any]":
        """Rows of the database that rows of a file may name."""
        if self.narrow is None:
            return self.rows
        column, lookup = self.narrow
        return self.rows.filter(**{lookup: {row.values[column] for row in rows}})

    @property
    def rows(self) -> "models.QuerySet[Any]":
        """Every row of the database."""
        return objects(self.model).select_related(*self.related) if self.related else objects(self.model)

    def key_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """The canonical texts that name a row."""
        columns = (self.by_name[name] for name in self.key)
        return tuple(column.cell.format(values.get(column.name, column.cell.empty)) for column in columns)

    def in_chunks(self, *, known: Known) -> Iterator[list[Values]]:
        """The values of every row of the database, some at a time."""
        keys = objects(self.model).order_by(*self.order).values_list("pk", flat=True)
        for some in chunks(keys):
            rows = self.rows.in_bulk(some)
            yield self.values_of([rows[pk] for pk in some if pk in rows], known=known)

    # --- What one kind may do otherwise

    def label(self, row: Row) -> str:
        """What a row is called in a message."""
        return " ".join(text for text in self.key_of(row.values) if text)

    def import_defaults(self, *, sender: str) -> dict[str, str]:
        """Cells that rows get from an import where they leave them out or empty; `sender` may be empty.

        What somebody imports is meant: unless it says otherwise, it is no demonstration, nor is what it replaces.
        """
        given = {DEMONSTRATION: ""} | ({SENDER: sender} if sender else {})
        return {name: text for name, text in given.items() if name in self.by_name}

    def promise(self, rows: Sequence[Mapping[str, str]], *, known: Known) -> None:
        """Tell the lists which entries a file is about to add, so that its rows may name one another."""

    @property
    def names_itself(self) -> bool:
        """Whether its rows may name one another, so that all are read before any is checked."""
        return type(self).promise is not Table.promise

    def prepare(self, rows: Sequence[Row], *, staging: "Staging") -> None:
        """Look at some rows together before each is checked."""

    def remarks(self, row: Row) -> list[str]:
        """What somebody should look at in a row that is accepted and says something new."""
        return []

    def review(self, staging: "Staging") -> None:
        """Look at all rows together once each has been checked."""

    def before_writing(self, staged: Staged, *, known: Known, namespace: UUID | None) -> None:
        """Make what accepted rows need, in the transaction that writes them."""

    def number_versions(
        self, rows: Mapping[int, Any], *, changes: Sequence[Change], by: "Author"
    ) -> dict[int, int]:
        """Give rows that are about to be overwritten the numbers of their new versions; those numbers, by key."""
        return {}

    def public_name(self, addition: Addition) -> str:
        """The text that a row's public id is made of, when a pack brings it."""
        return "/".join(self.key_of(addition.values))

    def from_pack(self, cells: dict[str, str], *, pack: "Pack") -> dict[str, str]:
        """The cells of a row of a pack, with what is worked out at load."""
        return cells


def chunks(things: Iterable[_T], *, size: int = CHUNK) -> Iterator[list[_T]]:
    """Lists of some things at a time."""
    iterator = iter(things)
    while some := list(islice(iterator, size)):
        yield some


def plain(
    model: type[models.Model],
    field: str,
    *,
    name: str = "",
    cell: Cell | None = None,
    is_required: bool | None = None,
    absent: str = "",
    hint: Words = "",
) -> Column:
    """A column kept in a plain field, whose kind of cell the field decides unless one is given."""
    kept = model._meta.get_field(field)
    assert isinstance(kept, models.Field)
    if is_required is None:
        is_required = not (kept.blank or kept.null or kept.has_default()) and not isinstance(
            kept, models.BooleanField
        )
    column = name or field
    return Column(column, cell or cell_of(kept), Attribute(column, field), is_required, absent, hint)


def reference(
    model: type[models.Model],
    field: str,
    *,
    name: str,
    listing: str,
    absent: str = "",
    hint: Words = "",
) -> Column:
    """A column that names an entry of a list, kept as a foreign key."""
    is_required = not model._meta.get_field(field).null
    return Column(name, Coded(listing), Reference(name, field, listing), is_required, absent, hint)


def links(
    model: type[models.Model],
    field: str,
    *,
    listing: str,
    name: str = "",
    hint: Words = "",
) -> Column:
    """A column that lists entries of a list, kept in a many-to-many table."""
    column = name or field
    return Column(column, CodedList(listing), Links(model, column, field, listing), hint=hint)


def word_list(field: str, *, hint: Words = "") -> Column:
    """A column of words, kept as a JSON list."""
    return Column(field, TextList(), ListAttribute(field, field), hint=hint)
