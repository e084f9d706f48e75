"""The columns of a service that forms ask for: in which step, and which of them a curator confirms one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from provision.exchange.tables.services import SERVICES


@dataclass(frozen=True)
class Step:
    """One page of the form. `slug` stands in its address."""

    slug: str
    title: str | Promise
    columns: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step(
        "what",
        _("What it is"),
        ("name", "organisation", "areas", "url", "summary", "service_type", "support_or_treatment", "needs", "stages"),
    ),
    Step(
        "who",
        _("Who it is for"),
        ("who_for", "sexes", "min_age", "max_age", "exclusions", "languages", "accessibility", "cost_to_user"),
    ),
    Step(
        "refer",
        _("How to refer"),
        (
            "referral_email", "referral_phone", "how_to_refer", "access_routes", "required_documents", "opening_hours",
            "referrals_open_on", "referrals_close_on", "lead_role", "lead_email",
        ),
    ),
    Step("where", _("Where"), ("settings", "address", "postcode", "address_visibility", "co_located_at")),
    Step(
        "capacity",
        _("Capacity and wait"),
        (
            "delivery", "starts_on", "ends_on", "starts_per_year", "places", "mean_weeks", "probation_share",
            "capacity_as_at", "places_free", "places_free_as_at", "wait_weeks", "wait_as_at",
        ),
    ),
)  # fmt: skip
SOURCE = Step("source", _("Who says so"), ("source", "source_date"))
"""Asked for on the page where the answers are checked."""
CURATORS = Step(
    "curators",
    _("For curators"),
    (
        "name_cy", "description", "provision_kind", "tier", "need_weights", "area_shares", "commissioners",
        "funding_ends_on", "confidence", "note", "next_review_on",
    ),
)  # fmt: skip
"""Columns that only those who curate the service are asked for."""

STEP: Mapping[str, Step] = MappingProxyType({step.slug: step for step in (*STEPS, SOURCE, CURATORS)})
ASKED: tuple[str, ...] = tuple(column for step in STEP.values() for column in step.columns)
"""Every column that a change request may hold."""

WAYS_TO_REFER = ("referral_email", "referral_phone", "how_to_refer")
"""At least one of these is told before a service is submitted."""
REQUIRED = ("name", "organisation", "areas")

REFERRAL_ROUTE = ("how_to_refer", "access_routes", "referral_email", "referral_phone")
ELIGIBILITY = ("who_for", "sexes", "min_age", "max_age", "exclusions")
CAPACITY = ("starts_per_year", "places", "mean_weeks", "probation_share", "capacity_as_at")
COVERAGE = ("areas", "area_shares")
CRITICAL: tuple[str, ...] = (*REFERRAL_ROUTE, *ELIGIBILITY, *CAPACITY, *COVERAGE)
"""What people rely on when they refer or plan: a curator confirms each of these by itself."""

RENEWED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "contact_checked_on": (
            *REFERRAL_ROUTE, "required_documents", "opening_hours", "referrals_open_on", "referrals_close_on",
        ),
        "eligibility_checked_on": ELIGIBILITY,
    }
)  # fmt: skip
"""The date that is renewed when any of some columns is told anew."""


def in_order(columns: Iterable[str]) -> tuple[str, ...]:
    """Columns in the order in which forms ask for them, each once; those that no form asks for come last."""
    asked = set(columns)
    others = (column.name for column in SERVICES.columns if column.name not in ASKED)
    return tuple(column for column in (*ASKED, *others) if column in asked)
