"""The page about the site: two questions answered, seven suggestions, and what is never held."""

import pytest
from django.test import Client

from tests.toolkit.small_country import found_a_small_country
from tests.ui.dom import Element, parsed
from toolkit.models import EvidenceItem

pytestmark = pytest.mark.django_db


def page(client: Client) -> Element:
    found_a_small_country()
    response = client.get("/about/")
    assert response.status_code == 200
    return parsed(response.content.decode())


def words(client: Client) -> str:
    return " ".join(page(client).text.split())


def test_both_questions_of_the_research_team_are_answered(client: Client) -> None:
    text = words(client)
    assert "What is a toolkit? A toolkit is a set of facts, methods and working papers" in text
    assert "What belongs in one? Need How many people on probation have which needs" in text


def test_the_seven_suggestions_are_told_with_their_source(client: Client) -> None:
    EvidenceItem.objects.create(
        key="cep2018",
        title="Creating effective mental health provision",
        authors="Sirdifield C;Marples R",
        url="https://www.cep-probation.org/",
        address_note="home page of the publisher",
    )
    (suggestions,) = page(client).all("app-suggestions")
    assert sum(found.name == "li" for found in suggestions.walk()) == 7
    response = client.get("/about/")
    assert "Sirdifield C; Marples R: " in response.content.decode()
    assert "https://www.cep-probation.org/" in response.content.decode()


def test_without_a_bibliography_no_source_is_made_up(client: Client) -> None:
    root = page(client)
    assert root.all("app-citations") == []
    assert not any("http" in found.attributes.get("href", "") for found in root.all("app-suggestions"))


def test_what_is_never_held_is_said(client: Client) -> None:
    text = words(client)
    assert "anything about one person on probation: no records, no names, no case numbers" in text
    assert "has not been checked or endorsed by HMPPS, the Ministry of Justice or the NHS" in text


def test_no_person_is_named_in_the_pages_own_words(client: Client) -> None:
    assert "Sirdifield" not in words(client)
