"""A country small enough to import into by hand: one region, two units, two needs, and a way to run the commands."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from provision.models import Area, Need, Service, Stage, Term, Vocabulary
from tests.factories import AreaFactory, NeedFactory, PlaceFactory, RegionFactory, StageFactory, TermFactory


@dataclass(frozen=True)
class Country:
    region: Area
    north: Area
    south: Area
    ptsd: Need
    psychosis: Need
    custody: Stage
    licence: Stage
    talking: Term


@pytest.fixture
def country(db: None) -> Country:
    """Areas T50, T50N and T50S; needs ptsd and psychosis; two stages; some terms; two probation offices."""
    region = RegionFactory(code="T50", name="Test region")
    for vocabulary, code in [
        (Vocabulary.SETTING, "prison"),
        (Vocabulary.SETTING, "court"),
        (Vocabulary.EXCLUSION, "no_gp"),
        (Vocabulary.ACCESS_ROUTE, "self"),
        (Vocabulary.BODY, "nhs_trust"),
    ]:
        TermFactory(vocabulary=vocabulary, code=code)
    for code in ("7", "8"):
        PlaceFactory(code=code)
    return Country(
        region=region,
        north=AreaFactory(code="T50N", name="Northshire", parent=region),
        south=AreaFactory(code="T50S", name="Southshire", parent=region),
        ptsd=NeedFactory(code="ptsd", label="Post-traumatic stress disorder", order=1),
        psychosis=NeedFactory(code="psychosis", label="Psychosis", order=2),
        custody=StageFactory(code="custody", order=1),
        licence=StageFactory(code="licence", order=2),
        talking=TermFactory(code="talking_therapies", label="Talking therapies"),
    )


@dataclass(frozen=True)
class Run:
    """What a command ended with: its exit code and everything it said."""

    code: int
    said: str


@dataclass(frozen=True)
class Files:
    """Makes files, and imports and exports them."""

    folder: Path

    def write(self, *rows: Mapping[str, object], name: str = "rows.csv") -> Path:
        """A CSV file; its columns are those of the first row."""
        text = StringIO()
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.text(text.getvalue(), name=name)

    def text(self, text: str, *, name: str = "rows.csv") -> Path:
        return self.data(text.encode(), name=name)

    def data(self, content: bytes, *, name: str = "rows.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def imported(self, kind: str, path: Path, *options: str) -> Run:
        return run("import_csv", kind, str(path), *options)

    def committed(self, kind: str, *rows: Mapping[str, object], options: Sequence[str] = ()) -> Run:
        """Import rows and save them."""
        return self.imported(kind, self.write(*rows), "--commit", *options)

    def exported(self, kind: str) -> list[dict[str, str]]:
        path = self.folder / "exported.csv"
        ended = run("export_csv", kind, str(path))
        assert ended.code == 0, ended.said
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def run(*command: str) -> Run:
    out, err = StringIO(), StringIO()
    try:
        call_command(*command, stdout=out, stderr=err)
    except CommandError as problem:
        return Run(problem.returncode, f"{out.getvalue()}{err.getvalue()}{problem}")
    return Run(0, out.getvalue() + err.getvalue())


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def the_service() -> Service:
    """The one service that there is."""
    return Service.objects.get()
