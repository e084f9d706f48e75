"""What an import of services refuses: each with its row, column, value and a reason that says what to do."""

import pytest
from django.db import models

from provision.exchange.registry import tables
from provision.models import Event, Service
from tests.provision.exchange.conftest import Country, Files, the_service

pytestmark = pytest.mark.usefixtures("country")
PLAIN = {"service_id": "s1", "name": "Talking", "organisation": "A trust"}


def counts() -> dict[str, int]:
    """Rows of every table that an import may write to."""
    found: list[type[models.Model]] = [Event, *(table.model for table in tables().values())]
    return {model.__name__: model._default_manager.count() for model in found}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"name": ""}, "name (empty): This cannot be empty."),
        ({"name": "x" * 241}, "This is 241 characters long: use 240 or fewer."),
        ({"needs": "ptds"}, "needs “ptds”: No need has this code. Did you mean ptsd (Post-traumatic stress disorder)?"),
        ({"needs": "psychosis;ptds"}, "ptds: No need has this code. Did you mean ptsd"),
        ({"needs": "ptsd;ptsd"}, "The same code stands here twice"),
        ({"needs": "none;ptsd"}, "“none” stands alone"),
        ({"areas": "T50X"}, "areas “T50X”: No area has this code. Did you mean"),
        ({"areas": "Northshire"}, "Did you mean T50N (Northshire)"),
        ({"stages": "prison"}, "No stage has this code. The codes are: custody, licence."),
        ({"settings": "pub"}, "No setting has this code. The codes are:"),
        ({"exclusions": "no_go"}, "Did you mean no_gp"),
        ({"access_routes": "walk in"}, "No access route has this code."),
        ({"service_type": "talking"}, "No service type has this code."),
        ({"co_located_at": "99"}, "No probation office has this code."),
        ({"provision_kind": "main"}, "This is not one of the codes: dedicated, probation_element, mainstream."),
        ({"sexes": "men"}, "This is not one of the codes: any, female, male."),
        ({"sexes": "mal"}, "Did you mean male"),
        ({"delivery": "running"}, "delivery “running”: This is not one of the codes"),
        ({"status": "live"}, "status “live”: This is not one of the codes"),
        ({"starts_on": "2026-02-01", "ends_on": "2026-01-31"}, "It ends on 2026-01-31, before it starts on 2026-02-01."),
        ({"referrals_open_on": "2026-02-01", "referrals_close_on": "2026-01-31"}, "Referrals close on 2026-01-31"),
        ({"min_age": "25", "max_age": "18"}, "The oldest age, 18, is below the youngest, 25."),
        ({"starts_on": "01/02/2026"}, "This is not a date: write it as year-month-day, like 2026-08-21."),
        ({"starts_on": "20260201"}, "This is not a date"),
        ({"starts_on": "2026-02-30"}, "There is no such day in the calendar."),
        ({"starts_per_year": "-1"}, "starts_per_year “-1”: This cannot be below 0."),
        ({"starts_per_year": "1,200"}, "This is not a number: write it like 1250 or 12.5."),
        ({"starts_per_year": "nan"}, "This is not a number"),
        ({"starts_per_year": "1e999"}, "This is not a number"),
        ({"starts_per_year": "about ten"}, "This is not a number"),
        ({"places": "-0.5"}, "This cannot be below 0."),
        ({"wait_weeks": "-3"}, "This cannot be below 0."),
        ({"mean_weeks": "0"}, "mean_weeks “0”: This must be above 0."),
        ({"probation_share": "1.01"}, "probation_share “1.01”: This cannot be above 1."),
        ({"probation_share": "-0.1"}, "This cannot be below 0."),
        ({"probation_share": "50%"}, "This is not a number"),
        ({"min_age": "18.5"}, "This is not a whole number"),
        ({"min_age": "-1"}, "This cannot be below 0."),
        ({"min_age": "40000"}, "This cannot be above 32767."),
        ({"needs": "ptsd;psychosis", "need_weights": "1"}, "Numbers here: 1. Entries in needs: 2."),
        ({"needs": "ptsd;psychosis", "need_weights": "0;0"}, "These are all 0"),
        ({"needs": "ptsd;psychosis", "need_weights": "1;-1"}, "This cannot be below 0."),
        ({"needs": "ptsd;psychosis", "need_weights": "1;"}, "This is not a number"),
        ({"need_weights": "1"}, "Numbers here: 1. Entries in needs: 0."),
        ({"areas": "T50N;T50S", "area_shares": "1;2;3"}, "Numbers here: 3. Entries in areas: 2."),
        ({"areas": "T50N;T50S", "area_shares": "0;0"}, "These are all 0"),
        ({"areas": "T50N;T50", "area_shares": "1;2"}, "Shares can be given only where every area is a probation delivery unit"),
        ({"url": "www.example.org"}, "This is not a web address"),
        ({"url": "javascript:alert(1)"}, "This is not a web address"),
        ({"referral_email": "team at example"}, "This is not an email address"),
        ({"organisation": ""}, "A service needs its provider"),
        ({"organisation": "", "organisation_code": "ods:RX1"}, "No organisation has this code. To add it, give its name too."),
        ({"organisation_code": "RX1"}, "Write a code with its scheme, such as ods:RW5."),
        ({"commissioners": "ods:NOPE"}, "No organisation has this code."),
        ({"service_id": ""}, "service_id (empty): This cannot be empty."),
        ({"address_visibility": "private"}, "This is not one of the codes: public, area_only, on_request."),
        ({"demonstration": "maybe"}, "Write yes, or leave this empty."),
    ],
)  # fmt: skip
def test_it_is_refused_with_its_reason_and_nothing_is_saved(
    files: Files, cells: dict[str, str], said: str
) -> None:
    before = counts()

    ended = files.committed(
        "services", PLAIN | cells, PLAIN | {"service_id": "s2"} | dict.fromkeys(cells.keys() - PLAIN, "")
    )

    assert ended.code == 1
    assert "refuse  row 2" in ended.said
    assert said in ended.said
    assert "Nothing was saved" in ended.said
    assert counts() == before


def test_a_refusal_leaves_what_was_there_as_it_was(files: Files) -> None:
    files.committed("services", PLAIN | {"needs": "ptsd", "starts_per_year": "10"})
    before = (counts(), the_service().starts_per_year)

    ended = files.committed("services", PLAIN | {"needs": "psychosis", "starts_per_year": "-10"})

    assert ended.code == 1
    assert (counts(), the_service().starts_per_year) == before
    assert the_service().needs.get().need.code == "ptsd"


def test_skipping_the_bad_saves_the_rest_and_still_tells(files: Files) -> None:
    rows = [PLAIN, PLAIN | {"service_id": "s2", "name": ""}, PLAIN | {"service_id": "s3"}]

    ended = files.committed("services", *rows, options=["--skip-bad"])

    assert ended.code == 1
    assert "Saved, without the rows that were refused." in ended.said
    assert set(Service.objects.values_list("sender_id", flat=True)) == {"s1", "s3"}


def test_an_organisation_that_only_a_refused_row_names_is_not_added(files: Files) -> None:
    rows = [PLAIN, PLAIN | {"service_id": "s2", "name": "", "organisation": "Of a refused row"}]

    files.committed("services", *rows, options=["--skip-bad"])

    assert the_service().organisation.name == "A trust"
    assert counts()["Organisation"] == 1


def test_the_second_row_of_one_identity_is_refused(files: Files) -> None:
    ended = files.committed("services", PLAIN, PLAIN | {"name": "Again"})

    assert "refuse  row 3, service_id “s1”: Row 2 names the same entry: keep one of the two." in ended.said


def test_needs_cannot_slip_under_weights_of_others(files: Files, country: Country) -> None:
    files.committed("services", PLAIN | {"needs": "ptsd;psychosis", "need_weights": "3;1"})

    ended = files.committed("services", {"service_id": "s1", "needs": "ptsd"})

    assert ended.code == 1
    assert "Numbers are on record in need_weights for other entries" in ended.said


def test_several_faults_of_a_row_are_all_told(files: Files) -> None:
    ended = files.committed("services", PLAIN | {"needs": "x", "starts_per_year": "y", "starts_on": "z"})

    assert ended.said.count("refuse  row 2") == 3
    assert "Rows refused: 1." in ended.said


def test_two_organisations_of_one_name_are_told_apart_by_code_only(files: Files) -> None:
    named = PLAIN | {"organisation_code": "ods:RX1"}
    files.committed("services", named, named | {"service_id": "s2", "organisation_code": "ods:RX2"})

    ended = files.committed("services", PLAIN | {"service_id": "s3"})

    assert "2 organisations have this name: give the code of the one that you mean." in ended.said


def test_the_report_holds_every_outcome(files: Files) -> None:
    files.committed("services", PLAIN | {"starts_per_year": "1"})
    rows = [
        PLAIN | {"starts_per_year": "2"},
        PLAIN | {"service_id": "s2", "starts_per_year": ""},
        PLAIN | {"service_id": "s3", "starts_per_year": "=1+1"},
    ]
    report = files.folder / "report.csv"

    files.imported("services", files.write(*rows), "--report", str(report))

    assert report.read_text().splitlines() == [
        "row,outcome,what,column,value,before,reason",
        "4,refuse,,starts_per_year,'=1+1,,This is not a number: write it like 1250 or 12.5.",
        "3,add,Talking,,,,",
        "2,change,Talking,starts_per_year,2,1,",
    ]


def test_a_report_that_cannot_be_written_stops_the_import(files: Files) -> None:
    ended = files.committed("services", PLAIN, options=["--report", str(files.folder / "no" / "report.csv")])

    assert ended.code == 2
    assert "Nothing was saved" in ended.said
    assert not Service.objects.exists()
