"""How wide each column of a printed table should be, from the words in it."""

from toolkit.document import Cell, ColumnKind, Table
from toolkit.document.table import QUANTITIES

LINE_LENGTH = 106.0  # average characters across the page in the size that tables are set in
GUTTER = 2.8
SWATCH = 3.0
BOLD = 1.08
WIDE_LETTERS = 1.1  # "not known" is wider than its number of letters says, and must not break
RANGE_SIZE = 0.86  # the range under a number is set this much smaller
KEPT_WHOLE = 16  # a cell this short is not broken
LONGEST_WORD = 24.0
WIDEST_WANTED = 60.0
SMALLEST_SCALE = 0.75


def column_shares(table: Table) -> tuple[float, ...]:
    """The columns' widths in characters, as shares of the line.

    No column is narrower than its longest word. Of what is left, columns that want little get it first;
    what nobody wants goes to the columns of words.
    """
    narrowest = _narrowest(table)
    wanted = [_wanted(table, index) for index in range(len(table.columns))]
    lacking = [max(0.0, want - least) for want, least in zip(wanted, narrowest, strict=True)]
    given = _shared_out(max(0.0, LINE_LENGTH - sum(narrowest)), lacking=lacking)
    return _spread(table, widths=[least + more for least, more in zip(narrowest, given, strict=True)])


def text_scale(table: Table) -> float:
    """How much smaller than usual the table has to be set for its longest words to fit, 0.75 to 1."""
    return max(SMALLEST_SCALE, min(1.0, LINE_LENGTH / sum(_narrowest(table))))


def _shared_out(spare: float, *, lacking: list[float]) -> list[float]:
    """Give everybody what they lack, or else the same; the most modest are served first."""
    given = [0.0] * len(lacking)
    order = sorted(range(len(lacking)), key=lambda index: lacking[index])
    for waiting, index in zip(range(len(order), 0, -1), order, strict=True):
        given[index] = min(lacking[index], spare / waiting)
        spare -= given[index]
    return given


def _spread(table: Table, *, widths: list[float]) -> tuple[float, ...]:
    """Give what is left of the line to the columns of words, or to all where there are none."""
    spare = max(0.0, LINE_LENGTH - sum(widths))
    are_words = [column.kind is ColumnKind.TEXT for column in table.columns]
    takers = are_words if any(are_words) else [True] * len(widths)
    taken = sum(width for width, takes in zip(widths, takers, strict=True) if takes)
    return tuple(
        width + (spare * width / taken if takes else 0.0) for width, takes in zip(widths, takers, strict=True)
    )


def _narrowest(table: Table) -> list[float]:
    return [_longest_word(table, index=index) + GUTTER for index in range(len(table.columns))]


def _longest_word(table: Table, *, index: int) -> float:
    column = table.columns[index]
    words = [len(word) * BOLD for word in column.heading.split()]
    if column.kind is ColumnKind.TEXT:
        words += [_unbroken(row[index]) for row in table.rows]
    else:
        wide = WIDE_LETTERS if column.kind in QUANTITIES else 1.0
        words += [length * wide for length in _lengths(table, index=index)]
    return min(LONGEST_WORD, max(words))


def _unbroken(cell: Cell) -> float:
    is_short = len(cell.text) <= KEPT_WHOLE
    longest = len(cell.text) if is_short else max(len(word) for word in cell.text.split())
    return longest + (SWATCH if cell.swatch else 0.0)


def _wanted(table: Table, index: int) -> float:
    heading = len(table.columns[index].heading) * 0.5  # a heading may take two lines
    lengths = _lengths(table, index=index) or [0.0]
    usual = 1.4 * sum(lengths) / len(lengths) + 4
    return min(WIDEST_WANTED, max(heading, min(max(lengths), usual))) + GUTTER


def _lengths(table: Table, *, index: int) -> list[float]:
    weight = BOLD if table.columns[index].is_row_header else 1.0
    return [_length(row[index]) * weight for row in table.rows]


def _length(cell: Cell) -> float:
    words = len(cell.text) + (SWATCH if cell.swatch else 0.0)
    return max(words, len(cell.range_text) * RANGE_SIZE)
