"""What a pack last wrote, field by field, so that loading it again leaves alone what was corrected here."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provision.exchange.outcomes import Kept
from provision.exchange.row import Row
from provision.exchange.table import Table
from provision.models import PackRecord

LONGEST_KEY = 240
BATCH = 500


@dataclass
class Ledger:
    """The records of one pack and one table. A field that was never written counts as written empty."""

    pack: str
    table: Table
    written: dict[str, dict[str, str]]
    written_now: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, table: Table, *, pack: str) -> "Ledger":
        records = PackRecord.objects.filter(pack=pack, table=table.kind)
        return cls(pack, table, dict(records.values_list("key", "written")))

    def settle(self, row: Row, *, edited: Sequence[str]) -> tuple[list[str], list[Kept]]:
        """The columns that the pack may write, of those that it would change; and what stays as corrected here."""
        key = self.key_of(row)
        before = self.written.get(key, {})
        if row.is_new and before:
            self.written_now[key] = before
            return [], [Kept(self.table.label(row), "", "", "")]
        ours = [name for name in edited if self._may_write(row, name, before=before)]
        theirs = [name for name in edited if name not in ours]
        self.written_now[key] = self._record(row, before=before, theirs=theirs)
        kept = [
            Kept(self.table.label(row), name, row.text_on_record(name), row.text(name)) for name in theirs
        ]
        return ours, kept

    def save(self) -> int:
        """Keep what was written now; say how many rows the pack no longer holds. Call it when the rows are written."""
        stale = {key for key, written in self.written_now.items() if self.written.get(key) != written}
        records = [
            PackRecord(pack=self.pack, table=self.table.kind, key=key, written=self.written_now[key])
            for key in stale
        ]
        PackRecord.objects.bulk_create(
            records,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["pack", "table", "key"],
            update_fields=["written"],
        )
        return len(set(self.written) - set(self.written_now))

    def last_wrote(self, column: str, *, name: Sequence[str]) -> str:
        """What the pack last wrote to a column of the row that these texts name; empty where it never did."""
        return self.written.get(self._shortened(name), {}).get(column, "")

    def key_of(self, row: Row) -> str:
        """The key of a row's record: what names it in the pack, shortened where that is long."""
        return self._shortened([row.cells.get(name, "") for name in self.table.key])

    @staticmethod
    def _shortened(name: Sequence[str]) -> str:
        key = "|".join(name)
        if len(key) <= LONGEST_KEY:
            return key
        digest = hashlib.sha256(key.encode()).hexdigest()[:16]
        return f"{key[: LONGEST_KEY - len(digest) - 1]}|{digest}"

    def _may_write(self, row: Row, name: str, *, before: Mapping[str, str]) -> bool:
        """Whether everything kept together with a column still reads as the pack wrote it."""
        together = self.table.column(name).storage.names
        return row.is_new or all(row.text_on_record(column) == before.get(column, "") for column in together)

    def _record(self, row: Row, *, before: Mapping[str, str], theirs: Sequence[str]) -> dict[str, str]:
        texts = {
            column.name: self._text(row, column.name, before=before, theirs=theirs)
            for column in self.table.columns
        }
        return {name: text for name, text in texts.items() if text}

    @staticmethod
    def _text(row: Row, name: str, *, before: Mapping[str, str], theirs: Sequence[str]) -> str:
        if name in theirs or not (name in row.cells or name in row.values):
            return before.get(name, "")
        return row.text(name)
