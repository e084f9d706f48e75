"""What a curator has ticked and chosen on the page of a request, column by column, and what is still to be chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from provision.entries.columns import Step
from provision.views.review.asked import AskedColumn, Matter

ASKED, NOW = "asked", "now"
TAKE, CONFIRM, BETWEEN = "take", "confirm", "between-"
"""Names of fields. That of a choice between two texts ends with the column."""


@dataclass(frozen=True)
class Choices:
    """`between`: for columns that collide, whether what is asked or what stands now shall be published."""

    taken: frozenset[str]
    confirmed: frozenset[str] = frozenset()
    between: Mapping[str, str] = field(default_factory=dict)

    def takes(self, column: AskedColumn) -> bool:
        """Whether a column shall be published as it is asked."""
        if column.collides:
            return self.between.get(column.column) == ASKED
        return column.column in self.taken


@dataclass(frozen=True)
class Fault:
    """What is still to be chosen, and the id of the field where."""

    message: str
    anchor: str = ""


@dataclass(frozen=True)
class Box:
    """A column as the page shows it: with what is ticked, and what is wrong with that."""

    asked: AskedColumn
    is_taken: bool
    is_confirmed: bool
    between: str
    fault: str


def first_choices(matter: Matter) -> Choices:
    """All is taken and nothing confirmed, until somebody says otherwise."""
    return Choices(frozenset(column.column for column in matter.columns))


def choices_in(answers: QueryDict) -> Choices:
    """What was sent."""
    between = {
        name.removeprefix(BETWEEN): str(value) for name, value in answers.items() if name.startswith(BETWEEN)
    }
    return Choices(frozenset(answers.getlist(TAKE)), frozenset(answers.getlist(CONFIRM)), between)


def boxes(matter: Matter, choices: Choices, *, faults: Iterable[Fault]) -> list[tuple[Step, list[Box]]]:
    """The columns of each step, ready for the page."""
    wrong = {fault.anchor: fault.message for fault in faults}
    return [
        (step.step, [_box(column, choices, wrong=wrong) for column in step.columns]) for step in matter.steps
    ]


def taken(matter: Matter, choices: Choices) -> list[str]:
    """The columns that shall be published."""
    return [column.column for column in matter.columns if choices.takes(column)]


def confirmed(matter: Matter, choices: Choices) -> set[str]:
    """The critical columns that were looked at. What stands there already needs no look: nothing changes."""
    return set(choices.confirmed) | {column.column for column in matter.columns if column.is_done}


def unchosen(matter: Matter, choices: Choices) -> list[Fault]:
    """The columns that collide and of which nobody has chosen a text."""
    return [
        Fault(
            _("Choose what is to be published: %(column)s") % {"column": column.label},
            f"{BETWEEN}{column.column}",
        )
        for column in matter.columns
        if column.collides and choices.between.get(column.column) not in (ASKED, NOW)
    ]


def unconfirmed(matter: Matter, choices: Choices) -> list[Fault]:
    """The critical columns that would be published and that nobody has confirmed."""
    known = confirmed(matter, choices)
    return [
        Fault(
            _("Confirm that you have checked it: %(column)s") % {"column": column.label},
            f"{CONFIRM}-{column.column}",
        )
        for column in matter.columns
        if column.is_critical and choices.takes(column) and column.column not in known
    ]


def _box(column: AskedColumn, choices: Choices, *, wrong: Mapping[str, str]) -> Box:
    name = column.column
    fault = wrong.get(f"{BETWEEN}{name}") or wrong.get(f"{CONFIRM}-{name}") or ""
    return Box(
        column,
        is_taken=name in choices.taken,
        is_confirmed=name in choices.confirmed,
        between=choices.between.get(name, ""),
        fault=fault,
    )
