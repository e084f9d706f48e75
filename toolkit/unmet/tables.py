"""The fixed cuts of the log: regions and their units, and for one area its reasons and needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from provision.atlas import AreaFact, Atlas
from provision.disclosure import Total, disclose_groups, disclose_parts
from provision.figures import Figure
from provision.names import area_name
from provision.reference import Reference
from referrals.quarters import Quarter
from referrals.unmet.counting import Line, by_need, by_reason, counts_by_area
from toolkit.national import National


@dataclass(frozen=True)
class AreaLine:
    """An area, and its reports as they may be shown: a count, or the total of its units."""

    area: AreaFact
    count: Figure | None
    total: Total | None


@dataclass(frozen=True)
class AreaTable:
    lines: tuple[AreaLine, ...]
    total: Total


def of_regions(national: National, *, quarter: Quarter) -> AreaTable:
    """Every region with the total of its units, and the total of those totals."""
    atlas, on = national.reference.atlas, national.as_at
    regions = sorted(atlas.of_type("region", on=on), key=area_name)
    units = [_units(atlas, region, national) for region in regions]
    counts = counts_by_area([unit.id for some in units for unit in some], quarter=quarter)
    groups = disclose_groups([[counts[unit.id] for unit in some] for some in units], rules=national.rules)
    pairs = zip(regions, groups.groups, strict=True)
    return AreaTable(tuple(AreaLine(region, None, group.total) for region, group in pairs), groups.total)


def of_units(region: AreaFact, national: National, *, quarter: Quarter) -> AreaTable:
    """The units of one region, with their total."""
    units = _units(national.reference.atlas, region, national)
    counts = counts_by_area([unit.id for unit in units], quarter=quarter)
    parts = disclose_parts([counts[unit.id] for unit in units], rules=national.rules)
    pairs = zip(units, parts.parts, strict=True)
    return AreaTable(tuple(AreaLine(unit, figure, None) for unit, figure in pairs), parts.total)


def of_reasons(area_ids: Sequence[int], national: National, *, quarter: Quarter) -> tuple[Line, ...]:
    """Reports by reason. No total: totals are given along areas alone."""
    return by_reason(area_ids, quarter=quarter, rules=national.rules)


def of_needs(
    area_ids: Sequence[int], national: National, *, words: Reference, quarter: Quarter
) -> tuple[Line, ...]:
    """Reports by need. A report of several needs counts under each."""
    return by_need(area_ids, quarter=quarter, needs=words.needs, rules=national.rules)


def _units(atlas: Atlas, region: AreaFact, national: National) -> list[AreaFact]:
    return sorted(atlas.units(region.id, on=national.as_at), key=area_name)
