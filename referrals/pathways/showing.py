"""A pathway as its page shows it: each step with its words, the diagram, what is wrong and how it differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from provision.models import Service
from provision.names import shown_name
from provision.reference import Reference, Word
from referrals.lanes import Drawing, LaneStep, LaneWay, drawn
from referrals.models import Agreement, Pathway, SharingBasis
from referrals.pathways.differing import differences
from referrals.pathways.editing import closed_services
from referrals.pathways.problems import problems_of
from referrals.pathways.reading import read_pathways
from referrals.pathways.saying import Names, difference_in_words, problem_in_words, within_words
from referrals.pathways.shape import PathwayFact, StepFact


@dataclass(frozen=True)
class WayLine:
    """A way on: on which answer, and to which step."""

    when: str
    number: int
    action: str
    key: str


@dataclass(frozen=True)
class StepLine:
    """One step of the list; what is empty is not known."""

    fact: StepFact
    number: int
    stage: Word | None
    within: str
    receiving: tuple[str, ...]
    service: Service | None
    circumstances: tuple[str, ...]
    basis: str
    agreement: Agreement | None
    ways: tuple[WayLine, ...]


@dataclass(frozen=True)
class Shown:
    """Everything of a pathway's page. `differs` is None for a template and for a pathway without one."""

    fact: PathwayFact
    lines: tuple[StepLine, ...]
    drawing: Drawing
    problems: tuple[str, ...]
    differs: tuple[str, ...] | None

    @property
    def agencies(self) -> int:
        return len({step.agency for step in self.fact.steps})

    @property
    def stages(self) -> int:
        return len({step.stage for step in self.fact.steps})

    @property
    def with_standard(self) -> int:
        return sum(step.time_standard is not None for step in self.fact.steps)


def shown(pathway: Pathway, *, words: Reference, on: date) -> Shown:
    """Read and tell a pathway: a fixed number of queries."""
    facts = {
        f.id: f for f in read_pathways(Pathway.objects.filter(pk__in=[pathway.pk, pathway.template_id or 0]))
    }
    fact = facts[pathway.pk]
    template = facts.get(pathway.template_id or 0)
    services = _services(fact, words=words, on=on)
    agreements = Agreement.objects.in_bulk([s.agreement_id for s in fact.steps if s.agreement_id])
    names = Names(
        words,
        {pk: shown_name(service) for pk, service in services.items()},
        {pk: agreement.name for pk, agreement in agreements.items()},
        _step_names(fact, template),
    )
    names_services = any(step.receiving_service_id for step in fact.steps)
    closed = closed_services([fact.id], on=on) if names_services else frozenset[int]()
    found = problems_of(fact, closed_services=closed)
    return Shown(
        fact=fact,
        lines=_lines(fact, names=names, services=services, agreements=agreements),
        drawing=drawing_of(fact, names=names),
        problems=tuple(problem_in_words(one, names=names) for one in found),
        differs=tuple(difference_in_words(one, names=names) for one in differences(fact, template=template))
        if template
        else None,
    )


def step_names(pathway: Pathway) -> dict[str, str]:
    """What each step of a pathway is called, by key: its number and what is done there."""
    [fact] = read_pathways(Pathway.objects.filter(pk=pathway.pk))
    return _step_names(fact, None)


def _step_names(fact: PathwayFact, template: PathwayFact | None) -> dict[str, str]:
    theirs = {step.key: step.action for step in template.steps} if template else {}
    return theirs | {step.key: f"{number}. {step.action}" for number, step in enumerate(fact.steps, start=1)}


def _services(fact: PathwayFact, *, words: Reference, on: date) -> dict[int, Service]:
    """The services that steps name, as far as readers may see them."""
    ids = [step.receiving_service_id for step in fact.steps if step.receiving_service_id]
    if not ids:
        return {}
    return Service.objects.shown(on=on, clocks=words.clocks).in_bulk(ids)


def _lines(
    fact: PathwayFact, *, names: Names, services: dict[int, Service], agreements: dict[int, Agreement]
) -> tuple[StepLine, ...]:
    numbers = {step.key: number for number, step in enumerate(fact.steps, start=1)}
    stages = {stage.code: stage for stage in names.words.stages}
    basis = dict(SharingBasis.choices)
    return tuple(
        StepLine(
            fact=step,
            number=numbers[step.key],
            stage=stages.get(step.stage),
            within=within_words(step.standard),
            receiving=tuple(names.terms("service_type", step.receiving_types)),
            service=services.get(step.receiving_service_id or 0),
            circumstances=tuple(names.terms("exclusion", step.circumstances)),
            basis=str(basis.get(step.basis, "")),
            agreement=agreements.get(step.agreement_id or 0),
            ways=tuple(
                WayLine(way.when, numbers[way.to], fact.by_key[way.to].action, way.to)
                for way in fact.ways_on(step.key)
                if way.to in numbers
            ),
        )
        for step in fact.steps
    )


def drawing_of(fact: PathwayFact, *, names: Names) -> Drawing:
    """The lane diagram, in the reader's language as far as its words are in it."""
    places = {stage.code: place for place, stage in enumerate(names.words.stages)}
    steps = [_lane_step(step, number, places=places) for number, step in enumerate(fact.steps, start=1)]
    labels = {places[stage.code]: str(stage) for stage in names.words.stages}
    return drawn(steps, _ways(fact), stages=labels)


def _lane_step(step: StepFact, number: int, *, places: dict[str, int]) -> LaneStep:
    return LaneStep(
        key=step.key,
        number=number,
        stage=places.get(step.stage, len(places)),
        lane=step.agency,
        action=step.action,
        question=step.decision,
        within=within_words(step.standard),
        leaves_to=step.destination if step.is_exit else "",
    )


def _ways(fact: PathwayFact) -> Sequence[LaneWay]:
    return [LaneWay(way.origin, way.to, way.when) for way in fact.branches]
