"""Sharing one service's capacity out: first across the needs it names, then across the parts it covers."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeVar

from tests.oracle.geography import Areas, Part, units_of
from tests.oracle.prevalence import Prevalence, Range
from tests.oracle.reading import Row, is_zero, listed
from tests.oracle.settings import MEMBERS, UMBRELLA, Settings

Key = TypeVar("Key")
EligibleIn = Callable[[Part, str], Range | None]


def weighing(named: list[str]) -> list[str]:
    """Return the named needs that take a weight: the umbrella takes none beside one of its members."""
    if any(need in MEMBERS for need in named):
        return [need for need in named if need != UMBRELLA]
    return named


def weights(
    row: Row, *, prevalences: Mapping[str, Prevalence], settings: Settings
) -> dict[str, Fraction] | None:
    """Return the share (summing to 1) of each need that takes one, or None where it cannot be worked out."""
    named = listed(row["needs"]) or []
    taking = weighing(named)
    stated = listed(row["need_weights"])
    if stated:
        by_need = {need: Fraction(weight) for need, weight in zip(named, stated, strict=True)}
        return _normalised({need: by_need[need] for need in taking})
    if any(need not in prevalences for need in taking):
        return None
    return _normalised(
        {need: prevalences[need].share.central * settings.suitable_share(need) for need in taking}
    )


def _normalised(amounts: dict[Key, Fraction]) -> dict[Key, Fraction]:
    """Return the amounts scaled to sum to 1, equal where they are all 0."""
    whole = sum(amounts.values())
    if is_zero(Fraction(whole)):
        return {key: Fraction(1, len(amounts)) for key in amounts}
    return {key: amount / whole for key, amount in amounts.items()}


def covered_parts(row: Row, *, areas: Areas) -> list[Part]:
    """Return every part inside the areas a service covers, each once; none where they are not known."""
    covered = {part for code in listed(row["areas"]) or [] for part in areas.parts_inside(code)}
    return [part for part in areas.parts if part in covered]


def split(
    row: Row, *, need: str, covered: list[Part], eligible_in: EligibleIn
) -> dict[Part, Fraction] | None:
    """Return the share (summing to 1) of each part covered, or None where it cannot be worked out."""
    if len(units_of(covered)) == 1:
        return _normalised({part: part.share for part in covered})
    stated = listed(row["area_shares"])
    if stated:
        by_unit = _normalised(dict(zip(listed(row["areas"]) or [], map(Fraction, stated), strict=True)))
        return {part: by_unit[part.pdu] * part.share for part in covered}
    in_need: dict[Part, Fraction] = {}
    for part in covered:
        eligible = eligible_in(part, need)
        if eligible is None:
            return None
        in_need[part] = eligible.central
    return _normalised(in_need)
