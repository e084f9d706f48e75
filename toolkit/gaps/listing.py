"""A cell as `gaps --format json` prints it: unrounded numbers, shares as fractions, null for what is absent."""

from dataclasses import asdict

from toolkit.gaps.cells import Cell

FIELDS = (
    "area",
    "need",
    "caseload",
    "caseload_status",
    "caseload_basis",
    "prevalence",
    "eligible",
    "unit",
    "supply",
    "assumed",
    "services_known",
    "services_unknown",
    "coverage",
    "state",
    "borderline",
    "reason",
    "at_least",
    "shortfall_at_most",
    "break_even_share",
    "unmet",
    "priority",
    "rank",
    "rank_low",
    "rank_high",
    "unranked_because",
)


def listed(cell: Cell) -> dict[str, object]:
    """Return the printed fields of a cell, ready for `json.dumps`."""
    prevalence = cell.prevalence
    row: dict[str, object] = {name: getattr(cell, name) for name in FIELDS}
    row["prevalence"] = prevalence and {
        "low": prevalence.low,
        "central": prevalence.central,
        "high": prevalence.high,
        "kind": prevalence.kind,
    }
    row["eligible"] = cell.eligible and asdict(cell.eligible)
    row["coverage"] = cell.coverage and asdict(cell.coverage)
    return row
