"""Where a person may do a thing: the areas and organisations of their roles, as a filter for any query.

Permission for one object is asked for in the query that fetches it (`within_scope`), so that nothing outside
can be fetched first and forgotten to be checked afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from accounts.belonging import belonging
from accounts.models.grant import Role, RoleGrant
from accounts.permissions import RULE, Reach
from provision.atlas import Atlas
from provision.models import Area
from provision.reference import reference_now

if TYPE_CHECKING:
    from accounts.models import User

_Model = TypeVar("_Model", bound=Model)
_ATTRIBUTE = "_kept_scopes"


@dataclass(frozen=True)
class Holding:
    """A role that a person holds, and where it holds."""

    role: Role
    everywhere: bool
    area_ids: frozenset[int]
    organisation_ids: frozenset[int]


class Areas:
    """The atlas, read when the first scope with bounds is asked for, and then kept for all scopes of a person."""

    @cached_property
    def atlas(self) -> Atlas:
        return reference_now().atlas


@dataclass(frozen=True)
class Scope:
    """Where a person may do one thing, through one or more roles. Without holdings: nowhere."""

    reach: Reach
    holdings: tuple[Holding, ...]
    areas: Areas = field(default_factory=Areas, compare=False)

    @property
    def is_held(self) -> bool:
        """Whether the person may do it to anything at all."""
        if self.reach == Reach.EVERYWHERE:
            return self.has_no_bounds
        return bool(self.holdings)

    @property
    def has_no_bounds(self) -> bool:
        """Whether the person may do it to everything."""
        if self.reach == Reach.ANYWHERE:
            return bool(self.holdings)
        return any(holding.everywhere for holding in self.holdings)

    @property
    def organisation_ids(self) -> frozenset[int]:
        return frozenset().union(*(holding.organisation_ids for holding in self.holdings))

    @property
    def named_area_ids(self) -> frozenset[int]:
        """The areas that the roles name, not what lies inside them."""
        return frozenset().union(*(holding.area_ids for holding in self.holdings))

    @cached_property
    def area_ids(self) -> frozenset[int]:
        """The areas that the reach takes in, where the scope has bounds. The first one reads the atlas."""
        granted = self.named_area_ids
        if not granted:
            return granted
        atlas = self.areas.atlas
        if self.reach == Reach.TOUCHING:
            return frozenset().union(*(atlas.touching(area_id) for area_id in granted))
        return areas_inside(atlas, granted)

    def takes_in(self, obj: Model) -> bool:
        """Whether one saved thing lies within this scope."""
        if self.has_no_bounds:
            return True
        if isinstance(obj, Area):  # asked for in lists of areas, and known without a query
            return obj.pk in self.area_ids
        return self.of(type(obj)._default_manager.filter(pk=obj.pk)).exists()

    def of(self, queryset: QuerySet[_Model]) -> QuerySet[_Model]:
        """The rows that lie within this scope."""
        if self.has_no_bounds:
            return queryset
        if not self.is_held or self.reach == Reach.EVERYWHERE:
            return queryset.none()
        return queryset.filter(
            belonging(
                queryset.model,
                area_ids=self.area_ids,
                organisation_ids=self.organisation_ids,
                touching=self.reach == Reach.TOUCHING,
            )
        )


NOWHERE = Scope(Reach.INSIDE, ())
EVERYWHERE = Scope(Reach.EVERYWHERE, (Holding(Role.ADMINISTRATOR, True, frozenset(), frozenset()),))


def areas_inside(atlas: Atlas, granted: Iterable[int]) -> frozenset[int]:
    """Ids of the areas that lie wholly in any of some areas, themselves included.

    By parentage (a region's units), by authorities that lie in them entirely, and whatever is made of such
    authorities alone. A unit that is shared with another board does not lie in either board.
    """
    below = set().union(*(atlas.inside(area_id) for area_id in granted))
    authorities = {
        member.authority_id
        for area_id in below
        for member in atlas.authorities.get(area_id, ())
        if member.share >= 1
    } | {area_id for area_id in below if atlas.areas[area_id].type == "local_authority"}
    made_of_them = {
        larger_id
        for larger_id, members in atlas.authorities.items()
        if all(member.authority_id in authorities for member in members)
    }
    return frozenset(below | authorities | made_of_them)


def scope_of(user: "User | AnonymousUser", permission: str) -> Scope:
    """Where a person may do a thing. A name that the table does not have is held by nobody but superusers."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOWHERE
    if user.is_superuser:
        return EVERYWHERE
    rule = RULE.get(permission)
    if rule is None:
        return NOWHERE
    kept = _kept_of(user)
    if permission not in kept.scopes:
        held = tuple(holding for holding in kept.holdings if holding.role in rule.roles)
        kept.scopes[permission] = Scope(rule.reach, held, kept.areas)
    return kept.scopes[permission]


def within_scope(
    user: "User | AnonymousUser", permission: str, queryset: QuerySet[_Model]
) -> QuerySet[_Model]:
    """The rows of a query to which a person may do a thing: areas, organisations, services and what hangs on them,
    caseloads and checks, people, their roles, and invitations."""
    return scope_of(user, permission).of(queryset)


def acting_role(user: "User | AnonymousUser", permission: str, obj: Model | None = None) -> str:
    """The role in which a person does a thing, the most modest first. Empty when no role lets them."""
    scope = scope_of(user, permission)
    for role in Role:
        holdings = tuple(holding for holding in scope.holdings if holding.role == role)
        held = Scope(scope.reach, holdings, scope.areas)
        if held.is_held and (obj is None or held.takes_in(obj)):
            return role.value
    return ""


def holdings_of(user: "User") -> tuple[Holding, ...]:
    """The roles that a person holds, the most modest first."""
    return _kept_of(user).holdings


@dataclass(frozen=True)
class _Kept:
    """What was read for a person, kept on the object for as long as the request, as Django keeps permissions."""

    holdings: tuple[Holding, ...]
    areas: Areas = field(default_factory=Areas)
    scopes: dict[str, Scope] = field(default_factory=dict)


def _kept_of(user: "User") -> _Kept:
    kept: _Kept | None = getattr(user, _ATTRIBUTE, None)
    if kept is None:
        kept = _Kept(_read_holdings(user))
        setattr(user, _ATTRIBUTE, kept)
    return kept


def _read_holdings(user: "User") -> tuple[Holding, ...]:
    rows = RoleGrant.objects.filter(user=user).values_list("role", "everywhere", "areas", "organisations")
    found: dict[str, tuple[bool, set[int], set[int]]] = {}
    for role, everywhere, area_id, organisation_id in rows.order_by():
        _, areas, organisations = found.setdefault(role, (everywhere, set(), set()))
        areas |= {area_id} - {None}
        organisations |= {organisation_id} - {None}
    return tuple(
        Holding(role, everywhere, frozenset(areas), frozenset(organisations))
        for role in Role
        if role in found
        for everywhere, areas, organisations in [found[role]]
    )
