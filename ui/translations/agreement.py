"""Whether translations fit the originals: the same placeholders, the same markup, the same line ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from babel.messages.catalog import Catalog

from ui.translations.plural_forms import forms_for_one_number

_PERCENT = re.compile(r"%(?:\([^)]*\))?[-#0+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa%]")
_BRACES = re.compile(r"\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class Pieces:
    """What a text holds beside words."""

    placeholders: frozenset[str]
    in_order: tuple[str, ...]
    tags: tuple[str, ...]
    breaks: tuple[bool, bool]
    has_stray_percent: bool


def pieces_of(text: str) -> Pieces:
    """The placeholders of a text (`%(name)s`, `%s`, `{name}`), its tags, and whether it begins or ends a line."""
    percent = [found for found in _PERCENT.findall(text) if found != "%%"]
    return Pieces(
        placeholders=frozenset(percent) | frozenset(_BRACES.findall(text)),
        in_order=tuple(found for found in percent if not found.startswith("%(")),
        tags=tuple(sorted(_TAG.findall(text))),
        breaks=(text.startswith("\n"), text.endswith("\n")),
        has_stray_percent="%" in _PERCENT.sub("", text),
    )


def disagreements(catalogue: Catalog, *, language: str) -> Iterator[tuple[int, str]]:
    """Every translation that does not fit its original: the line of its entry, and what is wrong.

    A form of a plural that stands for one number alone may leave out one placeholder, the number.
    """
    short = forms_for_one_number(language)
    for message in catalogue:
        if not message.id:
            continue
        originals, translations = _both(message)
        for place, translation in enumerate(translations):
            may_leave_out = 1 if len(originals) > 1 and place in short else 0
            for what in _faults(originals, translation, may_leave_out=may_leave_out) if translation else ():
                yield message.lineno or 1, f"“{translation}” {what}"


def _both(message: Any) -> tuple[list[Pieces], Sequence[str]]:
    if message.pluralizable:
        return [pieces_of(text) for text in message.id], tuple(message.string)
    return [pieces_of(message.id)], (message.string,)


def _faults(originals: list[Pieces], translation: str, *, may_leave_out: int) -> Iterator[str]:
    found = pieces_of(translation)
    known = frozenset[str]().union(*(original.placeholders for original in originals))
    needed = known.intersection(*(original.placeholders for original in originals))
    if found.has_stray_percent and not any(original.has_stray_percent for original in originals):
        yield "has a percent sign that begins no placeholder (a plain one is written %%)"
    for placeholder in sorted(found.placeholders - known):
        yield f"has {placeholder}, which the original has not"
    missing = sorted(needed - found.placeholders)
    if len(missing) > may_leave_out:
        yield f"lacks {', '.join(missing)}"
    if not missing and all(found.in_order != original.in_order for original in originals):
        yield "has its unnamed placeholders in another order"
    if all(found.tags != original.tags for original in originals):
        yield "has other markup than the original"
    if all(found.breaks != original.breaks for original in originals):
        yield "begins or ends otherwise: keep the line breaks of the original"
