"""Which kind of fact each column of a service belongs to, in plain words, as news tell what was corrected.

Values are never told here: what was corrected may be read on the service's own page, where its clocks and its hidden
addresses are looked after.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACTS: Mapping[str, tuple[str | Promise, tuple[str, ...]]] = MappingProxyType(
    {
        "name": (_("its name"), ("name", "name_cy")),
        "provider": (_("who provides it"), ("organisation", "organisation_code")),
        "what": (
            _("what it does"),
            ("url", "summary", "description", "service_type", "provision_kind", "tier", "support_or_treatment", "note"),
        ),
        "needs": (_("which needs it is for"), ("needs", "need_weights")),
        "stages": (_("which justice stages it is for"), ("stages",)),
        "areas": (_("which areas it covers"), ("areas", "area_shares")),
        "who": (_("who it takes"), ("who_for", "sexes", "min_age", "max_age", "exclusions")),
        "practical": (_("languages, accessibility and cost"), ("languages", "accessibility", "cost_to_user")),
        "refer": (
            _("how to refer"),
            ("how_to_refer", "access_routes", "required_documents", "opening_hours", "lead_role", "referral_email",
             "referral_phone"),
        ),
        "window": (_("when referrals are open"), ("referrals_open_on", "referrals_close_on")),
        "where": (_("where it is"), ("settings", "address", "postcode", "address_visibility", "co_located_at")),
        "capacity": (_("capacity"), ("starts_per_year", "places", "mean_weeks", "probation_share", "capacity_as_at")),
        "today": (_("free places and wait"), ("places_free", "places_free_as_at", "wait_weeks", "wait_as_at")),
        "dates": (_("whether it is running, and its dates"), ("delivery", "starts_on", "ends_on")),
        "commissioners": (_("who pays for it"), ("commissioners", "funding_ends_on")),
        "source": (_("its source"), ("source", "source_date", "confidence", "original_labels")),
    }
)  # fmt: skip
"""Each kind of fact: what it is called, and its columns. They are told in this order."""

CHECKS = frozenset({"last_checked_on", "contact_checked_on", "eligibility_checked_on"})
"""Columns that say on which day somebody looked: where nothing else changed, the entry was confirmed."""

SILENT = frozenset({"service_id", "sender", "status", "demonstration", "lead_email", "next_review_on"})
"""Columns of which readers are told nothing."""

FACT_OF: Mapping[str, str] = MappingProxyType(
    {column: fact for fact, (_words, columns) in FACTS.items() for column in columns}
)


def facts_of(columns: Collection[str]) -> frozenset[str]:
    """The kinds of fact that some columns belong to, by their codes."""
    return frozenset(FACT_OF[column] for column in columns if column in FACT_OF)


def in_words(facts: Collection[str]) -> str:
    """Kinds of fact as a list within a sentence: “how to refer, who it takes”."""
    return ", ".join(str(words) for fact, (words, _columns) in FACTS.items() if fact in facts)
