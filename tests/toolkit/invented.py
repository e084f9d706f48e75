"""Invented scenes: any facts that could be told about four PDUs, two regions of England, and Wales."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests.toolkit.scenes import ENGLAND, EVERYWHERE, TODAY, WALES, days_ago
from toolkit.gaps import BoardKind, Check, Gaps, Geography, Need, Part, Service, calculate
from toolkit.needs import CaseloadFigure, Pdu, default_unit, stated_prevalence

PLACES = Geography(
    (
        Pdu("P", "N01", ENGLAND, 100.0),
        Pdu("Q", "N01", ENGLAND, 300.0),
        Pdu("V", "N02", ENGLAND, 200.0),
        Pdu("W", "N03", WALES, 400.0),
    ),
    (
        Part("P", "QAA", 0.4),
        Part("P", "QBB", 0.6),
        Part("Q", "QAA", 1.0),
        Part("V", "QBB", 1.0),
        Part("W", "W11", 1.0),
    ),
    {"QAA": BoardKind.ICB, "QBB": BoardKind.ICB, "W11": BoardKind.LHB},
)
PDUS = ("P", "Q", "V", "W")
AREAS = (*PDUS, "N01", "N02", "N03", "QAA", "QBB", "W11", ENGLAND, WALES, EVERYWHERE)
CODES = (
    "any_mental_illness",
    "mood_disorder",
    "psychotic_disorder",
    "ptsd",
    "drug_problem",
    "dual_diagnosis",
)

ages = st.sampled_from([0, 1, 179, 180, 181, 400, -1])
amounts = st.one_of(st.none(), st.integers(0, 400))


@dataclass(frozen=True)
class Scene:
    """Everything a calculation is given, so that a law can change one thing and calculate again."""

    caseloads: Sequence[CaseloadFigure]
    needs: Sequence[Need]
    services: Sequence[Service]
    checks: Sequence[Check]

    def worked_out(self) -> Gaps:
        return calculate(
            PLACES,
            caseloads=self.caseloads,
            needs=self.needs,
            services=self.services,
            checks=self.checks,
            as_at=TODAY,
            known_on=TODAY,
        )


@st.composite
def needs_set_up(draw: st.DrawFn, code: str) -> Need:
    percent = draw(st.one_of(st.none(), st.integers(0, 70)))
    return Need(
        code,
        stated_prevalence(percent, interval_kind=draw(st.sampled_from(["computed", "none"])), n=150),
        unit=default_unit(code),
        suitable_share=draw(st.sampled_from([1.0, 0.5])),
        target=draw(st.sampled_from([1.0, 0.4])),
        severity=draw(st.sampled_from([1.0, 2.0])),
    )


@st.composite
def services_told(draw: st.DrawFn, key: str) -> Service:
    needs = tuple(draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)))
    only_pdus = draw(st.booleans())
    areas = tuple(
        draw(st.lists(st.sampled_from(PDUS if only_pdus else AREAS), min_size=1, max_size=3, unique=True))
    )
    weights = st.tuples(*(st.integers(1, 5) for _ in needs))
    shares = st.tuples(*(st.integers(1, 5) for _ in areas))
    return Service(
        key,
        draw(st.sampled_from(["dedicated", "dedicated", "mainstream"])),
        needs,
        areas,
        need_weights=draw(st.one_of(st.none(), weights)),
        area_shares=draw(st.one_of(st.none(), shares)) if only_pdus else None,
        starts_per_year=draw(amounts),
        places=draw(amounts),
        mean_weeks=draw(st.one_of(st.none(), st.integers(1, 104))),
        probation_share=draw(st.sampled_from([None, None, 0.0, 0.3])),
        capacity_as_at=days_ago(draw(ages)),
    )


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    counted = draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=6))
    old = date(2025, 1, 1)
    return Scene(
        caseloads=[
            CaseloadFigure(area, draw(st.sampled_from([TODAY, old])), "all", draw(st.integers(0, 5000)))
            for area in counted
        ],
        needs=[draw(needs_set_up(code)) for code in CODES],
        services=[draw(services_told(f"S{number}")) for number in range(draw(st.integers(0, 6)))],
        checks=[
            Check(draw(st.sampled_from(AREAS)), need, days_ago(draw(ages)), outcome)
            for need in CODES
            for outcome in draw(st.lists(st.sampled_from(["complete_list", "no_service"]), max_size=2))
        ],
    )
