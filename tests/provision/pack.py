"""Reads the reference pack's files as they are, for the tests of what they hold."""

import csv
import tomllib
from pathlib import Path
from typing import Any

PACK = Path(__file__).resolve().parents[2] / "provision" / "packs" / "england_wales"
TODAY = "2026-11-24"
BEFORE_THE_NEW_BOARDS = "2026-03-31"

Row = dict[str, str]


def rows(table: str) -> list[Row]:
    with (PACK / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part and part != "none"]


AREAS = {row["code"]: row for row in rows("areas")}
SERVICES = {row["service_id"]: row for row in rows("services")}
CONTRACTS = [row for row in SERVICES.values() if row["sender"] == "crs"]
PUBLISHED = [row for row in SERVICES.values() if row["sender"] == "published"]
CROSSWALK = {(row["source"], row["label"], row["vocabulary"]): row for row in rows("crosswalks")}
NEEDS = {row["code"] for row in rows("needs")}
STAGES = {row["code"] for row in rows("stages")}
TERMS = {(row["vocabulary"], row["code"]) for row in rows("terms")}


def is_valid(row: Row, day: str) -> bool:
    return row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"])


def areas_of(kind: str, *, on: str = TODAY) -> set[str]:
    return {code for code, row in AREAS.items() if row["type"] == kind and is_valid(row, on)}


def need_areas(contract: Row) -> list[str]:
    labels = (label.partition(": ") for label in listed(contract["original_labels"]))
    return [label for whose, _, label in labels if whose == "need area"]


def decided(service: Row, vocabulary: str) -> Row:
    """The crosswalk's row for a published service: its own, else its type's."""
    own = CROSSWALK.get(("published_service", service["service_id"], vocabulary))
    kind = listed(service["original_labels"])[0].removeprefix("listed as: ")
    return own or CROSSWALK["published_service_type", kind, vocabulary]


def manifest() -> dict[str, Any]:
    return tomllib.loads((PACK / "pack.toml").read_text())
