"""One row of a file while it is being checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provision.exchange.known import Known
from provision.exchange.outcomes import Refusal

if TYPE_CHECKING:
    from provision.exchange.table import Table


@dataclass(eq=False)
class Row:
    """`cells` are texts of the columns that the file has; `values` what they mean, where that is not what stands."""

    table: "Table"
    known: Known
    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    standing: Any = None  # the row of the same identity in the database
    current: dict[str, Any] = field(default_factory=dict)  # its values
    refusals: list[Refusal] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.standing is None

    @property
    def is_refused(self) -> bool:
        return bool(self.refusals)

    def gives(self, *columns: str) -> bool:
        """Whether the row says something new of any of these columns."""
        return any(column in self.values for column in columns)

    def value(self, column: str) -> Any:
        """What the column will hold once the row is accepted."""
        if column in self.values:
            return self.values[column]
        return self.current.get(column, self.table.column(column).cell.empty)

    def text(self, column: str) -> str:
        return self.table.column(column).cell.format(self.value(column))

    def settle(self, values: Mapping[str, Any]) -> None:
        """Set what columns mean, once other columns have been looked at."""
        self.values |= values

    def refuse(self, column: str, reason: str) -> None:
        self.refusals.append(Refusal(self.number, column, self.cells.get(column, ""), reason))

    @property
    def edited(self) -> list[str]:
        """Columns whose text would be another, in the table's order. What names a row that is there stays."""
        named = () if self.is_new or self.table.key_may_change else self.table.key
        return [
            column.name
            for column in self.table.columns
            if column.name in self.values
            and column.name not in named
            and (self.is_new or self.text(column.name) != self.text_on_record(column.name))
        ]

    def text_on_record(self, column: str) -> str:
        cell = self.table.column(column).cell
        return cell.format(self.current.get(column, cell.empty))
