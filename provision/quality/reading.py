"""Reading what the questions need, for every published entry of some areas: four queries, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import F, Min, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from provision.entries.alike import COMMON, WORDS
from provision.models import (
    CheckOutcome,
    EntryStatus,
    Event,
    ProvisionCheck,
    Service,
    ServiceCoverage,
    ServiceNeed,
)
from provision.models.service_queries import ServiceQuerySet
from provision.names import area_name, shown_name
from provision.quality.examining import Examined, examine
from provision.quality.facts import Facts, When
from provision.reference import Reference
from ui.templatetags.numbers import day

COLUMNS = (
    "public_id", "name", "name_cy", "status", "delivery", "support_or_treatment", "starts_on", "ends_on", "referrals_close_on", "min_age",
    "max_age", "how_to_refer", "referral_email", "referral_phone", "lead_role", "lead_email", "starts_per_year",
    "places", "mean_weeks", "probation_share", "capacity_as_at", "places_free", "places_free_as_at", "wait_weeks",
    "wait_as_at", "source", "source_date", "last_checked_on", "contact_checked_on", "eligibility_checked_on",
    "next_review_on", "stated_none", "is_demonstration", "organisation__name", "organisation__name_cy",
)  # fmt: skip
NEED, STAGE, AREA = "need", "stage", "area"
Subject = tuple[str, int]
"""A need or a stage, and its id."""


@dataclass(frozen=True)
class Item:
    """A service with the areas that it names, and what was found of it."""

    service: Service
    area_ids: frozenset[int]
    examined: Examined


@dataclass(frozen=True)
class Check:
    """The newest check of a need or a stage in an area: where, when, and whether it found no service at all."""

    area_id: int
    checked_on: date
    found_none: bool


@dataclass(frozen=True)
class Surroundings:
    """What is known around the services: what each names, when it was added, checks, and who has which name."""

    words: Reference
    on: date
    subjects: dict[int, set[Subject]]
    areas: dict[int, set[int]]
    added_on: dict[int, date]
    checks: dict[Subject, list[Check]]
    namesakes: dict[frozenset[str], list[Service]]
    _units: dict[int, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def when(self) -> When:
        return When(self.on, self.words.clocks)

    def units_of(self, service: Service) -> frozenset[int]:
        """The units that a service serves."""
        return frozenset(unit for area_id in self.areas[service.pk] for unit in self.units_in(area_id))

    def units_in(self, area_id: int) -> frozenset[int]:
        """The units that an area is made of or overlaps; none of one that was added a moment ago."""
        if area_id not in self._units:
            atlas = self.words.atlas
            found = atlas.units(area_id, on=self.on) if area_id in atlas.areas else []
            self._units[area_id] = frozenset(unit.id for unit in found)
        return self._units[area_id]


def items_in(area_ids: Collection[int], *, words: Reference, on: date) -> list[Item]:
    """Every published entry, lapsed ones too, that covers any of these areas and is not said to have ended."""
    asked = Service.objects.published().exclude(delivery="ended").covering(area_ids)
    services: list[Service] = list(asked.select_related("organisation").only(*COLUMNS).order_by())
    around = _surroundings(asked, services, words=words, on=on)
    return [
        Item(service, frozenset(around.areas[service.pk]), examine(_facts(service, around)))
        for service in services
    ]


def _surroundings(
    asked: ServiceQuerySet, services: Iterable[Service], *, words: Reference, on: date
) -> Surroundings:
    subjects, areas = _named(asked)
    namesakes: dict[frozenset[str], list[Service]] = defaultdict(list)
    for service in services:
        namesakes[_words_of(service)].append(service)
    return Surroundings(words, on, subjects, areas, _added(asked), _newest_checks(on=on), namesakes)


def _named(asked: ServiceQuerySet) -> tuple[dict[int, set[Subject]], dict[int, set[int]]]:
    """The needs and stages, and the areas, that services name: one query."""
    ids = asked.order_by().values("pk")
    needs, stages, coverage = (
        table._default_manager.filter(service_id__in=ids)
        .order_by()
        .values_list(Value(kind), "service_id", F(column))
        for kind, table, column in (
            (NEED, ServiceNeed, "need_id"),
            (STAGE, Service.stages.through, "stage_id"),
            (AREA, ServiceCoverage, "area_id"),
        )
    )
    subjects: dict[int, set[Subject]] = defaultdict(set)
    areas: dict[int, set[int]] = defaultdict(set)
    for kind, service_id, named in needs.union(stages, coverage, all=True):
        if kind == AREA:
            areas[service_id].add(named)
        else:
            subjects[service_id].add((kind, named))
    return subjects, areas


def _added(asked: ServiceQuerySet) -> dict[int, date]:
    """The day on which each was first published here, where an event says so. A correction adds nothing."""
    published = Event.objects.filter(
        Q(version=None) | Q(version=1),
        after=EntryStatus.PUBLISHED,
        service_id__in=asked.order_by().values("pk"),
    )
    first = published.order_by().values_list("service_id").annotate(Min("at"))
    return {service_id: timezone.localdate(at) for service_id, at in first if service_id is not None}


def _newest_checks(*, on: date) -> dict[Subject, list[Check]]:
    newest: dict[tuple[int, Subject], Check] = {}
    rows = ProvisionCheck.objects.filter(checked_on__lte=on).order_by("checked_on", "pk")
    for area_id, need, stage, checked_on, outcome in rows.values_list(
        "area_id", "need_id", "stage_id", "checked_on", "outcome"
    ):
        subject = (NEED, need) if need is not None else (STAGE, stage or 0)
        newest[area_id, subject] = Check(area_id, checked_on, outcome == CheckOutcome.NO_SERVICE)
    found: dict[Subject, list[Check]] = defaultdict(list)
    for (_area, subject), check in newest.items():
        found[subject].append(check)
    return found


def _facts(service: Service, around: Surroundings) -> Facts:
    subjects, units = around.subjects.get(service.pk, set()), around.units_of(service)
    added = around.added_on.get(service.pk)
    denied, overtaken = [], []
    for subject in sorted(subjects):
        for check in around.checks.get(subject, ()):
            if not units & around.units_in(check.area_id):
                continue
            if check.found_none:
                denied.append(_told(check, subject, around))
            elif added and added > check.checked_on:
                overtaken.append(_told(check, subject, around))
    return Facts(
        service,
        around.when,
        names_a_need=any(kind == NEED for kind, _id in subjects),
        ended_areas=tuple(sorted(_ended_areas(service, around))),
        alike=tuple(sorted(_alike(service, around))),
        denied_by=tuple(denied),
        overtaken=tuple(overtaken),
    )


def _ended_areas(service: Service, around: Surroundings) -> Iterator[str]:
    areas = around.words.atlas.areas
    for area_id in around.areas[service.pk]:
        area = areas.get(area_id)
        if area and area.valid_to and area.valid_to < around.on:
            yield area_name(area)


def _alike(service: Service, around: Surroundings) -> Iterator[str]:
    """Other services with the same words in their name that serve a unit of its own."""
    for other in around.namesakes[_words_of(service)]:
        if other.pk != service.pk and around.units_of(other) & around.units_of(service):
            yield f"{shown_name(other)}, {shown_name(other.organisation)}"


def _words_of(service: Service) -> frozenset[str]:
    words = WORDS.findall(service.name.casefold())
    return frozenset(word for word in words if word not in COMMON) or frozenset(words)


def _told(check: Check, subject: Subject, around: Surroundings) -> str:
    kind, number = subject
    words = around.words.need_by_id if kind == NEED else around.words.stage_by_id
    area = around.words.atlas.areas[check.area_id]
    return _("%(area)s, %(subject)s, looked on %(day)s") % {
        "area": area_name(area),
        "subject": words[number],
        "day": day(check.checked_on),
    }
