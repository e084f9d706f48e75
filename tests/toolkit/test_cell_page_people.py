"""What a cell's page says of people in need: where the caseload comes from, and which study was used."""

from datetime import date

import pytest
from django.test import Client

from provision.models import (
    Caseload,
    PrevalenceEstimate,
    TreatmentFinding,
)
from tests.factories import CaseloadFactory, PrevalenceFactory
from tests.toolkit.cell_pages import words_of
from tests.toolkit.small_country import (
    SmallCountry,
    count_people,
    found_a_small_country,
)

pytestmark = pytest.mark.django_db

ESTIMATE = (
    "Estimate. No caseload for this area has been entered. We shared out the figure for England and Wales by adult "
    "population, as if every area had the same rate. Real rates differ by a factor of two or more. "
    "Do not use this to compare areas."
)


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


# --- People on probation


def test_people_before_release_are_taken_off_and_stand_on_a_line_of_their_own(
    client: Client, country: SmallCountry
) -> None:
    CaseloadFactory(area=country.a, people=2000, source="Table 4.7", source_url="https://example.org/t")
    CaseloadFactory(
        area=country.a,
        people=560,
        group="pre_release",
        source="Table 4.7",
        source_url="https://example.org/t",
    )
    text = words_of(client, "N90A")
    assert (
        "2,000 everybody under supervision − minus 560 before release, still in prison = is "
        "1,440 people on probation in the community"
    ) in text
    assert "Still in prison, under supervision before release, and not counted here: 560." in text
    assert text.count("Counted on 30 June 2026. Source: Table 4.7") == 1


def test_two_groups_may_count_a_person_twice(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    assert "may count a person twice" in words_of(client, "N90A")


def test_a_headline_alone_is_taken_in_part_with_its_grounds(client: Client, country: SmallCountry) -> None:
    CaseloadFactory(area=country.a, people=2000)
    text = words_of(client, "N90A")
    assert (
        "2,000 everybody under supervision, in prison too × times 0.7 taken to be in the community = is 1,400"
        in text
    )
    assert "nearly 156,000 supervised in the community in 2019/20" in text
    assert "How many of those supervised were still in prison on the same date" in text


def test_a_shared_out_caseload_shows_its_working_and_its_warning(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.everywhere, 4000)
    text = words_of(client, "N90A")
    assert ESTIMATE in text
    assert (
        "4,000 to share out among 2 areas without a figure × times 300,000 adults here ÷ divided by 400,000 adults in "
        "all of them = is 3,000 people on probation here, an estimate"
    ) in text
    assert (
        "5% the low end of the study’s range × times 0.6 wider, because the caseload is an estimate = is 90"
        in text
    )
    assert (
        "20% the high end of the study’s range × times 1.6 wider, because the caseload is an estimate = is 960"
        in text
    )
    assert "It has no rank" in text


def test_what_others_count_themselves_is_taken_off_before_sharing_out(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.everywhere, 4000)
    count_people(country.b, 1500)
    assert (
        "4,000 on probation in the community in England and Wales − minus 1,500 in areas that have a figure of their own "
        "= is 2,500 left to share out"
    ) in words_of(client, "N90A")


def test_an_old_caseload_is_shown_with_its_age(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    Caseload.objects.update(as_at=date(2025, 6, 30))
    text = words_of(client, "N90A")
    assert (
        "The figure is of 30 June 2025, 16 months ago. One older than 15 months makes a result borderline at best."
        in text
    )
    assert "A newer number of people on probation here" in text


# --- The study


def test_sampling_error_is_all_that_a_range_says(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    PrevalenceEstimate.objects.update(year=2012, measure="probable")
    text = words_of(client, "N90A")
    assert "sampling error only: the study is of people on probation, 2012." in text
    assert "screened positive, not diagnosed" in text
    assert "the study’s published interval" in text


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"interval_kind": "computed", "n": 173, "n_effective": 58}, "Wilson’s 95% interval for an effective sample of 58"),
        ({"interval_kind": "computed", "n": 173, "n_effective": None}, "a sample of 173; any weighting of the study is left out"),
        ({"interval_kind": "range", "estimate_percent": None}, "no central figure is published, so the midpoint of the range is used"),
        ({"interval_kind": "none"}, "no interval published; 30% either way is assumed, only to decide what is borderline"),
    ],
)  # fmt: skip
def test_where_a_range_comes_from_is_said(
    client: Client, country: SmallCountry, figures: dict[str, object], words: str
) -> None:
    count_people(country.a, 2000)
    PrevalenceEstimate.objects.filter(need=country.mood).update(**figures)
    assert words in words_of(client, "N90A")


def test_other_figures_are_context_and_never_averaged(client: Client, country: SmallCountry) -> None:
    count_people(country.a, 2000)
    PrevalenceFactory(
        need=country.mood, estimate_percent=14.3, study="An earlier version", interval_kind="none"
    )
    text = words_of(client, "N90A")
    assert "They are never averaged, and none of them is used above." in text
    assert "An earlier version" in text
    assert "14.3%" in text
    assert "is 200 people with this need on any one day" in text


def test_what_a_study_found_stands_apart(client: Client, country: SmallCountry) -> None:
    TreatmentFinding.objects.create(
        need=country.mood,
        need_label="Mood",
        measure="receiving help",
        percent=40,
        population="x",
        study="A survey",
    )
    TreatmentFinding.objects.create(
        need=country.mood,
        need_label="Mood",
        measure="receiving no treatment",
        percent=70,
        population="x",
        study="Another",
    )
    TreatmentFinding.objects.create(
        need=country.mood,
        need_label="Mood",
        measure="referred in a year",
        percent=4,
        population="x",
        study="A third",
    )
    text = words_of(client, "N90A")
    apart = text[text.index("What a study found") :]
    assert "In A survey, 40% of people with this need were getting help." in apart
    assert "In Another, 30% of people with this need were getting help." in apart
    assert "In A third, 4% of people with this need were referred in a year." in apart


def test_a_local_caseload_of_a_few_people_is_not_estimated_from(
    client: Client, country: SmallCountry
) -> None:
    count_people(country.everywhere, 4000)
    count_people(country.a, 60)
    text = words_of(client, "N90A")
    assert "fewer than 100 people are on probation in Unit A, too few people to estimate." in text
    assert "suppressed people in need on any one day" in text
    assert "60 on court orders" not in text
