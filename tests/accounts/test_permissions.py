"""Every permission, in every role, inside and outside what the role holds for."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Permission
from django.contrib.contenttypes.models import ContentType
from pytest_django import DjangoAssertNumQueries
from simple_history.models import HistoricalChanges

from accounts.models import Role, User
from accounts.permissions import RULE, RULES, TABLES, Reach
from notices.models import Notice, Preference, Watch
from provision import models as provision
from provision.reference import reference_now
from tests.cast import Cast, assemble, person
from tests.factories import (
    AreaFactory,
    CaseloadFactory,
    GrantFactory,
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    UserFactory,
)
from tests.referrals.admin_rows import COUNTS_OF_PEOPLE

pytestmark = pytest.mark.django_db

OWN_AFFAIRS = (Notice, Preference, Watch)
"""What somebody watches, chooses and is told: on no page of Django admin."""
TO_LOOK_AT = {
    "acknowledgement", "branch", "changerequest", "event", "finding", "message", "packrecord", "pathway",
    "problemreport", "procedure", "procedureversion", "revision", "service", "serviceactivity", "servicecoverage",
    "serviceneed", "step",
}  # fmt: skip
"""Tables of Django admin that nobody changes there."""
ALL = {"submitter", "commissioner", "curator", "administrator"}
COUNTERS = {"commissioner", "curator", "administrator"}
CURATORS = {"curator", "administrator"}
ADMINISTRATORS = {"administrator"}

EXPECTED: dict[str, tuple[set[str], Reach]] = {
    "provision.submit_service": (ALL, Reach.TOUCHING),
    "provision.correct_service": (ALL, Reach.TOUCHING),
    "provision.review_service": (CURATORS, Reach.ANYWHERE),
    "provision.curate_service": (CURATORS, Reach.INSIDE),
    "provision.enter_caseload": (COUNTERS, Reach.INSIDE),
    "provision.enter_check": (COUNTERS, Reach.INSIDE),
    "referrals.edit_pathway": (COUNTERS, Reach.INSIDE),
    "referrals.edit_template": (CURATORS, Reach.EVERYWHERE),
    "referrals.own_procedure": (COUNTERS, Reach.INSIDE),
    "referrals.acknowledge_procedure": (ALL, Reach.TOUCHING),
    "referrals.enter_finding": (COUNTERS, Reach.INSIDE),
    "referrals.report_unmet_need": ({"submitter"}, Reach.TOUCHING),
    "referrals.enter_return": (ALL, Reach.INSIDE),
    "toolkit.make_report": (COUNTERS, Reach.ANYWHERE),
    "toolkit.set_weights": (CURATORS, Reach.EVERYWHERE),
    "accounts.use_admin": (CURATORS, Reach.ANYWHERE),
    "accounts.view_person": (ADMINISTRATORS, Reach.INSIDE),
    "accounts.invite": (ADMINISTRATORS, Reach.INSIDE),
    "accounts.change_scope": (ADMINISTRATORS, Reach.INSIDE),
    "accounts.disable": (ADMINISTRATORS, Reach.INSIDE),
}
EVERY_CASE = [(permission, role) for permission in EXPECTED for role in Role]


def holder(role: Role, *, everywhere: bool = False) -> tuple[User, Cast]:
    """Somebody with a role for the home region (or everywhere), beside the cast."""
    cast = assemble()
    return person("holder", role=role, areas=[cast.region], everywhere=everywhere), cast


def test_the_table_of_rules_is_the_one_that_was_agreed() -> None:
    written = {rule.permission: ({role.value for role in rule.roles}, rule.reach) for rule in RULES}

    assert written == EXPECTED


@pytest.mark.parametrize(("permission", "role"), EVERY_CASE)
def test_a_permission_is_held_in_the_roles_of_the_table_and_in_no_other(permission: str, role: Role) -> None:
    user, _ = holder(role)
    roles, reach = EXPECTED[permission]

    assert user.has_perm(permission) is (role.value in roles and reach != Reach.EVERYWHERE)


@pytest.mark.parametrize(("permission", "role"), EVERY_CASE)
def test_a_role_reaches_the_areas_inside_its_own_and_not_others(permission: str, role: Role) -> None:
    user, cast = holder(role)
    roles, reach = EXPECTED[permission]
    held = role.value in roles

    assert user.has_perm(permission, cast.unit) is (held and reach != Reach.EVERYWHERE)
    assert user.has_perm(permission, cast.other_unit) is (held and reach == Reach.ANYWHERE)


@pytest.mark.parametrize(("permission", "role"), EVERY_CASE)
def test_a_role_that_holds_everywhere_reaches_every_area(permission: str, role: Role) -> None:
    user, cast = holder(role, everywhere=True)
    held = role.value in EXPECTED[permission][0]

    assert user.has_perm(permission) is held
    assert user.has_perm(permission, cast.other_unit) is held


@pytest.mark.parametrize("permission", sorted(RULE))
def test_nobody_without_an_active_account_and_a_role_may_do_anything(permission: str) -> None:
    disabled = person("disabled", role=Role.ADMINISTRATOR, everywhere=True)
    disabled.is_active = False

    assert not AnonymousUser().has_perm(permission)
    assert not UserFactory().has_perm(permission)
    assert not disabled.has_perm(permission)
    assert not UserFactory(is_superuser=True, is_active=False).has_perm(permission)


@pytest.mark.parametrize("permission", sorted(RULE))
def test_a_superuser_may_do_everything_everywhere(permission: str) -> None:
    superuser, area = UserFactory(is_superuser=True), AreaFactory()

    assert superuser.has_perm(permission)
    assert superuser.has_perm(permission, area)
    assert list(superuser.within_scope(permission, provision.Area.objects.all())) == [area]
    assert superuser.acting_role(permission, area) == "administrator"


def test_a_role_that_names_no_area_reaches_nothing() -> None:
    user = person("empty", role=Role.CURATOR)
    ServiceFactory()

    assert not user.has_perm("provision.curate_service", AreaFactory())
    assert not user.within_scope("provision.curate_service", provision.Service.objects.all()).exists()


def test_a_permission_stored_on_a_person_counts_for_nothing() -> None:
    user = UserFactory()
    stored = Permission.objects.get(
        codename="change_need", content_type=ContentType.objects.get_for_model(provision.Need)
    )
    user.user_permissions.add(stored)

    assert not user.has_perm("provision.change_need")
    assert not user.has_module_perms("provision")


def test_a_permission_that_the_table_does_not_have_is_held_by_nobody() -> None:
    administrator = person("administrator", role=Role.ADMINISTRATOR, everywhere=True)

    assert not administrator.has_perm("provision.delete_service_for_good")
    assert not administrator.has_perm("auth.add_permission")


def test_only_curators_and_administrators_count_as_staff() -> None:
    cast = assemble()

    staff = {name for name, somebody in cast.people.items() if somebody.is_staff}

    assert staff == {"curator", "administrator"}
    assert UserFactory(is_superuser=True).is_staff


def test_the_role_that_lets_somebody_act_is_the_most_modest_that_does() -> None:
    cast = assemble()
    GrantFactory(user=cast.curator, role=Role.ADMINISTRATOR, areas=[cast.other_region])

    assert cast.curator.acting_role("provision.enter_check", cast.unit) == "curator"
    assert cast.curator.acting_role("provision.enter_check", cast.other_unit) == "administrator"
    assert cast.submitter.acting_role("provision.enter_check", cast.unit) == ""


def test_roles_are_read_once_however_often_they_are_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    cast = assemble()
    curator = User.objects.get(pk=cast.curator.pk)
    reference_now()  # kept in memory from here on

    with django_assert_num_queries(2):  # the roles, and the fingerprint of the areas
        for _ in range(20):
            curator.has_perm("provision.curate_service")
            curator.has_perm("provision.review_service", cast.unit)
            curator.has_perm("provision.enter_check", cast.unit)


@pytest.mark.parametrize("action", ["view", "add", "change", "delete"])
@pytest.mark.parametrize("model", [model for table in TABLES for model in table.models], ids=str)
def test_the_tables_of_admin_are_for_curators_and_administrators_only(model: str, action: str) -> None:
    commissioner = person("commissioner", role=Role.COMMISSIONER, everywhere=True)
    submitter = person("submitter", role=Role.SUBMITTER, everywhere=True)
    administrator = person("administrator", role=Role.ADMINISTRATOR, everywhere=True)
    app, _, name = model.partition(".")
    permission = f"{app}.{action}_{name}"
    is_for_nobody = (name in TO_LOOK_AT and action != "view") or (name, action) == ("gap", "delete")

    assert not commissioner.has_perm(permission)
    assert not submitter.has_perm(permission)
    assert administrator.has_perm(permission) is not is_for_nobody


def test_every_table_of_facts_has_its_line() -> None:
    ours = {
        f"{app}.{model._meta.model_name}"
        for app in ("notices", "provision", "referrals", "toolkit")
        for model in apps.get_app_config(app).get_models()
        if not issubclass(model, (HistoricalChanges, *OWN_AFFAIRS, *COUNTS_OF_PEOPLE))
    }

    assert ours == {model for table in TABLES for model in table.models}


def test_a_curator_of_one_region_may_not_change_what_all_regions_share() -> None:
    cast = assemble()
    need = NeedFactory()

    assert cast.curator.has_perm("provision.view_need", need)
    assert not cast.curator.has_perm("provision.change_need", need)
    assert not cast.curator.has_perm("provision.change_area", cast.unit)


def test_a_curator_reaches_the_caseloads_of_the_region_and_the_organisations_that_lie_in_it() -> None:
    cast = assemble()
    inside, outside = OrganisationFactory(), OrganisationFactory()
    inside.areas.add(cast.unit)
    outside.areas.add(cast.unit, cast.other_unit)

    assert cast.curator.has_perm("provision.change_caseload", CaseloadFactory(area=cast.unit))
    assert not cast.curator.has_perm("provision.change_caseload", CaseloadFactory(area=cast.other_unit))
    assert cast.curator.has_perm("provision.change_organisation", inside)
    assert not cast.curator.has_perm("provision.change_organisation", outside)
    assert not cast.curator.has_perm("provision.change_organisation", OrganisationFactory())
