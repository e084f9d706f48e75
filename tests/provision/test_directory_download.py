"""The list as a file: exactly the list, in its order, with a word or a null for what is not known."""

import csv
import io
import json
from collections.abc import Generator, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.directory.download import BROKE_OFF, COLUMNS, Heading, as_csv, as_json
from provision.directory.entries import Entry, entries
from provision.models import Service
from provision.reference import reference_now
from tests.factories import (
    AreaFactory,
    NeedFactory,
    OrganisationFactory,
    ServiceFactory,
    StageFactory,
    TermFactory,
)
from tests.provision.listing import DAY, address, downloaded, listed, stop_the_clock

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://evil.example")'


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def rows_of(client: Client, **query: object) -> list[dict[str, str]]:
    """The list as CSV, as a spreadsheet reads it."""
    answer = client.get(address(**query, format="csv"))
    assert answer.status_code == 200, answer
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"), newline="")))


def test_both_files_hold_the_list_that_was_asked_for_in_its_order(client: Client) -> None:
    need = NeedFactory(code="ptsd")
    for number in range(30):
        ServiceFactory(name=f"Hand {number:02}", needs=[need], last_checked_on=DAY - timedelta(days=number))
    ServiceFactory(name="Hand for others")
    ServiceFactory(name="Hand not published", needs=[need], status="draft")
    ServiceFactory(name="Hand that ended", needs=[need], delivery="ended")
    asked = {"q": "hand", "need": "ptsd", "sort": "checked"}
    pages = listed(client, **asked) + listed(client, **asked, page="2")

    assert pages == [f"Hand {number:02}" for number in range(30)]
    assert [row["name"] for row in rows_of(client, **asked)] == pages
    assert [told["name"] for told in downloaded(client, **asked)["services"]] == pages
    assert [row["name"] for row in rows_of(client, **asked, page="2")] == pages, "a page is not a filter"


def test_an_area_limits_the_file_too(client: Client) -> None:
    ServiceFactory(name="Leeds", areas=[AreaFactory(code="N54LEE", name="Leeds")])
    ServiceFactory(name="Elsewhere")

    assert [row["name"] for row in rows_of(client, place="leeds")] == ["Leeds"]
    assert [row["name"] for row in rows_of(client, area="N54LEE")] == ["Leeds"]


def test_what_is_known_is_told_in_codes(client: Client) -> None:
    service = ServiceFactory(
        name="Hand", name_cy="Llaw", organisation=OrganisationFactory(name="Open Door"), delivery="delivering",
        needs=[NeedFactory(code="ptsd", order=1), NeedFactory(code="mood", order=2)], stages=[StageFactory(code="custody")],
        areas=[AreaFactory(code="N2", name="B"), AreaFactory(code="N1", name="A")], sexes="female", min_age=18,
        stated_none=["max_age", "settings"], service_type=TermFactory(code="crisis"), starts_per_year=1234567,
        places=12.5, capacity_as_at=DAY, is_demonstration=True,
    )  # fmt: skip
    service.exclusions.add(TermFactory(vocabulary="exclusion", code="no_gp"))

    [row], [told] = rows_of(client), downloaded(client)["services"]

    expected = {
        "id": str(service.public_id), "name": "Hand", "name_cy": "Llaw", "organisation": "Open Door", "service_type": "crisis",
        "standing": "delivering", "needs": "ptsd; mood", "stages": "custody", "areas": "N1; N2", "area_names": "A; B",
        "settings": "none", "access_routes": "not known", "sexes": "female", "min_age": "18", "max_age": "none",
        "exclusions": "no_gp", "starts_per_year": "1234567", "places": "12.5", "capacity_as_at": "2026-11-24",
        "last_checked_on": "2026-08-21", "contact_told_on": "2026-08-21", "eligibility_told_on": "2026-08-21",
        "demonstration": "yes",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert (told["needs"], told["settings"], told["access_routes"]) == (["ptsd", "mood"], [], None)
    assert (told["min_age"], told["max_age"], told["places"], told["demonstration"]) == (
        18,
        "none",
        12.5,
        True,
    )


def test_what_nobody_has_told_is_a_word_or_a_null_and_never_a_blank(client: Client) -> None:
    ServiceFactory(source="", last_checked_on=None)
    known = {"id", "name", "organisation", "standing", "demonstration", "list_filters", "list_made_on"}

    [row], [told] = rows_of(client), downloaded(client)["services"]

    assert {name for name, cell in row.items() if cell == "not known"} == set(row) - known
    assert {name for name, value in told.items() if value is None} == set(told) - known
    assert "" not in row.values()
    assert list(row)[:-2] == list(told) == list(COLUMNS)


def test_zero_is_not_the_same_as_not_known(client: Client) -> None:
    ServiceFactory(
        starts_per_year=0, wait_weeks=0, wait_as_at=DAY, min_age=0, capacity_as_at=DAY, places_free=0, places_free_as_at=DAY
    )  # fmt: skip

    [row], [told] = rows_of(client), downloaded(client)["services"]

    for name in ("starts_per_year", "wait_weeks", "min_age", "places_free"):
        assert (row[name], told[name]) == ("0", 0), name


def test_a_capacity_without_a_date_reads_not_known(client: Client) -> None:
    ServiceFactory(starts_per_year=40, places=5, mean_weeks=12)

    [row] = rows_of(client)

    assert [row[name] for name in ("starts_per_year", "places", "mean_weeks")] == ["not known"] * 3


@pytest.mark.parametrize("text", [FORMULA, "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(client: Client, text: str) -> None:
    ServiceFactory(name=text, organisation__name=text, source=text, areas=[AreaFactory(name=text)])

    [row] = rows_of(client)

    for column in ("name", "organisation", "source", "area_names"):
        assert row[column] == f"'{text}", column
    assert downloaded(client)["services"][0]["name"] == text, "JSON is not a spreadsheet"


def test_texts_with_every_kind_of_sign_come_through_whole(client: Client) -> None:
    text = 'ŵ, "quoted"; new\nline – £'
    ServiceFactory(name=text, how_to_refer=text, contact_checked_on=DAY)

    assert rows_of(client)[0]["how_to_refer"] == text
    assert downloaded(client)["services"][0]["name"] == text


def test_the_file_says_what_it_is(client: Client) -> None:
    AreaFactory(code="N54LEE", name="Leeds")
    NeedFactory(code="ptsd")
    ServiceFactory(needs=[NeedFactory(code="mood")])

    whole, asked = (
        downloaded(client, q=""),
        downloaded(client, need=["mood", "ptsd"], place="leeds", utm="x"),
    )

    assert (whole["made_on"], whole["filters"], whole["is_whole"]) == ("2026-11-24", {}, True)
    assert asked["filters"] == {"area": ["N54LEE"], "need": ["mood", "ptsd"]}
    assert rows_of(client)[0]["list_filters"] == "none"
    assert rows_of(client, need="mood")[0]["list_filters"] == "need=mood"
    assert rows_of(client)[0]["list_made_on"] == "2026-11-24"


def test_a_place_that_did_not_limit_the_list_is_not_among_its_filters(client: Client) -> None:
    assert downloaded(client, place="Atlantis")["filters"] == {}


@pytest.mark.parametrize(
    ("kind", "content_type"), [("csv", "text/csv; charset=utf-8"), ("json", "application/json")]
)
def test_the_file_has_a_name_that_nobody_else_chooses(client: Client, kind: str, content_type: str) -> None:
    answer = client.get(address(format=kind, q='"; filename="evil.exe\r\nSet-Cookie: a=b', place="../../etc"))

    assert answer["Content-Disposition"] == f'attachment; filename="services-2026-11-24.{kind}"'
    assert answer["Content-Type"] == content_type
    assert not answer.cookies
    assert client.get(address(format=kind.upper())).status_code == 200


def test_an_empty_list_is_a_head_without_rows(client: Client) -> None:
    assert rows_of(client) == []
    assert downloaded(client)["services"] == []


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_thousand_services_take_a_handful_of_queries(
    client: Client, kind: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    provider, need = OrganisationFactory(), NeedFactory()
    Service.objects.bulk_create(
        Service(name=f"Service {number:04}", organisation=provider, status="published")
        for number in range(1000)
    )
    for service in Service.objects.all()[::100]:
        service.needs.create(need=need)
    with django_assert_max_num_queries(4):  # fingerprint, words, services, and what 2,000 of them name
        body = client.get(address(format=kind)).getvalue().decode()
    assert sum(body.count(f"Service {number:04}") for number in range(1000)) == 1000
    assert body.count(need.code) == 10


# --- Breaking off -----------------------------------------------------------------------------------


def one_and_then_trouble() -> Iterator[Entry]:
    ServiceFactory(name="First")
    yield from entries(list(Service.objects.all()), words=reference_now(), on=DAY)
    raise ConnectionError("the database went away")


def sent_before_it_broke(parts: Iterator[str]) -> str:
    sent = io.StringIO()
    with pytest.raises(ConnectionError):
        sent.writelines(parts)
    return sent.getvalue()


def test_csv_that_breaks_off_says_so_in_its_last_line() -> None:
    text = sent_before_it_broke(as_csv(one_and_then_trouble(), heading=Heading({}, DAY)))

    lines = text.splitlines()
    assert len(lines) == 3
    assert lines[-1] == BROKE_OFF


def test_json_that_breaks_off_can_be_read_and_says_so() -> None:
    told = json.loads(sent_before_it_broke(as_json(one_and_then_trouble(), heading=Heading({}, DAY))))

    assert [service["name"] for service in told["services"]] == ["First"]
    assert (told["is_whole"], told["note"]) == (False, BROKE_OFF)


def test_a_reader_who_goes_away_is_no_trouble() -> None:
    parts = as_csv(one_and_then_trouble(), heading=Heading({}, DAY))
    assert isinstance(parts, Generator)

    next(parts)
    parts.close()

    assert list(parts) == []
