"""Areas as the calculation wants them: the units of a day, cut into parts by health board."""

from datetime import date

from provision.atlas import BOARDS, AreaFact, Atlas
from toolkit.gaps import BoardKind, Geography, Part, split_into_parts
from toolkit.needs import Pdu

KNOWN_TYPES = frozenset({"pdu", "region", "nation", *BOARDS})


def geography(atlas: Atlas, *, as_at: date) -> Geography:
    """The units, boards and parts that exist on a day."""
    pdus, parts = [], []
    for unit in atlas.of_type("pdu", on=as_at):
        region, nation = atlas.ancestor(unit.id, "region"), atlas.ancestor(unit.id, "nation")
        if region is None or nation is None:
            continue  # a unit that lies nowhere can be shown, and cannot be added up
        pdus.append(Pdu(unit.code, region.code, nation.code, atlas.adults(unit.id)))
        overlaps = atlas.overlap_shares(unit.id, types=BOARDS, on=as_at)
        by_board = {atlas.areas[board].code: share for board, share in overlaps.items()}
        parts += [Part(unit.code, board, share) for board, share in split_into_parts(by_board).items()]
    boards = {board.code: BoardKind(board.type) for board in atlas.of_type(*BOARDS, on=as_at)}
    return Geography(tuple(pdus), tuple(parts), boards)


class Placing:
    """Says in codes that the calculation knows which areas a service or a check speaks of.

    Authorities and force areas stand for the units that hold them: the method knows nothing smaller than a unit's part
    in a health board. An area that has ended stands for its successors.
    """

    def __init__(self, atlas: Atlas, *, as_at: date) -> None:
        self.atlas = atlas
        self.as_at = as_at
        self._kept: dict[int, tuple[str, ...]] = {}

    def codes(self, area_id: int) -> tuple[str, ...]:
        """The codes that an area stands for."""
        if area_id not in self._kept:
            area = self.atlas.areas[area_id]
            self._kept[area_id] = tuple(dict.fromkeys(found.code for found in self._stands_for(area)))
        return self._kept[area_id]

    def _stands_for(self, area: AreaFact) -> list[AreaFact]:
        if area.type not in KNOWN_TYPES:
            return self.atlas.units(area.id, on=self.as_at)
        if area.is_valid_on(self.as_at):
            return [area]
        return [heir for heir in self.atlas.heirs(area.id, on=self.as_at) if heir.type in KNOWN_TYPES]
