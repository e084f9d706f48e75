"""The names, addresses and providers of the services behind a cell."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse

from provision.models import Service
from toolkit.explain import Given, Help, HelpGroup, ServiceFact, kept_apart
from toolkit.gaps import Contribution

SHOWN = 40
"""Most services of one kind that a page lists; the directory lists them all."""

COLUMNS = (
    "pk",
    "name",
    "public_id",
    "organisation__name",
    "support_or_treatment",
    "capacity_as_at",
    "is_demonstration",
)


@dataclass(frozen=True)
class ShownGroup:
    """A group of services and as many of them as a page lists."""

    group: HelpGroup
    shown: tuple[Given, ...]

    @property
    def left_out(self) -> int:
        return len(self.group.given) - len(self.shown)


def services_kept_apart(
    contributions: Iterable[Contribution], *, lapsed: Collection[str]
) -> tuple[ShownGroup, ...]:
    """A cell's services by kind of help, those that have lapsed left out: one query."""
    shown = tuple(c for c in contributions if c.service not in lapsed)
    groups = kept_apart(shown, facts=_facts({int(c.service) for c in shown}))
    return tuple(ShownGroup(group, group.given[:SHOWN]) for group in groups)


def _facts(keys: Collection[int]) -> dict[str, ServiceFact]:
    rows = Service.objects.filter(pk__in=keys).order_by().values_list(*COLUMNS) if keys else ()
    return {
        str(pk): ServiceFact(
            str(pk),
            name,
            reverse("service", args=[public_id]),
            provider,
            Help(kind) if kind else Help.NOT_STATED,
            told,
            is_demonstration,
        )
        for pk, name, public_id, provider, kind, told, is_demonstration in rows
    }
