"""The glossary knows every need, stage and kind of area, and names only what is in the code."""

import csv
from importlib import import_module

import pytest

from provision.figures import Absence
from provision.models.area import AreaType
from tests.docs.tables import ROOT, rows_after
from toolkit.gaps import State

PACK = ROOT / "provision/packs/england_wales"
SECTIONS = (
    "## Need and caseload",
    "## Provision",
    "## Gaps",
    "## Words for absence",
    "## Words of the software",
)


def named_in_pack(kind: str) -> list[tuple[str, str]]:
    with (PACK / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["label"]) for row in csv.DictReader(file)]


def named_in_glossary(section: str) -> list[tuple[str, str]]:
    return [(row[0].strip("`"), row[1]) for row in rows_after(section, document="glossary.md")]


@pytest.mark.parametrize(("kind", "section"), [("needs", "## Needs"), ("stages", "## Justice stages")])
def test_every_code_of_a_list_is_there_in_order_with_its_name(kind: str, section: str) -> None:
    assert named_in_glossary(section) == named_in_pack(kind)


def test_every_kind_of_area_is_there_with_its_name() -> None:
    assert named_in_glossary("## Kinds of area") == [(kind.value, str(kind.label)) for kind in AreaType]


def test_the_words_for_absence_are_the_four_of_the_code() -> None:
    words = [row[0] for row in rows_after("## Words for absence", document="glossary.md")]

    assert words == [absence.value for absence in Absence]


def test_every_state_of_a_cell_is_named() -> None:
    meaning = next(row[1] for row in rows_after("## Gaps", document="glossary.md") if row[0] == "state")

    for state in State:
        assert state.value.replace("_", " ") in meaning


def test_every_word_has_a_meaning_and_stands_once() -> None:
    words = [row for section in SECTIONS for row in rows_after(section, document="glossary.md")]

    assert len({row[0] for row in words}) == len(words)
    assert all(len(row) == 3 and row[1] and "." not in row[1][-1:] for row in words)


@pytest.mark.parametrize("section", SECTIONS)
def test_what_the_glossary_names_in_the_code_is_there(section: str) -> None:
    for _word, _meaning, where in rows_after(section, document="glossary.md"):
        assert exists(where.strip("`")), where


def exists(dotted: str) -> bool:
    """Whether a dotted name is a module, or something in one."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return all((found := getattr(found, name, None)) is not None for name in parts[length:])
    return False
