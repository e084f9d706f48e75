"""A pathway as plain facts: its steps in order, and the ways from one to another. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

DAYS_IN: Mapping[str, float] = MappingProxyType({"hours": 1 / 24, "days": 1.0, "weeks": 7.0})
"""Days in one of each unit of a time standard."""


@dataclass(frozen=True, kw_only=True)
class StepFact:
    """One step. `stage` and `receiving_types` are codes; `circumstances` are codes of exclusions that people may bring.

    What it hands over: `sexes` is empty for anybody, an age of None is no limit. `time_standard_days` None: no standard
    is known; `time_standard` and `time_unit` say the same as it was written. `needs_agreement` without `has_agreement`: none is linked.
    """

    key: str
    stage: str
    agency: str = ""
    actor: str = ""
    action: str = ""
    decision: str = ""
    criteria: str = ""
    order: int = 0
    time_standard_days: float | None = None
    time_standard: float | None = None
    time_unit: str = ""
    standard_source: str = ""
    sexes: str = ""
    min_age: int | None = None
    max_age: int | None = None
    circumstances: frozenset[str] = frozenset()
    receiving_types: frozenset[str] = frozenset()
    receiving_service_id: int | None = None
    is_exit: bool = False
    destination: str = ""
    fallback: str = ""
    shares: str = ""
    basis: str = ""
    needs_agreement: bool = False
    has_agreement: bool = False
    agreement_id: int | None = None
    agreement_review_on: date | None = None
    agreement_ends_on: date | None = None

    @property
    def standard(self) -> tuple[float, str] | None:
        """The time standard as an amount and a unit; None where none is known."""
        return None if self.time_standard is None else (self.time_standard, self.time_unit)

    @property
    def has_receiver(self) -> bool:
        """Whether it says who receives people: one service, or kinds of service."""
        return self.receiving_service_id is not None or bool(self.receiving_types)


@dataclass(frozen=True)
class BranchFact:
    """A way from step to step, by their keys; `when` is empty where there is only one way on."""

    origin: str
    to: str
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class PathwayFact:
    """A pathway. `area_ids` is empty for a national template, `needs` (codes) for any need."""

    id: int
    name: str = ""
    area_ids: frozenset[int] = frozenset()
    needs: frozenset[str] = frozenset()
    template_id: int | None = None
    steps: tuple[StepFact, ...] = ()
    branches: tuple[BranchFact, ...] = field(default=())

    @cached_property
    def by_key(self) -> dict[str, StepFact]:
        return {step.key: step for step in self.steps}

    def ways_on(self, key: str) -> list[BranchFact]:
        """The ways that lead on from a step."""
        return [branch for branch in self.branches if branch.origin == key]

    def ways_in(self, key: str) -> list[BranchFact]:
        """The ways that lead to a step."""
        return [branch for branch in self.branches if branch.to == key]


def reached_from(starts: Iterable[str], *, branches: Iterable[BranchFact]) -> frozenset[str]:
    """The keys of steps that can be reached from some steps, these among them."""
    listed = list(branches)
    reached = set(starts)
    waiting = list(reached)
    while waiting:
        origin = waiting.pop()
        new = {branch.to for branch in listed if branch.origin == origin} - reached
        reached |= new
        waiting += new
    return frozenset(reached)


def days_of(amount: float | None, *, unit: str) -> float | None:
    """A time standard in days; None where there is none."""
    return None if amount is None else amount * DAYS_IN[unit]
