"""The worked examples' starting point: who is told what, where everything not said is fresh and complete."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.oracle.calculation import Scenario, gaps
from tests.oracle.columns import row
from tests.oracle.geography import Areas, areas_of
from tests.oracle.printing import Printed
from tests.oracle.reading import Row

TODAY = date(2026, 6, 15)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


PLAIN = areas_of(
    units=[(pdu, "R1", "E1", 1000.0) for pdu in "ABC"],
    parts=[(pdu, "ICB1", 1.0) for pdu in "ABC"],
    icbs=["ICB1"],
    lhbs=[],
)


def counted(area: str, people: int) -> list[Row]:
    """A caseload with nobody still in prison."""
    return [
        row("caseloads", area_code=area, as_at=ago(60), group="all", sex="all", people=people),
        row("caseloads", area_code=area, as_at=ago(60), group="pre_release", sex="all", people=0),
    ]


def study(need: str, percent: float, **cells: object) -> Row:
    """A default from a survey of people on probation."""
    return row(
        "prevalence",
        **{"need_code": need, "estimate_percent": percent, "interval_kind": "none", "is_default": "yes"}
        | cells,
    )


MOOD = study("mood_disorder", 10, interval_kind="computed", n=200)


def service(name: str, **cells: object) -> Row:
    """A dedicated service that is delivering and whose capacity is fresh."""
    stated = {
        "service_id": name,
        "provision_kind": "dedicated",
        "needs": "mood_disorder",
        "areas": "A",
        "delivery": "delivering",
        "capacity_as_at": ago(30),
    }
    return row("services", **stated | cells)


def check(need: str = "mood_disorder", *, outcome: str = "complete_list", days: int = 30) -> Row:
    return row("checks", area_code="E1", need_code=need, checked_on=ago(days), outcome=outcome)


@dataclass(frozen=True)
class Case:
    """What has been told; A has 2,000 people and B 1,000 unless said."""

    services: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=lambda: [check()])
    prevalence: list[Row] = field(default_factory=lambda: [MOOD])
    caseloads: list[Row] = field(default_factory=lambda: counted("A", 2000) + counted("B", 1000))
    areas: Areas = PLAIN

    def cell(self, area: str, need: str = "mood_disorder", *, level: str = "pdu") -> Printed:
        scenario = Scenario(TODAY, TODAY, self.caseloads, self.prevalence, self.services, self.checks)
        cells = gaps(scenario, areas=self.areas, level=level)
        return next(cell for cell in cells if (cell["area"], cell["need"]) == (area, need))
