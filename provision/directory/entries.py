"""A service as a list tells it: few facts, each with a word where it is not known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from provision.atlas import AreaFact
from provision.directory.lists import LISTS, Named, named_by
from provision.directory.standing import Standing, standing
from provision.directory.told import AllTold, told_of
from provision.freshness import COLUMNS, Kind, checked_on
from provision.models import Service, Vocabulary
from provision.names import area_name
from provision.reference import Reference, Word

CHUNK = 2000
NEVER_SHOWN = frozenset({"lead_email"})
NOTHING: tuple[object, ...] = (None, "", [], set())


@dataclass(frozen=True)
class Entry:
    """A list is empty when it is not known, or when `asked_and_none` names it: somebody asked, and there are none.

    What is here is as it was entered; `told` says whether it still holds. `says` are the kinds of fact
    of which readers are told anything; `checked_on` is the newest check of any part.
    """

    service: Service
    standing: Standing
    type: Word | None
    needs: tuple[Word, ...]
    stages: tuple[Word, ...]
    exclusions: tuple[Word, ...]
    settings: tuple[Word, ...]
    access_routes: tuple[Word, ...]
    areas: tuple[AreaFact, ...]
    told: AllTold
    says: frozenset[Kind]
    checked_on: date | None

    @property
    def asked_and_none(self) -> frozenset[str]:
        """The columns of which somebody said that there are none."""
        return frozenset(self.service.stated_none)


def entries(services: Sequence[Service], *, words: Reference, on: date) -> list[Entry]:
    """Entries of services: one query for all that they name; areas and words come from the kept reference."""
    named = named_by([service.pk for service in services])
    return [entry(service, named=named[service.pk], words=words, on=on) for service in services]


def entries_in_chunks(services: QuerySet[Service], *, words: Reference, on: date) -> Iterator[Entry]:
    """Entries of any number of services, a chunk in memory at a time: two queries a chunk at most."""
    rows = services.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield from entries(chunk, words=words, on=on)


def entry(service: Service, *, named: Named, words: Reference, on: date) -> Entry:
    def terms(vocabulary: str, name: str) -> tuple[Word, ...]:
        return _in_order(words.terms.get(vocabulary, ()), named[name])

    areas = words.atlas.areas
    return Entry(
        service=service,
        standing=standing(service, on=on),
        type=words.term_by_id.get(service.service_type_id or 0),
        needs=_in_order(words.needs, named["needs"]),
        stages=_in_order(words.stages, named["stages"]),
        exclusions=terms(Vocabulary.EXCLUSION, "exclusions"),
        settings=terms(Vocabulary.SETTING, "settings"),
        access_routes=terms(Vocabulary.ACCESS_ROUTE, "access_routes"),
        # An area that was added since the reference was read is told by the next request.
        areas=tuple(sorted((areas[i] for i in named["areas"] if i in areas), key=area_name)),
        told=told_of(service, on=on, clocks=words.clocks),
        says=frozenset(kind for kind in Kind if _says(service, kind, named=named)),
        checked_on=checked_on(service, on=on),
    )


def _says(service: Service, kind: Kind, *, named: Named) -> bool:
    """Whether anything that readers may see is told of a kind of fact, be it that there is none."""
    shown = [name for name in COLUMNS[kind] if name not in NEVER_SHOWN]
    values = (named[name] if name in LISTS else getattr(service, name) for name in shown)
    return any(value not in NOTHING for value in values) or any(name in service.stated_none for name in shown)


def _in_order(words: Iterable[Word], ids: set[int]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.id in ids)
