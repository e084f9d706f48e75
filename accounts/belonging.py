"""What belongs to areas and organisations: for each kind of thing, the condition under which it does.

*Touching* takes a thing with any area among those given; otherwise all its areas must be among them. A thing
without an area belongs to no area, so that only its organisation, or a role that holds everywhere, reaches it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Exists, ManyToManyField, Model, OuterRef, Q, QuerySet

from accounts.models.grant import RoleGrant
from accounts.models.invitation import Invitation
from accounts.models.user import User
from provision.models import (
    Area,
    Caseload,
    ChangeRequest,
    Organisation,
    ProblemReport,
    ProvisionCheck,
    Revision,
    Service,
    ServiceActivity,
    ServiceCoverage,
    ServiceNeed,
    Site,
)

BELONGS_BY = "belongs_by"


@dataclass(frozen=True)
class Bounds:
    area_ids: Collection[int]
    organisation_ids: Collection[int]
    touching: bool

    def hold(self, links: QuerySet[Model], *, area: str) -> Q:
        """Whether the areas that a thing is linked to are within these bounds."""
        inside = Exists(links.filter(**{f"{area}__in": self.area_ids}))
        if self.touching:
            return Q(inside)
        return Q(inside) & ~Q(Exists(links.exclude(**{f"{area}__in": self.area_ids})))


def belonging(
    model: type[Model], *, area_ids: Collection[int], organisation_ids: Collection[int], touching: bool
) -> Q:
    """The condition under which a row of a table belongs to areas or organisations. Tables of nobody: never."""
    return _condition(model, Bounds(area_ids, organisation_ids, touching))


def _condition(model: type[Model], bounds: Bounds) -> Q:
    if model in CONDITIONS:
        return CONDITIONS[model](bounds)
    return _as_declared(model, bounds) if hasattr(model, BELONGS_BY) else _never(bounds)


def _as_declared(model: type[Model], bounds: Bounds) -> Q:
    """A thing of an app beside or above this one: its model says in `belongs_by` which of its fields decides.

    A field of areas, or a foreign key: to an area, or to something that belongs somewhere itself.
    """
    field = model._meta.get_field(getattr(model, BELONGS_BY))
    if isinstance(field, ManyToManyField):
        own, area, through = (
            field.m2m_field_name(),
            field.m2m_reverse_field_name(),
            field.remote_field.through,
        )
        assert through is not None
        links = through._default_manager.filter(**{own: OuterRef("pk")})
        return bounds.hold(links, area=area)
    assert field.related_model is not None
    within = field.related_model._default_manager.filter(_condition(field.related_model, bounds))
    return Q(**{f"{field.name}__in": within})


def _never(bounds: Bounds) -> Q:
    return Q(pk__in=[])


def _area(bounds: Bounds) -> Q:
    return Q(pk__in=bounds.area_ids)


def _by_area(bounds: Bounds) -> Q:
    return Q(area__in=bounds.area_ids)


def _organisation(bounds: Bounds) -> Q:
    """One named outright, or one that lies inside and serves nowhere else: a role for it reaches all it serves."""
    links = Organisation.areas.through.objects.filter(organisation=OuterRef("pk"))
    by_area = bounds.hold(links, area="area")
    if not bounds.touching:
        served = ServiceCoverage.objects.filter(service__organisation=OuterRef("pk"))
        by_area &= ~Q(Exists(served.exclude(area__in=bounds.area_ids)))
    return Q(pk__in=bounds.organisation_ids) | by_area


def _service(bounds: Bounds) -> Q:
    coverage = ServiceCoverage.objects.filter(service=OuterRef("pk"))
    of_organisation = Q(organisation__in=bounds.organisation_ids)
    if bounds.touching:
        commissioned = Service.commissioners.through.objects.filter(
            service=OuterRef("pk"), organisation__in=bounds.organisation_ids
        )
        of_organisation |= Q(Exists(commissioned))
    return of_organisation | bounds.hold(coverage, area="area")


def _of_service(bounds: Bounds) -> Q:
    return Q(service__in=Service.objects.filter(_service(bounds)))


def _change_request(bounds: Bounds) -> Q:
    """By the areas that it concerns, those that the service covers now among them, or by its provider."""
    links = ChangeRequest.areas.through.objects.filter(changerequest=OuterRef("pk"))
    return Q(organisation__in=bounds.organisation_ids) | bounds.hold(links, area="area")


def _grant(model: type[RoleGrant | Invitation], *, own: str) -> Callable[[Bounds], Q]:
    """A role or an invitation: it names something, and everything that it names is within the bounds."""

    def condition(bounds: Bounds) -> Q:
        areas = model.areas.through.objects.filter(**{own: OuterRef("pk")})
        organisations = model.organisations.through.objects.filter(**{own: OuterRef("pk")})
        within = Organisation.objects.filter(_organisation(bounds))
        outside = Q(Exists(areas.exclude(area__in=bounds.area_ids))) | Q(
            Exists(organisations.exclude(organisation__in=within))
        )
        return Q(everywhere=False) & (Q(Exists(areas)) | Q(Exists(organisations))) & ~outside

    return condition


_role_grant = _grant(RoleGrant, own="rolegrant")
_invitation = _grant(Invitation, own="invitation")


def _person(bounds: Bounds) -> Q:
    """Somebody whose every role is within the bounds. Superusers hold everywhere."""
    grants = RoleGrant.objects.filter(user=OuterRef("pk"))
    outside = RoleGrant.objects.filter(user=OuterRef("pk")).exclude(
        pk__in=RoleGrant.objects.filter(_role_grant(bounds))
    )
    return Q(is_superuser=False) & Q(Exists(grants)) & ~Q(Exists(outside))


CONDITIONS: dict[type[Model], Callable[[Bounds], Q]] = {
    Area: _area,
    Caseload: _by_area,
    ChangeRequest: _change_request,
    Invitation: _invitation,
    Organisation: _organisation,
    ProblemReport: _of_service,
    ProvisionCheck: _by_area,
    Revision: _of_service,
    RoleGrant: _role_grant,
    Service: _service,
    ServiceActivity: _of_service,
    ServiceCoverage: _of_service,
    ServiceNeed: _of_service,
    Site: _of_service,
    User: _person,
}
