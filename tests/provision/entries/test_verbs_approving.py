"""Publishing what somebody asked for: all of it or a part, never unseen, each change in a version of its own."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from provision.entries.approving import Approval, approve
from provision.entries.columns import CRITICAL
from provision.entries.publishing import NotReadyError, SeenVersionError
from provision.models import ChangeRequest, Event, Organisation, Revision, Service
from provision.today import today
from provision.workflow import MoveRefusedError
from tests.cast import Cast
from tests.factories import OrganisationFactory
from tests.provision.entries.verbs import (
    REASON,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
    edits_of,
    nothing_was_published,
)

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 1, 5)


# --- A new service ----------------------------------------------------------------------------------


def test_a_new_service_is_version_one_with_its_provider_and_areas(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code, places="4")

    service = approved(request, by=cast.curator)

    assert (service.name, service.organisation.name) == ("Open door", "Harbour trust")
    assert (service.status, service.version, service.places) == ("published", 1, 4)
    assert [cover.area for cover in service.coverage.all()] == [cast.unit]
    assert not Revision.objects.exists()
    assert (request.status, request.service) == ("published", service)


def test_a_provider_that_is_known_is_not_made_again(cast: Cast) -> None:
    harbour = OrganisationFactory(name="Harbour trust")

    service = approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    assert service.organisation == harbour
    assert Organisation.objects.count() == 1


def test_a_new_service_was_checked_on_the_day_on_which_it_was_sent(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code, places="4")
    sent = today() - timedelta(days=9)
    ChangeRequest.objects.filter(pk=request.pk).update(submitted_at=timezone.now() - timedelta(days=9))

    service = approved(request, by=cast.curator)

    assert service.last_checked_on == sent
    assert (service.contact_checked_on, service.eligibility_checked_on) == (sent, None)


def test_approved_twice_it_is_published_once(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)
    approved(request, by=cast.curator)

    with pytest.raises(MoveRefusedError, match="“Open door” is published already"):
        approve(request, Approval(confirmed=CRITICAL), by=cast.curator, seen_version=0)

    assert Service.objects.count() == 1


def test_a_new_service_cannot_be_published_without_what_it_needs(cast: Cast) -> None:
    request = a_new_request(by=cast.submitter, area=cast.unit.code)

    with pytest.raises(NotReadyError, match="which area it covers"):
        approved(request, by=cast.curator, take={"name", "organisation", "referral_email"}, **REASON)

    assert nothing_was_published(request)
    assert not Service.objects.exists()


def test_a_service_of_the_demonstration_stays_one(cast: Cast) -> None:
    cast.submitter.is_demonstration = True

    service = approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)

    assert service.is_demonstration
    assert Event.objects.get(action="publish").is_demonstration


# --- A correction -----------------------------------------------------------------------------------


def test_a_correction_makes_the_next_version_with_exactly_its_edits(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places=4, version=6, last_checked_on=LONG_AGO)
    request = a_sent_correction(service, by=cast.submitter, name="Helping hands", places="5")

    published = approved(request, by=cast.curator)

    assert (published.name, published.places, published.version) == ("Helping hands", 5, 7)
    assert edits_of(service, number=7) == {"name": ("Helping hand", "Helping hands"), "places": ("4", "5")}
    revision = Revision.objects.get()
    assert (revision.role, revision.actor_id) == ("curator", cast.curator.pk)
    assert revision.change_request == request


@pytest.mark.parametrize(
    ("asked", "contact", "eligibility"),
    [
        ({"referral_phone": "01632 960000"}, True, False),
        ({"opening_hours": "9 to 5"}, True, False),
        ({"min_age": "18"}, False, True),
        ({"who_for": "Anybody", "how_to_refer": "Ring us"}, True, True),
        ({"summary": "Talking"}, False, False),
        ({"places": "5"}, False, False),
    ],
)
def test_the_dates_of_the_kinds_that_were_told_are_renewed_and_no_others(
    cast: Cast, asked: dict[str, str], contact: bool, eligibility: bool
) -> None:
    service = a_published_service(
        areas=[cast.unit], last_checked_on=LONG_AGO, contact_checked_on=LONG_AGO, eligibility_checked_on=LONG_AGO,
        capacity_as_at=LONG_AGO,
    )  # fmt: skip

    published = approved(a_sent_correction(service, by=cast.submitter, **asked), by=cast.curator)

    assert published.contact_checked_on == (today() if contact else LONG_AGO)
    assert published.eligibility_checked_on == (today() if eligibility else LONG_AGO)
    assert (published.last_checked_on, published.capacity_as_at) == (LONG_AGO, LONG_AGO)


def test_the_day_of_the_next_review_is_set_with_it(cast: Cast) -> None:
    request = a_sent_correction(a_published_service(areas=[cast.unit]), by=cast.submitter, places="5")

    assert approved(request, by=cast.curator, next_review_on=date(2027, 2, 1)).next_review_on == date(
        2027, 2, 1
    )


def test_the_request_keeps_what_was_confirmed_and_when_it_was_decided(cast: Cast) -> None:
    request = a_sent_correction(a_published_service(areas=[cast.unit]), by=cast.submitter, places="5")

    approved(request, by=cast.curator, confirmed=["places"])

    assert (request.confirmed, request.left_out, request.reason_code) == (["places"], [], "")
    assert request.decided_at is not None


# --- In part ----------------------------------------------------------------------------------------


def test_a_part_is_published_and_the_rest_is_kept_with_the_reason(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places=4)
    request = a_sent_correction(service, by=cast.submitter, name="Helping hands", places="5", summary="New")

    published = approved(request, by=cast.curator, take=["name", "summary"], **REASON)

    assert (published.name, published.summary, published.places) == ("Helping hands", "New", 4)
    assert request.left_out == ["places"]
    assert (request.reason_code, request.answer) == ("source_needed", "Say where this stands.")
    assert request.texts["places"] == "5"
    assert Event.objects.get(action="publish").reason == "Say where this stands."


@pytest.mark.parametrize(
    "decision",
    [
        {},
        {"reason_code": "unclear"},
        {"answer": "Because"},
        {"reason_code": "no such code", "answer": "Because"},
        {"reason_code": "unclear", "answer": "  "},
    ],
)
def test_leaving_something_out_takes_a_coded_reason_and_a_sentence(
    cast: Cast, decision: dict[str, str]
) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, name="Helping hands", places="5")

    with pytest.raises(MoveRefusedError, match="Choose a reason and say in a sentence why"):
        approved(request, by=cast.curator, take=["name"], **decision)

    assert nothing_was_published(request)


def test_an_answer_that_is_too_long_is_refused_and_not_cut(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, name="Helping hands", places="5")

    with pytest.raises(MoveRefusedError, match="500 characters or fewer"):
        approved(request, by=cast.curator, take=["name"], reason_code="other", answer="x" * 501)


@pytest.mark.parametrize("take", [[], ["summary"], ["status"]])
def test_taking_nothing_of_it_is_no_way_to_publish(cast: Cast, take: list[str]) -> None:
    request = a_sent_correction(a_published_service(areas=[cast.unit]), by=cast.submitter, places="5")

    with pytest.raises(NotReadyError, match="return it or withdraw it instead"):
        approved(request, by=cast.curator, take=take, **REASON)

    assert nothing_was_published(request)


# --- What curators must have looked at --------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("referral_phone", "01632 960000", "referral telephone"),
        ("max_age", "25", "oldest age"),
        ("starts_per_year", "25", "starts a year"),
        ("areas", "", "areas covered"),
    ],
)
def test_a_critical_column_that_was_not_confirmed_is_refused_by_name(
    cast: Cast, column: str, text: str, words: str
) -> None:
    service = a_published_service(areas=[cast.unit])
    asked = {column: text or cast.neighbour.code, "summary": "New"}
    request = a_sent_correction(service, by=cast.submitter, **asked)

    with pytest.raises(NotReadyError, match=f"Confirm each of these first: {words}"):
        approved(request, by=cast.curator, confirmed=[])

    assert nothing_was_published(request)


def test_a_critical_column_that_is_left_out_needs_no_confirming(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    request = a_sent_correction(service, by=cast.submitter, summary="New", places="5")

    published = approved(request, by=cast.curator, take=["summary"], confirmed=[], **REASON)

    assert (published.summary, published.places) == ("New", None)


def test_what_was_changed_since_the_curator_looked_is_not_written_over(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places=4)
    mine = a_sent_correction(service, by=cast.submitter, places="5")
    theirs = a_sent_correction(service, by=cast.colleague, places="6")
    approved(theirs, by=cast.curator)

    with pytest.raises(SeenVersionError, match="was changed since you opened this page") as refusal:
        approve(mine, Approval(confirmed=CRITICAL), by=cast.curator, seen_version=1)

    assert refusal.value.service == service
    mine.refresh_from_db()
    service.refresh_from_db()
    assert (mine.status, service.places, service.version) == ("submitted", 6, 2)


def test_once_looked_at_again_the_later_of_two_is_published_over_the_earlier(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places=4)
    mine = a_sent_correction(service, by=cast.submitter, places="5")
    approved(a_sent_correction(service, by=cast.colleague, places="6"), by=cast.curator)

    approve(mine, Approval(confirmed=CRITICAL), by=cast.curator, seen_version=2)

    assert edits_of(service, number=3) == {"places": ("6", "5")}


def test_what_stands_already_is_published_without_a_new_version(cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit], places=4)
    mine = a_sent_correction(service, by=cast.submitter, places="5")
    approved(a_sent_correction(service, by=cast.colleague, places="5"), by=cast.curator)

    published = approved(mine, by=cast.curator)

    assert (mine.status, published.version) == ("published", 2)
