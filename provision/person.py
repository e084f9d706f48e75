"""What this layer asks of the person behind a request. Who they are is accounts' affair, which stands above."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest

_Model = TypeVar("_Model", bound=Model)


class Person(Protocol):
    """Somebody with an account."""

    pk: Any

    def has_perm(self, perm: str, obj: Any = None, /) -> bool: ...

    def within_scope(self, permission: str, queryset: QuerySet[_Model], /) -> QuerySet[_Model]:
        """The rows of a query to which this person may do a thing."""
        ...

    def holds_everywhere(self, permission: str, /) -> bool:
        """Whether this person may do a thing to everything that there is."""
        ...

    def acting_role(self, permission: str, obj: Model | None = None, /) -> str:
        """The role in which this person does a thing."""
        ...

    def bodies_acted_for(self, permission: str, /) -> "Bodies":
        """The areas and organisations that this person's roles name, where they let them do a thing."""
        ...


@dataclass(frozen=True)
class Bodies:
    """Ids of what roles name outright: not what lies inside it."""

    area_ids: frozenset[int]
    organisation_ids: frozenset[int]


def person_behind(request: HttpRequest) -> Person:
    """Who sent a request that only people with an account may send. Raises PermissionDenied for anybody else."""
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return cast(Person, request.user)
