"""An entry that has lapsed is seen by no reader of areas, maps, cells and reports, and the calculation still counts it."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from provision.models import Event, FreshnessSettings, Service
from tests.factories import CheckFactory, OrganisationFactory, ServiceFactory, StageFactory
from tests.toolkit.cell_pages import complete, words_of
from tests.toolkit.report_reading import report_on
from tests.toolkit.small_country import AS_AT, RECENTLY, SmallCountry, count_people, found_a_small_country
from tests.ui.dom import parsed
from toolkit.national import national_now
from toolkit.report import build_report

pytestmark = pytest.mark.django_db
LONG_AGO = AS_AT - timedelta(days=361)
MOOD = "mood_disorder"


@pytest.fixture
def country() -> SmallCountry:
    country = found_a_small_country()
    count_people(country.a, 2000)
    return country


def service(country: SmallCountry, name: str, **facts: Any) -> Service:
    """A dedicated service for mood disorder in unit A, of 40 starts a year."""
    made: Service = ServiceFactory(
        **{
            "name": name, "needs": [country.mood], "areas": [country.a], "provision_kind": "dedicated",
            "starts_per_year": 40, "capacity_as_at": RECENTLY, "last_checked_on": RECENTLY,
        }
        | facts
    )  # fmt: skip
    return made


def lapsed(country: SmallCountry, **facts: Any) -> Service:
    return service(country, "Long silent", capacity_as_at=LONG_AGO, last_checked_on=LONG_AGO, **facts)


def page(client: Client, where: str, **query: str) -> str:
    answer = client.get(where, query)
    assert answer.status_code == 200
    return " ".join(parsed(answer.content.decode()).text.split())


def gaps() -> dict[str, Any]:
    out = StringIO()
    call_command("gaps", "--area", "N90A", "--need", MOOD, "--format", "json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


# --- The calculation --------------------------------------------------------------------------------


def test_it_counts_as_delivering_with_capacity_not_known(country: SmallCountry) -> None:
    complete(country.a, country.mood)
    service(country, "Told lately")
    lapsed(country)

    [cell] = gaps()["cells"]

    assert (cell["services_known"], cell["services_unknown"], cell["supply"]) == (1, 1, 40)
    assert (cell["state"], cell["reason"]) == ("not_known", "capacity_not_known")


def test_the_calculation_is_the_same_the_day_before_it_lapses_and_after(country: SmallCountry) -> None:
    quiet = lapsed(country)
    Service.objects.filter(pk=quiet.pk).update(last_checked_on=AS_AT - timedelta(days=360))
    before = gaps()

    Service.objects.filter(pk=quiet.pk).update(last_checked_on=LONG_AGO)

    assert national_now().lapsed == {str(quiet.pk)}
    assert gaps() == before


def test_contact_and_eligibility_clocks_move_no_figure(country: SmallCountry) -> None:
    service(country, "Told lately")
    before = gaps()

    FreshnessSettings.objects.create(pk=1, contact_days=1, eligibility_days=1, today_days=1)

    assert gaps() == before


def test_the_capacity_clock_moves_them_and_is_printed_as_it_always_was(country: SmallCountry) -> None:
    service(country, "Told lately")
    assert gaps()["settings"]["capacity_valid_days"] == 180

    FreshnessSettings.objects.create(pk=1, capacity_days=29)

    told = gaps()
    assert told["settings"]["capacity_valid_days"] == 29
    assert told["cells"][0]["services_unknown"] == 1


# --- Pages ------------------------------------------------------------------------------------------


def test_a_cell_counts_it_and_does_not_list_it(client: Client, country: SmallCountry) -> None:
    service(country, "Told lately")
    lapsed(country)

    words = words_of(client, "N90A")

    assert "Told lately" in words
    assert "Long silent" not in words
    assert "1 more is counted and not listed: its entry has lapsed" in words


def test_where_only_a_lapsed_one_is_left_none_is_not_said_to_be_found(
    client: Client, country: SmallCountry
) -> None:
    complete(country.a, country.mood)
    lapsed(country, support_or_treatment="treatment")

    words = words_of(client, "N90A")

    assert "none found: no service of this kind" not in words
    assert "not known : no service of this kind names this need here." in words


def test_a_cell_without_any_says_nothing_of_them(client: Client, country: SmallCountry) -> None:
    service(country, "Told lately")

    assert "lapsed" not in words_of(client, "N90A")


def test_an_area_neither_counts_nor_names_it(client: Client, country: SmallCountry) -> None:
    service(country, "Told lately")
    payer = OrganisationFactory(name="Silent commissioner")
    lapsed(country, stages=[StageFactory()]).commissioners.add(payer)

    text = page(client, "/areas/N90A/")

    assert "Told lately" in text
    assert "1 delivering service covers this area" in text
    assert "Long silent" not in text
    assert "Silent commissioner" not in text


def test_an_area_lists_the_newest_check_of_any_part_first(client: Client, country: SmallCountry) -> None:
    service(country, "Entry checked", last_checked_on=AS_AT - timedelta(days=9))
    service(country, "Part checked", contact_checked_on=AS_AT - timedelta(days=2))
    service(country, "Never checked", last_checked_on=None)

    text = page(client, "/areas/N90A/")

    assert text.index("Part checked") < text.index("Entry checked") < text.index("Never checked")
    assert "checked 22 November 2026" in text


@pytest.mark.parametrize("is_checked", [True, False])
def test_the_map_of_services_does_not_count_it(
    client: Client, country: SmallCountry, is_checked: bool
) -> None:
    if is_checked:
        CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY, outcome="complete_list")
    lapsed(country)

    text = page(client, "/", layer="services", need=MOOD)
    table = client.get("/", {"layer": "services", "need": MOOD, "format": "csv"}).content.decode()

    assert "Unit A Midshires not known not known" in text
    assert "none found" not in text.split("Unit A Midshires")[1][:30]
    assert f"N90A,Unit A,Midshires,{MOOD},0,0," in table


def test_the_map_of_services_counts_the_others(client: Client, country: SmallCountry) -> None:
    service(country, "Told lately")
    lapsed(country)

    assert "Unit A Midshires 1 1 of 1" in page(client, "/", layer="services", need=MOOD)


def test_the_map_of_gaps_keeps_what_the_calculation_counts(client: Client, country: SmallCountry) -> None:
    lapsed(country)
    service(country, "Told lately")

    table = client.get("/", {"layer": "gap", "need": MOOD, "format": "csv"}).content.decode()

    [row] = [line for line in table.splitlines() if line.startswith("N90A,")]
    assert ",1,1," in row


def test_the_stages_that_it_served_are_not_counted(client: Client, country: SmallCountry) -> None:
    lapsed(country, stages=[StageFactory()])
    assert "Unit A Midshires not known" in page(client, "/", layer="stages")

    service(country, "Told lately", stages=[StageFactory()])
    assert "Unit A Midshires 1 of" in page(client, "/", layer="stages")


def test_what_changed_lately_does_not_tell_of_it(client: Client, country: SmallCountry) -> None:
    for about in (service(country, "Told lately"), lapsed(country)):
        Event.objects.create(role="curator", action="publish", after="published", service=about)

    text = page(client, "/")

    assert "Told lately" in text
    assert "Long silent" not in text


# --- The report -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["N90A", "N90", "K04000001"])
def test_a_report_does_not_list_it(country: SmallCountry, code: str) -> None:
    service(country, "Told lately")
    lapsed(country)

    names = {cell.text for table in report_on(code).tables() for cells in table.rows for cell in cells}

    assert "Told lately" in names
    assert "Long silent" not in names


def test_a_report_on_an_earlier_day_lists_what_was_shown_then(country: SmallCountry) -> None:
    lapsed(country)
    national = national_now(as_at=AS_AT - timedelta(days=1))
    area = national.reference.atlas.by_code["N90A"]

    told = build_report(national, area, made_on=AS_AT, shows_demonstration=False)

    assert "Long silent" in {cell.text for table in told.tables() for cells in table.rows for cell in cells}


def test_a_report_says_for_how_long_entries_hold(country: SmallCountry) -> None:
    service(country, "Told lately")
    FreshnessSettings.objects.create(pk=1, contact_days=30)

    held = {cell.text for table in report_on("N90A").tables() for cells in table.rows for cell in cells}

    assert "referral details 30 days, whom they take 180; not listed after 360 days of silence" in held
