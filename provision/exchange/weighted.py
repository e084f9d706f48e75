"""A list with a number for each entry: needs with their weights, areas with their shares."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from provision.exchange.known import Known
from provision.exchange.row import Row
from provision.exchange.storage import BATCH, Values, objects
from provision.exchange.values import NONE


@dataclass(frozen=True)
class Weighted:
    """A table of (owner, entry, number); `listed` and `weights` are the columns of the entries and of the numbers."""

    model: type[models.Model]
    owner: str
    entry: str
    number: str
    listing: str
    listed: str
    weights: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.listed, self.weights)

    def read(self, keys: Collection[int], *, known: Known) -> Mapping[int, Values]:
        listing = known.listing(self.listing)
        rows = objects(self.model).filter(**{f"{self.owner}__in": keys}).order_by()
        found: defaultdict[int, dict[str, float | None]] = defaultdict(dict)
        for row, other, weight in rows.values_list(self._owner, self._entry, self.number):
            found[row][listing.code(other)] = weight
        return {row: self._columns(entries, known=known) for row, entries in found.items()}

    def write(self, values: Mapping[int, Mapping[str, Any]], *, known: Known) -> None:
        """Only what differs is touched: the rows of entries that stay keep their keys and their history."""
        number = known.listing(self.listing).number
        wanted = {
            (row, number(code)): weight
            for row, columns in values.items()
            for code, weight in _paired(columns[self.listed], columns[self.weights])
        }
        rows = objects(self.model).filter(**{f"{self.owner}__in": list(values)})
        standing = {(getattr(row, self._owner), getattr(row, self._entry)): row for row in rows}
        gone = [row.pk for key, row in standing.items() if key not in wanted]
        objects(self.model).filter(pk__in=gone).delete()
        changed = [row for key, row in standing.items() if key in wanted and self._takes(row, wanted[key])]
        objects(self.model).bulk_update(changed, [self.number], batch_size=BATCH)
        added = [self._made(key, weight) for key, weight in wanted.items() if key not in standing]
        objects(self.model).bulk_create(added, batch_size=BATCH)

    def settle(self, row: Row) -> None:
        """The rule of such a pair: as many numbers as entries, not all 0; then both in the list's own order."""
        if not row.gives(self.listed, self.weights):
            return
        entries = row.value(self.listed)
        codes: tuple[str, ...] = () if entries is NONE else entries
        weights = row.value(self.weights) if row.gives(self.weights) else self._on_record(row, codes)
        if weights is None or self._is_refused(row, codes=codes, weights=weights):
            return
        columns = self._columns(dict(_paired(codes, weights)), known=row.known)
        row.settle({**columns, self.listed: entries if entries is NONE else columns[self.listed]})

    def _on_record(self, row: Row, codes: tuple[str, ...]) -> tuple[float | None, ...] | None:
        """The numbers on record, for entries that the file gives without numbers; refused where they are others."""
        standing = dict(_paired(row.current.get(self.listed, ()), row.current.get(self.weights, ())))
        if all(weight is None for weight in standing.values()):
            return ()
        if set(codes) == set(standing) and len(codes) == len(standing):
            return tuple(standing[code] for code in codes)
        row.refuse(
            self.listed,
            _(
                "Numbers are on record in %(column)s for other entries: add the column %(column)s, with a number "
                "for each entry, or empty."
            )
            % {"column": self.weights},
        )
        return None

    def _is_refused(self, row: Row, *, codes: tuple[str, ...], weights: tuple[float | None, ...]) -> bool:
        if len(set(codes)) < len(codes):
            row.refuse(self.listed, _("The same code stands here twice: take one out."))
        elif weights and len(weights) != len(codes):
            counts = {"weights": len(weights), "entries": len(codes), "listed": self.listed}
            row.refuse(
                self.weights,
                _("Numbers here: %(weights)s. Entries in %(listed)s: %(entries)s. Give one number for each.")
                % counts,
            )
        elif weights and not any(weights):
            row.refuse(self.weights, _("These are all 0: leave the cell empty if none are stated."))
        else:
            return False
        return True

    @property
    def _owner(self) -> str:
        return f"{self.owner}_id"

    @property
    def _entry(self) -> str:
        return f"{self.entry}_id"

    def _made(self, key: tuple[int, int], weight: float | None) -> models.Model:
        return self.model(**{self._owner: key[0], self._entry: key[1], self.number: weight})

    def _takes(self, row: models.Model, weight: float | None) -> bool:
        """Whether the row's number was another; it is this one now."""
        is_other: bool = getattr(row, self.number) != weight
        setattr(row, self.number, weight)
        return is_other

    def _columns(self, entries: Mapping[str, float | None], *, known: Known) -> Values:
        codes = known.listing(self.listing).in_order(entries)
        weights = tuple(entries[code] for code in codes)
        return {self.listed: codes, self.weights: weights if any(w is not None for w in weights) else ()}


def _paired(codes: Any, weights: Any) -> list[tuple[str, float | None]]:
    listed = () if codes is NONE else codes
    return list(zip(listed, weights or [None] * len(listed), strict=True))
