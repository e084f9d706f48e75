"""Which gaps come first, and how far that order wobbles."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.cells import Cell, judge
from tests.oracle.reading import is_zero
from tests.oracle.settings import UMBRELLA, Settings

Key = tuple[str, str]


@dataclass(frozen=True)
class Rank:
    """A place in a list (1 is first), with the best and worst place over all the runs."""

    rank: int
    low: int
    high: int


def why_unranked(cell: Cell) -> str | None:
    """Return why a cell stands in no ranking, or None where it stands in one. The words are ours alone."""
    reasons = {
        "state": judge(cell).state not in ("none", "too_little"),
        "nothing_unmet": is_zero(cell.unmet()),
        "apportioned": cell.caseload.status == "apportioned",
        "assumed": cell.is_assumed,
        "overlaps": cell.need in (UMBRELLA, "dual_diagnosis"),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def ranks(cells: Iterable[Cell], *, settings: Settings) -> dict[Key, Rank]:
    """Return the rank of each of the cells to be ranked; starts and places stand in separate lists."""
    members = list(cells)
    found: dict[Key, Rank] = {}
    for unit in ("course", "continuing"):
        found |= _ranks_of_one_list([cell for cell in members if cell.unit == unit], settings=settings)
    return found


def _ranks_of_one_list(members: list[Cell], *, settings: Settings) -> dict[Key, Rank]:
    unmet = {
        (cell.area, cell.need): {bound: cell.unmet(bound=bound) for bound in ("low", "central", "high")}
        for cell in members
    }
    severities = {cell.need: settings.severity(cell.need) for cell in members}
    base = dict.fromkeys(severities, "central")
    runs = [_places(unmet, severities=severities, bounds=base)]
    for need, severity in severities.items():
        for factor in (Fraction(8, 10), Fraction(12, 10)):
            runs.append(_places(unmet, severities=severities | {need: severity * factor}, bounds=base))
        for bound in ("low", "high"):
            runs.append(_places(unmet, severities=severities, bounds=base | {need: bound}))
    return {
        key: Rank(runs[0][key], min(run[key] for run in runs), max(run[key] for run in runs)) for key in unmet
    }


def _places(
    unmet: dict[Key, dict[str, Fraction]], *, severities: dict[str, Fraction], bounds: dict[str, str]
) -> dict[Key, int]:
    """Return each cell's place: by priority, then unmet, both falling, then area code, then need code."""

    def order(key: Key) -> tuple[Fraction, Fraction, str, str]:
        area, need = key
        amount = unmet[key][bounds[need]]
        return (-amount * severities[need], -amount, area, need)

    return {key: place for place, key in enumerate(sorted(unmet, key=order), start=1)}
