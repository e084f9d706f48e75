"""Everything that a report is made of, gathered once: what the calculation says, and what the database says beside it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from provision.atlas import AreaFact
from provision.models import Caseload, DataSource, Need
from provision.names import area_name
from provision.reference import Word
from toolkit import gaps
from toolkit.area.provision import Provision, provision_of
from toolkit.gaps import Knowledge, Level, knowledge_of
from toolkit.models import MethodSettings
from toolkit.national import National
from toolkit.needs import UMBRELLA, AreaCaseload, Unit
from toolkit.report.counts import counts_behind
from toolkit.report.services import ServiceList, services_of
from toolkit.report.site import Site
from toolkit.report.studies import Study, studies_of

NO_CASELOAD = AreaCaseload()


@dataclass(frozen=True, eq=False)
class Facts:
    """`cells` are the area's own, one a need, ranked among all of its level, as on its page.

    `inside` are those of the units in it, ranked among themselves; of a unit, its own, ranked among themselves.
    `caseloads` are the counts behind the caseloads used.
    """

    national: National
    area: AreaFact
    made_on: date
    site: Site
    shows_demonstration: bool
    cells: tuple[gaps.Cell, ...]
    inside: tuple[gaps.Cell, ...]
    provision: Provision
    listed: ServiceList
    studies: tuple[Study, ...]
    sources: tuple[DataSource, ...]
    caseloads: tuple[Caseload, ...]
    community_share_grounds: str
    changed_yardsticks: tuple[Need, ...]

    @property
    def name(self) -> str:
        return area_name(self.area)

    @property
    def as_at(self) -> date:
        return self.national.gaps.as_at

    @property
    def known_on(self) -> date:
        return self.national.gaps.known_on

    @property
    def settings(self) -> gaps.Settings:
        return self.national.gaps.settings

    @property
    def is_unit(self) -> bool:
        return self.national.level_of(self.area.code) is Level.PDU

    @cached_property
    def units(self) -> list[AreaFact]:
        """The units that the report speaks of, by name: those in the area, or the area itself."""
        atlas = self.national.reference.atlas
        found = [atlas.by_code[code] for code in self.by_unit]
        return sorted(found, key=lambda unit: (unit.name, unit.code))

    @cached_property
    def headline(self) -> gaps.Cell | None:
        return next((cell for cell in self.cells if cell.need == UMBRELLA), None)

    @cached_property
    def by_unit(self) -> dict[str, list[gaps.Cell]]:
        """The cells inside the area, by the code of their unit."""
        found: dict[str, list[gaps.Cell]] = {}
        for cell in self.inside:
            found.setdefault(str(cell.area), []).append(cell)
        return found

    @property
    def supervised(self) -> AreaCaseload:
        return self.cells[0].supervised if self.cells else NO_CASELOAD

    @cached_property
    def knowledge(self) -> Knowledge:
        return knowledge_of(self.cells)

    @property
    def is_nation(self) -> bool:
        return self.national.level_of(self.area.code) in {Level.NATION, Level.ENGLAND_AND_WALES}

    @cached_property
    def apportioned(self) -> list[gaps.Cell]:
        """One cell of each area of the report, itself or in it, whose caseload is shared out from a larger one."""
        first = {cell.area: cell for cell in (*self.inside, *self.cells) if cell.apportioned_from}
        return list(first.values())

    @cached_property
    def lenders(self) -> list[AreaFact]:
        """The larger areas whose figures were shared out to the area or to units in it."""
        codes = {cell.apportioned_from for cell in self.apportioned if cell.apportioned_from}
        return [self.national.reference.atlas.by_code[code] for code in sorted(codes)]

    @property
    def lender(self) -> AreaFact | None:
        """The larger area whose figure was shared out to the area itself."""
        code = self.supervised.apportioned_from
        return self.national.reference.atlas.by_code[code] if code else None

    def ranked(self, unit: Unit) -> list[gaps.Cell]:
        """The ranked cells inside the area, of one way of counting, in order."""
        ranked = [cell for cell in self.inside if cell.rank is not None and cell.unit is unit]
        return sorted(ranked, key=lambda cell: cell.rank or 0)

    def need(self, cell: gaps.Cell) -> Word:
        return self.national.reference.need[cell.need]

    def area_of(self, cell: gaps.Cell) -> AreaFact:
        return self.national.reference.atlas.by_code[str(cell.area)]

    def place(self, cell: gaps.Cell) -> str:
        """The need, with the unit before it where the report speaks of several."""
        need = str(self.need(cell))
        return need if self.is_unit else f"{area_name(self.area_of(cell))}: {need}"

    def cell_address(self, cell: gaps.Cell) -> str:
        return self.site.address("cell", cell.area, cell.need)


def gather(
    national: National, area: AreaFact, *, made_on: date, site: Site, shows_demonstration: bool
) -> Facts:
    """Everything for a report on an area that the calculation knows: nine queries, ten where a yardstick was changed."""
    words, on, known_on = national.reference, national.as_at, national.gaps.known_on
    touching = words.atlas.touching(area.id)
    cells = national.cells_of_area(area.code)
    inside = national.cells(Level.PDU, inside=area.code)
    method = MethodSettings.objects.first() or MethodSettings()
    return Facts(
        national=national,
        area=area,
        made_on=made_on,
        site=site,
        shows_demonstration=shows_demonstration,
        cells=cells,
        inside=inside,
        provision=provision_of(touching, words=words, on=on, known_on=known_on),
        listed=services_of(touching, words=words, on=on, known_on=known_on),
        studies=studies_of(words),
        sources=tuple(DataSource.objects.all()),
        caseloads=counts_behind((*cells, *inside), national=national),
        community_share_grounds=method.community_share_grounds,
        changed_yardsticks=_changed_yardsticks(national),
    )


def _changed_yardsticks(national: National) -> tuple[Need, ...]:
    """Needs whose yardstick somebody has changed, with the reason; the usual case costs no query."""
    changed = [need.code for need in national.gaps.needs.needs if need.target != 1]
    return tuple(Need.objects.filter(code__in=changed)) if changed else ()
