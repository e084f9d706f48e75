"""Writes the script's services, with what they name, what they cover and where they are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import DateField

from provision.demonstration.codes import OFFICE, Codes
from provision.demonstration.days import day_of
from provision.demonstration.linking import link
from provision.demonstration.script import Entry
from provision.demonstration.writing import BEFORE_NAMES, SOURCE
from provision.models import (
    Delivery,
    EntryStatus,
    Organisation,
    Service,
    ServiceCoverage,
    ServiceNeed,
    Site,
)

SENDER = "demonstration"
LATELY = "30 days ago"
DAYS = frozenset(field.name for field in Service._meta.fields if isinstance(field, DateField))
LINKS = {"stages": "stage", "settings": "setting", "access_routes": "access_route", "exclusions": "exclusion"}
"""Fields that name entries of a coded list, and the list."""
APART = frozenset({"key", "name", "organisation", "service_type", "commissioners", "needs", "need_weights",
                   "areas", "area_shares", "sites", *LINKS})  # fmt: skip
"""What an entry says that is not a plain field of the service."""


def write_services(
    entries: Iterable[Entry], *, bodies: Mapping[str, Organisation], codes: Codes, today: date
) -> Sequence[Service]:
    """Add the services, and return them."""
    entries = tuple(entries)
    services = Service.objects.bulk_create(
        _service(entry, bodies=bodies, codes=codes, today=today) for entry in entries
    )
    told = tuple(zip(services, entries, strict=True))
    ServiceNeed.objects.bulk_create(
        ServiceNeed(service=service, need_id=codes.id_of("need", code), weight=weight)
        for service, entry in told
        for code, weight in _weighed(entry, "needs", by="need_weights")
    )
    ServiceCoverage.objects.bulk_create(
        ServiceCoverage(service=service, area_id=codes.id_of("area", code), share=share)
        for service, entry in told
        for code, share in _weighed(entry, "areas", by="area_shares")
    )
    for field, listing in LINKS.items():
        link(
            field, [(s.pk, codes.id_of(listing, code)) for s, entry in told for code in entry.get(field, ())]
        )
    link(
        "commissioners",
        [(s.pk, bodies[key].pk) for s, entry in told for key in entry.get("commissioners", ())],
    )
    for service, entry in told:
        _write_sites(service, entry.get("sites", ()), codes=codes)
    return services


def _service(entry: Entry, *, bodies: Mapping[str, Organisation], codes: Codes, today: date) -> Service:
    told_on = entry.get("capacity_as_at", LATELY)
    unless_said = {"delivery": Delivery.DELIVERING, "source_date": told_on, "last_checked_on": told_on}
    plain = {name: value for name, value in {**unless_said, **entry}.items() if name not in APART}
    facts = {name: day_of(value, today=today) if name in DAYS else value for name, value in plain.items()}
    kind = entry.get("service_type")
    return Service(
        sender=SENDER,
        sender_id=entry["key"],
        status=EntryStatus.PUBLISHED,
        is_demonstration=True,
        name=BEFORE_NAMES + entry["name"],
        organisation=bodies[entry["organisation"]],
        service_type_id=codes.id_of("service_type", kind) if kind else None,
        source=SOURCE,
        **facts,
    )


def _weighed(entry: Entry, listed: str, *, by: str) -> Iterable[tuple[str, float | None]]:
    """The codes of a list, each with its weight where weights are stated."""
    codes = entry.get(listed, ())
    return zip(codes, entry.get(by) or [None] * len(codes), strict=True)


def _write_sites(service: Service, sites: Iterable[Entry], *, codes: Codes) -> None:
    for number, site in enumerate(sites):
        offices = site.get("co_located_at", ())
        plain = {name: value for name, value in site.items() if name != "co_located_at"}
        added = Site.objects.bulk_create([Site(service=service, is_first=number == 0, **plain)])
        added[0].co_located_at.add(*(codes.id_of(OFFICE, code) for code in offices))
