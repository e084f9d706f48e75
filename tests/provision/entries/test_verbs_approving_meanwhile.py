"""Publishing what somebody asked for: who may, and what may have happened while it waited."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Role
from provision.entries.deciding import give_back
from provision.entries.publishing import NotReadyError
from provision.models import ChangeRequest, Service
from provision.today import today
from provision.workflow import MoveRefusedError
from tests.cast import Cast, person
from tests.provision.entries.verbs import (
    REASON,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
    nothing_was_published,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["submitter", "colleague", "commissioner", "outsider"])
def test_only_those_who_curate_it_publish_it(cast: Cast, who: str) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(PermissionDenied):
        approved(request, by=cast.people[who])

    assert nothing_was_published(request)


def test_a_curator_of_another_region_publishes_nothing_here(cast: Cast) -> None:
    elsewhere = person("elsewhere", role=Role.CURATOR, areas=[cast.other_region])
    request = a_new_request(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(PermissionDenied):
        approved(request, by=elsewhere)


def test_a_request_that_reaches_into_another_region_is_not_one_curators_to_publish(cast: Cast) -> None:
    both = f"{cast.unit.code};{cast.other_unit.code}"
    request = a_new_request(by=cast.submitter, area=both)

    with pytest.raises(PermissionDenied):
        approved(request, by=cast.curator)

    assert approved(request, by=cast.administrator).coverage.count() == 2


def test_a_correction_of_what_was_withdrawn_meanwhile_is_not_published(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, places="5")
    Service.objects.filter(pk=service.pk).update(status="withdrawn")

    with pytest.raises(MoveRefusedError, match="is withdrawn: it cannot be corrected now"):
        approved(request, by=cast.curator)

    assert nothing_was_published(request)


def test_what_has_been_returned_meanwhile_is_not_published(cast: Cast) -> None:
    stale = a_new_request(by=cast.submitter, area=cast.unit.code)
    give_back(ChangeRequest.objects.get(pk=stale.pk), by=cast.curator, **REASON)

    with pytest.raises(MoveRefusedError, match="is returned, and so cannot be published"):
        approved(stale, by=cast.curator)


def test_a_request_for_an_area_that_ended_meanwhile_is_not_published(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)
    cast.unit.valid_to = today() - timedelta(days=1)
    cast.unit.save()

    with pytest.raises(NotReadyError, match="ended on"):
        approved(request, by=cast.curator)

    assert nothing_was_published(request)


def test_what_cannot_be_written_any_more_is_refused_column_by_column(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, starts_on="2027-01-01")
    Service.objects.filter(pk=service.pk).update(ends_on=date(2026, 12, 1))

    with pytest.raises(NotReadyError, match="cannot be published as it is") as refusal:
        approved(request, by=cast.curator)

    assert [problem.column for problem in refusal.value.problems] == ["starts_on"]
    assert nothing_was_published(request)
