"""What one area's page and the command tell of its pathways: results with their names, and the grid of one unit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provision.atlas import AreaFact
from provision.models import Service
from provision.reference import Reference, Word
from referrals.continuity import Because, Holding, PathwayResult, StepResult, TurnedAway
from referrals.joining.grid import GridCell, grid
from referrals.joining.reading import Joining, read_joining
from referrals.pathways.shape import PathwayFact, StepFact
from toolkit.national import National


@dataclass(frozen=True)
class ToldStep:
    """A step with its result; `services` are those that take somebody, `first` somebody whom none takes, with their need
    and circumstance, where those matter.
    """

    fact: StepFact
    stage: Word | None
    result: StepResult
    services: tuple[Service, ...]
    need: Word | None
    circumstance: Word | None

    @property
    def first(self) -> TurnedAway | None:
        return self.result.turned_away[0] if self.result.turned_away else None


@dataclass(frozen=True)
class ToldPathway:
    """A pathway in one unit. `counts`: its steps by how they stand."""

    fact: PathwayFact
    unit: AreaFact
    result: PathwayResult
    steps: tuple[ToldStep, ...]

    @property
    def counts(self) -> dict[Holding, int]:
        return dict(Counter(step.result.holding for step in self.steps))

    @property
    def is_template(self) -> bool:
        """A national template that nobody has adopted for this unit."""
        return not self.fact.area_ids


@dataclass(frozen=True)
class GridRow:
    stage: Word
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Picture:
    """The pathways of some units, by unit and name."""

    joining: Joining
    told: tuple[ToldPathway, ...]

    @property
    def breaks(self) -> list[tuple[ToldPathway, ToldStep]]:
        """Every step that breaks, with its pathway."""
        return [
            (pathway, step)
            for pathway in self.told
            for step in pathway.steps
            if step.result.holding is Holding.BREAKS
        ]


def picture_of(units: Sequence[AreaFact], national: National) -> Picture:
    """Test every pathway in every unit: a fixed number of queries."""
    joining = read_joining(
        units,
        words=national.reference,
        on=national.as_at,
        check_valid_days=national.gaps.settings.check_valid_days,
    )
    facts = {pathway.id: pathway for pathway in joining.pathways}
    areas = national.reference.atlas.areas
    told = [
        _told(result, facts[result.pathway_id], areas[result.unit], joining, national)
        for result in joining.results()
    ]
    return Picture(joining, tuple(told))


def rows_of(picture: Picture, national: National) -> tuple[GridRow, ...]:
    """The grid of stages and needs of a single unit."""
    (unit,) = picture.joining.units
    words = national.reference
    rows = grid(
        stages=[stage.code for stage in words.stages],
        needs=[need.code for need in words.needs],
        offers=[
            offer for offer in picture.joining.offered.offers if unit.id in offer.units | offer.units_in_part
        ],
        checked_stages=picture.joining.checked.get(unit.id, frozenset()),
        pathways={pathway.id: pathway for pathway in picture.joining.pathways},
        results=[told.result for told in picture.told],
    )
    return tuple(GridRow(stage, tuple(cells)) for stage, cells in zip(words.stages, rows, strict=True))


def is_breaking(reason: Because) -> bool:
    """Whether a reason breaks a step, or only leaves open whether it holds."""
    return StepResult("", (reason,)).holding is Holding.BREAKS


def _told(
    result: PathwayResult, fact: PathwayFact, unit: AreaFact, joining: Joining, national: National
) -> ToldPathway:
    steps = tuple(_told_step(step, fact.by_key[step.key], joining, national) for step in result.steps)
    return ToldPathway(fact, unit, result, steps)


def _told_step(result: StepResult, fact: StepFact, joining: Joining, national: National) -> ToldStep:
    words, entries = national.reference, joining.offered.entries
    first = result.turned_away[0] if result.turned_away else None
    return ToldStep(
        fact,
        next((stage for stage in words.stages if stage.code == fact.stage), None),
        result,
        tuple(entries[service].service for service in result.services),
        words.need.get(first.need) if first else None,
        _circumstance(first.circumstance, words) if first else None,
    )


def _circumstance(code: str, words: Reference) -> Word | None:
    return next((term for term in words.terms.get("exclusion", ()) if term.code == code), None)
