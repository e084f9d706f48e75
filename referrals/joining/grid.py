"""One unit as a grid of stages and needs: some service, none found or not known; and over it, whether pathways hold. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from provision.figures import Absence
from provision.umbrella import is_named, may_be_named
from referrals.continuity import Holding, PathwayResult
from referrals.pathways.shape import PathwayFact
from referrals.routes import Offer

WORST = [Holding.BREAKS, Holding.NOT_KNOWN, Holding.HOLDS]


@dataclass(frozen=True)
class GridCell:
    """`services` deliver at the stage for the need; without any, `absence` is none found or not known.

    `holding` is that of the pathways that pass here, None where none does.
    """

    stage: str
    need: str
    services: int
    absence: Absence | None
    holding: Holding | None


def grid(
    *,
    stages: Sequence[str],
    needs: Sequence[str],
    offers: Collection[Offer],
    checked_stages: Collection[str],
    pathways: Mapping[int, PathwayFact],
    results: Iterable[PathwayResult],
) -> list[list[GridCell]]:
    """Rows of stages, in the order given, each with a cell for every need."""
    over = _holdings(pathways=pathways, results=results)
    delivering = [offer for offer in offers if offer.is_delivering]
    return [
        [
            _cell(stage, need, offers=delivering, is_checked=stage in checked_stages, over=over)
            for need in needs
        ]
        for stage in stages
    ]


def _cell(
    stage: str,
    need: str,
    *,
    offers: Collection[Offer],
    is_checked: bool,
    over: Mapping[tuple[str, str], Holding],
) -> GridCell:
    at_stage = [offer for offer in offers if stage in (offer.stages or ())]
    services = sum(is_named(need, among=offer.needs or ()) for offer in at_stage)
    passing = [over[key] for key in ((stage, need), (stage, "")) if key in over]
    holding = min(passing, key=WORST.index, default=None)
    return GridCell(
        stage, need, services, None if services else _absence(need, at_stage, offers, is_checked), holding
    )


def _absence(need: str, at_stage: Collection[Offer], offers: Collection[Offer], is_checked: bool) -> Absence:
    """None found only where the stage's list was checked and no service leaves open whether it is for this."""
    is_open = any(offer.needs is None or may_be_named(need, among=offer.needs) for offer in at_stage) or any(
        offer.stages is None and is_named(need, among=offer.needs or ()) for offer in offers
    )
    return Absence.NONE_FOUND if is_checked and not is_open else Absence.NOT_KNOWN


def _holdings(
    *, pathways: Mapping[int, PathwayFact], results: Iterable[PathwayResult]
) -> dict[tuple[str, str], Holding]:
    """By stage and need (empty: any need): the worst of the steps there. A break goes over what is not known."""
    found: dict[tuple[str, str], Holding] = {}
    for result in results:
        pathway = pathways[result.pathway_id]
        stage_of = {step.key: step.stage for step in pathway.steps}
        for step in result.steps:
            for need in pathway.needs or {""}:
                key = (stage_of[step.key], need)
                found[key] = min(found.get(key, Holding.HOLDS), step.holding, key=WORST.index)
    return found
