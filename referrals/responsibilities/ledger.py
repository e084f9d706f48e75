"""Expectations with what was found of each: in one area, or how many areas found what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from provision.atlas import AreaFact, Atlas
from provision.models import Service
from provision.reference import Reference, Word
from referrals.models import Expectation, Finding, FoundState


@dataclass(frozen=True)
class Line:
    """What policy expects, and what was found of it in an area. No finding: not known.

    `delivering`: services of that type that deliver in the area and that readers see; None where policy names no type.
    `larger`: the area that the finding is of, where it is a larger one.
    """

    expectation: Expectation
    type: Word | None
    body: Word | None
    finding: Finding | None
    larger: AreaFact | None
    delivering: tuple[Service, ...] | None

    @property
    def state(self) -> str:
        """One of FoundState."""
        return self.finding.state if self.finding else FoundState.NOT_KNOWN


def lines_of(area: AreaFact, *, words: Reference, on: date) -> list[Line]:
    """Every expectation of the area's nation, with the newest finding of the area or of the nearest that holds it."""
    nations = nations_of(area, atlas=words.atlas)
    expectations = list(
        Expectation.objects.filter(nation__in=nations).select_related("nation", "service_type", "body")
    )
    chain = [area.id, *(larger.id for larger in words.atlas.ancestors(area.id))]
    findings = _newest(chain, expectations)
    services = _delivering(area, expectations, words=words, on=on)
    return [
        _line(expectation, words=words, area=area, findings=findings, services=services)
        for expectation in expectations
    ]


def nations_of(area: AreaFact, *, atlas: Atlas) -> list[int]:
    """The nations that an area lies in, or that lie in it: their policies are those that hold."""
    above = [larger.id for larger in atlas.ancestors(area.id) if larger.type == "nation"]
    within = [inside for inside in atlas.inside(area.id) if atlas.areas[inside].type == "nation"]
    by_authority = [
        larger.id
        for unit in atlas.touching(area.id)
        for larger in atlas.ancestors(unit)
        if larger.type == "nation"
    ]
    return list(dict.fromkeys([*above, *within, *([] if above else by_authority)]))


def tally(expectations: Iterable[Expectation]) -> dict[int, Counter[str]]:
    """By expectation: how many areas' newest findings say what."""
    newest: dict[tuple[int, int], Finding] = {}
    for finding in Finding.objects.filter(expectation__in=list(expectations)).order_by("found_on", "pk"):
        newest[finding.expectation_id, finding.area_id] = finding
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for (expectation, _area), finding in newest.items():
        found[expectation][finding.state] += 1
    return found


def _newest(chain: Sequence[int], expectations: Iterable[Expectation]) -> Mapping[int, Finding]:
    """By expectation: the newest finding of the first of these areas that has one."""
    best: dict[int, Finding] = {}
    rows = Finding.objects.filter(area__in=chain, expectation__in=list(expectations)).select_related(
        "responsible_here"
    )
    for finding in rows.order_by("-found_on", "-pk"):
        held = best.get(finding.expectation_id)
        if held is None or chain.index(finding.area_id) < chain.index(held.area_id):
            best[finding.expectation_id] = finding
    return best


def _delivering(
    area: AreaFact, expectations: Iterable[Expectation], *, words: Reference, on: date
) -> dict[int, list[Service]]:
    """By service type: services that deliver here, as readers see them."""
    types = {expectation.service_type_id for expectation in expectations} - {None}
    shown = Service.objects.shown(on=on, clocks=words.clocks).delivering(on=on)
    covering = shown.filter(service_type__in=types).covering(words.atlas.touching(area.id))
    found: defaultdict[int, list[Service]] = defaultdict(list)
    for service in covering.order_by("name", "pk"):
        assert service.service_type_id is not None
        found[service.service_type_id].append(service)
    return found


def _line(
    expectation: Expectation,
    *,
    words: Reference,
    area: AreaFact,
    findings: Mapping[int, Finding],
    services: Mapping[int, list[Service]],
) -> Line:
    finding, type_id = findings.get(expectation.pk), expectation.service_type_id
    is_larger = finding is not None and finding.area_id != area.id
    return Line(
        expectation=expectation,
        type=words.term_by_id.get(type_id or 0),
        body=words.term_by_id.get(expectation.body_id or 0),
        finding=finding,
        larger=words.atlas.areas[finding.area_id] if finding and is_larger else None,
        delivering=None if type_id is None else tuple(services.get(type_id, ())),
    )
