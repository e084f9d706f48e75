"""The method's page and its document: the table of states is the program's, and the prescribed words are there."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from provision.models import Need
from tests.toolkit.small_country import SmallCountry, found_a_small_country
from tests.ui.dom import Element, parsed
from toolkit.explain import key_of
from toolkit.gaps.states import RULES
from toolkit.models import MethodSettings

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).parents[2] / "docs" / "method.md"


@pytest.fixture
def country() -> SmallCountry:
    return found_a_small_country()


def page(client: Client) -> Element:
    response = client.get("/method/")
    assert response.status_code == 200
    return parsed(response.content.decode())


def words(client: Client) -> str:
    return " ".join(page(client).text.split())


def test_the_pages_table_of_states_is_the_programs(client: Client, country: SmallCountry) -> None:
    rows = [found for found in page(client).walk() if "data-rule" in found.attributes]
    assert [row.attributes["data-rule"] for row in rows] == [key_of(rule) for rule in RULES]


def test_every_state_is_drawn_as_the_map_draws_it_and_has_its_own_condition(
    client: Client, country: SmallCountry
) -> None:
    rows = [found for found in page(client).walk() if "data-rule" in found.attributes]
    conditions = [next(cell.text for cell in row.walk() if cell.name == "td") for row in rows]
    assert all(row.all("app-swatch") for row in rows)
    assert len(set(conditions)) == len(RULES)


def test_the_documents_table_of_states_is_the_programs() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("| state |"))
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines[start + 2 :] if line]
    told = [(state, borderline == "yes", reason) for state, borderline, reason, _when in rows]
    assert told == [(str(rule.state), rule.is_borderline, str(rule.reason or "")) for rule in RULES]


def test_modules_that_the_document_names_are_there() -> None:
    named = [part for part in DOCUMENT.read_text(encoding="utf-8").split("`") if part.endswith((".py", "/"))]
    paths = [DOCUMENT.parents[1] / name for name in named if not name.startswith("/")]
    assert len(paths) > 5
    assert [path for path in paths if not path.exists()] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "More people have this need in a year than on one day. Some are already in care. Capacity assumes that every place "
        "is filled and every start kept. Read it as capacity against need, not as people helped.",
        "Estimate. No caseload for this area has been entered. We shared out the figure for England and Wales by adult "
        "population, as if every area had the same rate. Real rates differ by a factor of two or more. "
        "Do not use this to compare areas.",
        "Coverage is the same in each because of how it was shared, not because anyone counted.",
        "no interval published; 30% either way is assumed, only to decide what is borderline",
        "one for one: a yardstick, not a standard",
        "sampling error only: the study is of",
        "screened positive, not diagnosed",
        "the check and the list disagree: check again",
        "plenty in one does not mend another",
        "Equal weights are a choice, not a fact.",
        "too few people to estimate",
    ],
)
def test_the_prescribed_words_are_there(client: Client, country: SmallCountry, sentence: str) -> None:
    assert sentence in words(client)


def test_the_four_words_of_absence_are_explained(client: Client, country: SmallCountry) -> None:
    text = words(client)
    for word, meaning in (
        ("zero", "counted, and it is 0"),
        ("none found", "looked for, and not there"),
        ("not known", "nobody has told us, or it is too old"),
        ("suppressed", "known, and too small to show"),
    ):
        assert f"{word} {meaning}" in text


def test_settings_are_those_in_force(client: Client, country: SmallCountry) -> None:
    MethodSettings.objects.create(
        pk=1, community_share=0.65, check_valid_days=90, disclosure_threshold=5, disclosure_base=10
    )
    Need.objects.filter(pk=country.mood.pk).update(
        target=0.4,
        target_reason="Short treatments",
        target_source="A review",
        severity=1.5,
        suitable_share=0.8,
    )
    text = words(client)
    assert "everybody under supervision, times 0.65: estimated." in text
    assert "A check holds for 90 days" in text
    assert "1 to 5 is suppressed; other counts are rounded to the nearest 10" in text
    assert (
        "Mood disorder 10% 5% to 20% starts a year 80% 0.4 for one Short treatments Source: A review 1.5"
        in text
    )


def test_a_need_without_a_study_is_not_known_in_the_table(client: Client, country: SmallCountry) -> None:
    text = words(client)
    assert "PTSD not known starts a year all one for one 1" in text
    assert "1 need has no such study" in text


def test_the_contents_lead_to_headings_that_are_there(client: Client, country: SmallCountry) -> None:
    root = page(client)
    (contents,) = root.all("app-long__contents")
    targets = [found.attributes["href"].removeprefix("#") for found in contents.walk() if found.name == "a"]
    headings = [found.attributes.get("id") for found in root.walk() if found.name == "h2"]
    assert targets
    assert [target for target in targets if target not in headings] == []


def test_the_page_stands_before_anything_is_loaded(client: Client) -> None:
    assert "No needs have been loaded yet" in words(client)


def test_the_page_asks_the_database_little(
    client: Client, country: SmallCountry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(client)
    with django_assert_max_num_queries(4):
        page(client)
