"""Reads the database into the calculation's inputs: four queries, however many services there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, F, FilteredRelation, IntegerField, Q, Value

from provision.disclosure import Disclosure
from provision.models import (
    Caseload,
    Delivery,
    EntryStatus,
    Need,
    ProvisionCheck,
    Service,
    ServiceCoverage,
    ServiceNeed,
)
from provision.models.caseload import OFFICIAL_STANDINGS, shown_people
from provision.models.freshness_queries import is_silent
from provision.reference import Reference
from toolkit import gaps
from toolkit.gaps import Check
from toolkit.national.geography import Placing
from toolkit.needs import CaseloadFigure, Unit, stated_prevalence

RUNNING = Q(service__status=EntryStatus.PUBLISHED, service__delivery=Delivery.DELIVERING)
Listed = dict[int, list[tuple[int, float | None]]]


@dataclass(frozen=True)
class Facts:
    """Everything but the geography that `toolkit.gaps.calculate` is given.

    `local` are the codes of areas with a count that is not an official statistic. `lapsed` are the keys of services
    whose entries have lapsed: no reader sees them, and they count as delivering all the same.
    """

    needs: tuple[gaps.Need, ...]
    caseloads: tuple[CaseloadFigure, ...]
    local: frozenset[str]
    checks: tuple[Check, ...]
    services: tuple[gaps.Service, ...]
    lapsed: frozenset[str]


def read_facts(reference: Reference, *, as_at: date, known_on: date, rules: Disclosure | None) -> Facts:
    """Everything that feeds the calculation. `rules`: local counts of people are disclosed by them before they are used,
    so that nothing worked out from them says more than they do; None leaves counts as they were entered.
    """
    placing = Placing(reference.atlas, as_at=as_at)
    caseloads, local, checks = _caseloads_and_checks(reference, placing=placing, rules=rules)
    services, lapsed = _services(reference, placing=placing, known_on=known_on)
    return Facts(_needs(), caseloads, local, checks, services, lapsed)


def _needs() -> tuple[gaps.Need, ...]:
    """Needs with their settings and their default study, if any."""
    study = FilteredRelation("prevalence", condition=Q(prevalence__is_default=True))
    rows = (
        Need.objects.annotate(study=study)
        .order_by("order", "pk")
        .values_list(
            "code", "unit", "suitable_share", "target", "severity",
            "study__estimate_percent", "study__ci_low", "study__ci_high", "study__interval_kind", "study__n",
            "study__n_effective",
        )
    )  # fmt: skip
    return tuple(
        gaps.Need(
            code,
            stated_prevalence(
                percent, ci_low=low, ci_high=high, interval_kind=kind, n=n, n_effective=n_effective
            )
            if kind
            else None,
            Unit(unit),
            suitable,
            target,
            severity,
        )
        for code, unit, suitable, target, severity, percent, low, high, kind, n, n_effective in rows
    )


def _caseloads_and_checks(
    reference: Reference, *, placing: Placing, rules: Disclosure | None
) -> tuple[tuple[CaseloadFigure, ...], frozenset[str], tuple[Check, ...]]:
    """Two narrow tables of dated statements about areas, read in one query."""
    counted = Caseload.objects.order_by().values_list(
        Value("caseload"), "area_id", "as_at", "group", "sex", "standing", F("people")
    )
    nobody = Value(None, output_field=IntegerField())
    checked = ProvisionCheck.objects.filter(need__isnull=False).order_by()
    statements = counted.union(
        checked.values_list(
            Value("check"), "area_id", "checked_on", "outcome", F("need__code"), "checked_by_role", nobody
        ),
        all=True,
    )
    caseloads, local, checks = [], set(), []
    for kind, area, day, first, second, third, people in statements:
        if kind == "check":
            checks += [Check(code, second, day, first) for code in placing.codes(area)]
            continue
        code = reference.atlas.areas[area].code
        shown = shown_people(people, standing=third, rules=rules).value if rules else people
        caseloads.append(CaseloadFigure(code, day, first, shown, second))
        if third not in OFFICIAL_STANDINGS:
            local.add(code)
    return tuple(caseloads), frozenset(local), tuple(checks)


def _services(
    reference: Reference, *, placing: Placing, known_on: date
) -> tuple[tuple[gaps.Service, ...], frozenset[str]]:
    needs, coverage = _lists()
    running = Service.objects.published().filter(delivery=Delivery.DELIVERING).order_by()
    silent = ExpressionWrapper(is_silent(on=known_on, clocks=reference.clocks), output_field=BooleanField())
    rows = running.annotate(is_lapsed=silent).values_list(
        "pk", "provision_kind", "stated_none", "starts_per_year", "places", "mean_weeks", "probation_share",
        "capacity_as_at", "starts_on", "ends_on", "is_lapsed",
    )  # fmt: skip
    found, lapsed = [], set()
    for pk, kind, stated_none, starts, places, weeks, share, told, first, last, is_lapsed in rows.iterator(
        chunk_size=5000
    ):
        if is_lapsed:
            lapsed.add(str(pk))
        named, weights = _named(reference, needs.get(pk, ()))
        codes, shares = _covered(coverage.get(pk, ()), placing=placing)
        is_known = bool(named) or "needs" in stated_none
        found.append(
            gaps.Service(
                str(pk),
                kind,
                named if is_known else None,
                codes,
                weights,
                shares,
                starts,
                places,
                weeks,
                share,
                told,
                first,
                last,
            )
        )
    return tuple(found), frozenset(lapsed)


def _lists() -> tuple[Listed, Listed]:
    """The needs and the areas of running services, each with its stated weight or share: one query."""
    named = ServiceNeed.objects.filter(RUNNING).order_by()
    covered = ServiceCoverage.objects.filter(RUNNING).order_by()
    rows = named.values_list(Value("need"), "service_id", "need_id", F("weight")).union(
        covered.values_list(Value("area"), "service_id", "area_id", F("share")), all=True
    )
    needs: Listed = defaultdict(list)
    coverage: Listed = defaultdict(list)
    for kind, service, other, number in rows.iterator(chunk_size=5000):
        (needs if kind == "need" else coverage)[service].append((other, number))
    return needs, coverage


def _named(
    reference: Reference, listed: Sequence[tuple[int, float | None]]
) -> tuple[tuple[str, ...], tuple[float, ...] | None]:
    """The codes of a service's needs and their weights; weights count only where every need has one."""
    codes = tuple(reference.need_by_id[need].code for need, _ in listed)
    return codes, _all_stated([weight for _, weight in listed])


def _covered(
    listed: Sequence[tuple[int, float | None]], *, placing: Placing
) -> tuple[tuple[str, ...], tuple[float, ...] | None]:
    """The codes of the areas that a service covers, and their shares where each entry is one unit with a share."""
    codes = [placing.codes(area) for area, _ in listed]
    shares = _all_stated([share for _, share in listed])
    if shares and all(len(found) == 1 for found in codes):
        return tuple(found[0] for found in codes), shares
    return tuple(dict.fromkeys(code for found in codes for code in found)), None


def _all_stated(numbers: Sequence[float | None]) -> tuple[float, ...] | None:
    stated = tuple(number for number in numbers if number is not None)
    return stated if stated and len(stated) == len(numbers) else None
