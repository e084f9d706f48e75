"""A cell in the words and numbers of `gaps --format json`."""

from fractions import Fraction

from tests.oracle.cells import Cell, break_even_share, judge
from tests.oracle.prevalence import Range
from tests.oracle.ranking import Rank, why_unranked
from tests.oracle.settings import Settings

Printed = dict[str, object]


def printed_cell(cell: Cell, *, rank: Rank | None, settings: Settings) -> Printed:
    """Return a cell in the words and numbers of the command."""
    judgement = judge(cell)
    unmet = cell.unmet() if judgement.state in ("none", "too_little") else None
    shortfall = None
    if judgement.at_least is not None and cell.eligible is not None:
        shortfall = max(Fraction(0), cell.eligible.central * cell.target - cell.supply)
    kind = {"kind": cell.prevalence.kind} if cell.prevalence else {}
    share = cell.prevalence.share if cell.prevalence else None
    return {
        "area": cell.area,
        "need": cell.need,
        "caseload": _float(cell.caseload.people),
        "caseload_status": cell.caseload.status,
        "caseload_basis": cell.caseload.basis,
        "prevalence": {**_floats(share), **kind} if share else None,
        "eligible": _floats(cell.eligible) if cell.eligible else None,
        "unit": cell.unit,
        "supply": _float(cell.supply),
        "assumed": cell.is_assumed,
        "services_known": len(cell.gifts) - len(cell.unknown),
        "services_unknown": len(cell.unknown),
        "coverage": {bound: _float(value) for bound, value in cell.coverage.items()}
        if cell.coverage
        else None,
        "state": judgement.state,
        "borderline": judgement.is_borderline,
        "reason": judgement.reason,
        "at_least": _float(judgement.at_least),
        "shortfall_at_most": _float(shortfall),
        "break_even_share": _float(break_even_share(cell, shortfall=shortfall)),
        "unmet": _float(unmet),
        "priority": _float(unmet * settings.severity(cell.need)) if rank and unmet is not None else None,
        "rank": rank.rank if rank else None,
        "rank_low": rank.low if rank else None,
        "rank_high": rank.high if rank else None,
        "unranked_because": why_unranked(cell),
    }


def _float(amount: Fraction | None) -> float | None:
    return None if amount is None else float(amount)


def _floats(bounds: Range | None) -> dict[str, float]:
    if bounds is None:
        return {}
    return {"low": float(bounds.low), "central": float(bounds.central), "high": float(bounds.high)}
