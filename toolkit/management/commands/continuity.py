"""`manage.py continuity`: which pathways hold in each probation area, and where and why they break."""

import csv
import io
import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from provision.names import area_name
from toolkit.continuity.gaps import record_breaks
from toolkit.continuity.picture import Picture, ToldPathway, ToldStep, picture_of
from toolkit.national import National, national_now

COLUMNS = ("area", "pathway", "step", "stage", "holding", "because", "services")


class Command(BaseCommand):
    help = "Tests, step by step, whether pathways to care join up in each probation area."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--area", metavar="CODE", help="one area, or the probation areas inside a larger one"
        )
        parser.add_argument("--format", choices=["json", "csv", "text"], default="text")
        parser.add_argument(
            "--record", action="store_true", help="keep each break as a gap, and close those that are mended"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        national = national_now()
        picture = picture_of(_units(national, options["area"]), national)
        write = {"json": as_json, "csv": as_csv, "text": as_text}[options["format"]]
        self.stdout.write(write(picture))
        if options["record"]:
            opened, closed = record_breaks(picture)
            self.stderr.write(f"{opened} gaps opened, {closed} closed.")


def _units(national: National, code: str | None) -> list[Any]:
    """The units asked for, by name. Raises CommandError for an area that is not there or has none."""
    atlas, on = national.reference.atlas, national.as_at
    if code is None:
        return sorted(atlas.of_type("pdu", on=on), key=area_name)
    try:
        area = national.reference.area_or_404(code)
    except Http404 as problem:
        raise CommandError(str(problem)) from None
    units = sorted(atlas.units(area.id, on=on), key=area_name)
    if not units:
        raise CommandError(f"“{code}” holds no probation area on {on}.")
    return units


def lines(picture: Picture) -> Iterable[dict[str, str]]:
    """One line for each pathway of an area (its `step` is empty), and one for each of its steps."""
    for told in picture.told:
        yield _line(
            told, step="", stage="", holding=told.result.holding, because=told.result.procedure, services=()
        )
        for step in told.steps:
            yield _of_step(told, step)


def _of_step(told: ToldPathway, step: ToldStep) -> dict[str, str]:
    return _line(
        told,
        step=step.fact.key,
        stage=step.fact.stage,
        holding=step.result.holding,
        because=step.result.because,
        services=[str(service.public_id) for service in step.services],
    )


def _line(
    told: ToldPathway, *, step: str, stage: str, holding: str, because: Iterable[str], services: Iterable[str]
) -> dict[str, str]:
    return {
        "area": told.unit.code,
        "pathway": told.fact.name,
        "step": step,
        "stage": stage,
        "holding": str(holding),
        "because": ";".join(because),
        "services": ";".join(services),
    }


def as_json(picture: Picture) -> str:
    """One object: the day, and the lines."""
    return json.dumps(
        {"on": picture.joining.on.isoformat(), "lines": list(lines(picture))}, ensure_ascii=False, indent=1
    )


def as_csv(picture: Picture) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines(picture))
    return text.getvalue()


def as_text(picture: Picture) -> str:
    told = [
        f"{line['area']}  {line['pathway']}: {line['holding']}"
        if not line["step"]
        else f"    {line['step']}: {line['holding']}{' (' + line['because'] + ')' if line['because'] else ''}"
        for line in lines(picture)
    ]
    return "\n".join(told) or "No pathway has been described."
