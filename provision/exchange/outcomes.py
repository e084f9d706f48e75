"""What would become of each row of a file: added, changed field by field, left as it is, or refused with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from provision.exchange.table import Table


@dataclass(frozen=True)
class Refusal:
    """Why a row is not accepted. `column` is empty when the whole row is meant."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Addition:
    """A row that nobody had. `values` by column, complete."""

    row: int
    label: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Edit:
    """One column of a row that is there already: its text before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """A row that is there already and would read otherwise. `values` by column, of those that change."""

    row: int
    label: str
    key: int
    values: dict[str, Any]
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Kept:
    """A difference between a pack and what somebody corrected here, which stays. Column empty: deleted here."""

    label: str
    column: str
    here: str
    in_pack: str


@dataclass(frozen=True)
class Notice:
    """Something accepted that somebody should look at."""

    row: int
    text: str


@dataclass
class Staged:
    """All of a file, checked and not yet written."""

    table: "Table"
    additions: list[Addition] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    left: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    records: dict[str, dict[str, str]] = field(default_factory=dict)  # for the ledger of a pack

    @property
    def refused_rows(self) -> int:
        return len({refusal.row for refusal in self.refusals})

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Refuse rows that had been accepted, with everything that was to be done for them."""
        refused = list(refusals)
        rows = {refusal.row for refusal in refused}
        self.refusals += refused
        self.additions = [addition for addition in self.additions if addition.row not in rows]
        self.changes = [change for change in self.changes if change.row not in rows]

    def in_words(self) -> str:
        """The counts, as a line."""
        return _("%(add)s to add, %(change)s to change, %(left)s to leave, %(refused)s refused") % {
            "add": len(self.additions),
            "change": len(self.changes),
            "left": self.left,
            "refused": self.refused_rows,
        }
