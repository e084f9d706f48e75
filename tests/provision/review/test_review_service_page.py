"""A curator's panel of a service, and the lists of services that wait without anybody asking."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from provision.entries.publishing import SeenVersionError
from provision.entries.reviewing import set_next_review
from provision.models import Event, Service, Site
from provision.reference import reference_now
from provision.today import today
from tests.cast import Cast
from tests.factories import ServiceFactory, SiteFactory
from tests.provision.entries.scenes import errors_in, signed_in, text_of
from tests.provision.entries.verbs import (
    REASON,
    a_new_request,
    a_published_service,
    a_sent_correction,
    approved,
    edits_of,
)
from tests.provision.review.desk import messages_in, page_of, panel_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(cast: Cast) -> Service:
    return a_published_service(areas=[cast.unit], starts_per_year=40)


def test_its_versions_are_numbered_and_told_in_words(cast: Cast, service: Service) -> None:
    approved(a_sent_correction(service, by=cast.submitter, starts_per_year="25"), by=cast.curator)
    approved(a_sent_correction(service, by=cast.submitter, summary="A walk"), by=cast.curator)
    waiting = a_sent_correction(service, by=cast.submitter, summary="A talk")

    answer = signed_in(cast.curator).get(panel_of(service))

    text = text_of(answer)
    assert text.index("Version 3") < text.index("Version 2") < text.index("Version 1")
    assert "Capacity 40 → 25 starts a year" in text
    assert "In a sentence, not known before:" in text
    assert "published by you, as curator" in text
    assert page_of(waiting) in answer.content.decode()


@pytest.mark.parametrize("name", ["submitter", "colleague", "commissioner", "outsider"])
def test_the_panel_is_for_curators(cast: Cast, service: Service, name: str) -> None:
    client = signed_in(cast.people[name])

    assert client.get(panel_of(service)).status_code == 403
    assert client.post(panel_of(service), {"decision": "withdraw"} | REASON).status_code == 403
    assert client.get("/review/services/due/").status_code == 403


def test_a_service_that_reaches_beyond_is_not_found(cast: Cast) -> None:
    shared = ServiceFactory(areas=[cast.unit, cast.other_unit])
    client = signed_in(cast.curator)

    assert client.get(panel_of(shared)).status_code == 404
    assert client.post(panel_of(shared), {"decision": "withdraw"} | REASON).status_code == 404


def test_it_is_withdrawn_with_a_coded_reason_and_published_again(cast: Cast, service: Service) -> None:
    client = signed_in(cast.curator)

    answer = client.post(panel_of(service), {"decision": "withdraw"} | REASON)
    page = client.get(answer["Location"])

    assert messages_in(page) == ["“Helping hand” is withdrawn: readers no longer see it."]
    event = Event.objects.get(action="withdraw")
    assert event.reason == "no source is given, or it does not say this: Say where this stands."
    assert "Publish it again" in text_of(page)

    client.post(panel_of(service), {"decision": "publish"})

    service.refresh_from_db()
    assert service.status == "published"


def test_a_reason_is_asked_for(cast: Cast, service: Service) -> None:
    answer = signed_in(cast.curator).post(
        panel_of(service), {"decision": "withdraw", "reason_code": "outdated"}
    )

    assert errors_in(answer) == ["Say in a sentence why"]
    service.refresh_from_db()
    assert service.status == "published"


@pytest.mark.parametrize(
    ("status", "decision", "becomes"),
    [("draft", "publish", "published"), ("submitted", "publish", "published"), ("submitted", "return", "returned"),
     ("returned", "withdraw", "withdrawn")],
)  # fmt: skip
def test_what_came_from_a_file_is_published_or_returned_here(
    cast: Cast, status: str, decision: str, becomes: str
) -> None:
    service = ServiceFactory(status=status, areas=[cast.unit])

    signed_in(cast.curator).post(panel_of(service), {"decision": decision} | REASON)

    service.refresh_from_db()
    assert service.status == becomes
    assert Event.objects.get().after == becomes


@pytest.mark.parametrize("decision", ["return", "nonsense", ""])
def test_what_the_table_does_not_allow_is_refused_in_words(
    cast: Cast, service: Service, decision: str
) -> None:
    answer = signed_in(cast.curator).post(panel_of(service), {"decision": decision} | REASON)

    assert answer.status_code == 200
    assert "Nothing was saved" in text_of(answer)
    service.refresh_from_db()
    assert service.status == "published"


def test_the_day_of_the_next_review_is_set_in_a_version_of_its_own(cast: Cast, service: Service) -> None:
    client, day = signed_in(cast.curator), today() + timedelta(days=182)

    client.post(panel_of(service), {"decision": "review", "review": day.isoformat(), "seen_version": "1"})

    service.refresh_from_db()
    assert (service.next_review_on, service.version) == (day, 2)
    assert edits_of(service, number=2) == {"next_review_on": ("", day.isoformat())}
    event = Event.objects.get()
    assert (event.action, event.role, event.version) == ("set review", "curator", 2)
    assert f"{day.isoformat()}" in client.get(panel_of(service)).content.decode()

    client.post(panel_of(service), {"decision": "review", "review": "none", "seen_version": "2"})

    service.refresh_from_db()
    assert service.next_review_on is None


def test_a_day_is_not_set_over_what_somebody_changed_meanwhile(cast: Cast, service: Service) -> None:
    approved(a_sent_correction(service, by=cast.submitter, starts_per_year="25"), by=cast.curator)

    answer = signed_in(cast.curator).post(
        panel_of(service), {"decision": "review", "review": "none", "seen_version": "1"}
    )

    assert "was changed since you opened this page" in text_of(answer)


def test_only_those_who_curate_it_set_a_day(cast: Cast, service: Service) -> None:
    with pytest.raises(PermissionDenied):
        set_next_review(service, by=cast.submitter, seen_version=1, day=None)
    with pytest.raises(SeenVersionError):
        set_next_review(service, by=cast.curator, seen_version=7, day=None)


def test_a_first_site_is_part_of_what_its_versions_tell(cast: Cast, service: Service) -> None:
    approved(
        a_sent_correction(
            service, by=cast.submitter, address="1 Quiet Lane", address_visibility="on_request"
        ),
        by=cast.curator,
    )

    assert Site.objects.get().is_first
    assert "The address is hidden: the service tells those who ask" in text_of(
        signed_in(cast.curator).get(panel_of(service))
    )


# --- Lists ------------------------------------------------------------------------------------------


def listed(cast: Cast, show: str, *, name: str = "curator") -> list[str]:
    answer = signed_in(cast.people[name]).get(f"/review/services/{show}/")
    return [service.name for service, _told in answer.context["rows"]]


def test_each_list_holds_what_it_is_called(cast: Cast) -> None:
    fresh, on = today(), {"areas": [cast.unit]}
    ServiceFactory(name="Fresh", last_checked_on=fresh, **on)
    ServiceFactory(name="Stale", last_checked_on=fresh - timedelta(days=200), **on)
    ServiceFactory(name="Lapsed", last_checked_on=fresh - timedelta(days=361), **on)
    ServiceFactory(name="Day has come", last_checked_on=fresh, next_review_on=fresh, **on)
    ServiceFactory(name="Draft", status="draft", **on)
    ServiceFactory(name="Sent", status="submitted", **on)
    ServiceFactory(name="Gone", status="withdrawn", **on)
    ServiceFactory(name="Elsewhere", status="draft", areas=[cast.other_unit])

    assert sorted(listed(cast, "due")) == ["Day has come", "Lapsed", "Stale"]
    assert listed(cast, "lapsed") == ["Lapsed"]
    assert listed(cast, "unpublished") == ["Draft", "Sent"]
    assert listed(cast, "withdrawn") == ["Gone"]
    assert listed(cast, "unpublished", name="administrator") == ["Draft", "Sent", "Elsewhere"]


def test_a_list_that_there_is_not_is_not_found(cast: Cast) -> None:
    assert signed_in(cast.curator).get("/review/services/nonsense/").status_code == 404


@pytest.mark.parametrize("where", ["/review/services/due/", "/review/services/withdrawn/"])
def test_a_list_takes_a_steady_number_of_queries(
    cast: Cast, where: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        ServiceFactory(
            areas=[cast.unit], last_checked_on=None, status="withdrawn" if number % 2 else "published"
        )
    client = signed_in(cast.curator)
    reference_now()

    with django_assert_max_num_queries(12):
        client.get(where)


def test_admin_and_the_public_page_lead_here(cast: Cast, service: Service) -> None:
    SiteFactory(service=service)
    a_new_request(by=cast.submitter, area=cast.unit.code)
    client = signed_in(cast.curator)

    assert panel_of(service) in client.get(service.get_absolute_url()).content.decode()
    assert "/review/" in client.get("/services/").content.decode()
