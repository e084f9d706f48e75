"""Does a pathway join up, here? Step by step: it holds, it breaks (and why), or it is not known. Pure.

A step holds in a unit when everybody whom it may hand over is taken, within its time standard, by a delivering service
that covers the unit. Everybody: for each need, each sex, the youngest and the oldest, and each circumstance by itself
(combinations are the business of `referrals.routes.collisions`). Services that we know of are a floor: that none of
them takes somebody breaks a step only where the step names the service, or somebody has checked the stage's list.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from referrals.pathways.shape import PathwayFact, StepFact
from referrals.routes.facts import FEMALE, MALE, Answer, Offer, Profile
from referrals.routes.verdict import verdict

DAYS_A_WEEK = 7
ANY_NEED = "any need"
"""Stands for the needs of a pathway that is for all of them."""


class Holding(StrEnum):
    HOLDS = "holds"
    BREAKS = "breaks"
    NOT_KNOWN = "not_known"


class Because(StrEnum):
    """Why a step breaks, or why it is not known whether it holds."""

    # It breaks
    NONE_FOUND = "none_found"  # somebody looked: no service of this kind
    CLOSED = "closed"  # the service that it names does not deliver
    NOT_HERE = "not_here"  # the service that it names does not cover the unit
    TURNED_AWAY = "turned_away"  # no service takes everybody whom it hands over
    TOO_SLOW = "too_slow"  # the wait is longer than the standard
    NO_DESTINATION = "no_destination"
    AGREEMENT_OUT_OF_DATE = "agreement_out_of_date"
    PROCEDURE_OUT_OF_DATE = "procedure_out_of_date"
    # It is not known
    NOBODY_TOLD = "nobody_told"  # no service of this kind, and nobody has looked
    LIST_NOT_CHECKED = (
        "list_not_checked"  # none that is known takes them in time, and nobody has looked for others
    )
    NO_RECEIVER_NAMED = "no_receiver_named"
    MAY_TAKE = "may_take"  # a service does not say whether it takes them
    WAIT_NOT_KNOWN = "wait_not_known"
    AGREEMENT_NOT_KNOWN = "agreement_not_known"
    PROCEDURE_NOT_KNOWN = "procedure_not_known"


BREAKING = frozenset(
    {
        Because.NONE_FOUND,
        Because.CLOSED,
        Because.NOT_HERE,
        Because.TURNED_AWAY,
        Because.TOO_SLOW,
        Because.NO_DESTINATION,
        Because.AGREEMENT_OUT_OF_DATE,
        Because.PROCEDURE_OUT_OF_DATE,
    }
)


@dataclass(frozen=True)
class ProcedureFact:
    """The published procedure of a pathway, with its lead; `review_on` None: no day is set."""

    pathway_id: int
    unit_ids: frozenset[int]
    lead_role: str
    review_on: date | None


@dataclass(frozen=True)
class Circumstances:
    """What is known of one unit on one day, besides its services: the stages of which somebody has checked the list."""

    unit: int
    on: date
    checked_stages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TurnedAway:
    """Somebody whom a step may hand over and no known service takes: a need (empty: any), a sex, an age, a circumstance."""

    need: str
    sex: str
    age: int | None
    circumstance: str


@dataclass(frozen=True)
class StepResult:
    """`because` says why it does not hold, the worst first; `services` are those that take somebody."""

    key: str
    because: tuple[Because, ...] = ()
    services: tuple[int, ...] = ()
    turned_away: tuple[TurnedAway, ...] = ()

    @property
    def holding(self) -> Holding:
        return _holding(self.because)


@dataclass(frozen=True)
class PathwayResult:
    """One pathway in one unit: its steps in order, and its lead and procedure."""

    pathway_id: int
    unit: int
    steps: tuple[StepResult, ...]
    procedure: tuple[Because, ...] = ()

    @property
    def holding(self) -> Holding:
        """It breaks where any step does; it holds only where every step does."""
        return _holding((*(reason for step in self.steps for reason in step.because), *self.procedure))


def join_up(
    pathway: PathwayFact,
    here: Circumstances,
    *,
    offers: Sequence[Offer],
    procedures: Iterable[ProcedureFact] = (),
) -> PathwayResult:
    """Test one pathway in one unit against the services that cover it."""
    covering = [offer for offer in offers if here.unit in offer.units | offer.units_in_part]
    steps = tuple(_step(step, pathway, here, offers=covering) for step in pathway.steps)
    return PathwayResult(pathway.id, here.unit, steps, _procedure(pathway, here, procedures=procedures))


def _step(
    step: StepFact, pathway: PathwayFact, here: Circumstances, *, offers: Sequence[Offer]
) -> StepResult:
    received = _receiving(step, pathway, here, offers=offers)
    reasons = [*received.because, *_exit(step), *_agreement(step, on=here.on)]
    ordered = tuple(sorted(dict.fromkeys(reasons), key=list(Because).index))
    return replace(received, because=ordered)


def _receiving(
    step: StepFact, pathway: PathwayFact, here: Circumstances, *, offers: Sequence[Offer]
) -> StepResult:
    """Whether those whom the step hands over are received."""
    if not step.has_receiver:
        return StepResult(step.key, () if step.is_exit else (Because.NO_RECEIVER_NAMED,))
    candidates = [offer for offer in offers if _may_receive(step, offer)]
    delivering = [offer for offer in candidates if offer.is_delivering is not False]
    if not delivering:
        return StepResult(step.key, (_absent(step, here, candidates=candidates),))
    is_whole = step.receiving_service_id is not None or step.stage in here.checked_stages
    return _received(step, _people(step, pathway, unit=here.unit), offers=delivering, is_whole=is_whole)


def _may_receive(step: StepFact, offer: Offer) -> bool:
    if step.receiving_service_id is not None:
        return offer.id == step.receiving_service_id
    return offer.service_type in step.receiving_types


def _absent(step: StepFact, here: Circumstances, *, candidates: Sequence[Offer]) -> Because:
    """Why nothing delivers: of a service that the step names, what is wrong with it; else it depends on who has looked."""
    if step.receiving_service_id is not None:
        return Because.CLOSED if candidates else Because.NOT_HERE
    return Because.NONE_FOUND if step.stage in here.checked_stages else Because.NOBODY_TOLD


def _received(
    step: StepFact, people: Sequence[Profile], *, offers: Sequence[Offer], is_whole: bool
) -> StepResult:
    """`is_whole`: the offers are all that there are, so that what none of them does nobody does."""
    reasons: list[Because] = []
    turned_away: list[TurnedAway] = []
    for person in people:
        reason = _taken(person, offers=[_for_any_need(offer, person) for offer in offers], step=step)
        if reason is Because.TURNED_AWAY:
            turned_away.append(_who(person))
        if reason is not None:
            reasons.append(reason if is_whole or reason not in BREAKING else Because.LIST_NOT_CHECKED)
    taking = tuple(
        offer.id
        for offer in offers
        if any(verdict(_for_any_need(offer, person), person).takes for person in people)
    )
    return StepResult(step.key, tuple(dict.fromkeys(reasons)), taking, tuple(turned_away))


def _taken(person: Profile, *, offers: Sequence[Offer], step: StepFact) -> Because | None:
    """None where a service takes them in time; else the least bad reason that any service gives."""
    answers = [(verdict(offer, person).answer, offer.wait_weeks) for offer in offers]
    taking = [wait for answer, wait in answers if answer is Answer.TAKES]
    if any(_is_in_time(wait, step=step) for wait in taking):
        return None
    if any(wait is None for wait in taking):
        return Because.WAIT_NOT_KNOWN
    if any(answer is Answer.MAY_TAKE for answer, _wait in answers):
        return Because.MAY_TAKE
    return Because.TOO_SLOW if taking else Because.TURNED_AWAY


def _is_in_time(wait_weeks: float | None, *, step: StepFact) -> bool:
    if step.time_standard_days is None:
        return True
    return wait_weeks is not None and wait_weeks * DAYS_A_WEEK <= step.time_standard_days


def _for_any_need(offer: Offer, person: Profile) -> Offer:
    """A pathway for any need asks no service which needs it is for."""
    return replace(offer, needs=person.needs) if person.needs == {ANY_NEED} else offer


def _people(step: StepFact, pathway: PathwayFact, *, unit: int) -> list[Profile]:
    """Everybody whom a step may hand over, as far as it says."""
    needs = [frozenset({need}) for need in sorted(pathway.needs)] or [frozenset({ANY_NEED})]
    sexes = (FEMALE, MALE) if step.sexes in ("", "any") else (step.sexes,)
    ages = tuple(dict.fromkeys((step.min_age, step.max_age)))
    bars: list[frozenset[str]] = [frozenset(), *(frozenset({code}) for code in sorted(step.circumstances))]
    return [
        Profile(unit=unit, needs=need, sex=sex, age=age, circumstances=bar)
        for need in needs
        for sex in sexes
        for age in ages
        for bar in bars
    ]


def _who(person: Profile) -> TurnedAway:
    need = next(iter(person.needs - {ANY_NEED}), "")
    return TurnedAway(need, person.sex or "", person.age, next(iter(person.circumstances), ""))


def _exit(step: StepFact) -> Iterator[Because]:
    if step.is_exit and not step.destination and not step.has_receiver:
        yield Because.NO_DESTINATION


def _agreement(step: StepFact, *, on: date) -> Iterator[Because]:
    """A step that needs an agreement has one that has neither ended nor gone past its review."""
    if not step.needs_agreement:
        return
    if not step.has_agreement:
        yield Because.AGREEMENT_NOT_KNOWN
    elif _is_past(step.agreement_ends_on, on=on) or _is_past(step.agreement_review_on, on=on):
        yield Because.AGREEMENT_OUT_OF_DATE


def _procedure(
    pathway: PathwayFact, here: Circumstances, *, procedures: Iterable[ProcedureFact]
) -> tuple[Because, ...]:
    """A published procedure for this unit, with a lead, whose review has not passed."""
    found = [
        one
        for one in procedures
        if one.pathway_id == pathway.id and here.unit in one.unit_ids and one.lead_role
    ]
    if not found:
        return (Because.PROCEDURE_NOT_KNOWN,)
    if all(_is_past(one.review_on, on=here.on) for one in found):
        return (Because.PROCEDURE_OUT_OF_DATE,)
    return ()


def _is_past(day: date | None, *, on: date) -> bool:
    """The day itself still counts."""
    return day is not None and day < on


def _holding(reasons: Collection[Because]) -> Holding:
    if not BREAKING.isdisjoint(reasons):
        return Holding.BREAKS
    return Holding.NOT_KNOWN if reasons else Holding.HOLDS
