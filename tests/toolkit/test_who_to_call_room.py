"""How many services have room on one page."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.who_to_call.room import COLUMNS, how_many_fit

Row = Sequence[Sequence[str]]


def row(text: str) -> Row:
    return [[text]] * len(COLUMNS)


def test_the_columns_share_the_whole_line() -> None:
    assert sum(COLUMNS) == pytest.approx(1)


def test_none_fit_where_there_are_none() -> None:
    assert how_many_fit([]) == 0


def test_one_always_fits_however_long_it_is() -> None:
    assert how_many_fit([row("word " * 5000), row("short")]) == 1


def test_short_rows_fit_in_numbers_that_somebody_can_still_read() -> None:
    assert 15 < how_many_fit([row("short")] * 100) < 30


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    high = [["word " * 60], *[["short"]] * (len(COLUMNS) - 1)]

    assert how_many_fit([high] * 100) < how_many_fit([row("short")] * 100)


def test_a_word_without_a_break_takes_the_lines_that_it_needs() -> None:
    assert how_many_fit([row("W" * 300)] * 100) < how_many_fit([row("i" * 300)] * 100)


def test_empty_paragraphs_take_no_room() -> None:
    plain = how_many_fit([[["a"]] * len(COLUMNS)] * 100)

    assert how_many_fit([[["a", "", ""]] * len(COLUMNS)] * 100) == plain


@given(texts=st.lists(st.text(max_size=300), max_size=40), more=st.text(max_size=300))
def test_a_longer_text_never_makes_more_room(texts: list[str], more: str) -> None:
    rows = [row(text) for text in texts]
    longer = [row(f"{text} {more}") for text in texts]

    assert how_many_fit(longer) <= how_many_fit(rows)


@given(texts=st.lists(st.text(max_size=300), max_size=40))
def test_those_that_fit_are_the_first_of_them(texts: list[str]) -> None:
    rows = [row(text) for text in texts]

    assert how_many_fit(rows[: how_many_fit(rows)]) == how_many_fit(rows)
