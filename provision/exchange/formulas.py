"""Cells that a spreadsheet would run as a formula are written with an apostrophe before them, and read without it."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def with_guard(text: str) -> str:
    return GUARD + text if text.lstrip(GUARD).startswith(FORMULA_STARTS) else text


def without_guard(text: str) -> str:
    is_guarded = text.startswith(GUARD) and text.lstrip(GUARD).startswith(FORMULA_STARTS)
    return text[len(GUARD) :] if is_guarded else text
