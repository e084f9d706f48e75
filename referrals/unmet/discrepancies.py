"""Declared against experienced: a service says that it takes people, and reports say that it declined them for just that.

A discrepancy judges nobody. It is shown to curators, and its provider may reply.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from provision.disclosure import Disclosure, disclose
from provision.figures import Figure
from provision.models import Service, Term, Vocabulary
from referrals.models import Reply, UnmetNeed
from referrals.quarters import Quarter


@dataclass(frozen=True)
class Discrepancy:
    """One service and one reason: how often it was reported in shown quarters, as it may be shown, and what was replied."""

    service: Service
    reason: Term
    reports: Figure
    replies: tuple[Reply, ...]


def discrepancies(services: QuerySet[Service], *, newest: Quarter, rules: Disclosure) -> list[Discrepancy]:
    """Services among these that say whom they do not take, and were reported to decline others, by name.

    A service that has not said whom it does not take contradicts nothing. Counts are of quarters that may be shown.
    """
    counted = _declines(services, newest=newest)
    service_of = {service.pk: service for service in services.filter(pk__in={row[0] for row in counted})}
    declared = _declared(service_of.values())
    reasons = Term.objects.in_bulk({row[1] for row in counted})
    replies = _replies(service_of)
    found = [
        Discrepancy(
            service_of[pk], reasons[reason], disclose(count, rules=rules), replies.get((pk, reason), ())
        )
        for pk, reason, count in counted
        if pk in declared and reason not in declared[pk]
    ]
    return sorted(found, key=lambda one: (one.service.name, one.service.pk, one.reason.order))


def _declines(services: QuerySet[Service], *, newest: Quarter) -> list[tuple[int, int, int]]:
    """Service, reason and count, for reasons that services can say themselves."""
    reports = UnmetNeed.objects.filter(
        declined_by__in=services.values("pk"),
        reason__vocabulary=Vocabulary.EXCLUSION,
        quarter__lte=newest.first_day,
    )
    return list(reports.values_list("declined_by", "reason").annotate(Count("pk")).order_by())


def _declared(services: Iterable[Service]) -> dict[int, set[int]]:
    """Whom services say that they do not take, by service; those that have not said are left out."""
    listed = list(services)
    said: dict[int, set[int]] = {s.pk: set() for s in listed if "exclusions" in s.stated_none}
    links = Service.exclusions.through.objects.filter(service__in=[service.pk for service in listed])
    for service, term in links.values_list("service_id", "term_id"):
        said.setdefault(service, set()).add(term)
    return said


def _replies(services: Iterable[int]) -> dict[tuple[int, int], tuple[Reply, ...]]:
    found: dict[tuple[int, int], tuple[Reply, ...]] = {}
    for reply in Reply.objects.filter(service__in=list(services)):
        key = (reply.service_id, reply.reason_id)
        found[key] = (*found.get(key, ()), reply)
    return found
