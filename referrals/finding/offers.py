"""Services of the database as offers: what is past its clock, or was never told, is not known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from provision.directory.entries import Entry, entries
from provision.freshness import last_told_on
from provision.models import Delivery, Service, Site
from provision.models.service_queries import ServiceQuerySet
from provision.names import shown_name
from provision.reference import Reference, Word
from referrals.finding.covering import Covering
from referrals.routes import BOTH, FEMALE, MALE, NO_OLDEST, NO_YOUNGEST, Offer

SEXES = {"any": BOTH, "female": frozenset({FEMALE}), "male": frozenset({MALE})}


@dataclass(frozen=True)
class Offered:
    """Offers and the entries that they are made from, by the service's id."""

    offers: tuple[Offer, ...]
    entries: dict[int, Entry]


def services_covering(area_ids: Collection[int], *, words: Reference, on: date) -> ServiceQuerySet:
    """What readers see and has not ended, covering any of some areas; lapsed entries are no route."""
    listed: ServiceQuerySet = Service.objects.listed(on=on, clocks=words.clocks)
    return listed.covering(area_ids).select_related("organisation")


def read_offers(
    services: Iterable[Service],
    *,
    words: Reference,
    on: date,
    covering: Covering | None = None,
    with_offices: bool = True,
) -> Offered:
    """Services as offers on a day: two queries besides that of the services, however many there are.

    Without `with_offices` it is one, and no offer says in which offices people find it.
    """
    told = entries(list(services), words=words, on=on)
    offices = _units_of_offices([entry.service.pk for entry in told]) if with_offices else {}
    covering = covering or Covering(words.atlas, on=on)
    offers = tuple(
        offer_of(entry, covering=covering, near=offices.get(entry.service.pk, ()), on=on) for entry in told
    )
    return Offered(offers, {entry.service.pk: entry for entry in told})


def offer_of(entry: Entry, *, covering: Covering, near: Iterable[int] = (), on: date) -> Offer:
    """What one entry says about whom it takes."""
    service, is_told = entry.service, entry.told.eligibility.holds
    units, in_part = covering.units(area.id for area in entry.areas)
    return Offer(
        id=service.pk,
        name=shown_name(service),
        units=units,
        units_in_part=in_part,
        near=frozenset(near),
        needs=_told(entry, "needs", entry.needs),
        sexes=SEXES.get(service.sexes) if is_told else None,
        min_age=_limit(entry, "min_age", service.min_age, none=NO_YOUNGEST) if is_told else None,
        max_age=_limit(entry, "max_age", service.max_age, none=NO_OLDEST) if is_told else None,
        exclusions=_told(entry, "exclusions", entry.exclusions) if is_told else None,
        stages=_told(entry, "stages", entry.stages),
        service_type=entry.type.code if entry.type else "",
        is_delivering=_is_delivering(service, on=on),
        is_open=_holds(service.referrals_open_on, service.referrals_close_on, on=on),
        is_support_only=service.support_or_treatment == "support",
        wait_weeks=service.wait_weeks if entry.told.wait.holds else None,
        told_on=last_told_on(service, on=on),
    )


def _told(entry: Entry, column: str, words: Sequence[Word]) -> frozenset[str] | None:
    """The codes of a list; None where nobody has told it."""
    if not words and column not in entry.asked_and_none:
        return None
    return frozenset(word.code for word in words)


def _limit(entry: Entry, column: str, age: int | None, *, none: int) -> int | None:
    return none if column in entry.asked_and_none else age


def _is_delivering(service: Service, *, on: date) -> bool | None:
    """None where nobody has stated it and no date says otherwise."""
    if not _holds(service.starts_on, service.ends_on, on=on):
        return False
    return service.delivery == Delivery.DELIVERING if service.delivery else None


def _holds(first: date | None, last: date | None, *, on: date) -> bool:
    return (first is None or first <= on) and (last is None or on <= last)


def _units_of_offices(service_ids: Collection[int]) -> dict[int, set[int]]:
    """The units of the probation offices in which services are given, by service: one query."""
    rows = (
        Site.objects.filter(service_id__in=service_ids, co_located_at__isnull=False)
        .order_by()
        .values_list("service_id", "co_located_at__areas")
    )
    found: dict[int, set[int]] = defaultdict(set)
    for service_id, unit in rows:
        if unit is not None:
            found[service_id].add(unit)
    return found
