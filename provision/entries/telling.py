"""Changes told in words, as a busy curator reads them: “Now takes people without a GP”.

A change is a column with its text before and after, as change requests and revisions hold them. Which words a column
takes, its own sentences say (`provision/entries/sentences.py`), or else those of its kind of cell.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from provision.entries.changed_lists import told_list
from provision.entries.labels import label_of
from provision.entries.rewording import Piece, reworded
from provision.entries.saying import Sayer
from provision.entries.sentences import AGES, CHECKED, CHOSEN, CHOSEN_FIRST, NUMBERS, Sentences
from provision.exchange.cells import Day
from provision.exchange.lists import CodedList, TextList
from provision.exchange.tables.services import SERVICES
from provision.exchange.values import NONE

FREE_TEXTS = frozenset(
    (
        "summary", "description", "who_for", "how_to_refer", "opening_hours", "cost_to_user", "source", "note", "address",
    )
)  # fmt: skip
"""Columns whose new words are shown among the old ones."""


@dataclass(frozen=True)
class Telling:
    """One sentence about one column. `pieces`: how a free text was reworded; none for anything shorter."""

    column: str
    sentence: str
    pieces: tuple[Piece, ...] = ()

    def __str__(self) -> str:
        return self.sentence


def told(column: str, before: str, after: str, *, says: Sayer) -> tuple[Telling, ...]:
    """What a change of one column means: a sentence, or several where something is added and something taken away.

    Empty texts are not known; two texts that are the same tell nothing.
    """
    if before == after:
        return ()
    if column in FREE_TEXTS:
        return (Telling(column, _of_free_text(column, before, after), reworded(before, after)),)
    return tuple(
        Telling(column, capfirst(sentence)) for sentence in _sentences(column, before, after, says=says)
    )


def told_all(edits: Iterable[tuple[str, str, str]], *, says: Sayer) -> list[Telling]:
    """Every sentence of several changes, each a column with its texts before and after."""
    return [telling for column, before, after in edits for telling in told(column, before, after, says=says)]


def _sentences(column: str, before: str, after: str, *, says: Sayer) -> Iterable[str]:
    cell = SERVICES.column(column).cell
    if column in AGES:
        return [AGES[column].sentence(_age(before), _age(after))]
    if isinstance(cell, (CodedList, TextList)):
        return told_list(column, before, after, says=says)
    if sentence := CHOSEN.get((column, after)):
        return [str(CHOSEN_FIRST.get((column, after), sentence) if not before else sentence)]
    was, now = (str(says.said(column, text)) if text else "" for text in (before, after))
    if column in CHECKED and after:
        return [str(CHECKED[column]) % {"day": now}]
    if column in NUMBERS:
        return [NUMBERS[column](after or before).sentence(_number(was), _number(now))]
    return [(_of_day if isinstance(cell, Day) else _of_any)(column, was, now)]


def _of_any(column: str, before: str, after: str) -> str:
    """A sentence that only names the column."""
    words = Sentences(
        _("%(label)s changed from %(before)s to %(after)s"),
        _("%(label)s, not known before: %(after)s"),
        _("%(label)s now not known, before: %(before)s"),
    )
    return words.sentence(before, after, label=label_of(column))


def _of_day(column: str, before: str, after: str) -> str:
    words = Sentences(
        _("%(label)s %(before)s → %(after)s"),
        _("%(label)s: %(after)s"),
        _("%(label)s: no day now, before: %(before)s"),
    )
    return words.sentence(before, after, label=label_of(column))


def _of_free_text(column: str, before: str, after: str) -> str:
    label = {"label": capfirst(label_of(column))}
    if not before:
        return _("%(label)s, not known before") % label
    return (_("%(label)s, reworded") if after else _("%(label)s: now not known")) % label


def _age(text: str) -> str:
    return _("no limit") if text == NONE.value else text


def _number(text: str) -> str:
    """A number with commas between thousands; what is no number (a draft may say anything), as it is."""
    try:
        number = float(text)
    except ValueError:
        return text
    return f"{number:,.10g}" if abs(number) < 1e10 else text  # noqa: PLR2004 (digits that are all told)
