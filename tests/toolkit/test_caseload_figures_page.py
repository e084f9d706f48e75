"""The page "Get your caseload figures in": what everybody reads, and who gets the form."""

from datetime import date

import pytest
from django.test import Client

from provision.models import Caseload
from tests.cast import Cast
from tests.factories import CaseloadFactory, NationFactory
from tests.toolkit.caseload_files import ADDRESS, HEADER, row_of, send, words
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db


def test_everybody_reads_where_figures_come_from(client: Client) -> None:
    text = words(client.get(ADDRESS))
    assert "Offender management statistics quarterly" in text
    assert "nDelius" in text
    assert "Your role does not let you" not in text
    assert "sign in" in text


def test_the_newest_official_figure_is_named_with_its_address(client: Client) -> None:
    everywhere = NationFactory(code="K04000001", name="England and Wales")
    for day, address in (
        (date(2025, 3, 31), "https://example.org/older"),
        (date(2025, 6, 30), "https://example.org/newer"),
    ):
        CaseloadFactory(
            area=everywhere, as_at=day, people=244_209, standing="published_statistic", source_url=address
        )
    page = client.get(ADDRESS).content.decode()
    assert "counts 244,209 people on 30 June 2025" in page
    assert "https://example.org/newer" in page
    assert "https://example.org/older" not in page


def test_the_columns_are_those_that_imports_read(client: Client) -> None:
    codes = [
        found.text for found in parsed(client.get(ADDRESS).content.decode()).walk() if found.name == "code"
    ]
    assert codes[:6] == HEADER.split(",")
    assert "demonstration" not in codes


def test_the_empty_file_has_the_columns_and_nothing_else(client: Client) -> None:
    response = client.get(ADDRESS, {"template": "csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode().splitlines() == [HEADER]


@pytest.mark.parametrize(("who", "may"), [("submitter", False), ("outsider", False), ("commissioner", True), ("curator", True), ("administrator", True)])  # fmt: skip
def test_only_those_who_may_enter_figures_get_a_form(client: Client, cast: Cast, who: str, may: bool) -> None:
    client.force_login(cast.people[who])
    page = client.get(ADDRESS).content.decode()
    assert ('type="file"' in page) is may
    assert ("Your role does not let you enter figures" in page) is not may


@pytest.mark.parametrize("who", [None, "submitter", "outsider"])
def test_others_are_refused_and_nothing_is_saved(client: Client, cast: Cast, who: str | None) -> None:
    if who:
        client.force_login(cast.people[who])
    assert send(client, row_of(cast)).status_code == 403
    assert not Caseload.objects.exists()
