"""The national result, kept in memory under the fingerprint of what feeds it: worked out once, never served stale."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock

from django.http import HttpRequest

from provision.atlas import AreaFact
from provision.disclosure import Disclosure
from provision.fingerprint import Fingerprint, fingerprint_for, take_fingerprint
from provision.freshness import Clocks
from provision.reference import Reference, Word, reference_at
from provision.today import today
from toolkit.gaps import (
    METHOD_VERSION,
    Cell,
    Gaps,
    Level,
    Settings,
    areas_within,
    calculate,
    cell_of,
    cells_of,
)
from toolkit.gaps.inputs import Geography
from toolkit.models import MethodSettings
from toolkit.national.feed import Facts, read_facts
from toolkit.national.geography import geography
from toolkit.needs import own_caseloads

MOST_KEPT = 4  # today's, and a few days that somebody looked back or ahead at


@dataclass(frozen=True)
class NamedCell:
    """A cell with its area and its need, as pages name them."""

    cell: Cell
    area: AreaFact
    need: Word


@dataclass(frozen=True, eq=False)
class National:
    """The calculation of one day and the words to tell it with. Shared between requests, read-only."""

    gaps: Gaps
    reference: Reference
    geography: Geography
    withheld: frozenset[str]  # areas whose own caseload is too small to estimate need from
    rules: Disclosure  # by which counts of people are shown
    lapsed: frozenset[str] = frozenset()  # keys of services that are counted, and that no reader sees

    @property
    def as_at(self) -> date:
        return self.gaps.as_at

    @lru_cache(maxsize=64)  # noqa: B019 (lives and dies with a kept result, of which there are few)
    def cells(self, level: Level, *, inside: str | None = None) -> tuple[Cell, ...]:
        """The cells of a level, ranked among those inside an area (or all).

        Raises KeyError for an area that the calculation does not know.
        """
        codes: Iterable[str] | None = None
        if inside is not None:
            codes = areas_within(self.geography, area=inside, level=level)
        return cells_of(self.gaps, level=level, inside=codes)

    def cell(self, area: str, need: str) -> Cell:
        """One cell, ranked among all areas of its level. Raises KeyError when there is no such cell."""
        return cell_of(self.gaps, area=area, need=need)

    def named(self, cells: Iterable[Cell]) -> list[NamedCell]:
        """Cells of whole areas with the names to tell them by, in the same order."""
        areas, needs = self.reference.atlas.by_code, self.reference.need
        return [NamedCell(cell, areas[str(cell.area)], needs[cell.need]) for cell in cells]

    def level_of(self, area: str) -> Level:
        """The level that an area stands at. Raises KeyError for an area that the calculation does not know."""
        return self.gaps.rows.levels[self.gaps.rows.row_of[area]]

    def cells_of_area(self, area: str) -> tuple[Cell, ...]:
        """The cells of one area, ranked among all of its level; none for an area that the calculation does not know."""
        if not self.knows(area):
            return ()
        return tuple(cell for cell in self.cells(self.level_of(area)) if cell.area == area)

    def knows(self, area: str) -> bool:
        """Whether the calculation has this area: a unit, region, nation or board of the day."""
        return area in self.gaps.rows.row_of


_kept: OrderedDict[tuple[object, ...], National] = OrderedDict()
_lock = Lock()


def national_for(request: HttpRequest, *, as_at: date | None = None) -> National:
    """The calculation as this request's fingerprint has it."""
    return national_at(fingerprint_for(request), as_at=as_at)


def national_now(*, as_at: date | None = None) -> National:
    """The calculation as the database has it now (for commands that print what pages show)."""
    return national_at(take_fingerprint(), as_at=as_at)


def national_as_entered(*, as_at: date | None = None) -> National:
    """The calculation from counts of people as they were entered, undisclosed: for an operator's eyes, never a page's."""
    return national_at(take_fingerprint(), as_at=as_at, is_disclosed=False)


def national_at(
    fingerprint: Fingerprint, *, as_at: date | None = None, is_disclosed: bool = True
) -> National:
    """The calculation under a fingerprint: kept, or worked out from the database."""
    known_on = today()
    as_at = as_at or known_on
    key = (tuple(sorted(fingerprint.marks.items())), as_at, known_on, METHOD_VERSION, is_disclosed)
    with _lock:
        if key not in _kept:
            _kept[key] = _calculate(
                fingerprint, as_at=as_at, known_on=min(as_at, known_on), is_disclosed=is_disclosed
            )
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return _kept[key]


def forget() -> None:
    """Let go of every kept result, so that the next one is worked out anew (for benchmarks)."""
    with _lock:
        _kept.clear()


def _calculate(fingerprint: Fingerprint, *, as_at: date, known_on: date, is_disclosed: bool) -> National:
    reference, stored = reference_at(fingerprint), MethodSettings.objects.first() or MethodSettings()
    rules, settings = disclosure_rules(stored), method_settings(stored, clocks=reference.clocks)
    areas = geography(reference.atlas, as_at=as_at)
    facts = read_facts(reference, as_at=as_at, known_on=known_on, rules=rules if is_disclosed else None)
    withheld: frozenset[str] = frozenset()
    if is_disclosed:
        withheld = _too_few(facts, known_on=known_on, settings=settings, rules=rules)
    result = calculate(
        areas,
        caseloads=facts.caseloads,
        needs=facts.needs,
        services=facts.services,
        checks=facts.checks,
        as_at=as_at,
        known_on=known_on,
        settings=settings,
        withheld=withheld,
    )
    return National(result, reference, areas, withheld, rules, facts.lapsed)


def _too_few(facts: Facts, *, known_on: date, settings: Settings, rules: Disclosure) -> frozenset[str]:
    """Areas whose local caseload is known, not 0, and too small to estimate need from."""
    own = own_caseloads(facts.caseloads, known_on=known_on, community_share=settings.community_share)
    return frozenset(
        code for code in facts.local & own.keys() if 0 < own[code].people < rules.smallest_caseload
    )


def method_settings(stored: MethodSettings, *, clocks: Clocks) -> Settings:
    """What an administrator has set, as the calculation wants it. Of the clocks, that of capacity alone acts there."""
    return Settings(
        community_share=stored.community_share,
        check_valid_days=stored.check_valid_days,
        capacity_valid_days=clocks.capacity,
        caseload_valid_months=stored.caseload_valid_months,
    )


def disclosure_rules(stored: MethodSettings) -> Disclosure:
    """What an administrator has set, as disclosure control wants it."""
    return Disclosure(threshold=stored.disclosure_threshold, base=stored.disclosure_base)
