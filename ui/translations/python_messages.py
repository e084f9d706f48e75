"""The marked texts of a Python module."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from babel.messages.extract import extract

from ui.translations.message import Message

# Which arguments of a marker are the text, its plural and (marked "c") its context.
_ONE = None
_NUMBERED = (1, 2)
_IN_CONTEXT = ((1, "c"), 2)
_NUMBERED_IN_CONTEXT = ((1, "c"), 2, 3)
MARKERS: dict[str, Any] = {
    "_": _ONE,
    "gettext": _ONE,
    "gettext_lazy": _ONE,
    "gettext_noop": _ONE,
    "ngettext": _NUMBERED,
    "ngettext_lazy": _NUMBERED,
    "pgettext": _IN_CONTEXT,
    "pgettext_lazy": _IN_CONTEXT,
    "npgettext": _NUMBERED_IN_CONTEXT,
    "npgettext_lazy": _NUMBERED_IN_CONTEXT,
}


def python_messages(source: str) -> Iterator[Message]:
    """Every text that a module marks, in its order; a comment “Translators: …” above one is its note."""
    found = extract("python", BytesIO(source.encode()), keywords=MARKERS, comment_tags=("Translators:",))
    for line, text, notes, context in found:
        singular, plural = text if isinstance(text, tuple) else (text, None)
        yield Message(text=singular, plural=plural, context=context, line=line, notes=tuple(notes))
