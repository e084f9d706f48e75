"""`load_demo` and `remove_demo`: everything marked, nothing by halves, and no trace afterwards."""

import re
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import models
from django.test import Client
from django.urls import reverse

from accounts.giving import Given
from accounts.invitations import invite
from accounts.models import Role, User
from provision.entries.checking import problems_of
from provision.freshness import Clocks, Kind
from provision.models import (
    Area,
    Caseload,
    ChangeRequest,
    Event,
    Organisation,
    ProvisionCheck,
    Revision,
    Service,
    Site,
)
from provision.models.freshness_queries import is_holding
from provision.today import today
from tests.factories import AreaFactory, ServiceFactory, UserFactory
from tests.provision.entries.verbs import approved
from tests.reference import copy_of

pytestmark = pytest.mark.django_db

LOADED = [Service, Organisation, Caseload, ChangeRequest, ProvisionCheck, Event, User]


@pytest.fixture(autouse=True)
def _on_a_laptop(settings: Any) -> None:
    settings.DEBUG = True


def load() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said, stderr=StringIO())
    return said.getvalue()


def remove() -> None:
    call_command("remove_demo", stdout=StringIO())


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, those of libraries too."""
    tables = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: sorted(copy_of(model).rows, key=str) for model in tables}


def sign_ins(said: str) -> dict[str, str]:
    """Passwords by email address, as they were printed."""
    return dict(re.findall(r"(\S+@demonstration\.example)\s+(\S+)", said))


def test_what_is_loaded_is_marked_and_its_names_say_so(reference: None) -> None:
    ours = {model: set(model._default_manager.values_list("pk", flat=True)) for model in LOADED}
    load()

    for model in LOADED:
        new = model._default_manager.exclude(pk__in=ours[model])
        assert new.exists(), model
        assert not new.exclude(is_demonstration=True).exists(), model
    for model in (Service, Organisation):
        new = model._default_manager.filter(is_demonstration=True)
        assert not new.exclude(name__startswith="Demonstration: ").exists()
        assert set(new.values_list("source", flat=True)) == {"Invented for demonstration"}
    assert set(Caseload.objects.filter(is_demonstration=True).values_list("source", flat=True)) == {
        "Invented for demonstration"
    }


def test_every_mailbox_is_of_a_domain_that_reaches_nobody(reference: None) -> None:
    load()
    mailboxes = [
        *User.objects.values_list("email", flat=True),
        *Service.objects.filter(is_demonstration=True).values_list("referral_email", flat=True),
        *Service.objects.filter(is_demonstration=True).values_list("lead_email", flat=True),
        *Organisation.objects.filter(is_demonstration=True).values_list("email", flat=True),
    ]

    assert {address.partition("@")[2] for address in mailboxes if address} == {"demonstration.example"}


def test_services_differ_in_all_that_the_directory_can_ask_for(reference: None) -> None:
    load()
    services = Service.objects.filter(is_demonstration=True)

    assert set(services.values_list("provision_kind", flat=True)) == {
        "dedicated", "probation_element", "mainstream",
    }  # fmt: skip
    assert set(services.values_list("delivery", flat=True)) == {
        "delivering", "commissioned", "paused", "ended", "policy_only",
    }  # fmt: skip
    assert set(services.values_list("support_or_treatment", flat=True)) >= {"support", "treatment"}
    assert {"any", "female", "male"} <= set(services.values_list("sexes", flat=True))
    assert set(Site.objects.filter(service__in=services).values_list("address_visibility", flat=True)) == {
        "public", "area_only", "on_request",
    }  # fmt: skip
    assert services.filter(sites__co_located_at__kind="probation_office").exists()
    kinds = {"pdu", "region", "icb", "lhb", "local_authority"}
    assert set(services.values_list("coverage__area__type", flat=True)) == kinds


def test_five_people_can_sign_in_with_what_is_printed(reference: None) -> None:
    passwords = sign_ins(load())

    assert len(passwords) == 5
    for email, password in passwords.items():
        client = Client()
        client.post(reverse("account_login"), {"login": email, "password": password})
        assert client.session["_auth_user_id"] == str(User.objects.get(email=email).pk)


def test_passwords_are_new_each_time(reference: None) -> None:
    first = sign_ins(load())
    remove()

    assert not set(first.values()) & set(sign_ins(load()).values())


def test_each_of_the_cast_may_do_what_the_role_says_where_it_holds(reference: None) -> None:
    load()
    who = {user.email.partition("@")[0]: user for user in User.objects.all()}
    here, elsewhere = Area.objects.get(code="N53NOCY"), Area.objects.get(code="N54DUR")
    theirs = Service.objects.get(sender_id="nottingham-drugs")

    assert who["commissioner"].has_perm("provision.enter_caseload", here)
    assert not who["commissioner"].has_perm("provision.enter_caseload", elsewhere)
    assert who["submitter"].has_perm("provision.submit_service", here)
    assert not who["submitter"].has_perm("provision.submit_service", elsewhere)
    assert who["colleague"].has_perm("provision.correct_service", theirs)
    assert not who["colleague"].has_perm("provision.submit_service", elsewhere)
    assert who["curator"].has_perm("provision.curate_service", theirs)
    assert who["administrator"].has_perm("accounts.invite", elsewhere)


def test_it_is_refused_where_debug_is_off(reference: None, settings: Any) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG is off"):
        load()

    assert not User.objects.exists()


def test_a_second_time_is_refused_and_says_how_to_load_it_afresh(reference: None) -> None:
    load()
    before = every_row()

    with pytest.raises(CommandError, match="remove_demo, then"):
        load()

    assert every_row() == before


def test_without_reference_data_nothing_is_loaded() -> None:
    with pytest.raises(CommandError, match="load_reference"):
        load()

    assert not Organisation.objects.exists()


def test_where_somebody_has_entered_the_same_figure_nothing_is_loaded(reference: None) -> None:
    load()
    told = Caseload.objects.filter(is_demonstration=True).values(
        "area_id", "as_at", "group", "sex", "people"
    )[0]
    remove()
    Caseload.objects.create(source="A return of the region", **told)

    with pytest.raises(CommandError, match="Nothing was loaded"):
        load()

    assert not Service.objects.filter(is_demonstration=True).exists()
    assert not User.objects.exists()


def test_nothing_is_left_and_nothing_else_is_touched(reference: None) -> None:
    ServiceFactory(areas=[Area.objects.get(code="N53NOCY")])
    UserFactory()
    before = every_row()

    load()
    remove()

    assert every_row() == before


def test_what_demonstration_people_left_behind_goes_with_them(reference: None) -> None:
    real = UserFactory()
    ContentType.objects.get_for_model(Service)  # kept by Django once somebody opened admin
    before = every_row()
    said = load()
    email = "administrator@demonstration.example"
    administrator = User.objects.get(email=email)
    Client().post(reverse("account_login"), {"login": email, "password": sign_ins(said)[email]})
    invite("somebody@example.org", role=Role.CURATOR, given=Given(everywhere=True), by=administrator)
    service = Service.objects.get(sender_id="nottingham-drugs")
    service.summary = "Changed in admin"
    service.save()
    service.needs.all().delete()
    LogEntry.objects.log_actions(real.pk, [service], CHANGE, "changed")

    remove()

    assert every_row() == before


def test_it_is_removed_on_a_server_too(reference: None, settings: Any) -> None:
    load()
    settings.DEBUG = False

    remove()

    assert not Service.objects.filter(is_demonstration=True).exists()


def test_a_real_entry_that_names_a_demonstration_organisation_keeps_everything(reference: None) -> None:
    load()
    body = Organisation.objects.filter(is_demonstration=True).first()
    ServiceFactory(name="A real service", organisation=body)
    before = every_row()

    with pytest.raises(CommandError, match="A real service"):
        remove()

    assert every_row() == before


def test_every_table_that_marks_demonstration_is_cleared(reference: None) -> None:
    load()
    remove()

    marked: list[type[models.Model]] = [
        model
        for model in apps.get_models()
        if any(field.name == "is_demonstration" for field in model._meta.fields)
    ]
    assert marked
    assert not [m for m in marked if m._default_manager.filter(is_demonstration=True).exists()]


def test_removing_what_was_never_loaded_changes_nothing() -> None:
    AreaFactory()
    before = every_row()

    remove()

    assert every_row() == before


def test_some_entries_are_fresh_some_due_and_one_has_lapsed(reference: None) -> None:
    load()
    asked: dict[str, Any] = {"on": today(), "clocks": Clocks()}
    services = Service.objects.filter(is_demonstration=True)

    due, lapsed = services.due_for_review(**asked), services.lapsed(**asked)

    assert [service.sender_id for service in lapsed] == ["derbyshire-crisis"]
    assert due.count() >= 5
    assert services.shown(**asked).not_ended(on=today()).exclude(pk__in=due).count() > 5
    for kind in Kind:
        assert services.stale(kind, **asked).exists(), kind
        assert services.filter(is_holding(kind, **asked)).exists(), kind
    assert services.filter(is_holding(Kind.CONTACT, **asked)).stale(Kind.ELIGIBILITY, **asked).exists()


def test_what_changed_lately_has_something_to_show(reference: None) -> None:
    load()

    told = Event.objects.filter(service__is_demonstration=True, change_request=None).select_related("service")
    assert told.count() == Service.objects.filter(is_demonstration=True).count()
    assert len({event.at.date() for event in told}) > 5
    assert all(event.at.date() == event.service.last_checked_on for event in told if event.service)


def test_the_review_desk_has_a_new_service_two_corrections_that_collide_and_one_returned(
    reference: None,
) -> None:
    load()

    requests = ChangeRequest.objects.all()
    waiting = requests.waiting()
    assert all(request.is_demonstration for request in requests)
    assert waiting.filter(service=None).get().name.startswith("Demonstration: ")
    colliding = waiting.filter(service__sender_id="nottingham-drugs")
    assert len({request.texts["starts_per_year"] for request in colliding}) == 2
    assert requests.get(status="returned").answer
    assert len({request.submitted_at for request in waiting}) == waiting.count()
    assert not [request for request in requests if problems_of(request)]


def test_what_was_published_of_a_request_goes_as_well(reference: None) -> None:
    before = every_row()
    load()
    curator = User.objects.get(email="curator@demonstration.example")
    for request in ChangeRequest.objects.waiting():
        approved(request, by=curator, next_review_on=today())
    assert Revision.objects.exists()
    assert Service.objects.filter(sender="provision-map", is_demonstration=True).exists()

    remove()

    assert every_row() == before
