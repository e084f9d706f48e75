"""How an area's pathway differs from the national template that it was adopted from, by step and field. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from referrals.pathways.shape import PathwayFact, StepFact

COMPARED = (
    "stage", "agency", "actor", "action", "decision", "criteria",
    "standard", "standard_source",
    "sexes", "min_age", "max_age", "circumstances",
    "receiving_types", "receiving_service_id", "fallback",
    "is_exit", "destination",
    "shares", "basis", "needs_agreement", "agreement_id",
)  # fmt: skip
"""The fields of a step that are compared, in the order in which differences are told."""


class Kind(StrEnum):
    ADDED = "added"  # a step that the template does not have
    LEFT_OUT = "left_out"  # a step of the template that the area does not have
    CHANGED = "changed"  # a field, named in `field`
    WAY_ADDED = "way_added"  # a way to the step named in `field`
    WAY_LEFT_OUT = "way_left_out"
    WAY_CHANGED = "way_changed"  # taken on another answer
    MOVED = "moved"  # another place in the order


@dataclass(frozen=True)
class Difference:
    """One difference, at the step of a key. `before` is what the template says, `after` what the area says."""

    step: str
    kind: Kind
    field: str = ""
    before: Any = None
    after: Any = None


def differences(own: PathwayFact, *, template: PathwayFact) -> tuple[Difference, ...]:
    """Every difference: steps in the area's order, then those that it leaves out. Names and numbers of areas are none."""
    return (
        *(found for step in own.steps for found in _of_step(step, own, template=template)),
        *(Difference(step.key, Kind.LEFT_OUT) for step in template.steps if step.key not in own.by_key),
        *_moved(own, template=template),
    )


def _of_step(step: StepFact, own: PathwayFact, *, template: PathwayFact) -> Iterator[Difference]:
    before = template.by_key.get(step.key)
    if before is None:
        yield Difference(step.key, Kind.ADDED)
        return
    for field in COMPARED:
        was, now = getattr(before, field), getattr(step, field)
        if was != now:
            yield Difference(step.key, Kind.CHANGED, field, was, now)
    yield from _ways(step.key, own, template=template)


def _ways(key: str, own: PathwayFact, *, template: PathwayFact) -> Iterator[Difference]:
    """Ways on from a step. One to or from a step that was added or left out goes with that step."""
    both = own.by_key.keys() & template.by_key.keys()
    before = {way.to: way.when for way in template.ways_on(key) if way.to in both}
    after = {way.to: way.when for way in own.ways_on(key) if way.to in both}
    for to in [*after, *(to for to in before if to not in after)]:
        if to not in before:
            yield Difference(key, Kind.WAY_ADDED, to, after=after[to])
        elif to not in after:
            yield Difference(key, Kind.WAY_LEFT_OUT, to, before=before[to])
        elif before[to] != after[to]:
            yield Difference(key, Kind.WAY_CHANGED, to, before[to], after[to])


def _moved(own: PathwayFact, *, template: PathwayFact) -> Iterator[Difference]:
    """Steps of both that stand after another step than in the template, as few as say it."""
    after = [step.key for step in own.steps if step.key in template.by_key]
    before = [step.key for step in template.steps if step.key in own.by_key]
    while after != before:
        place = next(n for n, (one, other) in enumerate(zip(after, before, strict=True)) if one != other)
        moved = _mover(after[place:], before[place:])
        yield Difference(moved, Kind.MOVED)
        after.remove(moved)
        before.remove(moved)


def _mover(after: list[str], before: list[str]) -> str:
    """Of two orders that differ at once: the step that was moved further."""
    forward, back = before.index(after[0]), after.index(before[0])
    return after[0] if forward >= back else before[0]
