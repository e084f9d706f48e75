"""Reading the documents: their text, and the cells of their tables."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def text_of(name: str) -> str:
    """A document, by its name in `docs/`, or the README."""
    folder = ROOT if name == "README.md" else DOCS
    return (folder / name).read_text(encoding="utf-8")


def rows_after(line: str, *, document: str) -> list[list[str]]:
    """The cells of the first table that follows a line, without its head."""
    rest = text_of(document).partition(f"\n{line}\n")[2]
    found = re.search(r"^\|.*\n\|[ |:-]+\|\n((?:\|.*\n)+)", rest, re.MULTILINE)
    assert found, f"{document} has no table after “{line}”"
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].splitlines()]


def codes_after(line: str, *, document: str) -> list[str]:
    """The first cells of that table, without their backquotes."""
    return [row[0].strip("`*") for row in rows_after(line, document=document)]
