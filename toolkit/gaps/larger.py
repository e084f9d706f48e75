"""PDUs, regions, boards and nations as sums of parts: their caseloads, their need, and what they are short of."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from toolkit.gaps.across_needs import NeedRows
from toolkit.gaps.areas import AreaRows, Level
from toolkit.gaps.sums import FloatArray
from toolkit.needs import AreaCaseload, Caseload, caseload_of_larger_area
from toolkit.needs.apportionment import published


@dataclass(frozen=True)
class Bounded:
    """Areas × needs: an amount at the low bound of need, its central value and its high bound. NaN is *not known*."""

    low: FloatArray
    central: FloatArray
    high: FloatArray


def caseload_by_row(
    rows: AreaRows, *, of_pdus: Mapping[str, AreaCaseload], own: Mapping[str, Caseload]
) -> tuple[AreaCaseload, ...]:
    """Give every row its caseload: its own where it has one, else the sum of its pieces of PDUs.

    A larger area's own figure stands even where all its PDUs have one: it is the published one, and need follows from
    it without the widening of what was shared out among its PDUs.
    """
    by_pdu = [of_pdus[pdu.code] for pdu in rows.pdus]
    return tuple(
        published(own[code])
        if isinstance(code, str) and code in own
        else _sum_of_pieces(share, by_pdu=by_pdu)
        for code, share in zip(rows.codes, rows.pdu_share, strict=True)
    )


def _sum_of_pieces(share: FloatArray, *, by_pdu: list[AreaCaseload]) -> AreaCaseload:
    pieces = [(float(share[pdu]), by_pdu[pdu]) for pdu in np.flatnonzero(share)]
    if len(pieces) == 1 and pieces[0][0] == 1:
        return pieces[0][1]
    return caseload_of_larger_area(pieces)


def eligible_of(caseloads: tuple[AreaCaseload, ...], *, needs: NeedRows) -> Bounded:
    """Return caseload × prevalence × suitable share, low with low and high with high, bounds widened by caseload."""
    people = people_of(caseloads)[:, None]
    low_factor = np.array([caseload.low_factor for caseload in caseloads])[:, None]
    high_factor = np.array([caseload.high_factor for caseload in caseloads])[:, None]
    low, central, high = needs.eligible_share
    return Bounded(people * low_factor * low, people * central, people * high_factor * high)


def people_of(caseloads: tuple[AreaCaseload, ...]) -> FloatArray:
    """Caseloads as numbers; NaN is *not known*."""
    return np.array([caseload.people for caseload in caseloads], dtype=np.float64)


def unmet_of(rows: AreaRows, *, eligible: FloatArray, supply: FloatArray, targets: FloatArray) -> FloatArray:
    """Return areas × needs: max(0, eligible × target − supply), in larger areas the sum of their PDUs'.

    In a board, of the parts of PDUs that lie in it. Plenty in one does not mend another. Where a PDU's need is not
    known but the larger area has a caseload of its own, the larger area's own figures decide.
    """
    own = np.maximum(0.0, eligible * targets - supply)
    unmet = own.copy()
    parts = len(rows.part_pdu)
    of_parts = own[:parts]
    of_pdus = own[rows.pdu_rows]
    for row, level in enumerate(rows.levels):
        within = rows.part_within[row]
        if level in (Level.REGION, Level.NATION):
            unmet[row] = of_pdus[np.unique(rows.part_pdu[within])].sum(axis=0)
        elif level in (Level.ICB, Level.LHB):
            unmet[row] = of_parts[within].sum(axis=0)
    return np.where(np.isnan(unmet), own, unmet)
