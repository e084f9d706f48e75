"""How one text became another, word by word. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\s*\S+|\s+\Z")
MOST_WORDS = 1_500
"""Texts longer than this together are told whole: comparing them takes longer than reading them."""


class Fate(StrEnum):
    """What became of a piece of text."""

    STAYS = "stays"
    GOES = "goes"
    COMES = "comes"


@dataclass(frozen=True)
class Piece:
    """A few words, with what became of them. Put together, those that stay and go are the text before."""

    fate: Fate
    text: str


def reworded(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two texts: what goes stands before what comes in its place."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _pieces([(Fate.GOES, before), (Fate.COMES, after)])
    found: list[tuple[Fate, str]] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append((Fate.STAYS, "".join(old[i:j])))
        else:
            found += [(Fate.GOES, "".join(old[i:j])), (Fate.COMES, "".join(new[k:m]))]
    return _pieces(found)


def _pieces(found: list[tuple[Fate, str]]) -> tuple[Piece, ...]:
    return tuple(Piece(fate, text) for fate, text in found if text)
