"""How days are shown and read where Django writes them: days first, as in Britain."""

from datetime import date

from django import forms
from django.utils import formats, translation


def test_a_day_in_a_table_of_the_curators_is_written_in_words() -> None:
    with translation.override("en"):
        assert formats.date_format(date(2026, 4, 3)) == "3 April 2026"


def test_a_day_that_is_typed_with_numbers_has_the_day_first() -> None:
    with translation.override("en"):
        assert forms.DateField().clean("03/04/2026") == date(2026, 4, 3)
