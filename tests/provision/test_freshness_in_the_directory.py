"""What is past its clock reads not known wherever readers look; what has lapsed they no longer see."""

import csv
import io
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from provision.models import EntryStatus, FreshnessSettings, Service
from tests.cast import Cast
from tests.factories import AreaFactory, ServiceFactory, SiteFactory, TermFactory
from tests.provision.listing import (
    DAY,
    address,
    downloaded,
    listed,
    page_of,
    page_of_a_service,
    rows_of,
    stop_the_clock,
    text_of,
)
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
CONTACT = {
    "how_to_refer": "Ring us", "lead_role": "Team lead", "referral_email": "door@example.org",
    "referral_phone": "01632 960000", "opening_hours": "9 to 5", "required_documents": ["Consent"],
}  # fmt: skip
ELIGIBILITY = {"who_for": "Anybody", "sexes": "female", "min_age": 18}
CAPACITY = {"starts_per_year": 40, "places": 6, "mean_weeks": 8, "probation_share": 0.5}
CONTACT_LABELS = (
    "How to refer", "Lead, by role", "Referral mailbox", "Telephone", "Opening hours", "What to bring",
)  # fmt: skip


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def row_in_csv(client: Client) -> dict[str, str]:
    """The one service of the list, as the CSV tells it."""
    text = client.get(address(format="csv")).getvalue().decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text))
    return row


# --- The service's own page -------------------------------------------------------------------------


def test_referral_details_past_their_clock_read_not_known_and_say_when_they_were_told(client: Client) -> None:
    page = page_of_a_service(client, **CONTACT, **ELIGIBILITY, last_checked_on=ago(91))
    rows, text = rows_of(page), " ".join(page.text.split())

    assert {rows[label] for label in CONTACT_LABELS} == {"not known (last told 25 August)"}
    assert "Referral details were last told on 25 August 2026, more than 90 days ago" in text
    assert "door@example.org" not in text
    assert (rows["Who it is for"], rows["Sex"]) == ("Anybody", "women only")


def test_on_the_last_day_of_their_clock_they_are_told(client: Client) -> None:
    page = page_of_a_service(client, **CONTACT, last_checked_on=ago(90), confidence="dated_source")

    assert rows_of(page)["How to refer"] == "Ring us"
    assert rows_of(page)["Referral mailbox"] == "door@example.org"
    assert "Referral details last told 26 August 2026, by a dated source" in " ".join(page.text.split())


def test_a_check_of_the_referral_details_alone_renews_them_alone(client: Client) -> None:
    page = page_of_a_service(
        client, **CONTACT, **ELIGIBILITY, last_checked_on=ago(300), contact_checked_on=ago(3)
    )
    text = " ".join(page.text.split())

    assert rows_of(page)["How to refer"] == "Ring us"
    assert rows_of(page)["Sex"] == "not known (last told 28 January)"
    assert "Referral details last checked 21 November 2026" in text
    assert rows_of(page)["Last checked"] == "21 November 2026"


def test_the_year_is_told_where_it_is_another(client: Client) -> None:
    rows = rows_of(page_of_a_service(client, **ELIGIBILITY, last_checked_on=date(2025, 12, 1)))

    assert rows["Who it is for"] == rows["Sex"] == rows["Age"] == "not known (last told 1 December 2025)"


def test_what_nobody_ever_told_has_no_day_on_which_it_was_told(client: Client) -> None:
    rows = rows_of(page_of_a_service(client, how_to_refer="Ring us", last_checked_on=ago(200)))

    assert rows["How to refer"] == "not known (last told 8 May)"
    assert rows["Telephone"] == rows["Sex"] == rows["Age"] == rows["Will not take"] == "not known"


def test_a_fact_that_nobody_has_dated_is_not_known(client: Client) -> None:
    rows = rows_of(page_of_a_service(client, **CONTACT, **ELIGIBILITY, last_checked_on=None))

    assert rows["How to refer"] == rows["Sex"] == "not known (told, but nobody said when)"


def test_asked_and_there_are_none_grows_old_too(client: Client) -> None:
    none = ["exclusions", "access_routes", "required_documents", "min_age", "max_age"]
    rows = rows_of(page_of_a_service(client, stated_none=none, last_checked_on=ago(200)))

    for label in ("Will not take", "Who may refer", "What to bring", "Age"):
        assert rows[label] == "not known (last told 8 May)", label


def test_every_capacity_figure_has_one_clock_and_the_share_is_among_them(client: Client) -> None:
    rows = rows_of(page_of_a_service(client, **CAPACITY, capacity_as_at=ago(181)))

    for label in ("Starts a year", "Places", "Average weeks", "Share for people on probation"):
        assert rows[label] == "not known (last told 27 May)", label


@pytest.mark.parametrize(
    ("days", "free", "wait"),
    [
        (14, "3, as at 10 November 2026", "2 weeks, as at 10 November 2026"),
        (15, "not known (last told 9 November)", "not known (last told 9 November)"),
    ],
)
def test_figures_for_today_stand_for_two_weeks(client: Client, days: int, free: str, wait: str) -> None:
    rows = rows_of(
        page_of_a_service(
            client, places_free=3, places_free_as_at=ago(days), wait_weeks=2, wait_as_at=ago(days)
        )
    )

    assert (rows["Places free today"], rows["Wait"]) == (free, wait)


def test_no_place_free_is_zero_and_not_unknown(client: Client) -> None:
    rows = rows_of(page_of_a_service(client, places_free=0, places_free_as_at=DAY))

    assert rows["Places free today"].replace(" ,", ",") == "zero, as at 24 November 2026"


def test_the_telephone_of_a_site_is_a_referral_detail(client: Client) -> None:
    service = ServiceFactory(last_checked_on=ago(91))
    SiteFactory(service=service, phone="01632 960001")

    text = parsed(client.get(service.get_absolute_url()).content.decode()).text

    assert "01632 960001" not in text
    assert "last told 25 August" in text


def test_clocks_that_an_administrator_sets_are_seen_at_once(client: Client) -> None:
    service = ServiceFactory(**CONTACT, last_checked_on=ago(20))
    assert "Ring us" in client.get(service.get_absolute_url()).content.decode()

    settings = FreshnessSettings.objects.create(pk=1, contact_days=19)
    assert "Ring us" not in client.get(service.get_absolute_url()).content.decode()

    settings.contact_days = 20
    settings.save()
    assert "Ring us" in client.get(service.get_absolute_url()).content.decode()


# --- Lists and files --------------------------------------------------------------------------------


def test_a_card_tells_eligibility_once_where_it_is_past_its_clock(client: Client) -> None:
    service = ServiceFactory(**ELIGIBILITY, last_checked_on=ago(181))
    service.exclusions.add(TermFactory(vocabulary="exclusion", label="No GP"))

    [card] = page_of(client).all("app-entry")
    text = " ".join(card.text.split())

    assert "Takes not known (last told 27 May) Will not take not known (last told 27 May)" in text
    assert "No GP" not in text


def test_files_say_not_known_and_when_it_was_last_told(client: Client) -> None:
    service = ServiceFactory(
        **CONTACT, **ELIGIBILITY, **CAPACITY, last_checked_on=ago(181), capacity_as_at=ago(181),
        places_free=3, places_free_as_at=ago(15), wait_weeks=2, wait_as_at=ago(15),
    )  # fmt: skip
    service.access_routes.add(TermFactory(vocabulary="access_route", code="court"))
    service.exclusions.add(TermFactory(vocabulary="exclusion", code="no_gp"))

    row, [told] = row_in_csv(client), downloaded(client)["services"]

    past = {
        "how_to_refer", "referral_email", "referral_phone", "access_routes", "sexes", "min_age", "exclusions",
        "starts_per_year", "places", "mean_weeks", "places_free", "wait_weeks",
    }  # fmt: skip
    assert {name: row[name] for name in past} == dict.fromkeys(past, "not known")
    assert {name: told[name] for name in past} == dict.fromkeys(past)
    days = {
        "contact_told_on": "2026-05-27",
        "eligibility_told_on": "2026-05-27",
        "capacity_as_at": "2026-05-27",
    }
    days |= {"places_free_as_at": "2026-11-09", "wait_as_at": "2026-11-09", "last_checked_on": "2026-05-27"}
    assert {name: row[name] for name in days} == {name: told[name] for name in days} == days


def test_files_tell_what_still_holds(client: Client) -> None:
    ServiceFactory(**CONTACT, **ELIGIBILITY, **CAPACITY, last_checked_on=ago(90), capacity_as_at=ago(180))

    row = row_in_csv(client)

    assert (row["how_to_refer"], row["sexes"], row["places"]) == ("Ring us", "female", "6")


# --- Facets -----------------------------------------------------------------------------------------


@pytest.fixture
def old_and_new() -> None:
    no_gp, court = (
        TermFactory(vocabulary="exclusion", code="no_gp"),
        TermFactory(vocabulary="access_route", code="court"),
    )
    for name, days in (("new", 10), ("old", 181)):
        service = ServiceFactory(
            name=name, sexes="male", min_age=18, max_age=25, who_for="Carpenters", last_checked_on=ago(days)
        )
        service.exclusions.add(no_gp)
        service.access_routes.add(court)


@pytest.mark.usefixtures("old_and_new")
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"sex": "male"}, ["new"]),
        ({"sex": "female"}, []),
        ({"sex": "not_known"}, ["old"]),
        ({"sex": ["male", "not_known"]}, ["new", "old"]),
        ({"sex": ["female", "not_known"]}, ["old"]),
        ({"age": "20"}, ["new", "old"]),
        ({"age": "40"}, ["old"]),
        ({"takes": "no_gp"}, ["old"]),
        ({"route": "court"}, ["new"]),
        ({"route": "not_known"}, ["old"]),
        ({"route": ["court", "not_known"]}, ["new", "old"]),
        ({"q": "carpenters"}, ["new"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_past_its_clock_is_not_known_to_facets(
    client: Client, asked: Mapping[str, Any], expected: list[str]
) -> None:
    assert listed(client, **asked) == expected


def test_a_check_of_any_part_counts_as_a_check(client: Client) -> None:
    ServiceFactory(name="entry", last_checked_on=ago(100))
    ServiceFactory(name="part", last_checked_on=ago(100), eligibility_checked_on=ago(10))
    ServiceFactory(name="source only", last_checked_on=None, source_date=ago(1))

    assert listed(client, checked="90") == ["part"]
    assert listed(client, checked="not_known") == ["source only"]
    assert listed(client, sort="checked") == ["part", "entry", "source only"]


# --- Lapsed -----------------------------------------------------------------------------------------


def test_on_its_last_day_an_entry_is_shown_and_on_the_next_it_has_left_list_count_and_file(
    client: Client,
) -> None:
    ServiceFactory(name="Last day", last_checked_on=ago(360))
    ServiceFactory(name="Lapsed", last_checked_on=ago(361), delivery="delivering")
    ServiceFactory(name="Lapsed and ended", last_checked_on=ago(361), delivery="ended")

    for asked in ({}, {"delivery": ["delivering", "ended", "reported"]}, {"q": "la"}):
        assert listed(client, **asked) == ["Last day"]
        assert [service["name"] for service in downloaded(client, **asked)["services"]] == ["Last day"]
    assert "1 service is on the map." in text_of(client)


def test_an_entry_without_any_date_stays(client: Client) -> None:
    ServiceFactory(name="Undated", last_checked_on=None)

    assert listed(client) == ["Undated"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [("", 404), ("submitter", 404), ("commissioner", 404), ("outsider", 404), ("curator", 200), ("administrator", 200)],
)  # fmt: skip
def test_the_page_of_a_lapsed_entry_is_for_those_who_curate_it(
    client: Client, cast: Cast, person: str, expected: int
) -> None:
    service = ServiceFactory(name="Secret lapsed", last_checked_on=ago(370), areas=[cast.unit])
    if person:
        client.force_login(cast.people[person])

    answer = client.get(service.get_absolute_url())
    text = " ".join(parsed(answer.content.decode()).text.split())

    assert answer.status_code == expected
    assert ("Secret lapsed" in text) is (expected == 200)
    if expected == 200:
        assert "This entry has lapsed" in text
        assert (
            "It left the map on 15 November 2026, because nobody has confirmed it since 19 November 2025."
            in text
        )
    else:
        assert "lapsed on 15 November 2026, because nobody has confirmed it since 19 November 2025" in text


def test_a_curator_of_other_areas_does_not_see_it(client: Client, cast: Cast) -> None:
    service = ServiceFactory(last_checked_on=ago(370), areas=[cast.unit, cast.other_unit])
    client.force_login(cast.curator)

    assert client.get(service.get_absolute_url()).status_code == 404


def test_a_withdrawn_entry_never_says_that_it_lapsed(client: Client) -> None:
    service = ServiceFactory(last_checked_on=ago(370), status=EntryStatus.WITHDRAWN)

    assert "lapsed" not in client.get(service.get_absolute_url()).content.decode()


def test_one_confirmation_brings_a_lapsed_entry_back(client: Client) -> None:
    service = ServiceFactory(name="Back", last_checked_on=ago(370))
    assert listed(client) == []

    Service.objects.filter(pk=service.pk).update(contact_checked_on=DAY)

    assert listed(client) == ["Back"]
    assert client.get(service.get_absolute_url()).status_code == 200


def test_a_place_does_not_bring_a_lapsed_entry_back(client: Client) -> None:
    ServiceFactory(last_checked_on=ago(370), areas=[AreaFactory(code="N54LEE", name="Leeds")])

    assert listed(client, place="leeds") == listed(client, area="N54LEE") == []
