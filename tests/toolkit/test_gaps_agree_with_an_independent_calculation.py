"""From CSV files to `gaps --format json`, against a calculation written separately from the published method."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.oracle.calculation import Scenario, gaps
from tests.oracle.columns import write_csv
from tests.oracle.compare import differences
from tests.oracle.from_database import areas_on
from tests.oracle.generate import scenario
from tests.oracle.geography import Areas

TODAY = date(2026, 7, 20)
LOOKING_BACK, ON_THE_DAY, LOOKING_AHEAD = date(2026, 6, 15), TODAY, date(2026, 9, 10)
LEVELS = ("pdu", "region", "icb", "lhb", "nation")
# Prevalence and caseloads before services, as an officer would; the order should not matter.
KINDS = ("prevalence", "caseloads", "services", "checks")


@pytest.fixture(autouse=True)
def a_fixed_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))


def typed_in(seed: int, *, as_at: date, folder: Path) -> tuple[Scenario, Areas]:
    """Load the real areas, write a scenario to CSV files, import each and return what was told."""
    call_command("load_reference", "--areas-only", stdout=StringIO())
    areas = areas_on(as_at)
    told = scenario(seed, areas=areas, as_at=as_at, today=TODAY, services=250)
    for kind in KINDS:
        path = write_csv(folder / f"{kind}.csv", kind=kind, rows=getattr(told, kind))
        code, said = imported(kind, path=path)
        assert code == 0, said
    return told, areas


def imported(kind: str, *, path: Path) -> tuple[int, str]:
    """Return the exit code of the import and what it said."""
    said = StringIO()
    try:
        call_command(
            "import_csv", kind, str(path), "--commit", "--sender", "oracle", stdout=said, stderr=said
        )
    except SystemExit as left:
        return (int(left.code or 0), said.getvalue())
    return (0, said.getvalue())


def printed(*options: str, as_at: date) -> dict[str, Any]:
    """Return the object that the command prints."""
    out = StringIO()
    call_command("gaps", "--as-at", as_at.isoformat(), "--format", "json", *options, stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seed", "as_at"),
    [
        (0, LOOKING_BACK),  # a caseload for every unit
        (3, ON_THE_DAY),  # and for some regions, which need not agree
        (4, LOOKING_AHEAD),  # for most units, the others not known
        (6, LOOKING_BACK),  # for most units and both nations
        (12, ON_THE_DAY),  # for some units, some regions, and England and Wales
        (7, LOOKING_AHEAD),  # for England and Wales alone
    ],
)
def test_gaps_agree_with_an_independent_calculation(seed: int, as_at: date, tmp_path: Path) -> None:
    told, areas = typed_in(seed, as_at=as_at, folder=tmp_path)

    for level in LEVELS:
        answer = printed("--level", level, as_at=as_at)

        assert (answer["as_at"], answer["known_on"]) == (as_at.isoformat(), min(as_at, TODAY).isoformat())
        assert differences(gaps(told, areas=areas, level=level), answer["cells"])[:20] == [], level


@pytest.mark.django_db
def test_filters_of_area_and_need_agree_with_an_independent_calculation(tmp_path: Path) -> None:
    told, areas = typed_in(5, as_at=TODAY, folder=tmp_path)
    region = areas.of_level("region")[2]

    inside = printed("--level", "pdu", "--area", region, as_at=TODAY)["cells"]
    one_need = printed("--level", "pdu", "--area", region, "--need", "anxiety_disorder", as_at=TODAY)["cells"]

    assert differences(gaps(told, areas=areas, area=region), inside)[:20] == []
    assert differences(gaps(told, areas=areas, area=region, need="anxiety_disorder"), one_need)[:20] == []
