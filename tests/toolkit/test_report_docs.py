"""The page on reports lists the sections that there are."""

import re
from pathlib import Path

from toolkit.report import SECTIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reports.md"
ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def test_the_list_of_sections_in_the_docs_is_that_of_the_code() -> None:
    assert ROW.findall(PAGE.read_text(encoding="utf-8")) == [section.__name__ for section in SECTIONS]


def test_sections_have_names_of_their_own() -> None:
    assert all(section.__module__.startswith("toolkit.report.") for section in SECTIONS)
    assert len({section.__name__ for section in SECTIONS}) == len(SECTIONS)
