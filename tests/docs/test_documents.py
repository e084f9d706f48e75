"""What holds for every document: links lead somewhere, files are there, records are complete."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.tables import DOCS, ROOT, text_of

DOCUMENTS = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
RECORDS = sorted((DOCS / "decisions").glob("0*.md"))
MADE_AT_SET_UP = ("var", ".venv", "node_modules", "staticfiles", "ui/fonts")
MOST_LINES = 14
FOLDERS = (
    "accounts", "config", "docs", "locale", "notices", "provision", "referrals", "requirements", "scripts", "templates", "tests",
    "toolkit", "ui",
)  # fmt: skip


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"(?<!!)\[[^]]*\]\(([^)#]+)", document.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_files_that_a_document_names_are_there(document: Path) -> None:
    for span in re.findall(r"`([\w./-]+)`", document.read_text(encoding="utf-8")):
        if span.startswith(tuple(f"{folder}/" for folder in FOLDERS)) and not span.startswith(MADE_AT_SET_UP):
            assert (ROOT / span).exists(), span


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_a_document_begins_with_its_title_and_nothing_waits_to_be_written(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert not re.search(r"\b(TODO|TBD|FIXME|PLACEHOLDER|lorem)\b", text)


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_decision_has_its_context_its_choice_and_its_consequence_in_few_lines(record: Path) -> None:
    text = record.read_text(encoding="utf-8")

    assert re.findall(r"^\*\*(\w+)\.\*\* ", text, re.MULTILINE) == ["Context", "Choice", "Consequence"]
    assert len(text.splitlines()) <= MOST_LINES


def test_decisions_are_numbered_without_a_break_and_listed() -> None:
    listed = re.findall(r"^- \[(\d{4})\]\(([\w.-]+)\) (.+)$", text_of("decisions/README.md"), re.MULTILINE)
    titles = [record.read_text(encoding="utf-8").partition("\n")[0] for record in RECORDS]

    assert [int(number) for number, _file, _title in listed] == list(range(1, len(RECORDS) + 1))
    assert [file for _number, file, _title in listed] == [record.name for record in RECORDS]
    assert [f"# {int(number)}. {title}" for number, _file, title in listed] == titles


def test_the_readme_shows_the_two_commands_before_anything_else() -> None:
    before_prose = text_of("README.md").partition("Provision Map shows")[0]

    assert re.findall(r"^    (make \w+)", before_prose, re.MULTILINE) == ["make run", "make test"]


def test_the_readme_carries_the_attribution_and_the_notices_of_the_pack() -> None:
    pack = ROOT / "provision/packs/england_wales"
    attribution = tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))["attribution"].strip()
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert attribution in text_of("README.md")
    for notice in ("NOTICES.md", "SOURCES.md"):
        assert named(pack / notice) in text_of("README.md")
        assert named(pack / notice) in licence


def test_every_document_is_reached_from_the_readme() -> None:
    reached = text_of("README.md") + text_of("decisions/README.md")

    for document in DOCS.rglob("*.md"):
        assert document.name in reached
