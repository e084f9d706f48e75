"""The list of tasks of an entry: each step with where it stands."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from provision.entries.checking import missing_from, problems_of
from provision.entries.columns import STEPS, Step
from provision.models import ChangeRequest
from provision.person import Person
from provision.views.entry.own import steps_of
from provision.views.entry.returned import concerns


class Status(StrEnum):
    """Where a step stands; the template has the words."""

    PROBLEM = "problem"
    RETURNED = "returned"
    NEEDED = "needed"
    CHANGED = "changed"
    SAVED = "saved"
    BEGUN = "begun"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Task:
    """A step, its address, and where it stands."""

    step: Step
    address: str
    status: Status


def tasks_of(entry: ChangeRequest, *, by: Person) -> list[Task]:
    """The steps that a person is asked, in order."""
    wrong = {problem.column for problem in problems_of(entry)}
    missing, returned = set(missing_from(entry)), concerns(entry)
    return [
        Task(
            step,
            reverse("entry-step", args=[entry.public_id, step.slug]),
            _status(step, entry=entry, wrong=wrong, missing=missing, is_returned=step in returned),
        )
        for step in steps_of(entry, by=by)
    ]


def _status(
    step: Step,
    *,
    entry: ChangeRequest,
    wrong: Collection[str],
    missing: Collection[str],
    is_returned: bool,
) -> Status:
    holds = {
        Status.PROBLEM: bool(set(step.columns).intersection(wrong)),
        Status.RETURNED: is_returned,
        Status.NEEDED: bool(set(step.columns).intersection(missing)),
        Status.CHANGED: not entry.is_new_service and any(column in entry.texts for column in step.columns),
        Status.SAVED: step.slug in entry.steps_done,
        Status.BEGUN: entry.is_new_service and any(entry.texts.get(column) for column in step.columns),
    }
    return next((status for status, is_so in holds.items() if is_so), Status.OPTIONAL)


def step_of_column(column: str) -> Step | None:
    """The step in which a column is asked, of those that everybody is asked."""
    return next((step for step in STEPS if column in step.columns), None)
