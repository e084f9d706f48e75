"""People in an area who have a need and for whom its treatment is suitable: one number and its two ends."""

from dataclasses import dataclass

from toolkit.needs.apportionment import AreaCaseload
from toolkit.needs.prevalence import Prevalence


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number with the low and the high end of its range."""

    low: float
    central: float
    high: float


def eligible_need(
    caseload: AreaCaseload, *, prevalence: Prevalence | None, suitable_share: float = 1.0
) -> Bounds | None:
    """Return caseload × prevalence × suitable share, low with low and high with high; None is *not known*.

    The bounds of an apportioned caseload are widened by its factors.
    """
    if caseload.people is None or prevalence is None:
        return None
    suitable = caseload.people * suitable_share
    return Bounds(
        low=suitable * prevalence.low * caseload.low_factor,
        central=suitable * prevalence.central,
        high=suitable * prevalence.high * caseload.high_factor,
    )
