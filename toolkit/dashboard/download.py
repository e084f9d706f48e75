"""Exactly the table beside the map, as CSV."""

import csv
import io
from collections.abc import Callable, Iterable

from toolkit.dashboard.layers import Layer
from toolkit.dashboard.rows import Row

Value = str | float | None
NOT_KNOWN = "not known"


def _people(row: Row, number: float | None) -> Value:
    """Whole people; the word where the area's caseload is too small to show."""
    if number is None:
        return "suppressed" if row.is_withheld else None
    return round(number)


AREA: dict[str, Callable[[Row], Value]] = {
    "area_code": lambda row: row.area.code,
    "area": lambda row: row.area.name,
    "region": lambda row: row.region.name if row.region else None,
}
NEED: dict[str, Callable[[Row], Value]] = {
    "need": lambda row: row.cell.need,
    "people_in_need": lambda row: _people(row, row.cell.eligible.central if row.cell.eligible else None),
    "people_in_need_low": lambda row: _people(row, row.cell.eligible.low if row.cell.eligible else None),
    "people_in_need_high": lambda row: _people(row, row.cell.eligible.high if row.cell.eligible else None),
}
CASELOAD: dict[str, Callable[[Row], Value]] = {
    "caseload": lambda row: _people(row, row.cell.caseload),
    "caseload_status": lambda row: str(row.cell.caseload_status),
    "caseload_as_at": lambda row: row.cell.caseload_as_at.isoformat() if row.cell.caseload_as_at else None,
}
SERVICES: dict[str, Callable[[Row], Value]] = {
    "services_with_capacity_known": lambda row: row.cell.services_known,
    "services_with_capacity_not_known": lambda row: row.cell.services_unknown - row.lapsed,
}
STATE: dict[str, Callable[[Row], Value]] = {
    "unit": lambda row: str(row.cell.unit),
    "coverage": lambda row: row.cell.coverage.central if row.cell.coverage else None,
    "coverage_low": lambda row: row.cell.coverage.low if row.cell.coverage else None,
    "coverage_high": lambda row: row.cell.coverage.high if row.cell.coverage else None,
    "state": lambda row: str(row.cell.state),
    "borderline": lambda row: "yes" if row.cell.borderline else "no",
    "reason": lambda row: str(row.cell.reason) if row.cell.reason else "",
}
COLUMNS: dict[Layer, dict[str, Callable[[Row], Value]]] = {
    Layer.GAP: AREA | NEED | CASELOAD | SERVICES | STATE,
    Layer.NEED: AREA | NEED | CASELOAD,
    Layer.SERVICES: AREA | {"need": NEED["need"]} | SERVICES,
    Layer.STAGES: AREA | {"stages_served": lambda row: row.stages or None},
    Layer.KNOWLEDGE: AREA
    | {
        "cells_known": lambda row: row.knowledge.known,
        "cells": lambda row: row.knowledge.cells,
        "needs_without_a_study": lambda row: row.knowledge.needs_without_study,
    },
    Layer.CHECKED: AREA
    | {
        "newest_check": lambda row: row.checked_on.isoformat() if row.checked_on else None,
        "days_since": lambda row: row.days_since_check,
    },
}


def as_csv(rows: Iterable[Row], *, layer: Layer, shows_demonstration: bool) -> str:
    """The rows in their order. `demonstration` says whether invented figures may be among what was added up."""
    columns = COLUMNS[layer]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*columns, "demonstration"])
    for row in rows:
        values = [column(row) for column in columns.values()]
        writer.writerow(
            [NOT_KNOWN if value is None else value for value in values]
            + ["yes" if shows_demonstration else "no"]
        )
    return "\ufeff" + text.getvalue()
