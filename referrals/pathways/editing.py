"""Changing a pathway step by step. Each change is whole or not at all, has its event, and makes the next version."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from provision.models import Event, Service, Stage, Term, Vocabulary
from provision.person import Person
from referrals.models import Agreement, Branch, Pathway, Step
from referrals.pathways.adopting import LONGEST_SUBJECT
from referrals.pathways.allowed import changeable, permission_for
from referrals.pathways.problems import Problem, Reason, problems_of
from referrals.pathways.reading import read_pathways

KEY = 60


class OutdatedError(Exception):
    """Somebody else changed the pathway meanwhile. Nothing was saved."""


class EditRefusedError(Exception):
    """The change would make something wrong that was not wrong before. Nothing was saved."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{one.step}: {one.reason}" for one in self.problems))


@dataclass(frozen=True, kw_only=True)
class StepTold:
    """What somebody says of a step. Lists are codes; `ways` are the steps that may follow, by key, with the answer."""

    stage: Stage
    agency: str
    actor: str
    action: str
    decision: str = ""
    criteria: str = ""
    is_exit: bool = False
    destination: str = ""
    time_standard: float | None = None
    time_unit: str = ""
    standard_source: str = ""
    sexes: str = ""
    min_age: int | None = None
    max_age: int | None = None
    circumstances: frozenset[str] = frozenset()
    receiving_types: frozenset[str] = frozenset()
    receiving_service: Service | None = None
    fallback: str = ""
    shares: str = ""
    basis: str = ""
    agreement: Agreement | None = None
    needs_agreement: bool = False
    ways: tuple[tuple[str, str], ...] = ()


LISTS = {"circumstances": Vocabulary.EXCLUSION, "receiving_types": Vocabulary.SERVICE_TYPE}
PLAIN = tuple(field.name for field in fields(StepTold) if field.name not in {*LISTS, "ways"})


@transaction.atomic
def change_step(pathway: Pathway, key: str, *, told: StepTold, version: int, by: Person, on: date) -> None:
    """Change what a step says and where it leads.

    Raises PermissionDenied, Step.DoesNotExist, OutdatedError and EditRefusedError; then nothing is saved.
    """

    def change(held: Pathway) -> str:
        step = held.steps.get(key=key)
        _write(step, told)
        _lead(step, ways=told.ways)
        return key

    _changed(pathway, change, action="change step", version=version, by=by, on=on)


@transaction.atomic
def add_step(
    pathway: Pathway, *, told: StepTold, after: str, when: str = "", version: int, by: Person, on: date
) -> str:
    """Add a step behind another, with a way to it; its key is made of what is done there.

    Raises as `change_step` does.
    """

    def change(held: Pathway) -> str:
        before = held.steps.get(key=after)
        held.steps.filter(order__gt=before.order).update(order=F("order") + 1)
        step = Step(pathway=held, key=_free_key(held, action=told.action), order=before.order + 1)
        _write(step, told)
        Branch.objects.create(origin=before, to=step, when=when)
        _lead(step, ways=told.ways)
        return step.key

    return _changed(pathway, change, action="add step", version=version, by=by, on=on)


@transaction.atomic
def remove_step(pathway: Pathway, key: str, *, version: int, by: Person, on: date) -> None:
    """Take a step out; what led to it then leads to what followed it. Raises as `change_step` does."""

    def change(held: Pathway) -> str:
        step = held.steps.get(key=key)
        arriving = list(step.arrivals.select_related("origin").order_by("pk"))
        following = list(step.branches.select_related("to").order_by("pk"))
        for way in arriving:
            for after in following:
                Branch.objects.get_or_create(
                    origin=way.origin, to=after.to, defaults={"when": way.when or after.when}
                )
        step.delete()
        return key

    _changed(pathway, change, action="remove step", version=version, by=by, on=on)


@transaction.atomic
def move_step(pathway: Pathway, key: str, *, earlier: bool, version: int, by: Person, on: date) -> None:
    """Put a step one place earlier or later in the order. At an end it stays. Raises as `change_step` does."""

    def change(held: Pathway) -> str:
        steps = list(held.steps.order_by("order", "pk"))
        place = [step.key for step in steps].index(key)
        other = place - 1 if earlier else place + 1
        if 0 <= other < len(steps):
            steps[place], steps[other] = steps[other], steps[place]
        for number, step in enumerate(steps, start=1):
            if step.order != number:
                step.order = number
                step.save(update_fields=["order"])
        return key

    _changed(pathway, change, action="move step", version=version, by=by, on=on)


def closed_services(pathway_ids: Collection[int], *, on: date) -> frozenset[int]:
    """Services that pathways hand people to, and that have ended or are not published."""
    named = Service.objects.filter(receiving_steps__pathway__in=pathway_ids)
    open_ones = Service.objects.published().not_ended(on=on).order_by().values("pk")
    return frozenset(named.exclude(pk__in=open_ones).order_by().values_list("pk", flat=True))


def _changed(
    pathway: Pathway, change: Callable[[Pathway], str], *, action: str, version: int, by: Person, on: date
) -> str:
    """Hold the pathway, change it, look at what came of it, and tell of it; the key of the step."""
    held = changeable(by).select_for_update().filter(pk=pathway.pk).first()
    if held is None:
        raise PermissionDenied
    if held.version != version:
        raise OutdatedError
    before = _problems(held, on=on)
    key = change(held)
    new = [problem for problem in _problems(held, on=on) if problem not in before]
    refused = [problem for problem in new if problem.reason is not Reason.LEADS_NOWHERE]
    if refused:
        raise EditRefusedError(refused)
    held.version += 1
    held.save(update_fields=["version"])
    Event.objects.create(
        role=by.acting_role(permission_for(held), held),
        actor_id=by.pk,
        action=action,
        subject=f"{held.name}: {key}"[:LONGEST_SUBJECT],
        before=str(version),
        after=str(held.version),
        is_demonstration=held.is_demonstration,
    )
    return key


def _problems(pathway: Pathway, *, on: date) -> set[Problem]:
    [fact] = read_pathways(Pathway.objects.filter(pk=pathway.pk))
    return set(problems_of(fact, closed_services=closed_services([pathway.pk], on=on)))


def _write(step: Step, told: StepTold) -> None:
    for name in PLAIN:
        setattr(step, name, getattr(told, name))
    step.full_clean(exclude=["pathway"])
    step.save()
    for name, vocabulary in LISTS.items():
        getattr(step, name).set(Term.objects.filter(vocabulary=vocabulary, code__in=getattr(told, name)))


def _lead(step: Step, *, ways: Iterable[tuple[str, str]]) -> None:
    """Make these the ways on from a step. One that leads to the step itself is a circle."""
    wanted = dict(ways)
    if step.key in wanted:
        raise EditRefusedError([Problem(step.key, Reason.CIRCLE)])
    step.branches.exclude(to__key__in=wanted).delete()
    others = {other.key: other for other in Step.objects.filter(pathway=step.pathway_id, key__in=wanted)}
    for to, when in wanted.items():
        Branch.objects.update_or_create(origin=step, to=others[to], defaults={"when": when})


def _free_key(pathway: Pathway, *, action: str) -> str:
    """A key that no step of the pathway has, nor its template's: a copy's own step is not the template's."""
    taken = set(
        Step.objects.filter(pathway__in=[pathway.pk, pathway.template_id or 0]).values_list("key", flat=True)
    )
    plain = slugify(action)[: KEY - 4] or "step"
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (plain, *numbered) if key not in taken)
