"""Every area as a row of the calculation's arrays: parts first, then PDUs, regions, nations and boards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from toolkit.gaps.inputs import AreaCode, Geography, Part
from toolkit.gaps.sums import BoolArray, FloatArray, IntArray
from toolkit.needs import ENGLAND_AND_WALES, Pdu


class Level(StrEnum):
    """The kinds of area that can be asked for, and the parts that all of them are made of.

    England and Wales is a level of its own: ranked beside its two nations, it would come before both of them.
    """

    PART = "part"
    PDU = "pdu"
    REGION = "region"
    ICB = "icb"
    LHB = "lhb"
    NATION = "nation"
    ENGLAND_AND_WALES = "england_and_wales"


@dataclass(frozen=True)
class AreaRows:
    """Codes and levels by row, and how the rows are made of parts.

    `containers` has, for each part, the rows that it lies in: itself, its PDU, region, nation, England and Wales, and
    its board (-1 for none). `part_pdu` counts PDUs from 0, not from their first row.
    """

    codes: tuple[AreaCode, ...]
    levels: tuple[Level, ...]
    pdus: tuple[Pdu, ...]
    part_pdu: IntArray
    part_share: FloatArray
    containers: IntArray

    @cached_property
    def row_of(self) -> Mapping[AreaCode, int]:
        return {code: row for row, code in enumerate(self.codes)}

    @cached_property
    def part_within(self) -> BoolArray:
        """Rows × parts: the part lies in the row's area."""
        within = np.zeros((len(self.codes), len(self.part_pdu)), dtype=bool)
        for part, rows in enumerate(self.containers):
            within[rows[rows >= 0], part] = True
        return within

    @cached_property
    def pdu_share(self) -> FloatArray:
        """Rows × PDUs: the share of the PDU that lies in the row's area; exactly 1 where all of it does."""
        is_in_pdu = (self.part_pdu[:, None] == np.arange(len(self.pdus))).astype(np.float64)
        within = self.part_within.astype(np.float64)
        is_whole = within @ is_in_pdu == is_in_pdu.sum(axis=0)
        return np.where(is_whole, 1.0, within @ (is_in_pdu * self.part_share[:, None]))

    @cached_property
    def parts_of(self) -> Mapping[AreaCode, IntArray]:
        """The parts in each area, as indices."""
        return {code: np.flatnonzero(self.part_within[row]) for row, code in enumerate(self.codes)}

    @property
    def pdu_rows(self) -> slice:
        return slice(len(self.part_pdu), len(self.part_pdu) + len(self.pdus))

    def rows_at(self, level: Level, *, inside: Iterable[str] | None = None) -> list[int]:
        """Rows of a level, in order of area code; only those whose code is in `inside`, if given."""
        wanted = None if inside is None else frozenset(inside)
        return sorted(
            (
                row
                for row, code in enumerate(self.codes)
                if self.levels[row] is level and (wanted is None or code in wanted)
            ),
            key=lambda row: str(self.codes[row]),
        )


def area_rows(geography: Geography) -> AreaRows:
    """Lay out all areas of a geography. Boards in which no part lies are left out."""
    pdus = tuple(sorted(geography.pdus, key=lambda pdu: (pdu.nation, pdu.region, pdu.code)))
    place = {pdu.code: number for number, pdu in enumerate(pdus)}
    parts = sorted(_all_parts(geography), key=lambda part: (place[part.pdu], part.board or ""))
    boards = sorted({part.board for part in parts if part.board is not None})
    above = [
        *((pdu.code, Level.PDU) for pdu in pdus),
        *((code, Level.REGION) for code in dict.fromkeys(pdu.region for pdu in pdus)),
        *((code, Level.NATION) for code in dict.fromkeys(pdu.nation for pdu in pdus)),
        *([(ENGLAND_AND_WALES, Level.ENGLAND_AND_WALES)] if pdus else []),
        *((code, Level(geography.boards[code].value)) for code in boards),
    ]
    row = {code: len(parts) + number for number, (code, _) in enumerate(above)}
    return AreaRows(
        codes=(*((part.pdu, part.board) for part in parts), *(code for code, _ in above)),
        levels=(*(Level.PART for _ in parts), *(level for _, level in above)),
        pdus=pdus,
        part_pdu=np.array([place[part.pdu] for part in parts], dtype=np.int64),
        part_share=np.array([part.share for part in parts], dtype=np.float64),
        containers=np.array(
            [
                _containers(part, number, pdu=pdus[place[part.pdu]], row=row)
                for number, part in enumerate(parts)
            ],
            dtype=np.int64,
        ).reshape(len(parts), 6),
    )


def _all_parts(geography: Geography) -> list[Part]:
    cut = {part.pdu for part in geography.parts}
    return [*geography.parts, *(Part(pdu.code, None, 1.0) for pdu in geography.pdus if pdu.code not in cut)]


def _containers(part: Part, number: int, *, pdu: Pdu, row: Mapping[str, int]) -> tuple[int, ...]:
    board = -1 if part.board is None else row[part.board]
    return (number, row[pdu.code], row[pdu.region], row[pdu.nation], row[ENGLAND_AND_WALES], board)


def areas_within(geography: Geography, *, area: AreaCode, level: Level) -> tuple[str, ...]:
    """Return the codes of a level that lie in an area, wholly or partly; of its own level, the area alone.

    A PDU that a board has only a part of is one of the board's PDUs. Raises KeyError for an area that is not there.
    """
    rows = area_rows(geography)
    asked = rows.row_of[area]
    if rows.levels[asked] is level:
        return (str(area),)
    shared = rows.part_within & rows.part_within[asked]
    return tuple(str(rows.codes[row]) for row in rows.rows_at(level) if shared[row].any())
