"""The whole calculation: rows of the four CSV files in, the cells of one level out."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tests.oracle import caseloads as caseload_figures
from tests.oracle.caseloads import Caseload
from tests.oracle.cells import Cell, groups_of, total
from tests.oracle.checks import Checks, all_checked, all_complete, newest_outcomes
from tests.oracle.geography import Areas, Part
from tests.oracle.prevalence import Prevalence, Range, defaults, eligible
from tests.oracle.printing import Printed, printed_cell
from tests.oracle.ranking import ranks, why_unranked
from tests.oracle.reading import Row, months_later
from tests.oracle.settings import NEEDS, Settings
from tests.oracle.supply import Gift, gifts


@dataclass(frozen=True)
class Scenario:
    """What has been typed into the four files, and the two dates: `as_at` asked for, and today."""

    as_at: date
    today: date
    caseloads: list[Row] = field(default_factory=list)
    prevalence: list[Row] = field(default_factory=list)
    services: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)

    @property
    def known_on(self) -> date:
        """Return the day that decides freshness."""
        return min(self.as_at, self.today)


def gaps(
    scenario: Scenario,
    *,
    areas: Areas,
    level: str = "pdu",
    area: str | None = None,
    need: str | None = None,
    settings: Settings | None = None,
) -> list[Printed]:
    """Return the cells that `gaps --level LEVEL --area AREA --need NEED --format json` prints."""
    country = Country.of(scenario, areas=areas, settings=settings or Settings())
    return country.printed(level=level, area=area, need=need)


@dataclass(frozen=True)
class Country:
    """A scenario with everything worked out that does not depend on the level asked for."""

    areas: Areas
    settings: Settings
    known_on: date
    own: dict[str, Caseload]
    settled: dict[str, Caseload]
    prevalences: dict[str, Prevalence]
    checks: Checks
    gifts: list[Gift]

    @classmethod
    def of(cls, scenario: Scenario, *, areas: Areas, settings: Settings) -> "Country":
        """Read the rows and share all capacity out."""
        known_on = scenario.known_on
        own = caseload_figures.own_figures(scenario.caseloads, known_on=known_on, settings=settings)
        settled = caseload_figures.settle(areas, own=own)
        prevalences = defaults(scenario.prevalence)

        @cache
        def eligible_in(part: Part, need: str) -> Range | None:
            return eligible_of_part(
                part, need=need, settled=settled, prevalences=prevalences, settings=settings
            )

        given = gifts(
            scenario.services,
            areas=areas,
            prevalences=prevalences,
            eligible_in=eligible_in,
            as_at=scenario.as_at,
            known_on=known_on,
            settings=settings,
        )
        checks = newest_outcomes(scenario.checks, areas=areas, known_on=known_on, settings=settings)
        return cls(areas, settings, known_on, own, settled, prevalences, checks, given)

    def printed(self, *, level: str, area: str | None = None, need: str | None = None) -> list[Printed]:
        """Return the cells of a level inside an area; the need filters after the ranking."""
        inside = set(self.areas.parts_inside(area)) if area else set(self.areas.parts)
        codes = [code for code in self.areas.of_level(level) if inside & set(self.areas.parts_inside(code))]
        cells = [self.cell(code, need=each) for code in codes for each in NEEDS]
        placed = ranks([cell for cell in cells if why_unranked(cell) is None], settings=self.settings)
        return [
            printed_cell(cell, rank=placed.get((cell.area, cell.need)), settings=self.settings)
            for cell in cells
            if need in (None, cell.need)
        ]

    def cell(self, code: str, *, need: str) -> Cell:
        """Return one cell, summed from its parts."""
        parts = self.areas.parts_inside(code)
        caseload = caseload_figures.of_area(code, areas=self.areas, own=self.own, settled=self.settled)
        given = [gift for gift in self.gifts if gift.need == need and gift.covered & set(parts)]
        by_part = {part: self._eligible_in(part, need=need) for part in parts}
        return Cell(
            area=code,
            need=need,
            unit=self.settings.unit(need),
            target=self.settings.target(need),
            caseload=caseload,
            caseload_is_old=self._is_old(caseload),
            prevalence=self.prevalences.get(need),
            eligible=self._eligible_of(code, need=need, caseload=caseload, by_part=by_part),
            gifts=given,
            parts=parts,
            groups=groups_of(parts, eligible_by_part=by_part, gifts=given),
            all_checked=all_checked(parts, need=need, checks=self.checks),
            all_complete=all_complete(parts, need=need, checks=self.checks),
        )

    def _eligible_of(
        self, code: str, *, need: str, caseload: Caseload, by_part: dict[Part, Range | None]
    ) -> Range | None:
        """Return people in need from the area's own caseload where it has one, else the sum of its parts."""
        if code in self.settled or code in self.own:
            prevalence = self.prevalences.get(need)
            return eligible(caseload, need=need, prevalence=prevalence, settings=self.settings)
        return total(by_part.values())

    def _eligible_in(self, part: Part, *, need: str) -> Range | None:
        return eligible_of_part(
            part, need=need, settled=self.settled, prevalences=self.prevalences, settings=self.settings
        )

    def _is_old(self, caseload: Caseload) -> bool:
        if caseload.as_at is None:
            return False
        return months_later(caseload.as_at, months=self.settings.caseload_months) < self.known_on


def eligible_of_part(
    part: Part,
    *,
    need: str,
    settled: dict[str, Caseload],
    prevalences: dict[str, Prevalence],
    settings: Settings,
) -> Range | None:
    """Return the part's share of the people in need in its delivery unit."""
    whole = eligible(settled[part.pdu], need=need, prevalence=prevalences.get(need), settings=settings)
    return whole and whole.times(part.share)
