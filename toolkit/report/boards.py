"""The health boards that a unit lies in."""

from provision.atlas import BOARDS, AreaFact
from toolkit.area.commissioning import SMALLEST_SHARE
from toolkit.report.facts import Facts


def boards_of(facts: Facts, unit: AreaFact) -> list[AreaFact]:
    """Its boards of the day, the one with most of its adults first; overlaps too small for the method left out."""
    atlas = facts.national.reference.atlas
    shares = atlas.overlap_shares(unit.id, types=BOARDS, on=facts.as_at)
    kept = [board for board in shares if shares[board] >= SMALLEST_SHARE]
    return [atlas.areas[board] for board in sorted(kept, key=lambda board: (-shares[board], board))]
