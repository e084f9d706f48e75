"""The collisions of one unit as its page tells them: by need, the need of most people first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from provision.atlas import AreaFact
from provision.reference import Reference, Word
from referrals.finding.offers import read_offers, services_covering
from referrals.finding.people import people
from referrals.routes import Collision, Offer, collisions, ranked
from toolkit.collisions.asking import AskedCircumstances
from toolkit.gaps import Cell
from toolkit.national import National

IN_THE_COMMUNITY = frozenset(
    {
        "release_0_28d",
        "post_release_6m",
        "community_order",
        "suspended_sentence",
        "licence_pss",
        "approved_premises",
    }
)
"""Stages at which people are on probation outside prison. Services said to be for other stages alone are no route."""


@dataclass(frozen=True)
class Group:
    """People whom no service takes, in a phrase, and how the services here stand to them."""

    people: str
    may_take: int
    refusing: int


@dataclass(frozen=True)
class NeedLeftOut:
    """One need: `nobody` are those whom every service here refuses, `open_` those whom some service may take.

    `everybody`: people with the need, in a phrase. `cell`: of the national result; None for a need that it does not know. `is_listed`: somebody has stated lately that
    the list of services for it here is complete, or that there is none.
    """

    need: Word
    everybody: str
    cell: Cell | None
    nobody: list[Group] = field(default_factory=list)
    open_: list[Group] = field(default_factory=list)

    @property
    def is_listed(self) -> bool:
        return self.cell is not None and self.cell.check is not None


@dataclass(frozen=True)
class LeftOut:
    """`needs` have collisions; `not_told` are needs for which nobody has told of any service here, and nobody has looked."""

    area: AreaFact
    needs: list[NeedLeftOut]
    not_told: list[Word]

    @property
    def nobody(self) -> int:
        """How many groups of people every service here refuses."""
        return sum(len(one.nobody) for one in self.needs)

    @property
    def open_(self) -> int:
        """How many more no service says that it takes."""
        return sum(len(one.open_) for one in self.needs)


def left_out(area: AreaFact, asked: AskedCircumstances, *, national: National, on: date) -> LeftOut:
    """Work out the collisions of a unit: two queries besides the national result."""
    words = national.reference
    offers = _offers(area, asked, words=words, on=on)
    found = collisions(
        offers, units=[area.id], needs=[need.code for need in words.needs], circumstances=asked.codes
    )[area.id]
    cells = {cell.need: cell for cell in national.cells_of_area(area.code)}
    eligible = {need: cell.eligible.central if cell.eligible else None for need, cell in cells.items()}
    by_need: dict[str, list[Collision]] = {}
    for one in ranked(found, eligible=eligible):
        by_need.setdefault(one.need, []).append(one)
    untold = {need for need, groups in by_need.items() if _is_untold(groups, cell=cells.get(need))}
    return LeftOut(
        area,
        [
            _told(words.need[need], groups, cells=cells, words=words)
            for need, groups in by_need.items()
            if need not in untold
        ],
        [need for need in words.needs if need.code in untold],
    )


def _offers(area: AreaFact, asked: AskedCircumstances, *, words: Reference, on: date) -> Collection[Offer]:
    services = services_covering(words.atlas.touching(area.id), words=words, on=on)
    return [
        offer
        for offer in read_offers(services, words=words, on=on, with_offices=False).offers
        if (offer.stages is None or offer.stages & IN_THE_COMMUNITY)
        and not (asked.is_treatment_alone and offer.is_support_only)
    ]


def _is_untold(groups: Iterable[Collision], *, cell: Cell | None) -> bool:
    """Nobody has told of a service for the need here, and nobody has looked: that is not known, and no collision."""
    has_services = any(one.may_take or one.refusing for one in groups)
    return not has_services and (cell is None or cell.check is None)


def _told(
    need: Word, groups: Iterable[Collision], *, cells: Mapping[str, Cell], words: Reference
) -> NeedLeftOut:
    told = NeedLeftOut(need, people(need, words=words), cells.get(need.code))
    for one in groups:
        who = people(need, sex=one.sex, circumstances=one.circumstances, words=words)
        into = told.open_ if one.may_take else told.nobody
        into.append(Group(who, one.may_take, one.refusing))
    return told
