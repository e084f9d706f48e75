"""Where the value of a column is kept, and how it is read and written for many rows at once.

*Inline* storage is on the row itself and is set before the row is saved; *linked* storage is in other tables and is
written, in bulk, once the row has a key. Values here are never `NONE`: that is kept in the row's `stated_none`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import models

from provision.exchange.known import Known

Values = dict[str, Any]  # by column
BATCH = 500


class Inline(Protocol):
    """One or more columns kept on the row itself."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        """Put the values of a row into a dict, by column."""

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        """Set them on a row that is about to be saved."""


class Linked(Protocol):
    """One or more columns kept in other tables."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        """The values of rows by key; a row that has none may be left out."""

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        """Make these the values of these rows. Every column of the storage is given for every row."""


Storage = Inline | Linked


@dataclass(frozen=True)
class Attribute:
    """A plain field."""

    column: str
    field: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.column,)

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        into[self.column] = getattr(row, self.field)

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        setattr(row, self.field, values[self.column])


@dataclass(frozen=True)
class ListAttribute(Attribute):
    """A JSON list of words."""

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        into[self.column] = tuple(getattr(row, self.field) or ())

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        setattr(row, self.field, list(values[self.column]))


@dataclass(frozen=True)
class Reference(Attribute):
    """A foreign key to an entry of a list."""

    listing: str

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        number = getattr(row, f"{self.field}_id")
        into[self.column] = "" if number is None else known.listing(self.listing).code(number)

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        code = values[self.column]
        number = known.listing(self.listing).number(code) if code else None
        setattr(row, f"{self.field}_id", number)


@dataclass(frozen=True)
class LateReference:
    """A foreign key to a row of the same table, set once all the file's rows are there."""

    model: type[models.Model]
    column: str
    field: str
    listing: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.column,)

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        code = known.listing(self.listing).code
        pairs = objects(self.model).filter(pk__in=keys).values_list("pk", f"{self.field}_id")
        return {pk: {self.column: "" if other is None else code(other)} for pk, other in pairs}

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        number = known.listing(self.listing).number
        rows = {pk: self.model(pk=pk) for pk in values}
        for pk, row in rows.items():
            code = values[pk][self.column]
            setattr(row, f"{self.field}_id", number(code) if code else None)
        objects(self.model).bulk_update(rows.values(), [self.field], batch_size=BATCH)


@dataclass(frozen=True)
class Links:
    """A list of entries, kept in a many-to-many table."""

    model: type[models.Model]
    column: str
    field: str
    listing: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.column,)

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        listing = known.listing(self.listing)
        through, owner, other = self._through()
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row, number in through.filter(**{f"{owner}__in": keys}).values_list(owner, other):
            found[row].append(listing.code(number))
        return {row: {self.column: listing.in_order(codes)} for row, codes in found.items()}

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        number = known.listing(self.listing).number
        through, owner, other = self._through()
        through.filter(**{f"{owner}__in": list(values)}).delete()
        links = [
            through.model(**{owner: row, other: number(code)})
            for row, columns in values.items()
            for code in columns[self.column]
        ]
        through.bulk_create(links, batch_size=BATCH)

    def _through(self) -> tuple["models.QuerySet[Any]", str, str]:
        """The rows that link, the name of the key of the one side, and of the other."""
        field = self.model._meta.get_field(self.field)
        assert isinstance(field, models.ManyToManyField)
        owner, other = field.m2m_column_name(), field.m2m_reverse_name()
        through = field.remote_field.through
        assert through is not None
        return objects(through).order_by(), owner, other


@dataclass(frozen=True)
class Codes:
    """Codes of other systems, kept as scheme and value in a table of their own.

    `first`: the column of the code that we write, where the row does not hold it itself; `rest`: of the others.
    The first code is the one that was written first, so writing keeps it apart.
    """

    model: type[models.Model]
    owner: str
    rest: str
    first: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.first, self.rest) if self.first else (self.rest,)

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        rows = objects(self.model).filter(**{f"{self.owner}__in": keys}).order_by("pk")
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row, scheme, value in rows.values_list(f"{self.owner}_id", "scheme", "value"):
            found[row].append(f"{scheme}:{value}")
        return {row: self._columns(codes) for row, codes in found.items()}

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        objects(self.model).filter(**{f"{self.owner}__in": list(values)}).delete()
        rows = [
            self.model(**{f"{self.owner}_id": row, "scheme": scheme, "value": value})
            for row, columns in values.items()
            for scheme, _colon, value in (code.partition(":") for code in self._codes(columns))
        ]
        objects(self.model).bulk_create(rows, batch_size=BATCH)

    def _columns(self, codes: Sequence[str]) -> Values:
        if not self.first:
            return {self.rest: tuple(sorted(codes))}
        return {self.first: codes[0], self.rest: tuple(sorted(codes[1:]))}

    def _codes(self, columns: Mapping[str, Any]) -> list[str]:
        first = [columns[self.first]] if self.first and columns[self.first] else []
        return first + [code for code in columns[self.rest] if code not in first]


def objects(model: type[models.Model]) -> "models.QuerySet[Any]":
    """All rows of a table, through its own queryset class, which renews the tokens of what feeds the calculation."""
    return model._default_manager.all()
