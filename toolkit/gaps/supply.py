"""What services that are known give to each cell, and how many of those that are named there are not known."""

from dataclasses import dataclass

import numpy as np

from toolkit.gaps.across_areas import Footprints
from toolkit.gaps.areas import AreaRows
from toolkit.gaps.ledger import Ledger, Portions
from toolkit.gaps.sums import BoolArray, FloatArray, IntArray, sum_by


@dataclass(frozen=True)
class Supply:
    """Areas × needs. `amount` is a floor: what services with known capacity give.

    `assumed` is how much of it was shared out by need. `unknown` counts services; `lacking_more` those of them that
    lack more than their share for people on probation. `before_share` is what the others could give in all.
    """

    amount: FloatArray
    assumed: FloatArray
    known: IntArray
    unknown: IntArray
    lacking_more: IntArray
    before_share: FloatArray

    @property
    def is_named(self) -> BoolArray:
        return (self.known + self.unknown) > 0


@dataclass(frozen=True)
class _Amounts:
    """Needs × footprints of one quantity, split by how areas share it."""

    by_need: FloatArray
    equally: FloatArray

    def landing(self, footprints: Footprints, *, need: int) -> FloatArray:
        """What reaches each pair of a footprint and an area."""
        pair = footprints.pair_footprint
        landing: FloatArray = footprints.by_need * self.by_need[need][pair]
        if self.equally[need].any():
            landing += footprints.equally * self.equally[need][pair]
        return landing


@dataclass(frozen=True)
class _Tally:
    """Needs × footprints of what is given, what of it was split among needs without weights, and what is withheld for
    want of a share; and three counts of services."""

    given: _Amounts
    split: _Amounts
    withheld: _Amounts
    known: FloatArray
    unknown: FloatArray
    lacking_more: FloatArray


def supply_of(ledger: Ledger, *, rows: AreaRows, needs: int) -> Supply:
    """Sum the ledger by area and need. Distinct services are counted, not their parts."""
    tally = _tally(ledger, needs=needs)
    columns = [
        _column(tally, footprints=ledger.footprints, need=need, areas=len(rows.codes))
        for need in range(needs)
    ]
    amount, assumed, known, unknown, lacking_more, before_share = (
        np.array(columns).reshape(needs, 6, len(rows.codes)).transpose(1, 2, 0)
    )
    return Supply(
        amount,
        assumed,
        known.astype(np.int64),
        unknown.astype(np.int64),
        lacking_more.astype(np.int64),
        before_share,
    )


def _column(tally: _Tally, *, footprints: Footprints, need: int, areas: int) -> list[FloatArray]:
    """Return six sums by area, in the order of the fields of `Supply`."""
    pair, row = footprints.pair_footprint, footprints.pair_row
    amount = tally.given.landing(footprints, need=need)
    # At a larger area only what is shared across its border is assumed, beside what nobody weighed among needs.
    split = tally.split.landing(footprints, need=need)
    landing = (
        amount,
        np.where(footprints.crosses, amount, split),
        tally.known[need][pair],
        tally.unknown[need][pair],
        tally.lacking_more[need][pair],
        tally.withheld.landing(footprints, need=need),
    )
    return [sum_by(row, values, groups=areas) for values in landing]


def _tally(ledger: Ledger, *, needs: int) -> _Tally:
    namings, footprints = ledger.namings, len(ledger.footprints.pdus)
    key = namings.need * footprints + namings.footprint
    shape = (needs, footprints)
    given = namings.told * namings.share
    lacks_only_share = ~namings.is_known & ~namings.lacks_more_than_share

    def amounts(value: FloatArray, *, of: BoolArray) -> _Amounts:
        return _amounts(ledger.portions, value=value, of=of, key=key, shape=shape)

    def count(of: BoolArray) -> FloatArray:
        return _by_key(key[of], values=np.ones(int(of.sum())), shape=shape)

    return _Tally(
        given=amounts(given, of=namings.is_known),
        split=amounts(given, of=namings.is_known & namings.is_assumed),
        withheld=amounts(namings.told, of=lacks_only_share),
        known=count(namings.is_known),
        unknown=count(~namings.is_known),
        lacking_more=count(namings.lacks_more_than_share),
    )


def _amounts(
    portions: Portions, *, value: FloatArray, of: BoolArray, key: IntArray, shape: tuple[int, int]
) -> _Amounts:
    """Add up the portions of some namings by need and footprint, apart for each way in which areas share them."""

    def added(shared_so: BoolArray) -> FloatArray:
        kept = np.flatnonzero(of[portions.naming] & shared_so)
        naming = portions.naming[kept]
        return _by_key(key[naming], values=value[naming] * portions.weight[kept], shape=shape)

    return _Amounts(by_need=added(~portions.equally), equally=added(portions.equally))


def _by_key(key: IntArray, *, values: FloatArray, shape: tuple[int, int]) -> FloatArray:
    return sum_by(key, values, groups=shape[0] * shape[1]).reshape(shape)
