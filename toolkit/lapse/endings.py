"""Contracts, funding and agreements that end in an area within 18 months, and how many ends nobody has told."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from provision.directory.entries import Entry, entries
from provision.models import Organisation, Service
from provision.names import shown_name
from provision.reference import Reference, Word
from referrals.models import Agreement

HORIZONS = (6, 12, 18)
"""Months ahead."""
MONTHS_A_YEAR, LATEST_DAY_OF_ALL_MONTHS = 12, 28


class Kind(StrEnum):
    CONTRACT = "contract"
    FUNDING = "funding"
    AGREEMENT = "agreement"
    REVIEW = "review"


@dataclass(frozen=True)
class Ending:
    """One thing that ends (or is to be reviewed) on a day, and the first horizon, in months, that it falls within."""

    kind: Kind
    on: date
    name: str
    address: str
    within: int
    is_demonstration: bool


@dataclass(frozen=True)
class Alone:
    """A need for which one provider alone delivers here."""

    need: Word
    provider: Organisation
    services: tuple[Service, ...]


@dataclass(frozen=True)
class Radar:
    """`delivering` services are counted; of `undated` nobody has published an end, be it of contract or of funding."""

    endings: tuple[Ending, ...]
    delivering: int
    undated: int
    alone: tuple[Alone, ...]


def radar_of(touching: Collection[int], *, inside: Collection[int], words: Reference, on: date) -> Radar:
    """What ends in an area. `touching`: ids of areas whose services reach it; `inside`: those whose agreements hold in it."""
    shown = Service.objects.shown(on=on, clocks=words.clocks).delivering(on=on)
    services = list(shown.covering(touching).select_related("organisation").order_by("name", "pk"))
    told = entries(services, words=words, on=on)
    found = [*_of_services(services, on=on), *_of_agreements({*touching, *inside}, on=on)]
    return Radar(
        endings=tuple(sorted(found, key=lambda ending: (ending.on, ending.name))),
        delivering=len(services),
        undated=sum(service.ends_on is None and service.funding_ends_on is None for service in services),
        alone=tuple(_alone(told, words=words)),
    )


def later(day: date, *, months: int) -> date:
    """The day so many months later; at the end of a month, the last day that every month has."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    return date(day.year + years, month + 1, min(day.day, LATEST_DAY_OF_ALL_MONTHS))


def horizon_of(day: date | None, *, on: date) -> int | None:
    """The first horizon that a day falls within; None for a day that is past, too far off, or not told."""
    if day is None or day < on:
        return None
    return next((months for months in HORIZONS if day <= later(on, months=months)), None)


def _of_services(services: Collection[Service], *, on: date) -> Iterator[Ending]:
    for service in services:
        for kind, day in ((Kind.CONTRACT, service.ends_on), (Kind.FUNDING, service.funding_ends_on)):
            within = horizon_of(day, on=on)
            if day is not None and within is not None:
                name, address = shown_name(service), service.get_absolute_url()
                yield Ending(kind, day, name, address, within, service.is_demonstration)


def _of_agreements(area_ids: Collection[int], *, on: date) -> Iterator[Ending]:
    for agreement in Agreement.objects.filter(areas__in=area_ids).distinct():
        for kind, day in ((Kind.AGREEMENT, agreement.ends_on), (Kind.REVIEW, agreement.review_on)):
            within = horizon_of(day, on=on)
            if day is not None and within is not None:
                yield Ending(kind, day, agreement.name, "", within, agreement.is_demonstration)


def _alone(told: Collection[Entry], *, words: Reference) -> Iterator[Alone]:
    """Needs that only one provider delivers for."""
    by_need: defaultdict[int, list[Service]] = defaultdict(list)
    for entry in told:
        for need in entry.needs:
            by_need[need.id].append(entry.service)
    for need in words.needs:
        services = by_need.get(need.id, [])
        if len({service.organisation_id for service in services}) == 1:
            yield Alone(need, services[0].organisation, tuple(services))
