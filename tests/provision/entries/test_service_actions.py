"""What each reader may do with a service, on its own page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.directory.actions import Actions, actions_for
from provision.entries.deciding import take_back
from provision.models import Service
from tests.cast import Cast
from tests.factories import UserFactory
from tests.provision.entries.scenes import signed_in
from tests.provision.entries.verbs import a_correction, a_published_service, a_sent_correction
from tests.provision.listing import DAY, stop_the_clock
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
CORRECTING = ["Confirm the capacity too", "Capacity and wait today", "Correct this entry"]


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def a_service(cast: Cast, **facts: Any) -> Service:
    """Everything that it says still holds."""
    told = {"last_checked_on": DAY, "starts_per_year": 40, "capacity_as_at": DAY}
    return a_published_service(**told | facts, areas=[cast.unit])


def panel(client: Client, service: Service) -> Element:
    """What stands there of the entry; watching it is another matter."""
    answer = client.get(service.get_absolute_url())
    assert answer.status_code == 200
    page = parsed(answer.content.decode())
    found = next(one for one in page.walk() if one.attributes.get("aria-labelledby") == "actions")
    found.children = [child for child in found.children if isinstance(child, str) or not _watches(child)]
    return found


def _watches(element: Element) -> bool:
    return "watch" in words(element).lower()


def words(element: Element) -> str:
    return " ".join(element.text.split())


def links(element: Element) -> dict[str, str]:
    return {words(one): one.attributes["href"] for one in element.walk() if one.name == "a"}


def buttons(element: Element) -> list[str]:
    return [words(one) for one in element.walk() if one.name == "button"]


# --- Who sees what ----------------------------------------------------------------------------------


def test_anybody_may_report_a_problem_and_see_what_is_new(client: Client, cast: Cast) -> None:
    service = a_service(cast)

    found = panel(client, service)

    assert links(found) == {
        "Sign in to correct this": f"/accounts/login/?next=/services/{service.public_id}/",
        "Report a problem with this entry": f"/services/{service.public_id}/problem/",
        "See what is new in Home unit": f"/areas/{cast.unit.code}/new/",
    }
    assert "Work in probation? Sign in to correct this" in words(found)
    assert buttons(found) == []


def test_of_a_service_with_several_areas_each_has_its_news(client: Client, cast: Cast) -> None:
    found = panel(client, a_published_service(last_checked_on=DAY, areas=[cast.unit, cast.neighbour]))

    news = {text: where for text, where in links(found).items() if where.endswith("/new/")}
    assert news == {area.name: f"/areas/{area.code}/new/" for area in (cast.unit, cast.neighbour)}


def test_of_a_service_without_areas_there_is_no_news(client: Client) -> None:
    found = panel(client, a_published_service(last_checked_on=DAY))

    assert not [where for where in links(found).values() if where.endswith("/new/")]


@pytest.mark.parametrize("who", ["submitter", "colleague", "commissioner", "curator", "administrator"])
def test_those_who_may_correct_it_confirm_it_with_one_button(cast: Cast, who: str) -> None:
    service = a_service(cast)

    found = panel(signed_in(cast.people[who]), service)

    assert buttons(found) == ["Still correct"]
    [form] = [one for one in found.walk() if one.name == "form"]
    assert form.attributes["action"] == f"/services/{service.public_id}/still-correct/"
    sent = {
        one.attributes.get("name"): one.attributes.get("value") for one in form.walk() if one.name == "input"
    }
    assert sent["seen_version"] == "1"
    assert [text for text in links(found) if text in CORRECTING] == CORRECTING
    assert "Sign in" not in words(found)


def test_those_who_may_not_correct_it_are_offered_nothing_of_that(cast: Cast) -> None:
    for somebody in (cast.outsider, UserFactory()):
        found = panel(signed_in(somebody), a_service(cast))

        assert buttons(found) == []
        assert not set(CORRECTING).intersection(links(found))
        assert "Report a problem with this entry" in links(found)


@pytest.mark.parametrize(
    ("who", "curates"), [("submitter", False), ("curator", True), ("administrator", True)]
)
def test_those_who_curate_it_are_led_to_their_own_page(cast: Cast, who: str, curates: bool) -> None:
    service = a_service(cast)

    found = links(panel(signed_in(cast.people[who]), service))

    assert found.get("Curate this entry") == (f"/review/services/{service.public_id}/" if curates else None)


def test_without_a_capacity_there_is_none_to_confirm(cast: Cast) -> None:
    service = a_service(cast, starts_per_year=None, capacity_as_at=None)

    assert "Confirm the capacity too" not in links(panel(signed_in(cast.submitter), service))


@pytest.mark.parametrize(("days", "is_shown"), [(90, True), (91, False)])
def test_what_the_page_does_not_show_is_not_confirmed_from_it(cast: Cast, days: int, is_shown: bool) -> None:
    """A fact that has run out reads not known: somebody who confirms it sees it first, on the page that says so."""
    service = a_service(cast, last_checked_on=DAY - timedelta(days=days), referral_email="old@example.org")

    found = panel(signed_in(cast.submitter), service)

    assert buttons(found) == (["Still correct"] if is_shown else [])
    assert links(found).get("Still correct?") == (
        None if is_shown else f"/services/{service.public_id}/still-correct/"
    )


# --- One's own correction ---------------------------------------------------------------------------


def test_the_sender_alone_sees_that_their_correction_waits(client: Client, cast: Cast) -> None:
    service = a_service(cast)
    request = a_sent_correction(service, by=cast.submitter, places="4")

    mine = panel(signed_in(cast.submitter), service)

    assert "Your correction of this has waited for a curator since 24 November 2026." in words(mine)
    assert links(mine)["Look at it"] == request.get_absolute_url()
    for other in (client, signed_in(cast.colleague), signed_in(cast.curator)):
        assert "Your correction" not in words(panel(other, service))


def test_a_correction_that_does_not_wait_is_not_spoken_of(cast: Cast) -> None:
    service = a_service(cast)
    a_correction(service, by=cast.submitter, places="4")
    taken_back = a_sent_correction(a_service(cast), by=cast.submitter, places="4")
    take_back(taken_back, by=cast.submitter)

    assert "Your correction" not in words(panel(signed_in(cast.submitter), service))


def test_the_oldest_of_several_that_wait_is_told(cast: Cast) -> None:
    service = a_service(cast)
    first = a_sent_correction(service, by=cast.submitter, places="4")
    a_sent_correction(service, by=cast.submitter, places="5")

    assert actions_for(service, person=cast.submitter).waits == first.public_id


# --- Cost -------------------------------------------------------------------------------------------


def test_one_query_says_all_that_somebody_may_do(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    service = a_service(cast)
    cast.curator.has_perm("provision.correct_service", service)  # reads the roles

    with django_assert_num_queries(1):
        found = actions_for(service, person=cast.curator)
    with django_assert_num_queries(0):
        assert actions_for(service, person=None) == Actions()

    assert (found.may_correct, found.may_curate, found.waits) == (True, True, None)
