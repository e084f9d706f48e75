"""How much of a PDU lies in each board, worked out from the adults of the authorities they share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from provision.figures import TOLERANCE
from toolkit.gaps.inputs import Part

SMALLEST_OVERLAP: Final = 0.02


def split_into_parts(overlaps: Mapping[str, float]) -> dict[str | None, float]:
    """Scale one PDU's overlaps with boards to sum to 1, after leaving out those under 2%.

    `overlaps` is keyed by board, as fractions of the PDU. With none left, the PDU is one part in no board.
    """
    kept = {board: share for board, share in overlaps.items() if share >= SMALLEST_OVERLAP - TOLERANCE}
    total = sum(kept[board] for board in sorted(kept))
    return {board: kept[board] / total for board in sorted(kept)} if kept else {None: 1.0}


def parts_of_pdus(
    adults: Mapping[str, float],
    *,
    pdus_of: Mapping[str, Sequence[str]],
    boards_of: Mapping[str, Mapping[str, float]],
) -> tuple[Part, ...]:
    """Cut every PDU into its parts by the adults of its authorities.

    All three are keyed by authority: `pdus_of` lists the PDUs that share it equally, `boards_of` gives the share of it
    in each board. An authority without adults or boards tells nothing about where its PDUs lie.
    """
    inside: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for authority, pdus in sorted(pdus_of.items()):
        for pdu in pdus:
            pieces = inside[pdu]
            for board, share in sorted(boards_of.get(authority, {}).items()):
                pieces[board] += adults.get(authority, 0.0) / len(pdus) * share
    return tuple(
        Part(pdu, board, share)
        for pdu, pieces in sorted(inside.items())
        for board, share in split_into_parts(_as_shares(pieces)).items()
    )


def _as_shares(people: Mapping[str, float]) -> dict[str, float]:
    total = sum(people.values())
    return {board: number / total for board, number in people.items()} if total else {}
