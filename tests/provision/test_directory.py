"""The list of services: what is in it, in which order, on how many pages, and how it is told."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import EntryStatus
from tests.cast import Cast
from tests.factories import (
    AreaFactory,
    NeedFactory,
    ServiceFactory,
    StageFactory,
    TermFactory,
)
from tests.provision.listing import DAY, address, listed, page_of, stop_the_clock, text_of

pytestmark = pytest.mark.django_db
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


# --- What is in it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", EntryStatus, ids=str)
def test_only_what_is_published_is_in_the_list(client: Client, status: str) -> None:
    ServiceFactory(name="Helping hand", status=status)

    expected = ["Helping hand"] if status == EntryStatus.PUBLISHED else []

    assert listed(client) == expected
    assert listed(client, delivery=["delivering", "ended", "reported"]) == expected
    assert listed(client, q="helping") == expected


@pytest.mark.parametrize(
    ("ends", "is_listed"), [(DAY, True), (BEFORE, False), (AFTER, True), (None, True)], ids=str
)
def test_a_service_leaves_the_list_after_its_last_day(client: Client, ends: object, is_listed: bool) -> None:
    ServiceFactory(name="Helping hand", ends_on=ends)

    assert bool(listed(client)) is is_listed
    assert bool(listed(client, delivery="ended")) is not is_listed


def test_a_service_of_which_nobody_has_said_that_it_runs_is_listed_and_marked(client: Client) -> None:
    ServiceFactory(delivery="")

    assert "Reported, not verified" in text_of(client)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({}, "Delivering"),
        ({"referrals_open_on": DAY, "referrals_close_on": DAY}, "Accepting referrals"),
        ({"referrals_close_on": BEFORE}, "Referrals closed"),
        ({"referrals_open_on": AFTER}, "Referrals not yet open"),
        ({"starts_on": AFTER}, "Not yet started"),
        ({"starts_on": DAY}, "Delivering"),
        ({"delivery": "commissioned"}, "Commissioned, not yet delivering"),
        ({"delivery": "policy_only"}, "In policy only"),
        ({"delivery": "paused"}, "Paused"),
    ],
)
def test_whether_it_is_running_is_one_word_worked_out_from_dates(
    client: Client, facts: dict[str, object], word: str
) -> None:
    ServiceFactory(**facts)

    [tags] = page_of(client).all("app-entry__tags")

    assert tags.text == word


def test_an_ended_service_says_so_when_it_is_asked_for(client: Client) -> None:
    ServiceFactory(ends_on=BEFORE)

    [tags] = page_of(client, delivery="ended").all("app-entry__tags")

    assert tags.text == "Ended"


# --- How it is told ---------------------------------------------------------------------------------


def test_a_card_tells_what_is_known(client: Client) -> None:
    trauma = TermFactory(vocabulary="exclusion", label="No fixed address")
    service = ServiceFactory(
        summary="Talking in groups.", needs=[NeedFactory(label="PTSD")], areas=[AreaFactory(name="Leeds")],
        sexes="female", min_age=18, max_age=25, source="A page", organisation__name="Open Door",
        service_type=TermFactory(label="Trauma service"), support_or_treatment="support", is_demonstration=True,
    )  # fmt: skip
    service.exclusions.add(trauma)

    text = text_of(client)

    for fact in (
        "Open Door · Trauma service", "Talking in groups.", "Needs PTSD", "Takes women only , age: 18 to 25",
        "Will not take No fixed address", "Covers Leeds", "Last checked 21 August 2026", "Source A page",
        "Support, not treatment", "Demonstration",
    ):  # fmt: skip
        assert fact.replace(" ,", ",") in text.replace(" ,", ","), fact


def test_a_card_says_not_known_where_nobody_has_told(client: Client) -> None:
    ServiceFactory(source="", last_checked_on=None)

    facts = page_of(client).all("app-facts")[0].text

    assert facts.count("not known") == 7, facts


def test_asked_and_there_are_none_is_not_the_same_as_not_known(client: Client) -> None:
    ServiceFactory(stated_none=["needs", "exclusions", "min_age", "max_age"])

    facts = page_of(client).all("app-facts")[0].text

    assert "Needs none of the mapped needs" in facts
    assert "Will not take nobody is excluded" in facts
    assert "any age" in facts


def test_many_areas_are_counted_after_the_fourth(client: Client) -> None:
    ServiceFactory(areas=[AreaFactory(name=f"Unit {letter}") for letter in "ABCDEF"])

    assert "Unit A, Unit B, Unit C, Unit D and 2 more areas" in text_of(client)


@pytest.mark.usefixtures("welsh")
def test_a_welsh_page_has_welsh_names(client: Client) -> None:
    ServiceFactory(
        name="Open Door", name_cy="Drws Agored", organisation__name_cy="Y Sefydliad",
        areas=[AreaFactory(name="North Wales", name_cy="Gogledd Cymru"), AreaFactory(name="Gwent")],
        needs=[NeedFactory(label="Anxiety", label_cy="Gorbryder")],
        service_type=TermFactory(label_cy="Grŵp"),
    )  # fmt: skip

    answer = client.get(address(), headers={"Accept-Language": "cy"})

    page = answer.content.decode()
    for name in ("Drws Agored", "Y Sefydliad", "Gogledd Cymru", "Gwent", "Gorbryder", "Grŵp", 'lang="cy"'):
        assert name in page, name
    assert "North Wales" not in page


def test_names_cannot_bring_markup_with_them(client: Client) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    ServiceFactory(
        name=evil,
        summary=evil,
        source=evil,
        organisation__name=evil,
        areas=[AreaFactory(name=evil)],
        needs=[NeedFactory(label=evil)],
    )

    page = client.get(address(q=evil, place=evil, sort=evil, page=evil, other=evil)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


# --- Nothing found ----------------------------------------------------------------------------------


def test_an_empty_list_does_not_pretend_that_there_is_nothing(client: Client) -> None:
    ServiceFactory(name="Helping hand")
    AreaFactory(code="N51", name="Leeds")

    page = page_of(client, area="N51", q="hand")

    assert "0 services match what you asked for." in page.text
    assert "That does not mean that there is none: nobody may have told us of it." in page.text
    links = {link.attributes["href"] for link in page.walk() if link.name == "a"}
    assert {"?q=hand&", "/services/?area=N51", "/areas/N51/", "/services/", "/areas/"} <= links


# --- Methods and cost -------------------------------------------------------------------------------


def test_the_list_is_read_and_never_written_to(client: Client) -> None:
    assert client.head("/services/").status_code == 200
    for method in (client.post, client.put, client.patch, client.delete):
        assert method("/services/").status_code == 405


@pytest.mark.parametrize("is_cold", [True, False], ids=["cold", "warm"])
@pytest.mark.parametrize("person", ["", "curator"], ids=["anonymous", "curator"])
def test_no_list_asks_the_database_more_than_twelve_times(
    client: Client,
    cast: Cast,
    person: str,
    is_cold: bool,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    need, stage = NeedFactory(code="ptsd"), StageFactory()
    reason = TermFactory(vocabulary="exclusion")
    for _ in range(30):
        ServiceFactory(needs=[need], stages=[stage], areas=[cast.unit, cast.neighbour]).exclusions.add(reason)
    if person:
        client.force_login(cast.people[person])
    for query in ({}, {"place": "Home unit", "need": "ptsd"}, {"place": "Nowhere"}, {"area": cast.unit.code}):
        need.save()  # what was kept is of no more use
        if not is_cold:
            client.get(address(**query))
        with django_assert_max_num_queries(12):
            assert client.get(address(**query)).status_code == 200
