"""Where the facts come from: each data set with its date, licence and caveats."""

import pytest
from django.test import Client

from provision.models import DataSource
from tests.ui.dom import Element, parsed

pytestmark = pytest.mark.django_db


def source(**facts: object) -> DataSource:
    plain = {
        "code": "courts", "title": "Courts", "holds": "Crown Courts.", "publisher": "Ministry of Justice", "licence": "OGL",
        "as_at": "August 2026",
    }  # fmt: skip
    return DataSource.objects.create(**plain | facts)


def page_of(client: Client) -> Element:
    answer = client.get("/data/")
    assert answer.status_code == 200
    return parsed(answer.content.decode())


def cells_of(page: Element) -> list[str]:
    return [
        " ".join(e.text.split())
        for e in page.walk()
        if e.name in ("th", "td") and e.attributes.get("scope") != "col"
    ]


def test_a_data_set_is_told_with_date_licence_and_caveats(client: Client) -> None:
    source(rows=1, caveats="Unverified.")

    assert cells_of(page_of(client)) == [
        "Courts Crown Courts. 1 row.", "Ministry of Justice", "August 2026", "OGL", "Unverified.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "words"), [(None, "Courts Crown Courts."), (0, "Courts Crown Courts. zero rows.")]
)
def test_rows_that_nobody_counted_are_not_said_to_be_none(
    client: Client, rows: int | None, words: str
) -> None:
    source(rows=rows)

    assert cells_of(page_of(client))[0] == words


def test_without_caveats_no_cell_is_blank(client: Client) -> None:
    source()

    assert cells_of(page_of(client))[-1] == "nothing noted"


def test_data_sets_come_in_their_order_and_can_be_linked_to(client: Client) -> None:
    source(code="second", title="Second", order=2)
    source(code="first", title="First", order=1)

    rows = [e.attributes["id"] for e in page_of(client).walk() if e.name == "tr" and "id" in e.attributes]

    assert rows == ["first", "second"]


def test_before_anything_is_loaded_the_page_says_what_to_do(client: Client) -> None:
    page = page_of(client)

    assert "No reference data has been loaded yet: an administrator runs load_reference." in page.text
    assert not page.all("app-table")


def test_texts_cannot_bring_markup_or_scripts_with_them(client: Client) -> None:
    evil = "<script>alert(1)</script> javascript:alert(1)"
    source(title=evil, holds=evil, publisher=evil, licence=evil, as_at=evil, caveats=evil)

    page = page_of(client)

    assert not [e for e in page.all("app-sources")[0].walk() if e.name == "script"]
    assert not [e for e in page.walk() if "script:" in e.attributes.get("href", "")]


def test_it_is_read_and_never_written_to(client: Client) -> None:
    assert client.head("/data/").status_code == 200
    assert client.post("/data/").status_code == 405
