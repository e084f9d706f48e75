"""A table whose every cell is a number, words, or one of the four words for absence."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from toolkit.document.text import Text, check_address


class Absence(StrEnum):
    """Why there is no number here. `ZERO` is a number: somebody counted, and it was 0."""

    ZERO = "zero"
    NONE_FOUND = "none_found"
    NOT_KNOWN = "not_known"
    SUPPRESSED = "suppressed"


class ColumnKind(StrEnum):
    """What a column's values are: words, numbers, fractions of one shown as per cent, or dates."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"


class Alignment(StrEnum):
    """The side of the cell on which its words stand."""

    START = "start"
    END = "end"


class Swatch(StrEnum):
    """The small patch of colour and pattern that stands before a state's word."""

    ENOUGH = "enough"
    ENOUGH_BORDERLINE = "enough_borderline"
    TOO_LITTLE = "too_little"
    TOO_LITTLE_BORDERLINE = "too_little_borderline"
    NONE_FOUND = "none_found"
    NOT_KNOWN = "not_known"


QUANTITIES = (ColumnKind.NUMBER, ColumnKind.PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A heading and what stands under it. Numbers and per cents stand at the end unless told otherwise.

    `is_row_header` marks the column that says what its row is about.
    """

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    alignment: Alignment | None = None
    is_row_header: bool = False

    def __post_init__(self) -> None:
        if not self.heading:
            raise ValueError("Every column needs a heading")

    @property
    def align(self) -> Alignment:
        """The alignment given, else the usual one for the kind."""
        usual = Alignment.END if self.kind in QUANTITIES else Alignment.START
        return self.alignment or usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a reader sees (`text`) and what a spreadsheet keeps (`value`).

    `text` is never empty: where there is no number it is one of the four words, in the document's
    language, and `absence` is its code. `value` is a number as counted, a fraction for per cents, or a
    date; it is None wherever `absence` is anything but `ZERO`. `range_text` stands below in grey.
    """

    text: str
    value: int | float | date | str | None = None
    range_text: str = ""
    absence: Absence | None = None
    href: str = ""
    swatch: Swatch | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("A cell is never blank: say zero, none found, not known or suppressed")
        if self.absence is Absence.ZERO and self.value != 0:
            raise ValueError(f"A zero that was counted has the value 0, not {self.value!r}")
        if self.absence not in (None, Absence.ZERO) and self.value is not None:
            raise ValueError(f"{self.text!r} is not a number, so it can have no value")
        if self.absence is Absence.SUPPRESSED and self.range_text:
            raise ValueError("What is worked out from a suppressed number is suppressed too")
        check_address(self.href)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One heading row, rows of cells, notes and a source. `id` is unique in the document and names files.

    Raises ValueError when a row has another length than the headings, or when a cell in a column of
    numbers, per cents or dates has neither a value of that kind nor a word for its absence.
    """

    kind: ClassVar[str] = "table"

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Text, ...] = ()
    source: Text = ()

    def __post_init__(self) -> None:
        if not (self.caption and self.columns):
            raise ValueError(f"Table {self.id!r} needs a caption and columns")
        for row in self.rows:
            self._check_row(row)

    def _check_row(self, row: tuple[Cell, ...]) -> None:
        if len(row) != len(self.columns):
            raise ValueError(f"Table {self.id!r}: {len(row)} cells under {len(self.columns)} headings")
        for column, cell in zip(self.columns, row, strict=True):
            if cell.absence is None and not _fits(cell.value, column.kind):
                raise ValueError(
                    f"Table {self.id!r}, {column.heading!r}: {cell.text!r} has neither a {column.kind} nor a word for absence"
                )


def _fits(value: object, kind: ColumnKind) -> bool:
    if kind in QUANTITIES:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if kind is ColumnKind.DATE:
        return isinstance(value, date)
    return value is None or isinstance(value, str)
