"""The order of the list, its pages, and the filters in force, all of which its address holds."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import AreaFactory, NeedFactory, OrganisationFactory, ServiceFactory
from tests.provision.listing import DAY, listed, page_of, stop_the_clock, tags_of

pytestmark = pytest.mark.django_db
BEFORE = DAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def test_the_list_is_sorted_by_name_whatever_the_case(client: Client) -> None:
    for name in ("Zebra", "alpha", "Beta"):
        ServiceFactory(name=name)

    assert listed(client) == ["alpha", "Beta", "Zebra"]
    assert listed(client, sort="nonsense") == ["alpha", "Beta", "Zebra"]


def test_the_list_can_be_sorted_by_provider_and_by_check(client: Client) -> None:
    ServiceFactory(name="A", organisation=OrganisationFactory(name="Y"), last_checked_on=None)
    ServiceFactory(name="B", organisation=OrganisationFactory(name="x"), last_checked_on=BEFORE)
    ServiceFactory(name="C", organisation=OrganisationFactory(name="Z"), last_checked_on=DAY)

    assert listed(client, sort="provider") == ["B", "A", "C"]
    assert listed(client, sort="checked") == ["C", "B", "A"]


def test_links_that_sort_keep_the_filters_and_do_not_pile_up(client: Client) -> None:
    ServiceFactory(name="Helping hand")

    [sorts] = page_of(client, q="hand", sort="checked", page="1").all("app-directory__sort")

    links = [link for link in sorts.walk() if link.name == "a"]
    assert [link.attributes["href"] for link in links] == [
        "?q=hand&sort=name",
        "?q=hand&sort=provider",
        "?q=hand&sort=checked",
    ]
    assert [link.text for link in links if link.attributes.get("aria-current") == "true"] == ["last checked"]


def test_a_long_list_has_pages_that_keep_the_filters(client: Client) -> None:
    for number in range(45):
        ServiceFactory(name=f"Hand {number:02}")

    first, last = page_of(client, q="hand"), page_of(client, q="hand", page="3")

    assert "45 services match what you asked for." in first.text
    assert len(first.all("app-entry")) == 20
    assert [entry.text for entry in last.all("app-entry__name")] == [f"Hand {n}" for n in range(40, 45)]
    assert all(
        "q=hand" in link.attributes["href"]
        for link in first.all("govuk-pagination__link")
        if link.name == "a"
    )


@pytest.mark.parametrize("number", ["0", "-1", "99", "9" * 5000, "two", "1.5", "", "\x00", "٣"])
def test_a_page_that_there_is_not_shows_one_that_there_is(client: Client, number: str) -> None:
    ServiceFactory(name="Helping hand")

    assert listed(client, page=number) == ["Helping hand"]


def test_each_filter_is_a_tag_that_takes_itself_away(client: Client) -> None:
    NeedFactory(code="ptsd", label="PTSD")
    NeedFactory(code="mood", label="Mood")
    AreaFactory(code="N51", name="Leeds")

    tags = tags_of(client, need=["ptsd", "mood"], area="N51", q="hand", age="30", page="2")

    assert tags == {
        "Need: PTSD": "?need=mood&area=N51&q=hand&age=30",
        "Need: Mood": "?need=ptsd&area=N51&q=hand&age=30",
        "Covers: Leeds": "?need=ptsd&need=mood&q=hand&age=30",
        "Words: hand": "?need=ptsd&need=mood&area=N51&age=30",
        "Takes a person aged: 30": "?need=ptsd&need=mood&area=N51&q=hand",
    }


def test_an_empty_form_has_no_tags(client: Client) -> None:
    assert tags_of(client, q="", place=" ", age="", checked="", need="") == {}


def test_the_form_keeps_what_was_ticked_and_the_order(client: Client) -> None:
    NeedFactory(code="ptsd")
    AreaFactory(code="N51")

    page = page_of(client, need="ptsd", area="N51", sort="checked")

    inputs = [element.attributes for element in page.walk() if element.name == "input"]
    hidden = {i["name"]: i["value"] for i in inputs if i.get("type") == "hidden"}
    assert hidden == {"area": "N51", "sort": "checked"}
    assert [i["value"] for i in inputs if "checked" in i and i["type"] == "checkbox"] == ["ptsd"]
