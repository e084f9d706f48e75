"""Step 2 of sharing out: where the capacity of a service lands.

Services that cover the same areas with the same stated shares are worked out once, as a footprint. Capacity is shared
over parts, and every larger area gets the sum of its parts, so that nothing leaks across a border.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from provision.figures import TOLERANCE
from toolkit.gaps.areas import AreaRows, Level
from toolkit.gaps.inputs import AreaCode
from toolkit.gaps.sums import (
    BoolArray,
    FloatArray,
    IntArray,
    bring_together,
    count_by,
    is_new,
    sum_by,
    sum_runs,
)

Coverage = tuple[tuple[AreaCode, ...], tuple[float, ...] | None]
"""The areas that a service covers and, where stated, the share of each."""


@dataclass(frozen=True)
class Footprints:
    """By footprint: how it can be placed. By pair of a footprint and an area that it touches: the share landing there.

    `is_placed`: it lies in one PDU or its shares are stated, so that it needs no caseload to be placed.
    `is_stated`: its shares among PDUs are stated. `pdus` counts the PDUs it covers.
    `by_need` are the shares by eligible need, `equally` those used when eligible need is 0 everywhere in it.
    `crosses`: some of the footprint lies outside the area, and nobody stated its shares.
    """

    is_placed: BoolArray
    is_caseload_known: BoolArray
    is_stated: BoolArray
    pdus: IntArray
    pair_footprint: IntArray
    pair_row: IntArray
    by_need: FloatArray
    equally: FloatArray
    crosses: BoolArray


@dataclass(frozen=True)
class _Pieces:
    """Footprints cut into parts, in order of footprint and part, each part once. `unknown` counts areas not found."""

    footprint: IntArray
    part: IntArray
    stated: FloatArray
    unknown: IntArray
    is_stated: BoolArray
    stated_total: FloatArray

    def total(self, weights: FloatArray) -> FloatArray:
        """Sum over the parts of each footprint."""
        return sum_by(self.footprint, weights, groups=len(self.unknown))


def footprints_of(
    coverages: Sequence[Coverage], *, rows: AreaRows, caseload_of_pdu: FloatArray
) -> Footprints:
    """Work out where each coverage lands. `caseload_of_pdu` is NaN where it is not known."""
    pieces = _cut(coverages, rows=rows)
    pdu = rows.part_pdu[pieces.part]
    pdus = pieces.unknown + _pdus_of(pieces.footprint, pdu, footprints=len(coverages))
    by_caseload = caseload_of_pdu[pdu] * rows.part_share[pieces.part]
    # An area that is not on the map is an area whose need is not known.
    is_caseload_known = ~np.isnan(pieces.total(by_caseload)) & (pieces.unknown == 0)
    is_placed = pieces.is_stated | (pdus <= 1)
    by_need, equally = _weights(
        pieces, overlap=rows.part_share[pieces.part], by_caseload=by_caseload, is_one_area=pdus <= 1
    )
    pairs = _pairs(pieces, by_need=by_need, equally=equally, rows=rows)
    outside = pieces.total(np.ones(len(pieces.part))) + pieces.unknown
    return Footprints(
        is_placed=is_placed,
        is_caseload_known=is_caseload_known,
        is_stated=pieces.is_stated,
        pdus=pdus,
        pair_footprint=pairs.footprint,
        pair_row=pairs.row,
        by_need=pairs.by_need,
        equally=pairs.equally,
        crosses=(pairs.parts < outside[pairs.footprint]) & ~pieces.is_stated[pairs.footprint],
    )


def _cut(coverages: Sequence[Coverage], *, rows: AreaRows) -> _Pieces:
    """Put the parts of every covered area end to end, each once."""
    nowhere = np.empty(0, dtype=np.int64)
    found = [rows.parts_of.get(area, nowhere) for areas, _ in coverages for area in areas]
    entries = np.repeat(np.arange(len(coverages)), [len(areas) for areas, _ in coverages])
    lengths = np.array([len(parts) for parts in found], dtype=np.int64)
    stated = [_stated_shares(coverage, rows=rows) for coverage in coverages]
    is_stated = np.array([sum(shares) > TOLERANCE for shares in stated], dtype=bool)
    share = np.array([share for shares in stated for share in shares], dtype=np.float64)
    part = np.concatenate([nowhere, *found])
    footprint = np.repeat(entries, lengths)
    order, starts = bring_together(footprint * max(1, len(rows.part_pdu)) + part)
    first = order[starts]
    return _Pieces(
        footprint=footprint[first],
        part=part[first],
        stated=sum_runs(np.repeat(share, lengths)[order], starts=starts),
        unknown=count_by(entries[lengths == 0], groups=len(coverages)),
        is_stated=is_stated,
        stated_total=sum_by(entries, share, groups=len(coverages)),
    )


def _stated_shares(coverage: Coverage, *, rows: AreaRows) -> Sequence[float]:
    """Stated shares count only where every entry is a PDU; elsewhere, and where none is stated, they are 0."""
    areas, shares = coverage
    found = [rows.row_of.get(area) for area in areas]
    are_pdus = all(row is None or rows.levels[row] is Level.PDU for row in found)
    if shares is None or not are_pdus:
        return [0.0] * len(areas)
    if len(shares) != len(areas):
        raise ValueError(f"{len(shares)} shares are stated for {len(areas)} areas")
    return shares


def _weights(
    pieces: _Pieces, *, overlap: FloatArray, by_caseload: FloatArray, is_one_area: BoolArray
) -> tuple[FloatArray, FloatArray]:
    """Return each part's share of its footprint by eligible need, and where that is 0 everywhere.

    One PDU is split between its parts by overlap, also when its need is not known or 0. Otherwise need decides, which
    within one need is caseload × overlap; and where all are 0, each part gets the same.
    """
    is_one = is_one_area[pieces.footprint]
    is_stated = pieces.is_stated[pieces.footprint]
    share_of_pdu = pieces.stated / np.where(is_stated, pieces.stated_total[pieces.footprint], 1.0)
    same = 1.0 / pieces.total(np.ones(len(pieces.part)))[pieces.footprint]
    raw = np.where(is_one, overlap, by_caseload)
    total = pieces.total(raw)[pieces.footprint]
    has_need = total > TOLERANCE
    by_need = np.where(has_need, raw / np.where(has_need, total, 1.0), same)
    equally = np.where(is_one, by_need, same)
    stated = share_of_pdu * overlap
    return np.where(is_stated, stated, by_need), np.where(is_stated, stated, equally)


@dataclass(frozen=True)
class _Pairs:
    footprint: IntArray
    row: IntArray
    by_need: FloatArray
    equally: FloatArray
    parts: IntArray


def _pairs(pieces: _Pieces, *, by_need: FloatArray, equally: FloatArray, rows: AreaRows) -> _Pairs:
    """Add up the parts of each footprint in every area that holds any of them."""
    keys, of_need, of_same, parts = [], [], [], []
    for container in rows.containers.T:
        row = container[pieces.part]
        inside = np.flatnonzero(row >= 0)
        key = pieces.footprint[inside] * len(rows.codes) + row[inside]
        order, starts = bring_together(key)
        keys.append(key[order[starts]])
        of_need.append(sum_runs(by_need[inside][order], starts=starts))
        of_same.append(sum_runs(equally[inside][order], starts=starts))
        parts.append(np.diff(np.append(starts, len(order))))
    footprint, row = np.divmod(np.concatenate(keys), len(rows.codes))
    return _Pairs(footprint, row, np.concatenate(of_need), np.concatenate(of_same), np.concatenate(parts))


def _pdus_of(footprint: IntArray, pdu: IntArray, *, footprints: int) -> IntArray:
    """Count the PDUs of each footprint, whose parts lie in order of PDU."""
    return count_by(footprint[is_new(footprint, pdu)], groups=footprints)
