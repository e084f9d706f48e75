"""What each service gives to one cell, and what is missing where that is not known."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from toolkit.gaps.inputs import AreaCode
from toolkit.gaps.result import Gaps
from toolkit.gaps.sums import FloatArray, IntArray, sum_by


class Missing(StrEnum):
    """What would have to be known for a service's capacity in a cell to be known."""

    WHICH_NEED = "which_need"  # it names the umbrella and none of its members
    NEED_WEIGHTS = "need_weights"  # a need it names has no study, and no weights are stated
    AREA_SHARES = "area_shares"  # need is not known in an area it covers, and no shares are stated
    CAPACITY = "capacity"  # starts, places or length of stay
    CAPACITY_DATE = "capacity_date"  # what was told has no date, or is too old
    PROBATION_SHARE = "probation_share"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One service that names a cell.

    `amount` is what it gives there in the need's unit, None where not known. `before_share` is that before its share
    for people on probation, None where more than that share is missing. `assumed`: shared out by need, in a way that
    counts at this level. `areas` counts the PDUs it covers, `is_shared_by_need` says that their need decided. `missing`
    lists what is not known about it.
    """

    service: str
    amount: float | None
    before_share: float | None
    assumed: bool
    areas: int
    is_shared_by_need: bool
    missing: tuple[Missing, ...]

    @property
    def is_known(self) -> bool:
        return self.amount is not None


def contributions(gaps: Gaps, *, area: AreaCode, need: str) -> tuple[Contribution, ...]:
    """Return every delivering service that names the cell, in order of key. Amounts sum to the cell's supply.

    Raises KeyError for an area or a need that is not there.
    """
    row, column = gaps.rows.row_of[area], gaps.needs.column_of[need]
    namings, footprints = gaps.ledger.namings, gaps.ledger.footprints
    touching = np.flatnonzero(footprints.pair_row == row)
    pair_of = np.full(len(footprints.pdus), -1, dtype=np.int64)
    pair_of[footprints.pair_footprint[touching]] = touching
    chosen = np.flatnonzero((namings.need == column) & (pair_of[namings.footprint] >= 0))
    weight = _weights(gaps, pair_of=pair_of, chosen=chosen)
    return tuple(
        _contribution(gaps, naming=naming, pair=pair, weight=share)
        for naming, pair, share in zip(
            chosen.tolist(), pair_of[namings.footprint[chosen]].tolist(), weight.tolist(), strict=True
        )
    )


def _weights(gaps: Gaps, *, pair_of: IntArray, chosen: IntArray) -> FloatArray:
    """Return the share of each chosen naming's service that reaches the area."""
    namings, portions, footprints = gaps.ledger.namings, gaps.ledger.portions, gaps.ledger.footprints
    is_chosen = np.zeros(len(namings.need), dtype=bool)
    is_chosen[chosen] = True
    kept = np.flatnonzero(is_chosen[portions.naming])
    pair = pair_of[namings.footprint[portions.naming[kept]]]
    landing = np.where(portions.equally[kept], footprints.equally[pair], footprints.by_need[pair])
    reached: FloatArray = sum_by(
        portions.naming[kept], landing * portions.weight[kept], groups=len(namings.need)
    )
    return reached[chosen]


def _contribution(gaps: Gaps, *, naming: int, pair: int, weight: float) -> Contribution:
    namings, footprints = gaps.ledger.namings, gaps.ledger.footprints
    footprint = namings.footprint[naming]
    before = float(namings.told[naming]) * weight
    is_known = bool(namings.is_known[naming])
    return Contribution(
        service=gaps.ledger.keys[namings.service[naming]],
        amount=before * float(namings.share[naming]) if is_known else None,
        before_share=None if namings.lacks_more_than_share[naming] else before,
        assumed=bool(footprints.crosses[pair] or namings.is_assumed[naming]) and is_known,
        areas=int(footprints.pdus[footprint]),
        is_shared_by_need=not footprints.is_placed[footprint],
        missing=_missing(gaps, naming=naming),
    )


def _missing(gaps: Gaps, *, naming: int) -> tuple[Missing, ...]:
    namings = gaps.ledger.namings
    lacks = (
        (namings.lacks_a_need[naming], Missing.WHICH_NEED),
        (namings.lacks_weights[naming], Missing.NEED_WEIGHTS),
        (namings.lacks_areas[naming], Missing.AREA_SHARES),
        (namings.lacks_capacity[naming], Missing.CAPACITY),
        (namings.lacks_date[naming], Missing.CAPACITY_DATE),
        (namings.lacks_share[naming], Missing.PROBATION_SHARE),
    )
    return tuple(missing for is_lacking, missing in lacks if is_lacking)
