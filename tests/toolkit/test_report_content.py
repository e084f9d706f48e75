"""The report's numbers, by hand, and that they are those of the calculation and of the pages."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from provision.models import AreaType, DataSource
from tests.factories import (
    AreaFactory,
    AuthorityFactory,
    BoardFactory,
    CheckFactory,
    NationFactory,
    OverlapFactory,
    RegionFactory,
)
from tests.toolkit.report_reading import notices, report_on, row, table, tables, words
from tests.toolkit.small_country import (
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from tests.ui.dom import parsed
from toolkit.document import Absence, Document
from toolkit.national import national_now
from toolkit.render.to_html import to_html
from toolkit.render.to_json import to_json
from toolkit.render.to_pdf import to_pdf

pytestmark = pytest.mark.django_db
LEVELS = ("N90A", "N90", "QX1", "W11X", "E92000001", "W92000004", "K04000001")


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


@pytest.fixture
def told(country: SmallCountry) -> SmallCountry:
    """A has 2,000 people, mood 150 starts (0.75 of 200) and psychosis 40 places (0.40 of 100); its lists are complete."""
    count_people(country.a, 2000)
    for need in (country.mood, country.psychosis):
        CheckFactory(area=country.a, need=need, checked_on=RECENTLY, outcome="complete_list")
    open_service(country.mood, country.a, starts=150, name="Mood help")
    open_service(country.psychosis, country.a, places=40, name="Psychosis help")
    return country


def found_wales(country: SmallCountry) -> None:
    """One Welsh unit in one health board."""
    wales = NationFactory(code="W92000004", name="Wales", parent=country.everywhere)
    region = RegionFactory(code="N93", name="Cymru", parent=wales)
    unit, authority = AreaFactory(code="N93A", name="Uned", parent=region), AuthorityFactory(adults=50_000)
    board = BoardFactory(code="W11X", scheme="ons", type=AreaType.LHB, name="Bwrdd", parent=wales)
    OverlapFactory(area=authority, larger=unit)
    OverlapFactory(area=authority, larger=board)


def figures(document: Document) -> list[tuple[str, str]]:
    return [(figure.number, figure.note) for figure in document.key_figures]


def test_the_key_figures_count_people_illness_enough_and_knowledge(told: SmallCountry) -> None:
    assert figures(report_on("N90A")) == [
        ("2,000", "its own figure, 30 June 2026, may count a person twice"),
        ("800", "range 600 to 1,000"),
        ("0 of 2", "2 of 4 needs can be told"),
        ("67%", "2 of 3 needs; 1 need has no study beside it"),
    ]


def test_the_key_figures_of_an_area_of_which_nothing_is_known_say_so(country: SmallCountry) -> None:
    assert figures(report_on("N90A")) == [
        ("not known", "nobody has entered a figure"),
        ("not known", ""),
        ("not known", "none of 4 can be told"),
        ("not known", "1 need has no study beside it"),
    ]


def test_estimated_need_carries_its_range_share_and_study(told: SmallCountry) -> None:
    mood = row(report_on("N90A"), "estimated-need", about="Mood disorder")
    assert (mood["People in need"].text, mood["People in need"].range_text) == ("200", "100 to 400")
    assert (mood["Share of people on probation"].value, mood["Range from"].text) == (
        0.1,
        "published interval",
    )


def test_a_need_without_a_study_is_not_known_and_says_why(told: SmallCountry) -> None:
    unstudied = row(report_on("N90A"), "estimated-need", about="PTSD")
    assert unstudied["People in need"].absence is Absence.NOT_KNOWN
    assert unstudied["Study"].range_text == "no study of people on probation"


def test_starts_and_places_are_ranked_in_lists_of_their_own(told: SmallCountry) -> None:
    document = report_on("N90A")
    mood = row(document, "ranked-starts", about="Mood disorder")
    assert (mood["Rank"].value, mood["Short of the yardstick by, starts a year"].value) == (1, 50)
    assert mood["Starts a year for each 100 people in need"].text == "75"
    assert mood["Starts a year for each 100 people in need"].range_text == "38 to 150"
    assert mood["State"].text == "too little, borderline"
    psychosis = row(document, "ranked-places", about="Psychotic disorder")
    assert psychosis["Short of the yardstick by, places"].value == 60
    assert len(table(document, "ranked-starts").rows) == len(table(document, "ranked-places").rows) == 1


def test_every_need_has_a_row_with_state_coverage_and_reason(told: SmallCountry) -> None:
    document = report_on("N90A")
    assert [cells[0].text for cells in table(document, "every-need").rows] == [
        "Any mental illness", "Mood disorder", "Psychotic disorder", "PTSD",
    ]  # fmt: skip
    headline = row(document, "every-need", about="Any mental illness")
    assert headline["Coverage, for each 100 people in need"].text == "at least 19 starts a year"
    assert headline["Short of the yardstick by"].text == "at most 650 starts a year"
    assert headline["State"].range_text == "capacity not known"
    mood = row(document, "every-need", about="Mood disorder")
    assert mood["State"].range_text == "list checked 25 October 2026"


def test_coverage_is_never_printed_without_how_to_read_it(told: SmallCountry) -> None:
    document = report_on("N90A")
    for name in ("ranked-starts", "ranked-places", "every-need", "largest-course"):
        said = " ".join(span.text for note in table(document, name).notes for span in note)
        assert "Read it as capacity against need, not as people helped." in said
        assert "a yardstick, not a standard" in said


def test_the_numbers_are_those_of_the_calculation(told: SmallCountry) -> None:
    cells = {cell.need: cell for cell in national_now().cells_of_area("N90A")}
    document = report_on("N90A")
    for need, label in (("mood_disorder", "Mood disorder"), ("psychotic_disorder", "Psychotic disorder")):
        eligible = cells[need].eligible
        assert eligible
        assert row(document, "estimated-need", about=label)["People in need"].value == eligible.central


def test_the_numbers_are_those_of_the_area_page(client: Client, told: SmallCountry) -> None:
    page = " ".join(parsed(client.get("/areas/N90A/").content.decode()).text.split())
    document = report_on("N90A")
    for figure in document.key_figures[:2]:
        assert f"{figure.number} {figure.label}" in page
    mood = row(document, "estimated-need", about="Mood disorder")["People in need"]
    assert re.search(rf"Mood disorder [^0-9]* {mood.text} {mood.range_text} ", page)


def test_a_shared_out_caseload_carries_the_warning_word_for_word(country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    warning = (
        "Estimate. No caseload for this area has been entered. We shared out the figure for England and Wales by "
        "adult population, as if every area had the same rate. Real rates differ by a factor of two or more. "
        "Do not use this to compare areas."
    )
    document = report_on("N90A")
    assert warning in notices(document)
    assert warning in words(document, "scope")
    assert warning in [span.text for note in table(document, "estimated-need").notes for span in note]


def test_a_larger_area_with_its_own_figure_is_not_called_an_estimate(country: SmallCountry) -> None:
    count_people(country.everywhere, 4000)
    document = report_on("K04000001")
    assert notices(document) == []
    assert "all of them are shared out" in words(document, "scope")


def test_a_larger_area_has_its_units_side_by_side(told: SmallCountry) -> None:
    document = report_on("N90")
    unit = row(document, "units", about="Unit A")
    assert (unit["People on probation"].value, unit["Any mental illness now"].value) == (2000, 800)
    assert (unit["Too little"].value, unit["Not known"].value, unit["Needs known"].text) == (2, 2, "2 of 3")
    assert row(document, "units", about="Unit B")["People on probation"].absence is Absence.NOT_KNOWN
    assert row(document, "units-by-state", about="Mood disorder")["Too little"].value == 1


def test_gaps_of_a_larger_area_name_their_unit(told: SmallCountry) -> None:
    gap = row(report_on("N90"), "ranked-starts", about="Unit A")
    assert gap["Unit and need"].range_text == "Mood disorder"


def test_a_unit_partly_in_a_board_says_how_much_of_it_is(country: SmallCountry) -> None:
    other = BoardFactory(code="QX2", name="Other board", parent=country.england)
    country.authority_a.overlaps.filter(larger=country.board).update(share=0.25)
    OverlapFactory(area=country.authority_a, larger=other, share=0.75)
    notes = [span.text for note in table(report_on("QX1"), "units").notes for span in note]
    assert any("Unit A, 25%" in text for text in notes)


@pytest.mark.parametrize("code", LEVELS)
def test_every_level_has_a_report_in_every_format(told: SmallCountry, code: str) -> None:
    found_wales(told)
    document = report_on(code)
    assert document.area_code == code
    assert to_pdf(document).startswith(b"%PDF")
    assert document.title in to_html(document)
    assert f'"area_code": "{code}"' in to_json(document)


@pytest.mark.parametrize("code", LEVELS)
def test_areas_alone_make_a_report_that_knows_nothing(code: str) -> None:
    country = found_a_small_country()
    found_wales(country)
    for need in (country.headline, country.mood, country.psychosis):
        need.prevalence.all().delete()
    document = report_on(code)
    assert all(figure.absence is Absence.NOT_KNOWN for figure in document.key_figures)
    assert "not known for any of the 4 needs" in words(document, "what-matters-most")
    assert to_pdf(document).startswith(b"%PDF")


def test_a_report_before_any_need_is_set_up_says_so() -> None:
    country = found_a_small_country()
    for need in (country.headline, country.mood, country.psychosis, country.unstudied):
        need.prevalence.all().delete()
        need.delete()
    document = report_on("N90")
    assert "No need has been set up" in words(document, "what-matters-most")
    assert "every-need" not in tables(document)
    assert to_pdf(document).startswith(b"%PDF")


def test_a_demonstration_marks_the_report_and_its_entries(told: SmallCountry) -> None:
    open_service(told.mood, told.a, name="Invented help", is_demonstration=True)
    document = report_on("N90A", shows_demonstration=True)
    assert document.is_demonstration
    assert "1 service listed here is invented" in words(document, "scope")
    assert "Invented help (demonstration)" in [
        c[0].text for c in table(document, "kind-not-known-services").rows
    ]


def test_the_ages_of_facts_run_from_the_oldest_to_the_newest(told: SmallCountry) -> None:
    document = report_on("N90A")
    caseloads = row(document, "fact-dates", about="Caseloads")
    assert (caseloads["Oldest"].value, caseloads["Newest"].value) == (date(2026, 6, 30), date(2026, 6, 30))
    assert row(document, "fact-dates", about="Checks of the list of services")["Newest"].value == RECENTLY


def test_a_report_in_welsh_says_so_and_names_the_area_in_welsh(told: SmallCountry) -> None:
    told.a.name_cy = "Uned A"
    told.a.save()
    with override("cy"):
        document = report_on("N90A")
    assert (document.language, document.title) == ("cy", "Uned A")


def test_the_sources_name_counts_studies_and_data_sets_with_their_caveats(told: SmallCountry) -> None:
    DataSource.objects.create(
        code="boundaries",
        title="Boundaries",
        publisher="Somebody",
        licence="A licence",
        as_at="June 2025",
        caveats="Rough.",
    )
    DataSource.objects.create(code="courts", title="Courts", publisher="Somebody", licence="A licence")
    sources = {source.name: source.detail for source in report_on("N90A").sources}
    assert sources["A published table"] == "caseload of Unit A, as at 30 June 2026"
    assert sources["Boundaries"] == "Somebody. Date: June 2025. A licence. Rough"
    assert "Courts" not in sources
    study = told.mood.prevalence.get()
    assert sources[study.study] == "people on probation. How common: Mood disorder"


def test_the_attribution_stands_in_full(told: SmallCountry) -> None:
    said = words(report_on("N90A"), "limits")
    assert "Contains OS data © Crown copyright and database right 2025." in said
    assert "Local authority codes © mySociety, CC BY 4.0." in said
