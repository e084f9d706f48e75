"""Reference packs: a folder of files, one a table, with settings that say in which order they load."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from provision.exchange.crosswalks import Crosswalks
from provision.exchange.events import Author
from provision.exchange.ledger import Ledger
from provision.exchange.outcomes import Staged
from provision.exchange.reading import SourceFile
from provision.exchange.registry import table_of
from provision.exchange.staging import SourceRow, stage
from provision.exchange.table import Table
from provision.exchange.writing import apply
from provision.planner import count_rows_anew

PACKS = Path(__file__).parent.parent / "packs"
AREAS_ONLY = ("words", "areas")


class UnknownPackError(Exception):
    """There is no such pack. The message lists those there are."""


class PackRefusedError(Exception):
    """A pack's own file has rows that are refused. Nothing was loaded."""

    def __init__(self, path: Path, staged: Staged) -> None:
        lines = [f"row {r.row}, {r.column} “{r.value}”: {r.reason}" for r in staged.refusals]
        super().__init__("\n".join([f"{path.name} cannot be loaded:", *lines]))


@dataclass(frozen=True)
class Loaded:
    """What became of one table; `gone`: how many rows the pack once wrote and no longer holds. They stay."""

    staged: Staged
    gone: int


@dataclass(frozen=True)
class Pack:
    """A pack's settings, and the folder with its files."""

    folder: Path
    settings: Mapping[str, Any]

    @classmethod
    def read(cls, code: str) -> "Pack":
        """The pack of a code. Raises UnknownPackError."""
        folder = PACKS / code
        known = sorted(path.parent.name for path in PACKS.glob("*/pack.toml"))
        if code not in known:
            raise UnknownPackError(f"There is no pack “{code}”. The packs are: {', '.join(known)}.")
        return cls(folder, tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8")))

    @property
    def code(self) -> str:
        return str(self.settings["code"])

    @property
    def namespace(self) -> UUID:
        return UUID(self.settings["namespace"])

    @cached_property
    def crosswalks(self) -> Crosswalks:
        """The crosswalk as the database has it, read when the first service asks for it."""
        return Crosswalks(
            of_labels=self.settings.get("labels", {}), of_entries=self.settings.get("entries", {})
        )

    def kinds(self, *, areas_only: bool) -> list[str]:
        """The tables to load, in order."""
        groups: Mapping[str, Sequence[str]] = self.settings["tables"]
        return [
            kind for group, kinds in groups.items() if not areas_only or group in AREAS_ONLY for kind in kinds
        ]

    def rows(self, table: Table) -> Iterator[SourceRow]:
        """The rows of one table's file, with what is worked out at load. Raises UnreadableFileError."""
        for row in SourceFile.open(self.path(table), table=table).rows():
            yield replace(row, cells=table.from_pack(dict(row.cells), pack=self))

    def path(self, table: Table) -> Path:
        return self.folder / f"{table.kind}.csv"


def load(
    pack: Pack, *, areas_only: bool = False, tell: Callable[[Loaded], None] | None = None
) -> list[Loaded]:
    """Load a pack, all of it or none. A field is overwritten only where it still reads as the pack last wrote it.

    `tell` hears of each table as it is done. Raises PackRefusedError or UnreadableFileError.
    """
    loaded = []
    with transaction.atomic():
        for kind in pack.kinds(areas_only=areas_only):
            loaded.append(load_table(pack, table_of(kind)))
            if tell:
                tell(loaded[-1])
        count_rows_anew()
    return loaded


def load_table(pack: Pack, table: Table) -> Loaded:
    """Load one table of a pack, within the caller's transaction."""
    ledger = Ledger.read(table, pack=pack.code)
    staged = stage(table, pack.rows(table), ledger=ledger)
    if staged.refusals:
        raise PackRefusedError(pack.path(table), staged)
    author = Author(role="operator", reason=f"Reference pack {pack.code}", action="loaded", tells_rows=False)
    apply(staged, by=author, namespace=pack.namespace)
    return Loaded(staged, gone=ledger.save())
