"""The page of gaps, and the command that prints the same."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.factories import CheckFactory
from tests.toolkit.small_country import (
    RECENTLY,
    SmallCountry,
    count_people,
    found_a_small_country,
    open_service,
)
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    made = found_a_small_country()
    count_people(made.a, 2000)
    count_people(made.b, 1000)
    for need in (made.mood, made.psychosis):
        CheckFactory(area=made.region, need=need, checked_on=RECENTLY, outcome="complete_list")
    open_service(made.mood, made.a, starts=50)
    return made


def printed(*arguments: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("gaps", *arguments, "--as-at", "2026-11-24", "--format", "json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_ranked_gaps_stand_in_two_lists(client: Client, country: SmallCountry) -> None:
    text = parsed(client.get("/gaps/").content.decode()).text
    assert text.index("starts a year") < text.index("Continuing care: places")
    assert "Unit A" in text


def test_the_finding_says_where_most_is_missing_and_counts_every_answer(
    client: Client, country: SmallCountry
) -> None:
    text = " ".join(parsed(client.get("/gaps/").content.decode()).text.split())
    assert "Most treatment is missing in Unit A, for" in text
    assert "Most continuing care is missing in Unit A, for" in text
    assert "Of 8 questions (a need in an area) the answer is" in text


@pytest.mark.parametrize("query", ["?level=moon", "?need=sadness", "?area=N99"])
def test_what_is_not_there_is_not_found(client: Client, country: SmallCountry, query: str) -> None:
    assert client.get(f"/gaps/{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "?order=scarcity",
        "?level=region",
        "?level=nation",
        "?area=N90&need=mood_disorder",
        "?page=99",
        "?order=x",
    ],
)
def test_every_choice_has_a_page(client: Client, country: SmallCountry, query: str) -> None:
    assert client.get(f"/gaps/{query}").status_code == 200


def test_the_command_prints_one_object_with_every_cell(country: SmallCountry) -> None:
    found = printed()
    assert (found["as_at"], found["known_on"], found["method_version"]) == ("2026-11-24", "2026-11-24", "1")
    assert len(found["cells"]) == 2 * 4
    mood = next(c for c in found["cells"] if (c["area"], c["need"]) == ("N90A", "mood_disorder"))
    assert (mood["eligible"]["central"], mood["supply"], mood["state"], mood["rank"]) == (
        200,
        50,
        "too_little",
        1,
    )


def test_a_larger_area_gives_its_units_and_one_need_keeps_the_ranks_of_all(country: SmallCountry) -> None:
    everything = {(c["area"], c["need"]): c["rank"] for c in printed("--area", "N90")["cells"]}
    one = {
        (c["area"], c["need"]): c["rank"]
        for c in printed("--area", "N90", "--need", "psychotic_disorder")["cells"]
    }
    assert one == {key: rank for key, rank in everything.items() if key[1] == "psychotic_disorder"}


def test_nations_are_listed_without_their_sum(country: SmallCountry) -> None:
    assert {cell["area"] for cell in printed("--level", "nation", "--area", "K04000001")["cells"]} == {
        "E92000001"
    }


def test_the_csv_has_a_column_for_each_part_of_a_range(country: SmallCountry) -> None:
    out = io.StringIO()
    call_command("gaps", "--as-at", "2026-11-24", "--format", "csv", stdout=out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert rows[1]["eligible_low"] == "100.0"
    assert rows[1]["need"] == "mood_disorder"


def test_the_text_names_areas_and_states(country: SmallCountry) -> None:
    out = io.StringIO()
    call_command("gaps", "--as-at", "2026-11-24", stdout=out)
    assert "Unit A · Mood disorder: too_little; people in need 200, rank 1" in out.getvalue()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--area", "N99"], "no area"),
        (["--need", "sadness"], "There is no need “sadness”"),
        (["--as-at", "yesterday"], "is not a date"),
        (["--area", "E90000000"], "no area"),
    ],
)
def test_a_bad_argument_is_answered_in_a_sentence(
    country: SmallCountry, arguments: list[str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("gaps", *arguments)
