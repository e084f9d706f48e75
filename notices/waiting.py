"""What waits for somebody: entries to look at again, and what a curator has handed back or is yet to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from accounts.models import User
from notices.addresses import plain
from notices.due_facts import DueFact, facts_due
from provision.freshness import OWED, Clocks, is_lapsed
from provision.models import ChangeRequest, EntryStatus, Service
from provision.models.service_queries import ServiceQuerySet
from provision.workflow import CORRECT, CURATE


@dataclass(frozen=True)
class WaitingService:
    """An entry that is due. `may_correct`: this person's role lets them; the lead's mailbox may only confirm.

    `is_lapsed`: readers do not see it any more, and its page is closed to them.
    """

    service: Service
    facts: tuple[DueFact, ...]
    may_correct: bool
    is_lapsed: bool

    @property
    def a_word_renews_it(self) -> bool:
        """Whether saying that it is still correct renews anything that is due. Capacity and today's figures it does not."""
        return any(fact.kind is None or fact.kind in OWED for fact in self.facts)


def led_by(mailbox: str) -> Q:
    """The condition under which a mailbox is the lead's of a service, or of its organisation, at this moment."""
    mailbox = plain(mailbox)
    return Q(lead_email__iexact=mailbox) | Q(organisation__email__iexact=mailbox)


def due_for_mailbox(mailbox: str, *, on: date, clocks: Clocks) -> ServiceQuerySet:
    """The entries that are due and have this mailbox as their lead's, those that nobody checked for longest first."""
    return _ordered(_due(on=on, clocks=clocks).filter(led_by(mailbox)))


def due_for_person(person: User, *, on: date, clocks: Clocks) -> ServiceQuerySet:
    """The same for somebody with an account: what their mailbox leads, and what they curate."""
    due = _due(on=on, clocks=clocks)
    curated = person.within_scope(CURATE, Service.objects.all())
    return _ordered(due.filter(led_by(person.email) | Q(pk__in=curated.order_by().values("pk"))))


def shown(
    services: Iterable[Service], *, by: User | None, on: date, clocks: Clocks
) -> tuple[WaitingService, ...]:
    """The entries of one page, with what of each is due."""
    services = list(services)
    mine: set[int] = set()
    if by is not None:
        among = Service.objects.filter(pk__in=[service.pk for service in services])
        mine = set(by.within_scope(CORRECT, among).values_list("pk", flat=True))
    return tuple(
        WaitingService(
            service,
            facts_due(service, on=on, clocks=clocks),
            may_correct=service.pk in mine,
            is_lapsed=is_lapsed(service, on=on, clocks=clocks),
        )
        for service in services
    )


def returned_to(person: User) -> list[ChangeRequest]:
    """What a person asked for and a curator has handed back to them."""
    own = ChangeRequest.objects.made_by(person.pk).filter(status=EntryStatus.RETURNED)
    return list(own.order_by("decided_at", "pk"))


def number_to_decide(person: User) -> int:
    """How many requests wait for this curator's decision."""
    return person.within_scope(CURATE, ChangeRequest.objects.waiting()).count()


def _due(*, on: date, clocks: Clocks) -> ServiceQuerySet:
    due: ServiceQuerySet = Service.objects.due_for_review(on=on, clocks=clocks)
    return due.select_related("organisation")


def _ordered(services: ServiceQuerySet) -> ServiceQuerySet:
    return services.order_by(F("last_checked_on").asc(nulls_first=True), "name", "pk")
