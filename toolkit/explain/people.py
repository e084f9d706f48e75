"""One in how many: shares as people say them."""

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps import Gaps


def adults_of(gaps: Gaps, *, area: str) -> float | None:
    """Adults of an area, summed from its units; None when those of any unit are not known. Raises KeyError."""
    share = gaps.rows.pdu_share[gaps.rows.row_of[area]]
    adults = [(gaps.rows.pdus[pdu].adults, float(share[pdu])) for pdu in np.flatnonzero(share)]
    if any(number is None for number, _ in adults):
        return None
    return sum((number or 0.0) * part for number, part in adults)


def one_in(part: float | None, *, of: float | None) -> float | None:
    """The number n in "1 in n". None where either number is not known, or there is nobody to count."""
    if part is None or of is None or part < TOLERANCE or of < TOLERANCE:
        return None
    return of / part
