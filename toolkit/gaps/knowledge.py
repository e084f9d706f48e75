"""How much is known of an area, and what to find out next."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.gaps.cells import Cell
from toolkit.gaps.states import State


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`known` of `cells` are not *not known*; `cells` are those whose eligible need is known.

    `needs_without_study` have no default prevalence and are shown beside it, not among the cells.
    """

    known: int
    cells: int
    needs_without_study: int


def knowledge_of(cells: Iterable[Cell]) -> Knowledge:
    """Count what is known among the cells of an area, or of several."""
    cells = tuple(cells)
    with_need = [cell for cell in cells if cell.eligible is not None]
    return Knowledge(
        known=sum(cell.state is not State.NOT_KNOWN for cell in with_need),
        cells=len(with_need),
        needs_without_study=len({cell.need for cell in cells if cell.prevalence is None}),
    )


def knowledge_by_area(cells: Iterable[Cell]) -> dict[str, Knowledge]:
    """Count what is known in each area, by area code, in the order in which areas come."""
    by_area: dict[str, list[Cell]] = {}
    for cell in cells:
        by_area.setdefault(str(cell.area), []).append(cell)
    return {area: knowledge_of(of_area) for area, of_area in by_area.items()}


def to_find_out_next(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return cells that are not known though their need is: the largest possible shortfall first.

    Those without one follow by caseload, largest first, then area code and need code.
    """
    unknown = [cell for cell in cells if cell.state is State.NOT_KNOWN and cell.eligible is not None]
    return tuple(sorted(unknown, key=_urgency))


def _urgency(cell: Cell) -> tuple[bool, float, float, str, str]:
    return (
        cell.shortfall_at_most is None,
        -(cell.shortfall_at_most or 0.0),
        -(cell.caseload or 0.0),
        str(cell.area),
        cell.need,
    )
