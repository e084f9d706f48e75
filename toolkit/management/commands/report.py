"""`manage.py report AREA --format html|pdf|json --out FILE`: the report on an area, as a file."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from provision.atlas import AreaFact
from provision.fingerprint import take_fingerprint
from provision.today import today
from toolkit.document import Document
from toolkit.management.commands.gaps import iso_date
from toolkit.national import National
from toolkit.national.kept import national_at
from toolkit.render.to_html import to_html
from toolkit.render.to_json import to_json
from toolkit.render.to_pdf import to_pdf
from toolkit.report import Site, build_report, near_matches

FORMATS: Mapping[str, Callable[[Document], bytes]] = {
    "html": lambda document: to_html(document).encode(),
    "pdf": to_pdf,
    "json": lambda document: to_json(document).encode(),
}
STANDARD_OUTPUT = "-"


class Command(BaseCommand):
    help = "Writes the report on an area. Exit 0: written; 1: no such area, or it cannot be written; 2: wrong usage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("area", metavar="AREA_CODE", help="a unit, region, nation or health board")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--out", required=True, metavar="FILE", help="“-” for standard output")
        parser.add_argument("--as-at", metavar="DATE", type=iso_date, help="the day of the report (ISO)")
        parser.add_argument(
            "--site", metavar="ADDRESS", default="", help="where the site stands, for links back to its pages"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        fingerprint = take_fingerprint()
        national = national_at(fingerprint, as_at=options["as_at"])
        document = build_report(
            national,
            area_asked_for(national, options["area"]),
            made_on=today(),
            shows_demonstration=fingerprint.shows_demonstration,
            site=Site(options["site"]),
        )
        content = FORMATS[options["format"]](document)
        if options["out"] == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
            return
        written_whole(content, to=Path(options["out"]))
        self.stdout.write(f"{options['out']}: {document.title}, {len(content):,} bytes")


def area_asked_for(national: National, code: str) -> AreaFact:
    """The area of a code. Raises CommandError, with areas that may have been meant, where there is no report on it."""
    try:
        area = national.reference.area_or_404(code)
    except Http404:
        raise CommandError(f"There is no area “{code}”.{_perhaps(national, code)}") from None
    if not national.knows(area.code):
        raise CommandError(
            f"There is no report on “{area.name}” for {national.as_at}: give a probation delivery unit, region, "
            f"nation, integrated care board or Welsh health board of that day.{_perhaps(national, area.name)}"
        )
    return area


def _perhaps(national: National, asked: str) -> str:
    near = near_matches(national, asked)
    named = "; ".join(f"{area.code} ({area.name})" for area in near)
    return f" Perhaps: {named}." if near else " /areas/ lists them all."


def written_whole(content: bytes, *, to: Path) -> None:
    """Write a file in one step: whoever reads it finds the old one or the new one, never a part.

    Raises CommandError when it cannot be written; nothing is left behind then.
    """
    beside = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(to)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise CommandError(f"{to} cannot be written: {problem.strerror}.") from None
