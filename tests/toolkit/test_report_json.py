"""The JSON report: a stable shape that other programs and kept snapshots rely on."""

import json
from pathlib import Path
from typing import Any

from tests.toolkit.report_sample import HOSTILE, SVG, sample_document
from toolkit.document import Document
from toolkit.render.to_json import to_json

DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "report-json.md"


def read(document: Document) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(to_json(document))
    return content


def blocks_of(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    own = [block for section in sections for block in section["blocks"]]
    return own + [block for section in sections for block in blocks_of(section["sections"])]


def test_the_shape_names_itself_and_its_version() -> None:
    content = read(sample_document(rows=1))

    assert (content["schema"], content["schema_version"]) == ("provision-map-report", 1)


def test_the_names_at_the_top_do_not_change_without_a_new_version() -> None:
    assert list(read(sample_document(rows=1))) == [
        "schema",
        "schema_version",
        "title",
        "subtitle",
        "kind_line",
        "area_name",
        "area_code",
        "as_at",
        "made_on",
        "language",
        "method_version",
        "is_demonstration",
        "wording",
        "key_figures",
        "sections",
        "sources",
        "notes",
    ]


def test_every_name_is_in_the_documentation() -> None:
    documented = DOCUMENTATION.read_text(encoding="utf-8")

    assert (
        sorted(name for name in _names(read(sample_document(rows=1))) if f"`{name}`" not in documented) == []
    )


def test_a_cell_keeps_words_value_range_and_absence() -> None:
    tables = [
        block for block in blocks_of(read(sample_document(rows=1))["sections"]) if block["kind"] == "table"
    ]
    gaps = next(table for table in tables if table["id"] == "largest-gaps")

    assert gaps["number"] == 1
    assert gaps["rows"][0][3] == {
        "text": "1,204",
        "value": 1204.2,
        "range_text": "900 to 1,510",
        "absence": None,
        "href": "",
        "swatch": None,
    }
    assert gaps["rows"][0][5]["value"] == "2026-10-03"
    assert gaps["rows"][1][4]["absence"] == "zero"
    assert gaps["rows"][2][3]["value"] is None
    assert gaps["columns"][0] == {
        "kind": "number",
        "heading": "Rank",
        "alignment": "end",
        "is_row_header": False,
    }


def test_hostile_words_and_pictures_come_back_as_they_went_in() -> None:
    sections = read(sample_document(rows=1))["sections"]
    drawn = [block["svg"] for block in blocks_of(sections) if block["kind"] == "figure"]

    assert sections[-1]["title"] == HOSTILE
    assert sections[-1]["blocks"][0]["text"] == [{"text": HOSTILE, "style": "plain", "href": ""}]
    assert drawn == [SVG]


def test_a_read_report_holds_every_table_row_of_the_document() -> None:
    document = sample_document(rows=40)
    tables = [block for block in blocks_of(read(document)["sections"]) if block["kind"] == "table"]

    shown = {table["id"]: [[cell["text"] for cell in row] for row in table["rows"]] for table in tables}

    assert shown == {
        table.id: [[cell.text for cell in row] for row in table.rows] for table in document.tables()
    }


def test_the_same_document_gives_the_same_text() -> None:
    assert to_json(sample_document()) == to_json(sample_document())


def test_a_demonstration_says_so() -> None:
    assert read(sample_document(is_demonstration=True, rows=1))["is_demonstration"] is True
    assert read(sample_document(rows=1))["is_demonstration"] is False


def _names(content: object) -> set[str]:
    if isinstance(content, dict):
        return set(content).union(*(_names(value) for value in content.values()))
    if isinstance(content, list):
        return set().union(*(_names(value) for value in content))
    return set()
