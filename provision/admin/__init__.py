"""Django admin: every reference table, one file a noun. Who may do what, the role table says (accounts)."""

from provision.admin import (
    area,
    caseload,
    check,
    dataset,
    entries,
    event,
    freshness_settings,
    organisation,
    place,
    prevalence,
    service,
    site,
    vocabulary,
)

__all__ = [
    "area",
    "caseload",
    "check",
    "dataset",
    "entries",
    "event",
    "freshness_settings",
    "organisation",
    "place",
    "prevalence",
    "service",
    "site",
    "vocabulary",
]
