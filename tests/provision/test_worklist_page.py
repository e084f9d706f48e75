"""What is to be put right in an area: which entries, worst first, for whom, and how far it has come."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from provision.models import CheckOutcome, Event, Service
from tests.cast import Cast
from tests.factories import (
    AreaFactory,
    CheckFactory,
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    StageFactory,
)
from tests.provision.listing import DAY, stop_the_clock
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db
WHOLE = {
    "source_date": DAY,
    "last_checked_on": DAY,
    "how_to_refer": "Write to the mailbox",
    "lead_role": "Team manager",
    "lead_email": "lead@example.org",
    "starts_per_year": 40.0,
    "capacity_as_at": DAY,
}


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def whole(cast: Cast, **facts: object) -> Service:
    """An entry of the cast's unit that answers every question, but for what is told otherwise."""
    told = WHOLE | {"areas": [cast.unit], "needs": [NeedFactory()]} | facts
    made: Service = ServiceFactory(**told)
    return made


def page_of(client: Client, code: str, query: str = "") -> Element:
    answer = client.get(f"/areas/{code}/worklist/{query}")
    assert answer.status_code == 200, answer
    return parsed(answer.content.decode())


def text(page: Element) -> str:
    return " ".join(page.text.split())


def listed(page: Element) -> list[str]:
    return [name.text for name in page.all("app-entry__name")]


@pytest.fixture
def curator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.curator)
    return client


# --- Who may see it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["submitter", "colleague", "commissioner", "curator", "outsider", "administrator"]
)
def test_whoever_may_correct_something_somewhere_sees_it(client: Client, cast: Cast, who: str) -> None:
    client.force_login(cast.people[who])

    assert client.get(f"/areas/{cast.unit.code}/worklist/").status_code == 200


def test_others_are_asked_to_sign_in(client: Client, cast: Cast) -> None:
    assert "/accounts/login/" in client.get(f"/areas/{cast.unit.code}/worklist/")["Location"]


def test_only_what_a_person_may_correct_is_linked_and_the_rest_is_shown(client: Client, cast: Cast) -> None:
    service = whole(cast, name="Of the home unit", lead_role="")
    told = {}
    for who in ("submitter", "outsider"):
        client.force_login(cast.people[who])
        page = page_of(client, cast.unit.code)
        assert listed(page) == ["Of the home unit"]
        told[who] = f"/services/{service.public_id}/correct/" in [
            found.attributes.get("href") for found in page.walk()
        ]
        assert ("Outside the areas" in text(page)) is (who == "outsider")

    assert told == {"submitter": True, "outsider": False}


def test_an_unknown_area_and_an_unknown_kind_have_a_page_that_helps(curator: Client, cast: Cast) -> None:
    answers = [
        curator.get(f"/areas/{path}") for path in ("XX/worklist/", f"{cast.unit.code}/worklist/?kind=x")
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "has no kind “x”" in answers[1].content.decode()


def test_the_area_page_leads_there_for_those_who_may(client: Client, cast: Cast) -> None:
    there = f'href="/areas/{cast.unit.code}/worklist/"'
    outside = client.get(f"/areas/{cast.unit.code}/").content.decode()
    client.force_login(cast.submitter)

    assert there not in outside
    assert there in client.get(f"/areas/{cast.unit.code}/").content.decode()


# --- The list ----------------------------------------------------------------------------------------


def test_an_area_without_entries_says_so(curator: Client, cast: Cast) -> None:
    assert "No entry covers this area" in text(page_of(curator, cast.unit.code))


def test_where_every_question_is_answered_it_is_done(curator: Client, cast: Cast) -> None:
    whole(cast)

    page = page_of(curator, cast.unit.code)

    assert "100% done" in text(page)
    assert "Nothing: the 1 entry that covers it answers every question." in text(page)
    assert listed(page) == []


def test_the_worst_stand_first_and_what_is_done_is_left_out(curator: Client, cast: Cast) -> None:
    whole(cast, name="Done")
    whole(cast, name="Slight", source_date=None)
    whole(cast, name="Grave", how_to_refer="", lead_role="")

    page = page_of(curator, cast.unit.code)

    assert listed(page) == ["Grave", "Slight"]
    assert "2 of the 3 entries that cover it still need something." in text(page)


def test_a_kind_narrows_the_list_to_what_is_of_it(curator: Client, cast: Cast) -> None:
    whole(cast, name="Of both", source_date=None, lead_role="")
    whole(cast, name="Of one", lead_role="")

    page = page_of(curator, cast.unit.code, "?kind=source")

    assert listed(page) == ["Of both"]
    assert "Its source has no date." in text(page)
    assert "in which role somebody leads it." not in " ".join(e.text for e in page.all("app-entry"))
    assert "No lead (2)" in text(page)


def test_within_a_kind_the_worst_of_that_kind_stand_first(curator: Client, cast: Cast) -> None:
    whole(cast, name="Worse otherwise", source_date=None, how_to_refer="")
    whole(cast, name="Without any source", source="", source_date=None)

    assert listed(page_of(curator, cast.unit.code, "?kind=source")) == [
        "Without any source",
        "Worse otherwise",
    ]


def test_each_fault_leads_to_the_page_that_puts_it_right(curator: Client, cast: Cast) -> None:
    service = whole(
        cast,
        lead_role="",
        last_checked_on=DAY - timedelta(days=91),
        source_date=DAY - timedelta(days=91),
        wait_weeks=2.0,
    )

    addresses = [found.attributes.get("href", "") for found in page_of(curator, cast.unit.code).walk()]

    for ending in ("correct", "still-correct", "today"):
        assert f"/services/{service.public_id}/{ending}/" in addresses


def test_one_that_has_lapsed_is_there_without_a_link_to_a_page_that_readers_miss(
    curator: Client, cast: Cast
) -> None:
    long_ago = DAY - timedelta(days=400)
    service = whole(
        cast, name="Silent", last_checked_on=long_ago, source_date=long_ago, capacity_as_at=long_ago
    )

    page = page_of(curator, cast.unit.code, "?kind=lapsed")

    addresses = [found.attributes.get("href", "") for found in page.walk()]
    assert listed(page) == ["Silent"]
    assert service.get_absolute_url() not in addresses
    assert f"/services/{service.public_id}/still-correct/" in addresses


@pytest.mark.parametrize("facts", [{"status": "draft"}, {"status": "withdrawn"}, {"delivery": "ended"}])
def test_what_is_not_published_or_has_ended_is_not_asked(
    curator: Client, cast: Cast, facts: dict[str, str]
) -> None:
    whole(cast, lead_role="", **facts)

    assert "No entry covers this area" in text(page_of(curator, cast.unit.code))


def test_an_entry_of_the_region_is_on_the_list_of_its_unit(curator: Client, cast: Cast) -> None:
    whole(cast, name="Of the region", areas=[cast.region], lead_role="")
    whole(cast, name="Of the neighbour", areas=[cast.neighbour], lead_role="")

    assert listed(page_of(curator, cast.unit.code)) == ["Of the region"]


# --- Contradictions ----------------------------------------------------------------------------------


def test_an_entry_that_a_check_denies_is_told_with_the_check(curator: Client, cast: Cast) -> None:
    need = NeedFactory(label="Psychosis")
    whole(cast, name="Denied", needs=[need], areas=[cast.region])
    CheckFactory(area=cast.unit, need=need, checked_on=DAY)

    page = page_of(curator, cast.unit.code)

    assert listed(page) == ["Denied"]
    assert "Home unit, Psychosis, looked on 24 November 2026" in text(page)


def test_the_newest_check_alone_counts(curator: Client, cast: Cast) -> None:
    need = NeedFactory()
    whole(cast, needs=[need])
    CheckFactory(area=cast.unit, need=need, checked_on=DAY - timedelta(days=9))
    CheckFactory(area=cast.unit, need=need, checked_on=DAY, outcome=CheckOutcome.COMPLETE_LIST)

    assert "100% done" in text(page_of(curator, cast.unit.code))


def test_a_check_of_a_stage_denies_as_one_of_a_need_does(curator: Client, cast: Cast) -> None:
    stage = StageFactory(label="Custody")
    whole(cast, stages=[stage])
    CheckFactory(area=cast.unit, need=None, stage=stage, checked_on=DAY)

    assert "Home unit, Custody, looked on" in text(page_of(curator, cast.unit.code))


def published(service: Service, *, days_ago: int, version: int | None = None) -> None:
    event = Event.objects.create(
        action="publish", role="curator", service=service, after="published", version=version
    )
    when = timezone.make_aware(datetime.combine(DAY, datetime.min.time())) - timedelta(days=days_ago)
    Event.objects.filter(pk=event.pk).update(at=when)


def test_one_that_was_added_after_its_list_was_called_complete_asks_for_another_check(
    curator: Client, cast: Cast
) -> None:
    need = NeedFactory()
    earlier, later = whole(cast, name="Earlier", needs=[need]), whole(cast, name="Later", needs=[need])
    whole(cast, name="Nobody knows when", needs=[need])
    CheckFactory(
        area=cast.unit, need=need, checked_on=DAY - timedelta(days=9), outcome=CheckOutcome.COMPLETE_LIST
    )
    published(earlier, days_ago=20)
    published(earlier, days_ago=1, version=2)
    published(later, days_ago=2)

    assert listed(page_of(curator, cast.unit.code)) == ["Later"]


def test_two_of_one_name_in_the_same_areas_name_each_other(curator: Client, cast: Cast) -> None:
    whole(cast, name="Helping Hand service", organisation=OrganisationFactory(name="One"))
    whole(cast, name="The helping hand", areas=[cast.region], organisation=OrganisationFactory(name="Two"))
    whole(cast, name="Helping hand", areas=[cast.neighbour])

    page = page_of(curator, cast.unit.code)

    assert listed(page) == ["Helping Hand service", "The helping hand"]
    assert "The helping hand, Two" in text(page)


def test_an_area_that_exists_no_more_is_named(curator: Client, cast: Cast) -> None:
    old = AreaFactory(name="Old unit", parent=cast.region, valid_to=DAY - timedelta(days=1))
    old.successors.add(cast.unit)
    whole(cast, name="Of the old unit", areas=[old])

    page = page_of(curator, cast.unit.code)

    assert listed(page) == ["Of the old unit"]
    assert "Old unit" in text(page)


# --- Progress ----------------------------------------------------------------------------------------


def test_a_region_tells_each_of_its_units_the_least_progress_first(curator: Client, cast: Cast) -> None:
    whole(cast)
    whole(cast, areas=[cast.neighbour], lead_role="", source_date=None)
    page = page_of(curator, cast.region.code)

    [table] = [
        found
        for found in page.walk()
        if found.name == "table" and "each probation delivery unit" in found.text
    ]
    rows = [" ".join(row.text.split()) for row in table.walk() if row.name == "tr"][1:]

    assert [row.split()[0] for row in rows] == ["Neighbouring", "Home"]
    assert rows[1].endswith("1 zero 100%")


def test_the_page_says_how_progress_is_counted(curator: Client, cast: Cast) -> None:
    whole(cast, lead_role="")

    page = text(page_of(curator, cast.unit.code))

    assert "questions answered out of the questions asked" in page
    assert "Does it say in which role somebody leads it? 1 zero" in page


def test_a_list_that_is_ten_times_as_long_asks_the_database_no_more(
    curator: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(50):
        whole(cast, name=f"Entry {number}", lead_role="")

    with django_assert_max_num_queries(12):
        page = page_of(curator, cast.region.code, "?page=2")

    assert len(listed(page)) == 20
