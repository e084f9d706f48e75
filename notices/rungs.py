"""Whom an entry that is due is reminded through, one rung after the other, until somebody answers.

The service's lead, then the organisation's, then the curators of its areas. The first two are mailboxes of roles, which
may have no account. A rung that nobody stands on, or that wants no reminders, is left out: the next one takes its place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from accounts.models import Role, User
from accounts.scope import Scope, scope_of
from notices.addresses import AddressBook, plain
from notices.models import Kind
from provision.models import Service
from provision.models.service_queries import ServiceQuerySet
from provision.workflow import CURATE


def rungs_of(service: Service, *, curators: Collection[str], book: AddressBook) -> tuple[frozenset[str], ...]:
    """The addresses on each rung that somebody stands on, each address at its first."""
    found: list[frozenset[str]] = []
    taken: set[str] = set()
    for rung in ([service.lead_email], [service.organisation.email], curators):
        standing = {plain(address) for address in rung if book.wants(plain(address), Kind.REMINDERS)}
        if standing - taken:
            found.append(frozenset(standing - taken))
        taken |= standing
    return tuple(found)


def reached(
    rungs: Iterable[frozenset[str]], *, told: Mapping[str, date], on: date, wait: timedelta
) -> Iterator[str]:
    """The addresses that are to be told by now: a rung's turn comes when the one before has not answered in time.

    `told`: the day on which an address was told. A rung counts as told when anybody on it was.
    """
    for rung in rungs:
        yield from sorted(rung)
        days = [told[address] for address in rung if address in told]
        if not days or on < min(days) + wait:
            return


def curators_of(services: ServiceQuerySet) -> dict[int, set[str]]:
    """By service, the addresses of the curators whose areas or organisations take it in: one query a curator."""
    found: dict[int, set[str]] = {}
    curators = User.objects.filter(is_active=True, is_demonstration=False, grants__role=Role.CURATOR)
    for curator in curators:
        scope = scope_of(curator, CURATE)
        held = tuple(holding for holding in scope.holdings if holding.role == Role.CURATOR)
        for key in Scope(scope.reach, held, scope.areas).of(services).values_list("pk", flat=True):
            found.setdefault(key, set()).add(plain(curator.email))
    return found
