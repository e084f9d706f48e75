"""Breaking text into lines that fit a width, as far as letters of our face can be guessed. Pure."""

from referrals.lanes.measures import TEXT

NARROW, WIDE = frozenset("iljtfr.,:;'’!|()[] "), frozenset("mwMW")
ORDINARY_SHARE, NARROW_SHARE, WIDE_SHARE, CAPITAL_SHARE = 0.52, 0.29, 0.82, 0.6
"""Widths of letters as shares of the size of the type."""


def width_of(text: str, *, size: float = TEXT) -> float:
    """About how wide a text is."""
    return sum(_share(letter) for letter in text) * size


def wrapped(text: str, *, width: float, size: float = TEXT) -> tuple[str, ...]:
    """Lines that fit a width; a word that does not fit alone has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size=size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _share(letter: str) -> float:
    if letter in NARROW:
        return NARROW_SHARE
    if letter in WIDE:
        return WIDE_SHARE
    return CAPITAL_SHARE if letter.isupper() else ORDINARY_SHARE
