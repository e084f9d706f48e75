"""What the buttons of a request's page do: each one verb, and the words that say what happened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from provision.entries.approving import Approval, approve
from provision.entries.deciding import assign, give_back, supersede, withdraw
from provision.entries.labels import labels_of
from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.forms.review import ReviewDayForm, WhyForm
from provision.models import ChangeRequest, DecisionReason
from provision.person import Person
from provision.views.review.asked import Matter
from provision.views.review.choices import Choices, Fault, confirmed, taken, unchosen, unconfirmed
from provision.views.review.queue import decidable
from provision.workflow import MoveRefusedError

LONGEST_NUMBER, NEVER_SEEN = 9, -1
EDITION = "seen_edition"


@dataclass(frozen=True)
class Desk:
    """Everything of one visit to the page of a request."""

    by: Person
    request: ChangeRequest
    matter: Matter
    choices: Choices
    why: WhyForm
    day: ReviewDayForm
    answers: QueryDict


@dataclass(frozen=True)
class Outcome:
    """What became of a button: `said` is empty where nothing was done, and `faults` say why."""

    said: str = ""
    faults: tuple[Fault, ...] = ()
    stays: bool = False


def decide(desk: Desk) -> Outcome:
    """Do what was pressed. Nothing is saved where anything is refused, and the page shows why."""
    decision = DECISIONS.get(desk.answers.get("decision", ""))
    if decision is None:
        return Outcome(faults=(Fault(_("Choose what is to be done.")),))
    try:
        return decision(desk)
    except NotReadyError as refusal:
        told = [Fault(problem.reason, f"column-{problem.column}") for problem in refusal.problems]
        return Outcome(faults=tuple(told) or (Fault(str(refusal)),))
    except (MoveRefusedError, SeenVersionError) as refusal:
        return Outcome(faults=(Fault(str(refusal)),))


def _publish(desk: Desk) -> Outcome:
    """All that is asked: where something is left out, another button is meant."""
    faults = unchosen(desk.matter, desk.choices)
    if not faults and _left_out(desk):
        told = _("You have left out: %(columns)s. Publish the ticked part instead, or tick it again.")
        faults = [Fault(told % {"columns": ", ".join(labels_of(_left_out(desk)))}, "publish")]
    return _published(desk, faults=faults)


def _publish_part(desk: Desk) -> Outcome:
    """What is ticked. Whoever asked for the rest is told why it was left out."""
    faults = unchosen(desk.matter, desk.choices)
    if not faults and _left_out(desk):
        desk.why.refuse_unexplained()
    return _published(desk, faults=faults)


def _published(desk: Desk, *, faults: list[Fault]) -> Outcome:
    faults = [*faults, *unconfirmed(desk.matter, desk.choices)]
    if faults or desk.why.errors or not desk.day.is_valid():
        return Outcome(faults=tuple(faults))
    left_out, why = _left_out(desk), desk.why.cleaned_data
    approval = Approval(
        take=taken(desk.matter, desk.choices) if left_out else None,
        confirmed=confirmed(desk.matter, desk.choices),
        next_review_on=desk.day.day,
        reason_code=why["reason_code"] if left_out else "",
        answer=why["answer"] if left_out else "",
        seen_edition=number_in(desk.answers, EDITION),
    )
    service = approve(
        desk.request, approval, by=desk.by, seen_version=number_in(desk.answers, "seen_version")
    )
    if left_out:
        words = {"name": service.name, "columns": ", ".join(labels_of(left_out))}
        return Outcome(_("“%(name)s” is published, without: %(columns)s.") % words)
    return Outcome(_("“%(name)s” is published as it was asked.") % {"name": service.name})


def _return(desk: Desk) -> Outcome:
    if desk.why.refuse_unexplained():
        return Outcome()
    why = desk.why.cleaned_data
    give_back(desk.request, by=desk.by, reason_code=why["reason_code"], answer=why["answer"])
    return Outcome(_("“%(name)s” is returned to its sender.") % {"name": desk.request.name})


def _ask_for_source(desk: Desk) -> Outcome:
    """One tap: the commonest reason, with a sentence of its own."""
    answer = _(
        "Please say how you know: a page, a leaflet, or whom you asked at the service, by role, and when."
    )
    give_back(desk.request, by=desk.by, reason_code=DecisionReason.SOURCE_NEEDED, answer=answer)
    return Outcome(
        _("“%(name)s” is returned to its sender, who is asked for the source.") % {"name": desk.request.name}
    )


def _withdraw(desk: Desk) -> Outcome:
    if desk.why.refuse_unexplained():
        return Outcome()
    why = desk.why.cleaned_data
    withdraw(desk.request, by=desk.by, reason_code=why["reason_code"], answer=why["answer"])
    return Outcome(_("“%(name)s” is withdrawn.") % {"name": desk.request.name})


def _supersede(desk: Desk) -> Outcome:
    """The request that takes its place is one that waits on the same service."""
    other = _waiting_on_the_same(desk)
    if other is None:
        return Outcome(faults=(Fault(_("That request no longer waits: look at what became of it.")),))
    supersede(desk.request, by=desk.by, by_request=other)
    return Outcome(
        _("“%(name)s” is superseded: the other request takes its place.") % {"name": desk.request.name}
    )


def _assign(desk: Desk) -> Outcome:
    assign(desk.request, by=desk.by)
    is_mine = desk.request.assigned_to_id == desk.by.pk
    words = {"name": desk.request.name}
    said = _("You look at “%(name)s” now.") if is_mine else _("Nobody looks at “%(name)s” now.")
    return Outcome(said % words, stays=True)


DECISIONS: Mapping[str, Callable[[Desk], Outcome]] = MappingProxyType(
    {
        "publish": _publish,
        "publish-part": _publish_part,
        "return": _return,
        "ask-for-source": _ask_for_source,
        "withdraw": _withdraw,
        "supersede": _supersede,
        "assign": _assign,
    }
)
"""The buttons, by their value."""


def number_in(answers: QueryDict, name: str) -> int:
    """A number that a form carries. What is no number is none that there ever was."""
    written = answers.get(name, "")
    is_number = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    return int(written) if is_number else NEVER_SEEN


def _left_out(desk: Desk) -> list[str]:
    return [column.column for column in desk.matter.columns if not desk.choices.takes(column)]


def _waiting_on_the_same(desk: Desk) -> ChangeRequest | None:
    try:
        public_id = UUID(desk.answers.get("other", ""))
    except ValueError:
        return None
    return decidable(desk.by).filter(service=desk.request.service_id, public_id=public_id).first()
