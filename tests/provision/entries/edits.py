"""A script of edits that many people make at once, and how each of them ends.

An edit is a generator: it stops where somebody would look at a page, so that others come between. Run it to its end in
a thread of its own, or step by step among others.
"""

import random
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.core.exceptions import PermissionDenied

from accounts.models import User
from provision.entries.approving import Approval, approve
from provision.entries.columns import CRITICAL
from provision.entries.confirming import confirm_still_correct, tell_today
from provision.entries.deciding import give_back, submit, take_back, withdraw
from provision.entries.drafting import SavedElsewhereError, begin_correction, save_step
from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.models import ChangeRequest, EntryStatus, Service
from provision.workflow import MoveRefusedError, move

REFUSALS = (SeenVersionError, NotReadyError, MoveRefusedError, SavedElsewhereError, PermissionDenied)
"""What a page answers with words. Anything else is a fault."""
LOOKS_AGAIN = 3


class End(StrEnum):
    PUBLISHED = "published"
    QUEUED = "queued"
    REFUSED = "refused"


@dataclass(frozen=True)
class Edit:
    """What somebody is about to do. `text` is written by nobody else."""

    number: int
    kind: str
    service: int
    column: str
    text: str


@dataclass(frozen=True)
class Outcome:
    """How an edit ended. `seen`: the version that was looked at last; `made`: the version in which it is published."""

    edit: Edit
    end: End
    why: str = ""
    seen: int = 0
    made: int | None = None
    request: int | None = None


Steps = Generator[None, None, Outcome]
COLUMNS: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "summary": ("what", lambda number: f"As edit {number} has it"),
    "starts_per_year": ("capacity", lambda number: f"{number + 1}"),
    "referral_phone": ("refer", lambda number: f"01632 {number:06}"),
}
KINDS = {
    "correct": 10,
    "leave": 3,
    "take back": 2,
    "give up": 1,
    "return": 2,
    "confirm": 3,
    "today": 4,
    "off": 1,
}
"""How often each kind of edit comes."""


def script(*, length: int, services: int, seed: int) -> list[Edit]:
    """The same edits for the same seed."""
    dice = random.Random(seed)  # noqa: S311 (a script, not a secret)
    edits = []
    for number in range(length):
        column = dice.choice(list(COLUMNS))
        [kind] = dice.choices(list(KINDS), weights=list(KINDS.values()))
        edits.append(Edit(number, kind, dice.randrange(services), column, COLUMNS[column][1](number)))
    return edits


@dataclass
class Desk:
    """Where one worker sits: who sends, who decides, and the services that there are."""

    sender: User
    curator: User
    services: Sequence[int]
    outcomes: list[Outcome] = field(default_factory=list)

    def steps(self, edit: Edit) -> Steps:
        """One edit, to its end. A refusal is an end; any other error is not caught."""
        doing = {
            "confirm": self._confirm, "today": self._today, "off": self._off_and_on,
        }.get(edit.kind, self._correct)  # fmt: skip
        try:
            outcome = yield from doing(edit)
        except REFUSALS as refusal:
            outcome = Outcome(edit, End.REFUSED, str(refusal) or "not allowed")
        self.outcomes.append(outcome)
        return outcome

    def _service(self, edit: Edit) -> Service:
        return Service.objects.get(pk=self.services[edit.service])

    def _confirm(self, edit: Edit) -> Steps:
        service = self._service(edit)
        seen = service.version
        yield
        confirm_still_correct(
            service, by=self.sender, seen_version=seen, capacity_is_confirmed=edit.number % 2 == 0
        )
        return Outcome(edit, End.PUBLISHED, seen=seen, made=service.version)

    def _today(self, edit: Edit) -> Steps:
        service = self._service(edit)
        seen = service.version
        yield
        tell_today(service, by=self.sender, seen_version=seen, places_free=str(edit.number), wait_weeks="")
        return Outcome(edit, End.PUBLISHED, seen=seen, made=service.version)

    def _off_and_on(self, edit: Edit) -> Steps:
        """A curator takes the service off the map and puts it back: whoever comes between is refused."""
        service = self._service(edit)
        move(service, to=EntryStatus.WITHDRAWN, by=self.curator, role="curator", reason="The contract ended")
        yield
        move(service, to=EntryStatus.PUBLISHED, by=self.curator, role="curator")
        return Outcome(edit, End.PUBLISHED, seen=service.version, made=service.version)

    def _correct(self, edit: Edit) -> Steps:
        service = self._service(edit)
        seen = service.version
        yield
        request = begin_correction(service, by=self.sender)
        yield
        step = COLUMNS[edit.column][0]
        save_step(request, step=step, texts={edit.column: edit.text}, edition=request.edition, by=self.sender)
        yield
        submit(request, by=self.sender)
        queued = Outcome(edit, End.QUEUED, seen=seen, request=request.pk)
        yield
        return (yield from self._go_on(request, queued))

    def _go_on(self, request: ChangeRequest, queued: Outcome) -> Steps:
        """What becomes of a request that waits."""
        kind = queued.edit.kind
        if kind in {"take back", "give up"}:
            take_back(request, by=self.sender)
            yield
            if kind == "give up":
                withdraw(request, by=self.sender)
                return replace(queued, end=End.REFUSED, why="its sender gave it up")
            submit(request, by=self.sender)
        if kind == "return":
            answer = f"Edit {queued.edit.number} needs a source."
            give_back(request, by=self.curator, reason_code="source_needed", answer=answer)
            return replace(queued, end=End.REFUSED, why=answer)
        if kind == "refuse":
            answer = f"Edit {queued.edit.number} is no longer so."
            withdraw(request, by=self.curator, reason_code="outdated", answer=answer)
            return replace(queued, end=End.REFUSED, why=answer)
        if kind == "correct":
            return (yield from self._approve(request, queued))
        return queued

    def _approve(self, request: ChangeRequest, queued: Outcome) -> Steps:
        """A curator publishes it; one who is refused because of something unseen looks again, a few times."""
        outcome = queued
        for _ in range(LOOKS_AGAIN):
            try:
                service = approve(
                    request, Approval(confirmed=CRITICAL), by=self.curator, seen_version=outcome.seen
                )
            except (SeenVersionError, MoveRefusedError) as refusal:
                yield
                outcome = replace(outcome, why=str(refusal), seen=self._service(queued.edit).version)
            else:
                return replace(outcome, end=End.PUBLISHED, why="", made=service.version)
        return outcome
