"""Services, and requests for services, that may be the one which somebody is about to add."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from provision.atlas import Atlas
from provision.entries.alike import Sign, Told, signs
from provision.entries.texts import codes_of
from provision.models import ChangeRequest, EntryStatus, Service
from provision.person import Person
from provision.reference import Reference
from provision.today import today
from provision.workflow import CORRECT

REVIEW = "provision.review_service"
MOST = 5
BY_ADDRESS = frozenset({Sign.MAILBOX, Sign.PHONE})
"""Signs that are seen only once somebody has said how to refer."""


@dataclass(frozen=True)
class Duplicate:
    """A published service, or a request that waits: one of the two. `signs`: what it has in common with the draft."""

    signs: tuple[Sign, ...]
    service: Service | None = None
    request: ChangeRequest | None = None
    may_correct: bool = False


@dataclass(frozen=True)
class Duplicates:
    """What is alike, the likest first. `hidden`: how many more wait that this person may not see."""

    shown: tuple[Duplicate, ...] = ()
    hidden: int = 0

    def __bool__(self) -> bool:
        return bool(self.shown or self.hidden)

    def by_address(self) -> "Duplicates":
        """Only those with the same mailbox or telephone."""
        return Duplicates(tuple(found for found in self.shown if BY_ADDRESS.intersection(found.signs)))


def duplicates_of(request: ChangeRequest, *, by: Person, words: Reference) -> Duplicates:
    """What may be the same as a draft of a new service, in areas that touch its own: four queries at most."""
    touching = (
        areas_touching(request.texts.get("areas", ""), atlas=words.atlas) if request.is_new_service else set()
    )
    if not touching:
        return Duplicates()
    services = _services_like(request, touching, by=by, words=words)
    requests, hidden = _requests_like(request, touching, by=by)
    found = sorted([*services, *requests], key=_strength)
    return Duplicates(tuple(found[:MOST]), hidden)


def told_by(request: ChangeRequest) -> Told:
    """What a request says of the service that tells it from others."""
    texts = request.base | request.texts
    name, provider, mailbox, phone, url = (
        texts.get(column, "")
        for column in ("name", "organisation", "referral_email", "referral_phone", "url")
    )
    return Told(name, provider, mailbox, phone, url)


def told_of(service: Service) -> Told:
    """What a published service says of itself that tells it from others."""
    return Told(
        service.name,
        service.organisation.name,
        service.referral_email,
        service.referral_phone,
        service.url,
    )


def areas_touching(text: str, *, atlas: Atlas) -> set[int]:
    """Areas which something may name and thereby concern some of what a list of codes does."""
    named = (atlas.by_code.get(code) for code in codes_of(text))
    return {touched for area in named if area for touched in atlas.touching(area.id)}


def _services_like(
    request: ChangeRequest, touching: Collection[int], *, by: Person, words: Reference
) -> list[Duplicate]:
    """Published services of those areas that anybody may see, and lapsed ones that this person may correct."""
    published, told = Service.objects.published(), told_by(request)
    correctable = Q(pk__in=by.within_scope(CORRECT, published).values("pk"))
    seen = Q(pk__in=Service.objects.shown(on=today(), clocks=words.clocks).values("pk"))
    candidates = (
        published.covering(touching)
        .filter(seen | correctable)
        .select_related("organisation")
        .only("public_id", "name", "referral_email", "referral_phone", "url", "organisation__name")
    )
    alike = {service: found for service in candidates if (found := signs(told, told_of(service)))}
    likely = Service.objects.filter(pk__in=[service.pk for service in alike])
    may_correct = set(by.within_scope(CORRECT, likely).values_list("pk", flat=True)) if alike else set()
    return [
        Duplicate(found, service=service, may_correct=service.pk in may_correct)
        for service, found in alike.items()
    ]


def _requests_like(
    request: ChangeRequest, touching: Collection[int], *, by: Person
) -> tuple[list[Duplicate], int]:
    """New services that others wait for, or that this person has begun already; and how many may not be named."""
    own = Q(owner_id=by.pk, status__in=(EntryStatus.DRAFT, EntryStatus.RETURNED))
    candidates = (
        ChangeRequest.objects.concerning(touching)
        .filter(own | Q(status=EntryStatus.SUBMITTED), service=None)
        .exclude(pk=request.pk)
    )
    told = told_by(request)
    alike = {other: found for other in candidates if (found := signs(told, told_by(other)))}
    others = ChangeRequest.objects.filter(pk__in=[other.pk for other in alike if other.owner_id != by.pk])
    reviewed = set(by.within_scope(REVIEW, others).values_list("pk", flat=True)) if alike else set()
    shown = [
        Duplicate(found, request=other)
        for other, found in alike.items()
        if other.owner_id == by.pk or other.pk in reviewed
    ]
    return shown, len(alike) - len(shown)


def _strength(found: Duplicate) -> tuple[int, int, str]:
    """More signs first, and stronger ones; then by name."""
    thing = found.service or found.request
    return -len(found.signs), list(Sign).index(found.signs[0]), thing.name if thing else ""
