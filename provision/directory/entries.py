"""A service as a list tells it: few facts, each with a word where it is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from provision.directory.standing import Standing, standing
from provision.models import Service
from provision.reference import Reference, Word


@dataclass(frozen=True)
class Entry:
    service: Service
    standing: Standing
    needs: tuple[Word, ...]
    names_no_need: bool
    stages: tuple[Word, ...]
    exclusions: tuple[Word, ...]
    has_no_exclusions: bool
    areas: tuple[str, ...]

    @property
    def needs_are_known(self) -> bool:
        return bool(self.needs) or self.names_no_need

    @property
    def exclusions_are_known(self) -> bool:
        return bool(self.exclusions) or self.has_no_exclusions


LISTS = ("needs", "stages", "exclusions", "coverage")


def entries(services: Iterable[Service], *, words: Reference, on: date) -> list[Entry]:
    """Entries of services that came with `LISTS` prefetched; areas and words come from the kept reference."""
    return [entry(service, words=words, on=on) for service in services]


def entry(service: Service, *, words: Reference, on: date) -> Entry:
    return Entry(
        service=service,
        standing=standing(service, on=on),
        needs=_in_order(words.needs, {named.need_id for named in service.needs.all()}),
        names_no_need="needs" in service.stated_none,
        stages=_in_order(words.stages, {stage.pk for stage in service.stages.all()}),
        exclusions=_in_order(
            words.terms.get("exclusion", ()), {term.pk for term in service.exclusions.all()}
        ),
        has_no_exclusions="exclusions" in service.stated_none,
        areas=tuple(sorted(words.atlas.areas[covered.area_id].name for covered in service.coverage.all())),
    )


def _in_order(words: Sequence[Word], ids: set[int]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.id in ids)
