"""Words, numbers and mailboxes that are known to be nobody's own: a service's name, its telephone, the areas."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEWEST_DIGITS = 6
SHORTEST_IN_ADDRESS = 4


@dataclass(frozen=True)
class Known:
    """`phrases` holds every text once, one a line, each between two spaces: what is found in it stands in one text."""

    words: frozenset[str]
    phrases: str
    numbers: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Known":
        """From texts of any kind: names, telephone numbers, mailboxes."""
        texts = [phrase for phrase in phrases if phrase.strip()]
        return cls(
            words=frozenset(word.casefold() for text in texts for word in WORD.findall(text)),
            phrases="\n".join(f" {_plain(text)} " for text in texts),
            numbers=frozenset(number for text in texts if len(number := national(text)) >= FEWEST_DIGITS),
        )

    def names(self, text: str) -> bool:
        """Whether these words stand together in something known."""
        return f" {_plain(text)} " in self.phrases

    def is_own_number(self, text: str) -> bool:
        """Whether a number is one that is known, however it is spaced."""
        return national(text) in self.numbers

    def is_within(self, compact: str) -> bool:
        """Whether any known word of some length is written inside, as in `steadyground@…`."""
        return any(len(word) >= SHORTEST_IN_ADDRESS and word in compact for word in self.words)


def national(text: str) -> str:
    """The digits of a text, a British international prefix read as the 0 that it stands for."""
    digits = re.sub(r"\D", "", text)
    if "+44" in text.replace(" ", "") or digits.startswith("0044"):
        digits = "0" + re.sub(r"^(?:00)?440?", "", digits)
    return digits


def _plain(text: str) -> str:
    """Words and numbers with one space between them, so that a comma or a dash does not part what belongs together."""
    return " ".join(re.findall(r"[^\s,;:()–—/]+", text.casefold().replace("’", "'")))
