"""What outsiders write into the address of the directory: a page that helps or a list, and never an error of ours."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaCode
from tests.factories import AreaFactory, NeedFactory, RegionFactory, ServiceFactory, StageFactory, TermFactory
from tests.provision.listing import address, listed, page_of, stop_the_clock, tags_of, text_of

pytestmark = pytest.mark.django_db
RUBBISH = [
    "x" * 3_000, "x" * 60_000, "word " * 500, "\x00", "a\x00b", "-1", "0", "9" * 400, "1e309", "NaN", "é" * 200, "١٨",
    "%", "%00", "' OR 1=1 --", "{{ 7|add:7 }}", "\r\nX: y", "\u202e\ufeff", "😀" * 100, "../../etc/passwd", "[]", "<svg/onload=x>",
    "a" * 30 + " " * 5_000 + "!", "A1" + " " * 20_000 + "x", "(((((((((a+)+)+)+$",
]  # fmt: skip
FREE = ("q", "place", "age", "page", "sort", "utm_source", "area[]", "")
CODED = ("need", "stage", "type", "delivery", "kind", "treatment", "sex", "takes", "route", "setting", "in_office", "checked", "area", "format")  # fmt: skip


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)
    ServiceFactory(name="Helping hand", needs=[NeedFactory(code="ptsd", label="PTSD")])
    StageFactory(code="custody")
    for vocabulary in ("service_type", "exclusion", "access_route", "setting"):
        TermFactory(vocabulary=vocabulary, code="known")


@pytest.mark.parametrize("rubbish", RUBBISH, ids=lambda text: repr(text[:12]))
def test_rubbish_is_ignored_or_refused_in_words(client: Client, rubbish: str) -> None:
    for parameter in FREE:
        assert client.get(address(**{parameter: rubbish})).status_code == 200, parameter
        assert client.get(address(**{parameter: [rubbish, rubbish]})).status_code == 200, parameter
    for parameter in CODED:
        assert client.get(address(**{parameter: rubbish})).status_code == 404, parameter
    assert client.get(address(format="csv", q=rubbish, page=rubbish, sort=rubbish)).status_code in (200, 404)


@pytest.mark.parametrize(
    "query", ["q=%ff%fe", "need=%ff", "%ff=%ff", "&&&=&=", "q", "place=%00%00", "?q=x?y=z#"]
)
def test_addresses_that_are_broken_are_read_as_well_as_can_be(client: Client, query: str) -> None:
    assert client.get(f"/services/?{query}").status_code in (200, 404)


def test_more_parameters_than_anybody_needs_are_refused(client: Client) -> None:
    assert client.get("/services/?" + "a=1&" * 2_000).status_code == 400


@pytest.mark.parametrize(
    ("parameter", "sentence"),
    [
        ("need", "The filter “Need” has no choice “xyz”."),
        ("stage", "The filter “Justice stage” has no choice “xyz”."),
        ("checked", "The filter “Last checked within” has no choice “xyz”."),
        ("area", "There is no area with the code “xyz”."),
        ("format", "The list can be had as csv or json, not as “xyz”."),
    ],
)
def test_an_unknown_code_gives_a_page_that_says_which(client: Client, parameter: str, sentence: str) -> None:
    answer = client.get(address(**{parameter: "xyz"}))

    assert answer.status_code == 404
    page = answer.content.decode()
    assert sentence in page
    assert 'action="/services/"' in page


def test_a_known_code_beside_an_unknown_one_is_refused_too(client: Client) -> None:
    assert client.get(address(need=["ptsd", "xyz"])).status_code == 404


@pytest.mark.parametrize(
    "pair",
    ["delivery=delivering", "need=ptsd", "need=not_known", "q=hand", "place=Leeds", "age=30", "sex=female"],
)
def test_saying_a_thing_hundreds_of_times_asks_it_once(client: Client, pair: str) -> None:
    many, once = client.get("/services/?" + "&".join([pair] * 900)), client.get(f"/services/?{pair}")

    assert (many.status_code, many.context["page"].paginator.count) == (
        200,
        once.context["page"].paginator.count,
    )


def test_an_empty_field_asks_nothing(client: Client) -> None:
    blank = dict.fromkeys((*FREE[:-1], *CODED), "")

    assert listed(client, **blank) == ["Helping hand"]
    assert listed(client, **dict.fromkeys(("need", "place", "q", "age"), "  ")) == ["Helping hand"]


@pytest.mark.parametrize("age", ["abc", "-1", "121", "18.5", "9" * 5000, "\x00"])
def test_an_age_that_is_none_is_said_and_does_not_limit_the_list(client: Client, age: str) -> None:
    page = page_of(client, age=age)

    assert "Error: Services" in page.text
    assert page.text.count("Enter an age in whole years from 0 to 120, such as 34.") == 2
    assert "The list takes no notice of it." in page.text
    assert [entry.text for entry in page.all("app-entry__name")] == ["Helping hand"]
    assert tags_of(client, age=age) == {}
    [link] = [e for e in page.walk() if e.attributes.get("href") == "#id_age"]
    assert link.name == "a"


def test_a_search_for_too_much_is_said(client: Client) -> None:
    assert "Search for at most 10 words at a time." in text_of(client, q="word " * 11)
    assert "at most 200 characters" in text_of(client, q="x" * 201)


def test_no_file_is_made_of_a_list_that_ignores_a_filter(client: Client) -> None:
    answer = client.get(address(format="csv", age="abc"))

    assert answer.status_code == 404
    assert "Enter an age in whole years" in answer.content.decode()


def test_another_systems_code_is_a_tag_like_any_other(client: Client) -> None:
    AreaCode.objects.create(area=RegionFactory(name="Yorkshire"), scheme="crs", value="A")

    assert tags_of(client, area="crs:A", q="hand") == {
        "Covers: Yorkshire": "?q=hand",
        "Words: hand": "?area=crs%3AA",
    }


def test_many_areas_cost_no_more_queries_than_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    codes = []
    for number in range(40):
        AreaCode.objects.create(area=AreaFactory(), scheme="crs", value=str(number))
        codes.append(f"crs:{number}")
    with django_assert_max_num_queries(12):
        assert client.get(address(area=codes * 5)).status_code == 200
