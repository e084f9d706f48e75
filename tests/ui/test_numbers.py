"""Numbers, ranges and days as pages write them."""

from datetime import date

import numpy as np
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from provision import figures
from ui.templatetags.numbers import WORDS, absent, between, day, percent, percent_between, whole

COUNTS = st.floats(min_value=0, max_value=1e7, allow_nan=False)
SHARES = st.floats(min_value=0, max_value=1, allow_nan=False)


def test_what_is_not_known_is_said_and_not_left_blank() -> None:
    for text in (whole(None), percent(None), between(None, 3), between(3, None), day(None)):
        assert "not known" in text


def test_zero_is_a_word_of_its_own() -> None:
    assert ">zero<" in whole(0)
    assert percent(0) == "0%"


@pytest.mark.parametrize("code", ["zero", "none_found", "not_known", "suppressed"])
def test_each_absence_has_its_word(code: str) -> None:
    assert f">{code.replace('_', ' ')}<" in absent(code)


def test_there_is_no_fifth_word_for_absence() -> None:
    with pytest.raises(KeyError):
        absent("n/a")
    assert set(WORDS) == set(figures.Absence)


@pytest.mark.parametrize(
    ("number", "text"), [(1234.5, "1,235"), (0.3, "&lt;1"), (2.5, "3"), (1e-12, "zero"), (244209, "244,209")]
)
def test_people_are_whole_and_more_than_nothing_never_reads_as_nothing(number: float, text: str) -> None:
    assert text in whole(number).replace("<1", "&lt;1")


@pytest.mark.parametrize(("share", "text"), [(0.394, "39%"), (0.999, ">99%"), (0.001, "<1%"), (1, "100%")])
def test_only_nothing_is_0_and_only_everything_is_100_per_cent(share: float, text: str) -> None:
    assert percent(share) == text


def test_numbers_from_numpy_are_numbers() -> None:
    assert whole(np.float64(1234.5)) == "1,235"
    assert percent(np.float64(0.5)) == "50%"


def test_a_range_is_said_in_words() -> None:
    assert between(367.6, 832) == "368 to 832"
    assert percent_between(0.07, 0.15) == "7% to 15%"
    assert between(3.1, 2.9) == "3"


def test_a_day_is_written_as_people_say_it() -> None:
    with translation.override("en-gb"):
        assert day(date(2026, 11, 24)) == "24 November 2026"


@given(number=COUNTS)
def test_counts_round_as_in_exports(number: float) -> None:
    ours = whole(number)

    assert ours == figures.whole(number) or ("zero" in ours and figures.whole(number) == "0")


@given(share=SHARES)
def test_shares_round_as_in_exports(share: float) -> None:
    assert percent(share) == figures.percentage(share)
