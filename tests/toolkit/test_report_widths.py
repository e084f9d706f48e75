"""Column widths of printed tables."""

from hypothesis import given
from hypothesis import strategies as st

from tests.toolkit.report_sample import gaps_table, long_table
from toolkit.document import Cell, Column, ColumnKind, Table
from toolkit.render.widths import LINE_LENGTH, SMALLEST_SCALE, column_shares, text_scale

WORDS = st.text("abcdefghij ", min_size=1, max_size=120).filter(str.strip)
ROWS = st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[WORDS] * width), min_size=1, max_size=5))


def table_of(rows: list[tuple[str, ...]]) -> Table:
    return Table(
        id="words",
        caption="Words",
        columns=tuple(Column(heading="Heading") for _ in rows[0]),
        rows=tuple(tuple(Cell(text=text) for text in row) for row in rows),
    )


@given(ROWS)
def test_columns_share_the_whole_line_and_none_is_lost(rows: list[tuple[str, ...]]) -> None:
    shares = column_shares(table_of(rows))

    assert len(shares) == len(rows[0])
    assert min(shares) > 0
    assert sum(shares) >= LINE_LENGTH - 1e-9


@given(ROWS)
def test_text_is_never_set_larger_than_usual_or_too_small_to_read(rows: list[tuple[str, ...]]) -> None:
    assert SMALLEST_SCALE <= text_scale(table_of(rows)) <= 1


def test_long_words_of_prose_get_more_room_than_a_number() -> None:
    service, who_for, state, starts = column_shares(long_table(identifier="services", rows=20))

    assert who_for > service > state > starts


def test_a_short_state_is_not_broken() -> None:
    state = column_shares(gaps_table())[2]

    assert state > len("none found") + 3


def test_a_table_of_numbers_alone_fills_the_line() -> None:
    columns = tuple(Column(heading=heading, kind=ColumnKind.NUMBER) for heading in ("n", "N", "Per cent"))
    numbers = Table(id="counts", caption="Counts", columns=columns, rows=())

    assert abs(sum(column_shares(numbers)) - LINE_LENGTH) < 1e-9


def test_a_table_with_many_long_words_is_set_smaller() -> None:
    many = table_of([("neurodevelopmental",) * 8])

    assert text_scale(many) < 1
