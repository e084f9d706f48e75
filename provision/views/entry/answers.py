"""What somebody answered, to look through before it is sent: step by step, with the way to change it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from provision.entries.columns import Step
from provision.entries.hidden import hidden_from
from provision.entries.labels import label_of
from provision.entries.saying import Said, Sayer
from provision.models import ChangeRequest
from provision.person import Person
from provision.views.entry.own import steps_of


@dataclass(frozen=True)
class Answer:
    """A column and what it says. `before`: what stands on the map, where this would change it and may be shown."""

    label: str
    said: Said
    before: Said | None
    change: str


@dataclass(frozen=True)
class Answers:
    """Those of one step that say something, its address, and what else it asks that is not known."""

    step: Step
    address: str
    answers: tuple[Answer, ...]
    not_known: tuple[str, ...] = ()


def answers_of(entry: ChangeRequest, *, by: Person, sayer: Sayer) -> list[Answers]:
    """The answers of every step of a new service; of a correction those that would change something."""
    hidden = hidden_from(entry, by=by)
    found = []
    for step in steps_of(entry, by=by):
        columns = _columns_told(step, entry=entry)
        if columns or entry.is_new_service:
            address = reverse("entry-step", args=[entry.public_id, step.slug])
            told = (
                _answer(column, entry=entry, is_hidden=column in hidden, address=address, sayer=sayer)
                for column in columns
            )
            found.append(Answers(step, address, tuple(told), _not_known(step, entry=entry)))
    return found


def _columns_told(step: Step, *, entry: ChangeRequest) -> Iterable[str]:
    """Of a new service what is told; of a correction what changes, even to “not known”."""
    texts = entry.texts
    return [column for column in step.columns if texts.get(column) or (entry.base and column in texts)]


def _not_known(step: Step, *, entry: ChangeRequest) -> tuple[str, ...]:
    """What nobody has told of a new service, so that nobody overlooks it."""
    if not entry.is_new_service:
        return ()
    return tuple(label_of(column) for column in step.columns if not entry.texts.get(column))


def _answer(column: str, *, entry: ChangeRequest, is_hidden: bool, address: str, sayer: Sayer) -> Answer:
    before = None if entry.is_new_service or is_hidden else sayer.said(column, entry.base.get(column, ""))
    said = sayer.said(column, entry.texts.get(column, ""))
    return Answer(label_of(column), said, before, f"{address}?from=check#id_{column}")
