"""What a request asks, told for whoever decides: each column in words, with what stands there and who changed it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from provision.entries.checking import Problem, problems_of, staged_from
from provision.entries.columns import CRITICAL, STEP, Step, in_order
from provision.entries.differences import Difference, differences
from provision.entries.labels import label_of
from provision.entries.risk import collisions
from provision.entries.saying import Said, Sayer
from provision.entries.telling import Telling, told
from provision.entries.texts import texts_of
from provision.models import ChangeRequest, Revision


@dataclass(frozen=True)
class ChangedBy:
    """Who published a column last, and when."""

    role: str
    at: datetime


@dataclass(frozen=True)
class AskedColumn:
    """One column. `tellings`: what publishing it would change of what stands now.

    `others`: the requests that wait and ask something else of it. `changed_by`: who published it anew since its sender
    saw it; None also where nobody can say.
    """

    column: str
    label: str
    tellings: tuple[Telling, ...]
    seen: Said
    asked: Said
    now: Said
    is_critical: bool
    collides: bool
    is_done: bool
    problem: str
    others: tuple[ChangeRequest, ...] = ()
    changed_by: ChangedBy | None = None


@dataclass(frozen=True)
class AskedStep:
    """The columns that one step of the form asked for."""

    step: Step
    columns: tuple[AskedColumn, ...]


@dataclass(frozen=True)
class Matter:
    """Everything that a request asks. `notices`: what contradicts something else that is known."""

    steps: tuple[AskedStep, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]

    @property
    def columns(self) -> list[AskedColumn]:
        return [column for step in self.steps for column in step.columns]


def matter_of(request: ChangeRequest, *, others: Sequence[ChangeRequest], says: Sayer) -> Matter:
    """What a request asks, against the service as it stands now. `others`: those that wait on the same service."""
    current = texts_of(request.service) if request.service else {}
    problems = problems_of(request)
    reasons = {problem.column: problem.reason for problem in problems}
    notices = staged_from(request, texts=request.texts).notices
    found = differences(base=request.base, asked=_ordered(request.texts), current=current)
    changed = _changed_since(request)
    columns = [
        _column(
            difference,
            others=[other for other in others if difference.column in _clashing(request, other)],
            changed_by=changed.get(difference.column),
            problem=reasons.get(difference.column, ""),
            says=says,
        )
        for difference in found
    ]
    return Matter(_steps(columns), tuple(problems), tuple(notice.text for notice in notices))


def _ordered(texts: Mapping[str, str]) -> dict[str, str]:
    return {column: texts[column] for column in in_order(texts)}


def _clashing(request: ChangeRequest, other: ChangeRequest) -> list[str]:
    return collisions(request.texts, other.texts)


def _column(
    difference: Difference,
    *,
    others: Iterable[ChangeRequest],
    changed_by: ChangedBy | None,
    problem: str,
    says: Sayer,
) -> AskedColumn:
    column = difference.column
    return AskedColumn(
        column,
        label_of(column),
        told(column, difference.now, difference.asked, says=says),
        says.said(column, difference.before),
        says.said(column, difference.asked),
        says.said(column, difference.now),
        is_critical=column in CRITICAL,
        collides=difference.collides,
        is_done=difference.is_done,
        problem=problem,
        others=tuple(others),
        changed_by=changed_by,
    )


def _changed_since(request: ChangeRequest) -> dict[str, ChangedBy]:
    """Who published each column last, after the version that the request's sender saw: one query."""
    if request.service_id is None:
        return {}
    revisions = Revision.objects.filter(service=request.service_id, number__gt=request.base_version)
    return {
        column: ChangedBy(revision.role, revision.made_at)
        for revision in revisions.order_by("number")
        for column, _before, _after in revision.edits
    }


def _steps(columns: Iterable[AskedColumn]) -> tuple[AskedStep, ...]:
    listed = list(columns)
    steps = (
        AskedStep(step, tuple(column for column in listed if column.column in step.columns))
        for step in STEP.values()
    )
    return tuple(step for step in steps if step.columns)
