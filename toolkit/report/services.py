"""The services that cover an area, as the report lists them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from provision.directory.standing import Standing, standing
from provision.freshness import checked_on
from provision.models import Service
from provision.reference import Reference, Word

MOST = 400
"""More than that is a directory, not a report."""


class Fresh(StrEnum):
    """Whether what was told of a capacity still counts."""

    TOLD = "told"
    NEVER_TOLD = "never told"
    WITHOUT_A_DATE = "without a date"
    TOO_OLD = "too old"
    AFTER_THE_DAY = "after the day"


@dataclass(frozen=True)
class ListedService:
    """One service. `support_or_treatment` is empty, and `names_no_need` false with no needs, where nobody has said."""

    key: str
    public_id: UUID
    name: str
    provider: str
    needs: tuple[Word, ...]
    names_no_need: bool
    support_or_treatment: str
    standing: Standing
    starts_per_year: float | None
    places: float | None
    capacity_as_at: date | None
    last_checked_on: date | None
    is_demonstration: bool

    @property
    def needs_are_known(self) -> bool:
        return bool(self.needs) or self.names_no_need

    def freshness(self, *, known_on: date, valid_days: int) -> Fresh:
        """Whether its capacity counts: it needs a number, and a day that is not too long ago."""
        if self.starts_per_year is None and self.places is None:
            return Fresh.NEVER_TOLD
        if self.capacity_as_at is None:
            return Fresh.WITHOUT_A_DATE
        if self.capacity_as_at > known_on:
            return Fresh.AFTER_THE_DAY
        is_old = self.capacity_as_at < known_on - timedelta(days=valid_days)
        return Fresh.TOO_OLD if is_old else Fresh.TOLD


@dataclass(frozen=True)
class ServiceList:
    """Services by name, ended ones left out. `is_whole`: none were left out for want of room."""

    services: tuple[ListedService, ...]
    is_whole: bool


def services_of(area_ids: Collection[int], *, words: Reference, on: date, known_on: date) -> ServiceList:
    """The services that cover any of some areas (give an area with all that touch it): two queries.

    Entries that had lapsed on `known_on` are not among them.
    """
    found = list(
        Service.objects.covering(area_ids)
        .shown(on=known_on, clocks=words.clocks)
        .not_ended(on=on)
        .select_related("organisation")
        .prefetch_related("needs")
        .order_by("name", "pk")[: MOST + 1]
    )
    return ServiceList(
        tuple(_listed(service, words=words, on=on, known_on=known_on) for service in found[:MOST]),
        is_whole=len(found) <= MOST,
    )


def _listed(service: Service, *, words: Reference, on: date, known_on: date) -> ListedService:
    named = {row.need_id for row in service.needs.all()}
    return ListedService(
        key=str(service.pk),
        public_id=service.public_id,
        name=service.name,
        provider=service.organisation.name,
        needs=tuple(need for need in words.needs if need.id in named),
        names_no_need="needs" in service.stated_none,
        support_or_treatment=service.support_or_treatment,
        standing=standing(service, on=on),
        starts_per_year=service.starts_per_year,
        places=service.places,
        capacity_as_at=service.capacity_as_at,
        last_checked_on=checked_on(service, on=known_on),
        is_demonstration=service.is_demonstration,
    )
