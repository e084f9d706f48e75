"""Where two lists of cells differ, in sentences."""

from collections.abc import Iterable, Mapping
from math import isclose

Cells = Iterable[Mapping[str, object]]

CELL_FIELDS = [
    "caseload",
    "caseload_status",
    "caseload_basis",
    "prevalence",
    "eligible",
    "unit",
    "supply",
    "assumed",
    "services_known",
    "services_unknown",
    "coverage",
    "state",
    "borderline",
    "reason",
    "at_least",
    "shortfall_at_most",
    "break_even_share",
    "unmet",
    "priority",
    "rank",
    "rank_low",
    "rank_high",
    "unranked_because",
]


def differences(expected: Cells, actual: Cells) -> list[str]:
    """Return a sentence for each cell that is missing or too many and for each field that differs by over 1e-9.

    The words of `unranked_because` are not fixed: only whether there are any is compared. Objects whose values are
    all null say the same as null, except in `coverage`, which the interface says is null.
    """
    ours, theirs = _by_key(expected), _by_key(actual)
    return [
        *(f"{_named(key)} is missing." for key in ours if key not in theirs),
        *(f"{_named(key)} should not be there." for key in theirs if key not in ours),
        *(
            sentence
            for key in ours
            if key in theirs
            for sentence in _of_one_cell(key, ours[key], theirs[key])
        ),
    ]


def _by_key(cells: Cells) -> dict[tuple[str, str], Mapping[str, object]]:
    found: dict[tuple[str, str], Mapping[str, object]] = {}
    for cell in cells:
        key = (str(cell["area"]), str(cell["need"]))
        if key in found:
            raise ValueError(f"{_named(key)} is there twice")
        found[key] = cell
    return found


def _named(key: tuple[str, str]) -> str:
    return f"The cell {key[0]} {key[1]}"


def _of_one_cell(key: tuple[str, str], ours: Mapping[str, object], theirs: Mapping[str, object]) -> list[str]:
    sentences = []
    for name in CELL_FIELDS:
        if name not in theirs:
            sentences.append(f"{_named(key)} has no {name}.")
        elif not _agree(name, ours[name], theirs[name]):
            sentences.append(f"{_named(key)}: {name} should be {ours[name]!r} and is {theirs[name]!r}.")
    return sentences


def _agree(name: str, ours: object, theirs: object) -> bool:
    if name == "unranked_because":
        return (ours is None) == (theirs is None)
    if name != "coverage":
        ours, theirs = _without_empty(ours), _without_empty(theirs)
    return _same(ours, theirs)


def _without_empty(value: object) -> object:
    """Return null for an object that holds nothing but nulls."""
    if isinstance(value, Mapping) and all(each is None for each in value.values()):
        return None
    return value


def _same(ours: object, theirs: object) -> bool:
    if isinstance(ours, Mapping):
        return isinstance(theirs, Mapping) and all(
            name in theirs and _same(value, theirs[name]) for name, value in ours.items()
        )
    if _is_number(ours) and _is_number(theirs):
        return isclose(float(str(ours)), float(str(theirs)), rel_tol=1e-9, abs_tol=1e-9)
    return type(ours) is type(theirs) and ours == theirs


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
