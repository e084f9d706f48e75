"""Pathways for tests: plain facts, and rows of the database that somebody may adopt and change."""

from typing import Any

from provision.models import Stage, Term
from referrals.models import Branch, Pathway, Step
from referrals.pathways.editing import StepTold
from referrals.pathways.shape import BranchFact, PathwayFact, StepFact
from tests.factories import StageFactory, TermFactory


def step(key: str, **changes: Any) -> StepFact:
    return StepFact(
        **({"key": key, "stage": "court", "agency": "Probation", "action": f"Does {key}"} | changes)
    )


def way_out(key: str, **changes: Any) -> StepFact:
    return step(key, **({"is_exit": True, "destination": "care"} | changes))


def pathway(*steps: StepFact, ways: str = "") -> PathwayFact:
    """`ways` are written `a-b b-c:no`: from, to, and the answer."""
    branches = []
    for text in ways.split():
        ends, _colon, when = text.partition(":")
        origin, to = ends.split("-")
        branches.append(BranchFact(origin, to, when))
    return PathwayFact(id=1, name="A pathway", steps=steps, branches=tuple(branches))


def template(**changes: Any) -> Pathway:
    """A national template in the database: look, then care, or else wait."""
    stage: Stage = StageFactory(code="court", label="Court", intercept=2)
    kind: Term = TermFactory(code="cmht", label="Community team")
    row = Pathway.objects.create(
        **({"code": "look_to_care", "name": "Look to care", "source": "A paper"} | changes)
    )
    look = Step.objects.create(
        pathway=row, key="look", order=1, stage=stage, agency="Probation", actor="practitioner", action="Looks",
        decision="Is there a need?",
    )  # fmt: skip
    care = Step.objects.create(
        pathway=row, key="care", order=2, stage=stage, agency="Health", actor="team", action="Cares",
        is_exit=True, destination="GP", fallback="Ask again",
    )  # fmt: skip
    wait = Step.objects.create(
        pathway=row, key="wait", order=3, stage=stage, agency="Probation", actor="practitioner", action="Waits",
        is_exit=True, destination="Supervision",
    )  # fmt: skip
    care.receiving_types.add(kind)
    Branch.objects.create(origin=look, to=care, when="yes")
    Branch.objects.create(origin=look, to=wait, when="no")
    return row


def told(**changes: Any) -> StepTold:
    """What somebody says of the step `care`, with changes."""
    plain: dict[str, Any] = {
        "stage": Stage.objects.get(code="court"),
        "agency": "Health",
        "actor": "team",
        "action": "Cares",
        "is_exit": True,
        "destination": "GP",
        "fallback": "Ask again",
        "receiving_types": frozenset({"cmht"}),
    }
    return StepTold(**(plain | changes))
