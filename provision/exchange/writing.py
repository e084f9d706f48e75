"""Writing what was staged: in bulk, in one transaction, with its events. All of it or none."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from provision.exchange.events import Author, record
from provision.exchange.known import Known
from provision.exchange.outcomes import Addition, Change, Staged
from provision.exchange.staging import Progress
from provision.exchange.storage import BATCH, Inline, Linked, Values, objects
from provision.exchange.table import Table, chunks
from provision.exchange.values import NONE
from provision.planner import WORTH_COUNTING, count_rows_anew


class OutdatedError(Exception):
    """Somebody wrote to a row after it was staged. Nothing was saved; staging the file again shows what they wrote."""


def apply(
    staged: Staged, *, by: Author, namespace: UUID | None = None, progress: Progress | None = None
) -> None:
    """Write the additions and the changes. Refused rows are passed over: whether that is wanted, the caller decides.

    `namespace`: of a pack, whose rows get public ids made from their names. `progress` is told how many rows have
    been written. Raises OutdatedError, and nothing is saved, when a row has changed since it was staged.
    """
    with transaction.atomic():
        Writing(staged, by=by, namespace=namespace, progress=progress).run()
        if len(staged.additions) >= WORTH_COUNTING:
            count_rows_anew()


class Writing:
    """One application under way."""

    def __init__(
        self, staged: Staged, *, by: Author, namespace: UUID | None, progress: Progress | None
    ) -> None:
        self.staged, self.by, self.namespace, self.progress = staged, by, namespace, progress
        self.table: Table = staged.table
        self.known = Known()
        self.done = 0
        self.versions: dict[int, int] = {}

    def run(self) -> None:
        for changes in chunks(self.staged.changes):
            self._check_standing(changes)
        self.table.before_writing(self.staged, known=self.known, namespace=self.namespace)
        added = [self._add(some) for some in chunks(self.staged.additions)]
        self.known.forget(*self.table.feeds_lists)
        keys = [key for some in added for key in some]
        self._link_added(keys)
        for changes in chunks(self.staged.changes):
            self._change(changes)
        record(self.staged, added=keys, versions=self.versions, by=self.by)

    # --- Rows that are new

    def _add(self, additions: Sequence[Addition]) -> list[int]:
        """Insert rows without what is linked to them; their keys."""
        rows = [self._made(addition) for addition in additions]
        objects(self.table.model).bulk_create(rows, batch_size=BATCH)
        self._tell(len(rows))
        return [row.pk for row in rows]

    def _made(self, addition: Addition) -> Any:
        row = self.table.model()
        kept = storable(self.table, addition.values, names=self.table.by_name)
        self._put(row, addition.values, storages=self.table.inline, values=kept)
        if self.namespace and hasattr(row, "public_id"):
            row.public_id = uuid5(self.namespace, self.table.public_name(addition))
        return row

    # --- Rows that are there

    def _check_standing(self, changes: Sequence[Change]) -> None:
        """Hold the rows, and make sure that they still read as they did."""
        rows = self._held(changes)
        values = dict(zip(rows, self.table.values_of(list(rows.values()), known=self.known), strict=True))
        for change in changes:
            for edit in change.edits:
                cell = self.table.column(edit.column).cell
                now = values.get(change.key)
                if now is None or cell.format(now.get(edit.column, cell.empty)) != edit.before:
                    raise OutdatedError(
                        _(
                            "%(label)s (row %(row)s) was changed by somebody else meanwhile: nothing was saved. Try again."
                        )
                        % {"label": change.label, "row": change.row}
                    )

    def _held(self, changes: Iterable[Change]) -> dict[int, Any]:
        keys = [change.key for change in changes]
        rows = self.table.rows.select_for_update(of=("self",)).filter(pk__in=keys)
        return {row.pk: row for row in rows}

    def _change(self, changes: Sequence[Change]) -> None:
        rows = self._held(changes)
        standing = self.table.values_of(list(rows.values()), known=self.known)
        values = dict(zip(rows, standing, strict=True))
        for change in changes:
            values[change.key] |= change.values
            storages = touched(self.table.inline, change.values)
            kept = storable(self.table, values[change.key], names=self.table.by_name)
            self._put(rows[change.key], change.values, storages=storages, values=kept)
        self.versions |= self.table.number_versions(rows, changes=changes, by=self.by)
        self._overwrite(rows.values())
        self._link_changed(values, changes=changes)
        self._tell(len(changes))

    def _overwrite(self, rows: Collection[Any]) -> None:
        """Save whole rows that are held: far faster than an update with a case for each field."""
        fields = [field.name for field in self.table.model._meta.concrete_fields if not field.primary_key]
        objects(self.table.model).bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=fields
        )

    # --- Both

    def _put(
        self, row: Any, given: Mapping[str, Any], *, storages: Iterable[Inline], values: Mapping[str, Any]
    ) -> None:
        for storage in storages:
            storage.put(row, values=values, known=self.known)
        if self.table.states_none:
            none_now = {name for name, value in given.items() if value is NONE and name in self.table.stated}
            row.stated_none = sorted(none_now.union(row.stated_none).difference(set(given) - none_now))

    def _link_added(self, keys: Sequence[int]) -> None:
        """Write what is linked to new rows, one storage after another: a later one may name what an earlier one wrote."""
        for storage in self.table.linked:
            for some in chunks(zip(keys, self.staged.additions, strict=True)):
                values = {
                    key: storable(self.table, addition.values, names=storage.names) for key, addition in some
                }
                if says_something(storage, values):
                    storage.write(values, known=self.known)
            if self.table.names_itself:
                self.known.forget(*self.table.feeds_lists)

    def _link_changed(self, values: Mapping[int, Values], *, changes: Sequence[Change]) -> None:
        for storage in self.table.linked:
            concerned = [
                change.key for change in changes if not change.values.keys().isdisjoint(storage.names)
            ]
            if concerned:
                kept = {key: storable(self.table, values[key], names=storage.names) for key in concerned}
                storage.write(kept, known=self.known)

    def _tell(self, count: int) -> None:
        self.done += count
        if self.progress:
            self.progress(self.done)


def storable(table: Table, values: Mapping[str, Any], *, names: Iterable[str]) -> Values:
    """The values of some columns, with `none` as empty where it is kept apart, in `stated_none`."""
    return {name: _storable(table, name, values) for name in names}


def _storable(table: Table, name: str, values: Mapping[str, Any]) -> Any:
    is_there = name in values and not (values[name] is NONE and name in table.stated)
    return values[name] if is_there else table.column(name).cell.empty


def touched(storages: Iterable[Inline], values: Mapping[str, Any]) -> list[Inline]:
    return [storage for storage in storages if not values.keys().isdisjoint(storage.names)]


def says_something(storage: Linked, rows: Mapping[int, Mapping[str, Any]]) -> bool:
    """Whether any of these new rows has something to keep there."""
    return any(columns[name] for columns in rows.values() for name in storage.names)
