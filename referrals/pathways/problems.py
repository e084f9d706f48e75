"""What is wrong with a pathway, by place and reason. Nothing is thrown away for it: the rest stands. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from referrals.pathways.shape import PathwayFact, StepFact, reached_from

OLDEST = 120
"""No age of a step is above this."""
SEXES = ("female", "male")

People = frozenset[tuple[str, int]]
"""Everybody whom a step may concern, as pairs of sex and age."""


class Reason(StrEnum):
    CIRCLE = "circle"  # a step that can be reached from itself
    UNREACHABLE = "unreachable"  # nobody who starts at the first step comes here
    CLOSED_SERVICE = "closed_service"
    IMPOSSIBLE_AGES = "impossible_ages"
    NOBODY_MEETS = "nobody_meets"  # whoever comes here is of another sex or age than the step is for
    NO_DESTINATION = "no_destination"
    LEADS_NOWHERE = "leads_nowhere"  # no way on, and nobody leaves here


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at the step of a key."""

    step: str
    reason: Reason


def problems_of(pathway: PathwayFact, *, closed_services: Collection[int] = ()) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order of the steps. `closed_services`: ids of services that deliver no more."""
    reached = reached_from([step.key for step in pathway.steps[:1]], branches=pathway.branches)
    arriving = _arriving(pathway)
    return tuple(
        Problem(step.key, reason)
        for step in pathway.steps
        for reason in _wrong(
            step, pathway, is_reached=step.key in reached, closed=closed_services, arriving=arriving
        )
    )


def _wrong(
    step: StepFact,
    pathway: PathwayFact,
    *,
    is_reached: bool,
    closed: Collection[int],
    arriving: dict[str, People],
) -> Iterator[Reason]:
    ways_on = pathway.ways_on(step.key)
    if step.key in reached_from([way.to for way in ways_on], branches=pathway.branches):
        yield Reason.CIRCLE
    if not is_reached:
        yield Reason.UNREACHABLE
    if step.receiving_service_id in closed:
        yield Reason.CLOSED_SERVICE
    if not ages_of(step):
        yield Reason.IMPOSSIBLE_AGES
    elif arriving.get(step.key) and not arriving[step.key] & people_of(step):
        yield Reason.NOBODY_MEETS
    if step.is_exit and not step.destination and not step.has_receiver:
        yield Reason.NO_DESTINATION
    if not step.is_exit and not ways_on:
        yield Reason.LEADS_NOWHERE


def ages_of(step: StepFact) -> range:
    """The ages that a step is for; empty where they are impossible."""
    youngest = 0 if step.min_age is None else step.min_age
    oldest = OLDEST if step.max_age is None else step.max_age
    return range(0) if max(youngest, oldest) > OLDEST else range(youngest, oldest + 1)


def people_of(step: StepFact) -> People:
    """Everybody whom a step is for."""
    sexes = SEXES if step.sexes in ("", "any") else (step.sexes,)
    return frozenset((sex, age) for sex in sexes for age in ages_of(step))


def _arriving(pathway: PathwayFact) -> dict[str, People]:
    """By step: everybody whom the steps before it may hand on; a step that nothing leads to is left out.

    Goes round until nothing changes: sets only grow, so that circles end.
    """
    people = {step.key: people_of(step) for step in pathway.steps}
    led_to = {way.to for way in pathway.branches}
    arriving: dict[str, People] = {key: frozenset() for key in led_to if key in people}
    is_settled = False
    while not is_settled:
        is_settled = True
        for way in pathway.branches:
            if way.origin not in people or way.to not in people:
                continue
            handed = people[way.origin] & arriving.get(way.origin, people[way.origin])
            if not handed <= arriving[way.to]:
                arriving[way.to] |= handed
                is_settled = False
    return arriving
