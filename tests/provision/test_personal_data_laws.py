"""Laws of what is seen in a text, whatever the text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.personal_data import Kind, looks_personal
from provision.personal_data.numbers import is_nhs_number
from provision.personal_words import in_words

GAPS = st.sampled_from(["", " ", "-", "  ", "."])
PLAIN = st.text(alphabet="abcdefghij ,.\n", max_size=40)
WORDS = st.text(alphabet="ABCDEFab ceghi'.,-\n", max_size=60)


def numbered(first: int) -> str | None:
    """Nine digits with the tenth that checks them, or nothing where there is none."""
    nine = f"{first:09}"
    return next((f"{nine}{tenth}" for tenth in range(10) if is_nhs_number(f"{nine}{tenth}")), None)


@given(st.integers(min_value=100_000_000, max_value=999_999_999), GAPS, PLAIN, PLAIN)
def test_every_number_that_passes_the_check_is_seen_wherever_it_stands(
    first: int, gap: str, before: str, after: str
) -> None:
    number = numbered(first)
    if number is None:
        return
    spaced = f"{number[:3]}{gap}{number[3:6]}{gap}{number[6:]}"

    found = looks_personal(f"{before} {spaced} {after}")

    assert spaced in [item.found for item in found]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_at_most_one_tenth_digit_checks_nine_others(first: int) -> None:
    passing = [tenth for tenth in range(10) if is_nhs_number(f"{first:09}{tenth}")]

    assert len(passing) <= 1


@pytest.mark.parametrize("number", ["9434765919", "4010232137", "9876543210"])
def test_numbers_worked_out_by_hand_pass(number: str) -> None:
    assert is_nhs_number(number)


@given(WORDS, st.lists(WORDS, max_size=4))
def test_what_is_seen_is_a_piece_of_the_text_in_order_and_never_twice(text: str, known: list[str]) -> None:
    found = looks_personal(text, known_words=known)

    assert all(text[item.start : item.end] == item.found and item.found for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(1 <= item.line <= text.count("\n") + 1 for item in found)
    assert len(in_words(found)) == len(found)


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=5))
def test_no_text_whatever_brings_it_down(text: str, known: list[str]) -> None:
    assert isinstance(looks_personal(text, known_words=known), tuple)


@given(st.from_regex(r"07\d{9}", fullmatch=True), GAPS)
def test_a_number_that_is_known_is_nobodys_own_however_it_is_spaced(number: str, gap: str) -> None:
    spaced = f"{number[:5]}{gap}{number[5:]}"

    assert looks_personal(spaced, known_words=[number]) == ()
    assert [item.kind for item in looks_personal(spaced)] == [Kind.PHONE]


@given(st.dates(min_value=date(1920, 1, 1), max_value=date(2015, 12, 31)))
def test_every_day_on_which_somebody_may_have_been_born_is_seen_in_each_way_of_writing_it(day: date) -> None:
    ways = ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%d.%m.%Y")

    for way in ways:
        assert [item.kind for item in looks_personal(f"it says {day:{way}} here")] == [Kind.DATE_OF_BIRTH], (
            way
        )


@given(
    st.sampled_from(["Mr", "Mrs", "Ms", "Miss", "Dr", "mr", "mrs"]),
    st.from_regex(r"[XZQ][xzq]{3,9}", fullmatch=True),
)
def test_a_title_with_a_name_is_always_seen(title: str, name: str) -> None:
    assert [item.found for item in looks_personal(f"told by {title} {name} there")] == [f"{title} {name}"]
