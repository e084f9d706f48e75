"""What the continuity test needs of the database, read once for any number of units."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from provision.atlas import AreaFact, Atlas
from provision.models import ProvisionCheck, Service
from provision.reference import Reference
from referrals.continuity import Circumstances, PathwayResult, ProcedureFact, join_up
from referrals.finding.covering import Covering
from referrals.finding.offers import Offered, read_offers, services_covering
from referrals.models import Pathway, Procedure
from referrals.pathways.reading import read_pathways
from referrals.pathways.shape import PathwayFact
from referrals.routes import Offer


@dataclass(frozen=True)
class Joining:
    """Everything that the test asks, for some units on one day. `checked`: by unit, the stages whose list was checked."""

    atlas: Atlas
    on: date
    units: tuple[AreaFact, ...]
    pathways: tuple[PathwayFact, ...]
    offered: Offered
    procedures: tuple[ProcedureFact, ...]
    checked: dict[int, frozenset[str]]

    def results(self) -> list[PathwayResult]:
        """Every pathway that holds in each unit; of a national template only where no area has adopted it there."""
        return [
            join_up(pathway, self._here(unit), offers=self._offers(unit), procedures=self.procedures)
            for unit in self.units
            for pathway in self.pathways_of(unit)
        ]

    def pathways_of(self, unit: AreaFact) -> list[PathwayFact]:
        """The pathways of a unit: what it or a larger area adopted, and the templates that nobody adopted for it."""
        adopted = [one for one in self.pathways if one.area_ids and self._holds_in(one, unit)]
        replaced = {one.template_id for one in adopted}
        templates = [one for one in self.pathways if not one.area_ids and one.id not in replaced]
        return [*adopted, *templates]

    def _holds_in(self, pathway: PathwayFact, unit: AreaFact) -> bool:
        return any(unit.id in self.atlas.inside(area_id) for area_id in pathway.area_ids)

    def _here(self, unit: AreaFact) -> Circumstances:
        return Circumstances(unit.id, self.on, self.checked.get(unit.id, frozenset()))

    def _offers(self, unit: AreaFact) -> list[Offer]:
        return [o for o in self.offered.offers if unit.id in o.units or unit.id in o.units_in_part]


def read_joining(units: Sequence[AreaFact], *, words: Reference, on: date, check_valid_days: int) -> Joining:
    """Read it: a fixed number of queries, however many units."""
    atlas = words.atlas
    pathways = read_pathways(Pathway.objects.filter(is_retired=False))
    return Joining(
        atlas=atlas,
        on=on,
        units=tuple(units),
        pathways=pathways,
        offered=read_offers(
            _services(units, pathways, words=words, on=on),
            words=words,
            on=on,
            covering=Covering(atlas, on=on),
            with_offices=False,
        ),
        procedures=_procedures(atlas),
        checked=_checked(units, atlas=atlas, on=on, valid_days=check_valid_days),
    )


def _services(
    units: Sequence[AreaFact], pathways: Iterable[PathwayFact], *, words: Reference, on: date
) -> list[Service]:
    """What covers the units, and what pathways name, were it to have ended: to say that, it must be known."""
    touching = {area_id for unit in units for area_id in words.atlas.touching(unit.id)}
    receivers = (step.receiving_service_id for pathway in pathways for step in pathway.steps)
    named = {service for service in receivers if service is not None}
    covering = list(services_covering(touching, words=words, on=on))
    missing = named.difference(service.pk for service in covering)
    if not missing:
        return covering
    others = Service.objects.published().filter(pk__in=missing)
    return [*covering, *others.select_related("organisation")]


def _procedures(atlas: Atlas) -> tuple[ProcedureFact, ...]:
    """Procedures of which a version is published; of no area in particular: everywhere that its pathway holds."""
    published = Procedure.objects.filter(versions__published_at__isnull=False).distinct()
    found = []
    for procedure in published.prefetch_related("areas", "pathway__areas"):
        areas = list(procedure.areas.all()) or list(procedure.pathway.areas.all())
        units = frozenset().union(
            *(frozenset(atlas.inside(area.pk)) for area in areas if area.pk in atlas.areas)
        )
        found.append(ProcedureFact(procedure.pathway_id, units, procedure.lead_role, procedure.review_on))
    return tuple(found)


def _checked(
    units: Collection[AreaFact], *, atlas: Atlas, on: date, valid_days: int
) -> dict[int, frozenset[str]]:
    """By unit: the stages of which somebody has checked the list, there or for a larger area, and not too long ago."""
    checks = ProvisionCheck.objects.filter(
        stage__isnull=False, checked_on__lte=on, checked_on__gte=on - timedelta(days=valid_days)
    ).values_list("area_id", "stage__code")
    found: dict[int, set[str]] = {unit.id: set() for unit in units}
    for area_id, stage in checks:
        if area_id in atlas.areas:
            for unit_id in found.keys() & atlas.inside(area_id):
                found[unit_id].add(stage)
    return {unit_id: frozenset(stages) for unit_id, stages in found.items()}
