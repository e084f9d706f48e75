"""Rows are taken out with all that hangs on them, and nothing else is."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry

from provision.demonstration import StillNamedError, erase
from provision.models import (
    Area,
    Caseload,
    Event,
    Need,
    Organisation,
    Service,
    ServiceCoverage,
    ServiceNeed,
    Site,
)
from tests.factories import (
    AreaFactory,
    CaseloadFactory,
    NeedFactory,
    ServiceFactory,
    SiteFactory,
    StageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_a_service_goes_with_everything_that_hangs_on_it() -> None:
    service = ServiceFactory(needs=[NeedFactory()], areas=[AreaFactory()], stages=[StageFactory()])
    SiteFactory(service=service)
    Event.objects.create(role="curator", action="publish", service=service)

    erase(Service.objects.filter(pk=service.pk))

    for table in (Service, ServiceNeed, ServiceCoverage, Site, Event, Service.stages.through):
        assert not table._default_manager.exists(), table
    assert not Site.history.exists()


def test_what_hangs_on_others_stays() -> None:
    going = ServiceFactory(needs=[NeedFactory()])
    staying = ServiceFactory(needs=[NeedFactory()], organisation=going.organisation)

    erase(Service.objects.filter(pk=going.pk))

    assert list(Service.objects.all()) == [staying]
    assert ServiceNeed.objects.get().service == staying
    assert Organisation.objects.filter(pk=staying.organisation_id).exists()


def test_the_history_of_a_site_that_a_service_no_longer_has_goes_too() -> None:
    service = ServiceFactory()
    SiteFactory(service=service).delete()
    assert Site.history.exists()

    erase(Service.objects.filter(pk=service.pk))

    assert not Site.history.exists()


def test_an_organisation_that_a_service_names_is_refused_in_words() -> None:
    service = ServiceFactory(name="A service that is to stay")

    with pytest.raises(StillNamedError, match="A service that is to stay"):
        erase(Organisation.objects.filter(pk=service.organisation_id))

    assert Organisation.objects.filter(pk=service.organisation_id).exists()


def test_the_history_of_what_stays_keeps_what_it_says_of_what_goes() -> None:
    before = AreaFactory()
    caseload = CaseloadFactory(area=before)
    caseload.area = AreaFactory()
    caseload.save()

    erase(Area.objects.filter(pk=before.pk))

    assert Caseload.history.filter(id=caseload.pk).count() == 2
    assert not Area.history.filter(id=before.pk).exists()


def test_the_log_of_changes_forgets_what_goes_and_keeps_the_rest() -> None:
    going, staying, person = ServiceFactory(), ServiceFactory(), UserFactory()
    LogEntry.objects.log_actions(person.pk, [going, staying], CHANGE, "changed")

    erase(Service.objects.filter(pk=going.pk))

    assert LogEntry.objects.get().object_id == str(staying.pk)


def test_the_history_of_others_loses_the_person_and_keeps_the_change() -> None:
    person = UserFactory()
    need = NeedFactory()
    Need.history.filter(id=need.pk).update(history_user=person)

    erase(type(person).objects.filter(pk=person.pk))

    assert Need.history.get(id=need.pk).history_user is None
