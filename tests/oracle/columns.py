"""The columns of the CSV files that the gaps are worked out from, as a data officer sees them."""

import csv
from pathlib import Path

from tests.oracle.reading import Row

COLUMNS = {
    "services": [
        "service_id",
        "name",
        "name_cy",
        "organisation",
        "organisation_code",
        "url",
        "summary",
        "description",
        "who_for",
        "how_to_refer",
        "service_type",
        "provision_kind",
        "tier",
        "support_or_treatment",
        "needs",
        "need_weights",
        "stages",
        "areas",
        "area_shares",
        "settings",
        "access_routes",
        "sexes",
        "min_age",
        "max_age",
        "exclusions",
        "required_documents",
        "opening_hours",
        "accessibility",
        "languages",
        "cost_to_user",
        "starts_per_year",
        "places",
        "mean_weeks",
        "probation_share",
        "capacity_as_at",
        "wait_weeks",
        "wait_as_at",
        "delivery",
        "starts_on",
        "ends_on",
        "referrals_open_on",
        "referrals_close_on",
        "lead_role",
        "referral_email",
        "referral_phone",
        "address",
        "postcode",
        "address_visibility",
        "co_located_at",
        "commissioners",
        "funding_ends_on",
        "source",
        "source_date",
        "confidence",
        "last_checked_on",
    ],
    "caseloads": ["area_code", "as_at", "group", "sex", "people", "source"],
    "checks": ["area_code", "need_code", "stage_code", "checked_on", "outcome", "checked_by_role"],
    "prevalence": [
        "need_code",
        "condition_code",
        "condition_label",
        "measure",
        "estimate_percent",
        "ci_low",
        "ci_high",
        "interval_kind",
        "n",
        "n_effective",
        "population",
        "population_kind",
        "country",
        "instrument",
        "study",
        "year",
        "source_url",
        "notes",
        "is_default",
    ],
}


def row(kind: str, /, **cells: object) -> Row:
    """Return a row of a kind with these cells typed in and every other cell empty (not known)."""
    unknown = set(cells) - set(COLUMNS[kind])
    if unknown:
        raise ValueError(f"{kind} has no column {', '.join(sorted(unknown))}")
    return {column: str(cells.get(column, "")) for column in COLUMNS[kind]}


def write_csv(path: Path, *, kind: str, rows: list[Row]) -> Path:
    """Write the rows to a file with a header, and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[kind])
        writer.writeheader()
        writer.writerows(rows)
    return path
