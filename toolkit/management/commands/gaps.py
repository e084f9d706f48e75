"""`manage.py gaps`: the calculation, as JSON, CSV or text, unrounded and from counts as they were entered.

It is for the operator of the site. Pages and reports work from counts that disclosure control has rounded.
"""

import csv
import io
import json
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from toolkit.gaps import METHOD_VERSION, Cell, Level, areas_within, cells_of, listed
from toolkit.gaps.listing import FIELDS
from toolkit.national import National, national_as_entered

LEVELS = [level.value for level in (Level.PDU, Level.REGION, Level.ICB, Level.LHB, Level.NATION)]
RANGES = {
    "prevalence": ("low", "central", "high", "kind"),
    "eligible": ("low", "central", "high"),
    "coverage": ("low", "central", "high"),
}


class Command(BaseCommand):
    help = "Works out need, supply, coverage, state and rank for every area and need."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--area", metavar="CODE", help="one area, or the areas of the level inside a larger one"
        )
        parser.add_argument("--need", metavar="CODE", help="one need; ranks stay those among all needs")
        parser.add_argument("--level", choices=LEVELS, default=Level.PDU.value)
        parser.add_argument(
            "--as-at", metavar="DATE", type=iso_date, help="the day on which services deliver (ISO)"
        )
        parser.add_argument("--format", choices=["json", "csv", "text"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        national = national_as_entered(as_at=options["as_at"])
        cells = chosen_cells(
            national, level=Level(options["level"]), area=options["area"], need=options["need"]
        )
        write = {"json": as_json, "csv": as_csv, "text": as_text}[options["format"]]
        self.stdout.write(write(national, cells))


def iso_date(text: str) -> date:
    """A date as ISO writes it. Raises CommandError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is not a date: write it as 2026-11-24.") from None


def chosen_cells(national: National, *, level: Level, area: str | None, need: str | None) -> list[Cell]:
    """The cells asked for. Raises CommandError for an area or a need that is not there."""
    inside = None if area is None else codes_inside(national, area=area, level=level)
    if need is not None and need not in national.reference.need:
        raise CommandError(f"There is no need “{need}”. The needs: {', '.join(national.reference.need)}.")
    cells = cells_of(national.gaps, level=level, inside=inside)
    return [cell for cell in cells if need is None or cell.need == need]


def codes_inside(national: National, *, area: str, level: Level) -> tuple[str, ...]:
    try:
        code = national.reference.area_or_404(area).code
        return areas_within(national.geography, area=code, level=level)
    except Http404 as problem:
        raise CommandError(str(problem)) from None
    except KeyError:
        raise CommandError(
            f"“{area}” is not an area that the calculation speaks of on {national.as_at}: give a probation "
            "delivery unit, region, nation, integrated care board or Welsh health board."
        ) from None


def as_json(national: National, cells: Iterable[Cell]) -> str:
    return json.dumps(
        {
            "as_at": national.gaps.as_at.isoformat(),
            "known_on": national.gaps.known_on.isoformat(),
            "method_version": METHOD_VERSION,
            "settings": asdict(national.gaps.settings),
            "cells": [listed(cell) for cell in cells],
        },
        indent=1,
    )


def as_csv(national: National, cells: Iterable[Cell]) -> str:
    """One row a cell; a range takes a column for each of its parts. An empty field is null in the JSON."""
    heads = [head for name in FIELDS for head in _heads(name)]
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, lineterminator="\n")
    writer.writeheader()
    for cell in cells:
        writer.writerow(_flat(listed(cell)))
    return text.getvalue()


def _heads(name: str) -> list[str]:
    return [f"{name}_{part}" for part in RANGES[name]] if name in RANGES else [name]


def _flat(row: dict[str, Any]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in row.items():
        parts = value or {}
        flat |= (
            {f"{name}_{part}": parts.get(part) for part in RANGES[name]} if name in RANGES else {name: value}
        )
    return flat


def as_text(national: National, cells: Iterable[Cell]) -> str:
    """A line a cell, for a person at a terminal."""
    lines = [f"As at {national.as_at}, known on {national.gaps.known_on}, method {METHOD_VERSION}"]
    for cell in cells:
        area = national.reference.atlas.by_code[str(cell.area)]
        state = f"{cell.state}{' (borderline)' if cell.borderline else ''}{f': {cell.reason}' if cell.reason else ''}"
        need = "not known" if cell.eligible is None else f"{cell.eligible.central:,.0f}"
        rank = f", rank {cell.rank} ({cell.rank_low} to {cell.rank_high})" if cell.rank else ""
        lines.append(
            f"{area.name} · {national.reference.need[cell.need]}: {state}; people in need {need}{rank}"
        )
    return "\n".join(lines)
