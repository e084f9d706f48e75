"""What is said of an area in which no service takes referrals: whether anybody looked, and whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from provision.atlas import AreaFact
from provision.models import Organisation
from provision.reference import Word
from toolkit.area.commissioning import Commissioning
from toolkit.gaps import Cell
from toolkit.gaps.inputs import Outcome
from toolkit.national import National
from toolkit.needs import UMBRELLA


@dataclass(frozen=True)
class Looked:
    """For which needs somebody looked and found none, by a check that still holds; and the oldest day of those checks.

    `everywhere`: for every need. `boards`, `authorities` and `commissioners` are those to ask.
    """

    needs: tuple[Word, ...]
    oldest: date | None
    everywhere: bool
    boards: tuple[AreaFact, ...]
    authorities: tuple[AreaFact, ...]
    commissioners: tuple[Organisation, ...]


def looked_for(area: AreaFact, *, national: National, commissioning: Commissioning) -> Looked:
    """The checks that count for a unit now, out of the calculation, and whom to ask. No query."""
    cells = [cell for cell in national.cells_of_area(area.code) if cell.need != UMBRELLA]
    none = [cell for cell in cells if cell.check and cell.check.outcome == Outcome.NO_SERVICE]
    return Looked(
        needs=tuple(item.need for item in national.named(none)),
        oldest=min(_days(none), default=None),
        everywhere=bool(cells) and len(none) == len(cells),
        boards=tuple(overlap.area for overlap in commissioning.boards),
        authorities=commissioning.authorities,
        commissioners=commissioning.named_by_services,
    )


def _days(cells: Iterable[Cell]) -> Iterable[date]:
    return (cell.check.checked_on for cell in cells if cell.check)
