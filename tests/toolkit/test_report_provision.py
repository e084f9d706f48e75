"""What the report says of services, on the map and in tables; and of what is not known."""

from datetime import date, timedelta

import pytest

from provision import boundaries
from provision.models import Area
from tests.factories import (
    AreaFactory,
    AuthorityFactory,
    CheckFactory,
    NeedFactory,
    OrganisationFactory,
    OverlapFactory,
    RegionFactory,
    ServiceFactory,
    StageFactory,
)
from tests.toolkit.report_reading import report_on, row, section, table, tables, words
from tests.toolkit.small_country import (
    AS_AT,
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from toolkit.document import Absence, Document

pytestmark = pytest.mark.django_db
LONDON = "N07"


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


def listed(document: Document, kind: str) -> list[str]:
    name = f"{kind}-services"
    return [cells[0].text for cells in table(document, name).rows] if name in tables(document) else []


def capacity(document: Document, service: str) -> tuple[str, str]:
    cell = row(document, "kind-not-known-services", about=service)["Capacity and its day"]
    return cell.text, cell.range_text


def found_london(country: SmallCountry) -> list[Area]:
    """The real region's units, each of one authority, so that there is something to draw."""
    region = RegionFactory(code=LONDON, name="London", parent=country.england)
    units: list[Area] = [
        AreaFactory(code=code, name=f"Unit {code}", parent=region)
        for code in sorted(boundaries.boundaries(boundaries.FULL).codes_in(LONDON))
    ]
    for unit in units:
        OverlapFactory(area=AuthorityFactory(), larger=unit)
    return units


def test_treatment_and_support_are_kept_apart(country: SmallCountry) -> None:
    for kind in ("treatment", "support", ""):
        ServiceFactory(name=f"It is {kind or 'not stated'}", areas=[country.a], support_or_treatment=kind)
    ServiceFactory(name="Hearsay", areas=[country.a], delivery="", support_or_treatment="treatment")
    ServiceFactory(name="Over", areas=[country.a], ends_on=AS_AT - timedelta(days=1))
    document = report_on("N90A")
    assert listed(document, "treatment") == ["It is treatment"]
    assert listed(document, "support") == ["It is support"]
    assert listed(document, "kind-not-known") == ["It is not stated"]
    assert listed(document, "reported") == ["Hearsay"]


def test_a_service_has_its_provider_needs_standing_and_last_check(country: SmallCountry) -> None:
    provider = OrganisationFactory(name="A provider")
    ServiceFactory(name="Help", organisation=provider, needs=[country.mood], areas=[country.region])
    help_ = row(report_on("N90A"), "kind-not-known-services", about="Help")
    assert help_["Service and provider"].range_text == "A provider"
    assert (help_["Needs"].text, help_["Standing"].text) == ("Mood disorder", "Delivering")
    assert help_["Last checked"].value == date(2026, 8, 21)


def test_needs_asked_for_and_none_differ_from_needs_not_known(country: SmallCountry) -> None:
    ServiceFactory(name="None", areas=[country.a], stated_none=["needs"])
    ServiceFactory(name="Silent", areas=[country.a])
    document = report_on("N90A")
    assert row(document, "kind-not-known-services", about="None")["Needs"].text == "none of the mapped needs"
    assert row(document, "kind-not-known-services", about="Silent")["Needs"].absence is Absence.NOT_KNOWN
    assert "1 delivering service does not say which needs it meets, and counts for none: Silent." in words(
        document, "not-known"
    )


def test_a_capacity_counts_only_with_a_fresh_day(country: SmallCountry) -> None:
    days = {"Fresh": 180, "Old": 181, "Early": -1}
    for name, age in days.items():
        told = AS_AT - timedelta(days=age)
        ServiceFactory(name=name, areas=[country.a], starts_per_year=1, places=40, capacity_as_at=told)
    ServiceFactory(name="Undated", areas=[country.a], starts_per_year=120)
    ServiceFactory(name="Untold", areas=[country.a], capacity_as_at=AS_AT)
    document = report_on("N90A")
    assert capacity(document, "Fresh") == ("1 start a year, 40 places", "28 May 2026")
    assert capacity(document, "Old") == ("not known", "last told on 27 May 2026")
    assert capacity(document, "Early") == (
        "not known",
        "told on 25 November 2026, after the day of this report",
    )
    assert capacity(document, "Undated") == ("not known", "told without a day")
    assert capacity(document, "Untold") == ("not known", "")


def test_services_are_counted_by_stage_and_need_as_on_the_area_page(country: SmallCountry) -> None:
    open_service(country.mood, country.a)
    document = report_on("N90A")
    stages = table(document, "services-by-stage")
    assert [column.heading for column in stages.columns] == ["Stage", "Services", "Mood disorder"]
    assert [cell.value for cell in stages.rows[0][1:]] == [1, 1]
    assert words(document, "provision").startswith("1 delivering service covers this area or some of it.")


def test_an_area_without_services_says_that_nobody_may_have_told_us(country: SmallCountry) -> None:
    document = report_on("N90A")
    assert "nobody may have told us" in words(document, "provision")
    assert "services-by-stage" not in tables(document)


def test_a_nations_services_stand_at_the_end(country: SmallCountry) -> None:
    open_service(country.mood, country.a)
    document = report_on("E92000001")
    assert document.sections[-1].id == "directory"
    assert [part.id for part in document.sections[-1].sections] == ["services-kind-not-known"]
    assert "directory" not in [part.id for _depth, part in report_on("N90").walk()]


def test_an_area_without_a_boundary_has_a_sentence_instead_of_a_map(country: SmallCountry) -> None:
    document = report_on("N90")
    assert document.figures() == ()
    assert "no boundary of this area is at hand" in words(document, "map")


def test_a_region_is_drawn_with_a_number_for_each_unit_and_a_key(country: SmallCountry) -> None:
    units = found_london(country)
    open_service(country.mood, units[0])
    document = report_on(LONDON)
    (picture,) = document.figures()
    key = table(document, "map-key")
    assert len(key.rows) == len(units) == 18
    assert [cells[0].value for cells in key.rows] == list(range(1, 19))
    assert all(f">{number}</text>" in picture.svg for number in range(1, 19))
    assert "Map of the 18 probation delivery units of London" in picture.alternative
    assert row(document, "map-key", about=units[0].name)["Services"].value == 1
    assert row(document, "map-key", about=units[1].name)["Services"].absence is Absence.NOT_KNOWN
    assert "1 service: 1 unit and Not known: 17 units" in picture.long_description


def test_a_unit_is_drawn_in_its_region_with_a_thick_outline(country: SmallCountry) -> None:
    unit = found_london(country)[0]
    (picture,) = report_on(unit.code).figures()
    assert "in the units of London" in picture.caption
    assert f"{unit.name} has a thick outline." in picture.alternative
    assert 'stroke-width="3.2"' in picture.svg
    assert 'stroke-width="3.2"' not in report_on(LONDON).figures()[0].svg


def test_a_country_is_drawn_with_its_lenses_and_without_numbers(country: SmallCountry) -> None:
    found_london(country)
    document = report_on("K04000001")
    (picture,) = document.figures()
    assert all(name in picture.svg for name in boundaries.lens_names().values())
    assert 'text-anchor="middle"' in picture.svg
    assert "</text><text" not in picture.svg


def test_the_map_shows_states_once_a_third_of_them_are_known(country: SmallCountry) -> None:
    units = found_london(country)
    for unit in units:
        count_people(unit, 1000)
    for need in (country.mood, country.psychosis):
        CheckFactory(area=Area.objects.get(code=LONDON), need=need, checked_on=RECENTLY)
    document = report_on(LONDON)
    (picture,) = document.figures()
    assert picture.caption.startswith("Whether there is enough for")
    assert row(document, "map-key", about=units[0].name)["State"].text == "none found"


def test_what_to_find_out_next_says_who_could_supply_it(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    open_service(country.psychosis, country.a)
    document = report_on("N90A")
    psychosis = row(document, "find-out-next", about="Psychotic disorder")
    assert psychosis["Why it is not known"].text == "capacity not known"
    assert psychosis["Short of the yardstick by"].text == "at most 100 places"
    assert psychosis["Who could supply it"].text == "the providers, or whoever commissions them"
    mood = row(document, "find-out-next", about="Mood disorder")
    assert mood["Who could supply it"].text == "Midshires board, or the probation region"
    assert "1 need has no study of people on probation that can stand for them now: PTSD." in words(
        document, "not-known"
    )


def test_a_gap_that_only_shares_are_missing_for_says_what_would_fill_it(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    ServiceFactory(
        needs=[country.mood],
        areas=[country.a],
        provision_kind="mainstream",
        starts_per_year=6000,
        capacity_as_at=RECENTLY,
    )
    assert (
        "To fill the gap they would have to give 1 in 30 of their starts to people on probation, "
        "who are 1 in 150 of adults here."
    ) in words(report_on("N90A"), "to-find-out-next")


def test_a_gap_beyond_all_that_services_have_says_so(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    ServiceFactory(
        needs=[country.mood],
        areas=[country.a],
        provision_kind="mainstream",
        starts_per_year=100,
        capacity_as_at=RECENTLY,
    )
    assert "Even if they gave everything to people on probation" in words(
        report_on("N90A"), "to-find-out-next"
    )


def test_supply_shared_out_by_need_says_that_nobody_counted(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    count_people(country.b, 1000)
    open_service(country.mood, country.a, country.b, starts=150)
    notes = [span.text for note in table(report_on("N90A"), "every-need").notes for span in note]
    assert (
        "Shared out by need across 2 areas. Coverage is the same in each because of how it was shared, "
        "not because anyone counted."
    ) in notes


def test_a_gap_that_cannot_be_ranked_says_why(country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY)
    document = report_on("N90A")
    gap = row(document, "unranked-gaps", about="Mood disorder")
    assert gap["Why it has no rank"].text == "the caseload was shared out, not counted"
    assert "the next table says why" in words(document, "gaps-in-starts")


def test_a_check_that_the_list_contradicts_is_told_before_the_figures(country: SmallCountry) -> None:
    count_people(country.a, 2000)
    CheckFactory(area=country.a, need=country.mood, checked_on=RECENTLY)
    open_service(country.mood, country.a)
    assert "Mood disorder: the check and the list disagree: check again." in words(report_on("N90A"), "gaps")


def test_the_method_carries_the_settings_in_force(country: SmallCountry) -> None:
    country.mood.target, country.mood.severity = 0.5, 2
    country.mood.target_reason, country.mood.target_source = "a reason", "a source"
    country.mood.save()
    document = report_on("N90A")
    assert row(document, "settings", about="A capacity holds for")["Value"].text == "180 days"
    yardstick = row(document, "settings", about="Yardstick")["Value"].range_text
    assert "For mood disorder it has been set to 0.5 starts a year for each person in need" in yardstick
    assert "a reason" in yardstick
    assert "a source" in yardstick
    assert "mood disorder 2" in row(document, "settings", about="Severity weights")["Value"].range_text


def test_sections_are_numbered_in_reading_order(country: SmallCountry) -> None:
    numbers = [part.number for _depth, part in report_on("N90A").walk()]
    assert [number for number in numbers if "." not in number] == [str(place) for place in range(1, 9)]
    assert section(report_on("N90A"), "map").number == "4.1"


def test_many_needs_stand_in_tables_that_can_be_read(country: SmallCountry) -> None:
    needs = [NeedFactory() for _number in range(8)]
    ServiceFactory(needs=needs, areas=[country.a], stages=[StageFactory()])
    document = report_on("N90A")
    first, second = (table(document, name) for name in ("services-by-stage", "services-by-stage-2"))
    assert [len(first.columns), len(second.columns)] == [2 + 4, 1 + 4]
    assert second.caption.endswith("continued")
    assert [cell.value for cell in second.rows[0][1:]] == [1, 1, 1, 1]
