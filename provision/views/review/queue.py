"""What waits for a curator: whose it is, how long it has waited, and what in it wants a closer look."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KT

from provision.atlas import AreaFact, Atlas
from provision.entries.risk import Asked, Risk, risks
from provision.models import Area, ChangeRequest, Organisation, Revision
from provision.models.change_request import ChangeRequestQuerySet
from provision.names import area_name
from provision.person import Person
from provision.workflow import CURATE

REVIEW = "provision.review_service"
MOST_OUT_OF_REACH = 20
PROVIDER_IS_KNOWN = "provider_is_known"
LINKS = ChangeRequest.areas.through


class Whose(StrEnum):
    """Who looks at a request: never told by name."""

    MINE = "mine"
    ANOTHERS = "anothers"
    NOBODYS = "nobodys"


@dataclass(frozen=True)
class Waiting:
    """One request as the queue shows it. `others`: how many more wait on the same service."""

    request: ChangeRequest
    areas: tuple[AreaFact, ...]
    whose: Whose
    is_own: bool
    others: int
    risks: tuple[Risk, ...]


@dataclass(frozen=True)
class OutOfReach:
    """A request that touches a curator's areas and reaches beyond them: whose curator it needs."""

    request: ChangeRequest
    areas: tuple[AreaFact, ...]


def decidable(by: Person) -> ChangeRequestQuerySet:
    """The requests that wait and about which this person may decide, the oldest first."""
    found = by.within_scope(CURATE, ChangeRequest.objects.waiting())
    assert isinstance(found, ChangeRequestQuerySet)
    return found.order_by("submitted_at", "pk")


def areas_of(waiting: ChangeRequestQuerySet, *, atlas: Atlas) -> dict[int, tuple[AreaFact, ...]]:
    """The areas of every request, by its key: one query. Those without any are not in it."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = LINKS.objects.filter(changerequest__in=waiting.order_by())
    for request, area in rows.values_list("changerequest_id", "area_id"):
        found[request].add(area)
    return {key: _facts(ids, atlas=atlas) for key, ids in found.items()}


def with_providers(waiting: ChangeRequestQuerySet) -> ChangeRequestQuerySet:
    """The requests, each with whether the provider that it asks for is in our list."""
    known = Organisation.objects.filter(name=OuterRef("asked_provider"))
    named = waiting.annotate(asked_provider=KT("texts__organisation"))
    return named.annotate(**{PROVIDER_IS_KNOWN: Exists(known)})


def rows_of(
    page: Iterable[ChangeRequest], *, by: Person, areas: Mapping[int, tuple[AreaFact, ...]]
) -> list[Waiting]:
    """The requests of one page as the queue shows them: two queries, however many wait. `page`: see `with_providers`."""
    shown = list(page)
    services = {request.service_id for request in shown if request.service_id}
    waiting = _waiting_on(services)
    since = _published_since(shown, services=services)
    rows = []
    for request in shown:
        others = [other for other in waiting.get(request.service_id, ()) if other.pk != request.pk]
        asked = Asked(
            base=request.base,
            texts=request.texts,
            others=[other.texts for other in others],
            since=since.get(request.pk, {}),
            is_provider_known=getattr(request, PROVIDER_IS_KNOWN),
        )
        rows.append(
            Waiting(
                request,
                areas.get(request.pk, ()),
                whose(request, by=by),
                request.owner_id == by.pk,
                len(others),
                risks(asked),
            )
        )
    return rows


def whose(request: ChangeRequest, *, by: Person) -> Whose:
    """Who has taken a request on."""
    if request.assigned_to_id is None:
        return Whose.NOBODYS
    return Whose.MINE if request.assigned_to_id == by.pk else Whose.ANOTHERS


def out_of_reach(by: Person, *, atlas: Atlas) -> list[OutOfReach]:
    """Requests that touch a curator's areas and about which they may not decide, the oldest first: two queries."""
    if by.holds_everywhere(CURATE):
        return []
    own = by.within_scope(CURATE, Area.objects.all()).values_list("pk", flat=True)
    touching = {near for area in own if area in atlas.areas for near in atlas.touching(area)}
    beyond = ChangeRequest.objects.waiting().concerning(touching).exclude(pk__in=decidable(by).values("pk"))
    oldest_first = beyond.order_by("submitted_at", "pk").values("pk")[:MOST_OUT_OF_REACH]
    links = LINKS.objects.filter(changerequest__in=oldest_first)
    found: dict[ChangeRequest, set[int]] = defaultdict(set)
    for link in links.select_related("changerequest").order_by("changerequest__submitted_at"):
        found[link.changerequest].add(link.area_id)
    return [OutOfReach(request, _facts(ids, atlas=atlas)) for request, ids in found.items()]


def _facts(ids: Iterable[int], *, atlas: Atlas) -> tuple[AreaFact, ...]:
    return tuple(sorted((atlas.areas[pk] for pk in ids if pk in atlas.areas), key=area_name))


def _waiting_on(services: Collection[int]) -> dict[int | None, list[ChangeRequest]]:
    """All requests that wait, by service."""
    found: defaultdict[int | None, list[ChangeRequest]] = defaultdict(list)
    if services:
        for request in ChangeRequest.objects.waiting().filter(service__in=services).only("service", "texts"):
            found[request.service_id].append(request)
    return dict(found)


def _published_since(
    shown: Iterable[ChangeRequest], *, services: Collection[int]
) -> dict[int, dict[str, str]]:
    """For each request, the columns that were published after the version that its sender saw, as they read now."""
    if not services:
        return {}
    revisions = list(
        Revision.objects.filter(service__in=services)
        .order_by("number")
        .values_list("service_id", "number", "edits")
    )
    return {
        request.pk: {
            column: after
            for service, number, edits in revisions
            if service == request.service_id and number > request.base_version
            for column, _before, after in edits
        }
        for request in shown
    }
