"""Things for tests to arrange: one factory a noun, each making the plainest valid row.

A service is published, delivering and covers nothing until it is told what:
`ServiceFactory(needs=[need], areas=[unit], stages=[stage])`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import Role, RoleGrant, User
from provision.models import (
    Area,
    AreaOverlap,
    AreaType,
    Caseload,
    CheckOutcome,
    Delivery,
    EntryStatus,
    Need,
    Organisation,
    Place,
    PlaceKind,
    PrevalenceEstimate,
    ProvisionCheck,
    Service,
    ServiceActivity,
    ServiceCoverage,
    ServiceNeed,
    Site,
    Stage,
    Term,
    Vocabulary,
)

DAY = date(2026, 8, 21)


class AreaFactory(DjangoModelFactory[Area]):
    """A probation delivery unit, unless another type is asked for."""

    class Meta:
        model = Area

    code = factory.Sequence(lambda n: f"T50U{n:03}")
    scheme = "ndelius"
    type = AreaType.PDU
    name = factory.Sequence(lambda n: f"Unit {n:03}")


class NationFactory(AreaFactory):
    code = factory.Sequence(lambda n: f"K9{n:07}")
    scheme = "ons"
    type = AreaType.NATION
    name = factory.Sequence(lambda n: f"Nation {n:03}")


class RegionFactory(AreaFactory):
    code = factory.Sequence(lambda n: f"T{n:03}")
    type = AreaType.REGION
    name = factory.Sequence(lambda n: f"Region {n:03}")


class AuthorityFactory(AreaFactory):
    code = factory.Sequence(lambda n: f"E9{n:07}")
    scheme = "ons"
    type = AreaType.LOCAL_AUTHORITY
    name = factory.Sequence(lambda n: f"Authority {n:03}")
    adults = 100_000


class BoardFactory(AreaFactory):
    """An integrated care board."""

    code = factory.Sequence(lambda n: f"QT{n:03}")
    scheme = "ods"
    type = AreaType.ICB
    name = factory.Sequence(lambda n: f"Board {n:03}")


class OverlapFactory(DjangoModelFactory[AreaOverlap]):
    """An authority that lies wholly in a larger area, unless a share is given."""

    class Meta:
        model = AreaOverlap

    area = factory.SubFactory(AuthorityFactory)
    larger = factory.SubFactory(AreaFactory)
    share = 1.0


class NeedFactory(DjangoModelFactory[Need]):
    class Meta:
        model = Need

    code = factory.Sequence(lambda n: f"need_{n:02}")
    label = factory.Sequence(lambda n: f"Need {n:02}")
    phrase = factory.Sequence(lambda n: f"need {n:02}")
    order = factory.Sequence(lambda n: n)


class StageFactory(DjangoModelFactory[Stage]):
    class Meta:
        model = Stage

    code = factory.Sequence(lambda n: f"stage_{n:02}")
    label = factory.Sequence(lambda n: f"Stage {n:02}")
    order = factory.Sequence(lambda n: n)


class TermFactory(DjangoModelFactory[Term]):
    """A service type, unless another list is asked for."""

    class Meta:
        model = Term

    vocabulary = Vocabulary.SERVICE_TYPE
    code = factory.Sequence(lambda n: f"term_{n:03}")
    label = factory.Sequence(lambda n: f"Term {n:03}")


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n:03}")


class PlaceFactory(DjangoModelFactory[Place]):
    """A probation office, unless another kind is asked for."""

    class Meta:
        model = Place

    kind = PlaceKind.PROBATION_OFFICE
    code = factory.Sequence(lambda n: f"place-{n:03}")
    name = factory.Sequence(lambda n: f"Office {n:03}")


def _name_needs(service: Service, create: bool, needs: Iterable[Need] | None) -> None:
    for need in needs or ():
        ServiceNeed.objects.create(service=service, need=need)


def _cover(service: Service, create: bool, areas: Iterable[Area] | None) -> None:
    for area in areas or ():
        ServiceCoverage.objects.create(service=service, area=area)


class ServiceFactory(DjangoModelFactory[Service]):
    """A published, delivering service. Lists are empty: nothing is known of them."""

    class Meta:
        model = Service
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Service {n:03}")
    organisation = factory.SubFactory(OrganisationFactory)
    status = EntryStatus.PUBLISHED
    delivery = Delivery.DELIVERING
    source = "A page of the provider"
    last_checked_on = DAY

    needs = factory.PostGeneration(_name_needs)
    areas = factory.PostGeneration(_cover)
    stages = factory.PostGeneration(lambda service, create, stages: service.stages.add(*stages or ()))


class SiteFactory(DjangoModelFactory[Site]):
    """A site whose address only those who ask may know."""

    class Meta:
        model = Site

    service = factory.SubFactory(ServiceFactory)
    name = factory.Sequence(lambda n: f"Site {n:03}")
    address = "1 Test Street, Testtown"
    postcode = "TE1 1ST"


class ActivityFactory(DjangoModelFactory[ServiceActivity]):
    class Meta:
        model = ServiceActivity

    service = factory.SubFactory(ServiceFactory)
    order = factory.Sequence(lambda n: n)
    need_label = "Emotional wellbeing"
    title = factory.Sequence(lambda n: f"Activity {n:03}")
    kind = "group"


class CaseloadFactory(DjangoModelFactory[Caseload]):
    """Everybody under supervision in an area."""

    class Meta:
        model = Caseload

    area = factory.SubFactory(AreaFactory)
    as_at = date(2026, 6, 30)
    people = 1_000
    source = "A published table"


class PrevalenceFactory(DjangoModelFactory[PrevalenceEstimate]):
    """A study of people on probation; not the default for its need until it is made so."""

    class Meta:
        model = PrevalenceEstimate

    need = factory.SubFactory(NeedFactory)
    condition_code = "condition"
    condition_label = "Condition"
    measure = PrevalenceEstimate.Measure.CURRENT
    estimate_percent = 20.0
    ci_low = 15.0
    ci_high = 25.0
    interval_kind = PrevalenceEstimate.IntervalKind.CI
    n = 200
    population = "people on probation"
    population_kind = "probation"
    study = factory.Sequence(lambda n: f"Study {n:03}")


class CheckFactory(DjangoModelFactory[ProvisionCheck]):
    """Somebody looked for services for a need in an area, and found none."""

    class Meta:
        model = ProvisionCheck

    area = factory.SubFactory(AreaFactory)
    need = factory.SubFactory(NeedFactory)
    checked_on = DAY
    outcome = CheckOutcome.NO_SERVICE
    checked_by_role = "health and justice lead"


class UserFactory(DjangoModelFactory[User]):
    """A person with an account and no role. Their password is set only when one is given."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n:03}@example.org")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)


class GrantFactory(DjangoModelFactory[RoleGrant]):
    """A role of a person: everywhere when told so, else in the areas and organisations given."""

    class Meta:
        model = RoleGrant
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    role = Role.SUBMITTER

    areas = factory.PostGeneration(lambda grant, create, areas: grant.areas.add(*areas or ()))
    organisations = factory.PostGeneration(
        lambda grant, create, organisations: grant.organisations.add(*organisations or ())
    )
