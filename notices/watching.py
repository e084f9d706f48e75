"""Watching areas and services. What somebody watches is theirs alone: no event tells of it."""

from typing import Any

from accounts.models import User
from notices.models import Watch
from provision.atlas import AreaFact
from provision.models import Area, Service

Thing = Area | AreaFact | Service
"""What can be watched."""


def watch(thing: Thing, *, by: User) -> None:
    """Begin to watch. Nothing happens when it is watched already."""
    Watch.objects.get_or_create(user=by, **_named(thing))


def stop_watching(thing: Thing, *, by: User) -> None:
    """Stop. Nothing happens when it is not watched."""
    Watch.objects.kept_by(by.pk).filter(**_named(thing)).delete()


def is_watched(thing: Thing, *, by: User) -> bool:
    """Whether a person watches it: one query."""
    return Watch.objects.kept_by(by.pk).filter(**_named(thing)).exists()


def _named(thing: Thing) -> dict[str, Any]:
    if isinstance(thing, Service):
        return {"service_id": thing.pk}
    return {"area_id": thing.id}
