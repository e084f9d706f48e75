"""The items of a text that lists several."""

from provision.exchange.lists import split
from provision.exchange.values import NONE, RefusedCellError


def items_of(text: str) -> list[str]:
    """The items, none for `none` and for an empty text; the text itself where it cannot be read as a list."""
    if text in ("", NONE.value):
        return []
    try:
        return split(text)
    except RefusedCellError:
        return [text]
