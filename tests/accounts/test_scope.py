"""What lies within a role's areas and organisations, as queries fetch it."""

import pytest

from accounts.models import Invitation, Role, RoleGrant, User
from accounts.scope import areas_inside, within_scope
from provision.models import Area, AreaType, Event, Organisation, Service, ServiceNeed
from provision.reference import reference_now
from tests.accounts.invitations import an_invitation
from tests.cast import Cast, assemble, person
from tests.factories import (
    AreaFactory,
    AuthorityFactory,
    BoardFactory,
    GrantFactory,
    NationFactory,
    NeedFactory,
    OrganisationFactory,
    OverlapFactory,
    RegionFactory,
    ServiceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def names_inside(*areas: Area) -> set[str]:
    inside = areas_inside(reference_now().atlas, [area.pk for area in areas])
    return set(Area.objects.filter(pk__in=inside).values_list("name", flat=True))


def test_a_nation_takes_in_its_regions_and_their_units() -> None:
    nation = NationFactory(name="Nation")
    region = RegionFactory(name="Region", parent=nation)
    AreaFactory(name="Unit", parent=region)
    RegionFactory(name="Elsewhere")

    assert names_inside(nation) == {"Nation", "Region", "Unit"}


def test_a_board_takes_in_the_units_made_of_its_authorities_alone() -> None:
    board, unit, shared = BoardFactory(name="Board"), AreaFactory(name="Unit"), AreaFactory(name="Shared")
    own, other = AuthorityFactory(name="Own"), AuthorityFactory(name="Other")
    for authority, larger in [(own, board), (own, unit), (own, shared), (other, shared)]:
        OverlapFactory(area=authority, larger=larger)

    assert names_inside(board) == {"Board", "Unit", "Own"}


def test_an_authority_that_lies_in_a_board_only_in_part_is_not_inside_it() -> None:
    board, unit, split = BoardFactory(name="Board"), AreaFactory(name="Unit"), AuthorityFactory(name="Split")
    OverlapFactory(area=split, larger=board, share=0.6)
    OverlapFactory(area=AuthorityFactory(name="Whole"), larger=board)
    OverlapFactory(area=split, larger=unit)

    assert names_inside(board) == {"Board", "Whole"}
    assert names_inside(split) == {"Split", "Unit"}


def test_a_curator_has_the_services_whose_every_area_is_inside() -> None:
    cast = assemble()
    whole = ServiceFactory(areas=[cast.unit, cast.neighbour])
    ServiceFactory(areas=[cast.unit, cast.other_unit])
    ServiceFactory(areas=[cast.other_unit])
    ServiceFactory()

    found = within_scope(cast.curator, "provision.curate_service", Service.objects.all())

    assert list(found) == [whole]


def test_a_submitter_may_correct_whatever_touches_the_unit() -> None:
    cast = assemble()
    across = ServiceFactory(name="1", areas=[cast.unit, cast.other_unit])
    regional = ServiceFactory(name="2", areas=[cast.region])
    ServiceFactory(name="3", areas=[cast.neighbour])
    ServiceFactory(name="4")

    found = within_scope(cast.submitter, "provision.correct_service", Service.objects.all())

    assert list(found) == [across, regional]


def test_an_organisation_reaches_its_own_services_wherever_they_are() -> None:
    cast, provider = assemble(), OrganisationFactory()
    curator = person("of-provider", role=Role.CURATOR)
    curator.grants.get().organisations.add(provider)
    own = ServiceFactory(organisation=provider, areas=[cast.other_unit])
    ServiceFactory(areas=[cast.other_unit])

    assert list(curator.within_scope("provision.curate_service", Service.objects.all())) == [own]
    assert curator.has_perm("provision.change_organisation", provider)
    assert not curator.has_perm("provision.curate_service", cast.other_unit)


def test_a_commissioner_may_correct_but_not_curate_what_their_organisation_pays_for() -> None:
    board, service = OrganisationFactory(), ServiceFactory()
    service.commissioners.add(board)
    commissioner = person("buyer", role=Role.COMMISSIONER)
    commissioner.grants.get().organisations.add(board)

    assert commissioner.has_perm("provision.correct_service", service)
    assert not commissioner.has_perm("provision.curate_service", service)


def test_two_roles_together_reach_what_each_reaches() -> None:
    cast = assemble()
    GrantFactory(user=cast.submitter, role=Role.COMMISSIONER, areas=[cast.other_unit])
    submitter = User.objects.get(pk=cast.submitter.pk)

    reached = submitter.within_scope("provision.submit_service", Area.objects.of_type(AreaType.PDU))

    assert set(reached) == {cast.unit, cast.other_unit}


def test_the_rows_that_hang_on_a_service_go_with_it() -> None:
    cast, need = assemble(), NeedFactory()
    inside = ServiceFactory(areas=[cast.unit], needs=[need])
    ServiceFactory(areas=[cast.other_unit], needs=[need])

    found = cast.curator.within_scope("provision.view_serviceneed", ServiceNeed.objects.all())

    assert [row.service for row in found] == [inside]


def test_tables_that_belong_to_no_area_are_out_of_reach_of_a_role_with_bounds() -> None:
    cast = assemble()
    Event.objects.create(role="curator", action="publish")

    assert not cast.curator.within_scope("provision.curate_service", Event.objects.all()).exists()


def test_an_administrator_of_a_region_has_the_people_whose_every_role_lies_in_it() -> None:
    cast = assemble()
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    GrantFactory(user=cast.colleague, role=Role.CURATOR, areas=[cast.other_region])
    GrantFactory(user=UserFactory(), role=Role.CURATOR)
    UserFactory(is_superuser=True)

    found = within_scope(regional, "accounts.view_person", User.objects.all())

    assert set(found) == {cast.submitter, cast.curator, cast.commissioner, regional}


def test_a_superuser_with_a_regional_role_is_not_a_regional_person() -> None:
    cast = assemble()
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    superuser = UserFactory(is_superuser=True)
    GrantFactory(user=superuser, role=Role.CURATOR, areas=[cast.region])

    assert not regional.has_perm("accounts.disable", superuser)


def test_an_administrator_of_a_region_has_its_roles_and_invitations_only() -> None:
    cast = assemble()
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    inside = an_invitation(by=cast.administrator, areas=[cast.unit])
    an_invitation(by=cast.administrator, areas=[cast.unit, cast.other_unit])
    an_invitation(by=cast.administrator, everywhere=True)

    invitations = within_scope(regional, "accounts.invite", Invitation.objects.all())
    grants = within_scope(regional, "accounts.change_scope", RoleGrant.objects.all())

    assert list(invitations) == [inside]
    assert cast.outsider.grants.get() not in grants
    assert cast.submitter.grants.get() in grants


def test_a_role_for_an_organisation_is_inside_when_the_organisation_lies_in_the_region() -> None:
    cast, inside, outside = assemble(), OrganisationFactory(), OrganisationFactory()
    inside.areas.add(cast.unit)
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    near, far = UserFactory(), UserFactory()
    GrantFactory(user=near, organisations=[inside])
    GrantFactory(user=far, organisations=[inside, outside])

    assert regional.has_perm("accounts.disable", near)
    assert not regional.has_perm("accounts.disable", far)
    assert list(regional.within_scope("provision.change_organisation", Organisation.objects.all())) == [
        inside
    ]


def test_an_organisation_of_the_region_that_serves_another_as_well_is_not_the_region_s_to_give(
    cast: Cast,
) -> None:
    """A role for it would reach its services over there."""
    trust = OrganisationFactory()
    trust.areas.add(cast.unit)
    regional = person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])
    ServiceFactory(organisation=trust, areas=[cast.neighbour])
    assert regional.has_perm("accounts.change_scope", trust)

    ServiceFactory(organisation=trust, areas=[cast.other_unit])

    assert not regional.has_perm("accounts.change_scope", trust)
    assert not regional.has_perm("provision.change_organisation", trust)
