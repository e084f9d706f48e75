"""What each column is called on a form, and what to write there, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Question:
    """A label and a hint; for a column that can say so, what “asked, and there are none” is called."""

    label: Words
    hint: Words = ""
    none: Words = ""


SHORT = _("One a line.")
WHAT = {
    "name": Question(_("What is it called?"), _("As the provider calls it")),
    "organisation": Question(
        _("Who provides it?"), _("The organisation’s name. One that is not on the map yet is added.")
    ),
    "areas": Question(_("Which areas does it cover?")),
    "areas_more": Question(
        _("Other areas"),
        _("One name or code a line: a probation delivery unit, a region, a council or a health board"),
    ),
    "summary": Question(_("What does it do, in a sentence or two?"), _("About the service, not about a person")),
    "url": Question(_("Web address")),
    "service_type": Question(_("What kind of service is it?")),
    "support_or_treatment": Question(_("Is it support or treatment?")),
    "needs": Question(_("Which needs does it help with?"), none=_("None of these: I asked")),
    "stages": Question(
        _("At which stages can people use it?"), none=_("None of these: I asked")
    ),
}  # fmt: skip
WHO = {
    "who_for": Question(_("Who is it for?"), _("Kinds of people, in a few words. Please name nobody.")),
    "sexes": Question(_("Whom does it take?")),
    "min_age": Question(_("Youngest age"), _("In years"), none=_("No lower limit: I asked")),
    "max_age": Question(_("Oldest age"), _("In years"), none=_("No upper limit: I asked")),
    "exclusions": Question(_("Whom will it not take?"), none=_("None: I asked, and nobody is excluded")),
    "languages": Question(_("Languages"), SHORT, none=_("No other than English: I asked")),
    "accessibility": Question(
        _("Accessibility"),
        _("One a line, such as step-free access or easy-read letters"),
        none=_("None: I asked"),
    ),
    "cost_to_user": Question(_("Cost to the person"), _("“Free” if it is free")),
}
REFER = {
    "referral_email": Question(
        _("Referral mailbox"), _("A team’s shared mailbox, not one person’s. It is shown to everybody.")
    ),
    "referral_phone": Question(_("Referral telephone"), _("A team’s number, not one person’s")),
    "how_to_refer": Question(
        _("How to refer"), _("What somebody has to do: a form, a call, a conversation first")
    ),
    "access_routes": Question(_("Who may refer?"), none=_("None of these: I asked")),
    "required_documents": Question(
        _("What must come with a referral?"),
        _("One a line, such as the risk assessment"),
        none=_("Nothing: I asked"),
    ),
    "opening_hours": Question(_("Opening hours")),
    "referrals_open_on": Question(
        _("First day of referrals"), _("If it does not take referrals yet. For example, 27 3 2026")
    ),
    "referrals_close_on": Question(_("Last day of referrals"), _("If a day is fixed")),
    "lead_role": Question(_("Who leads it?"), _("A role, such as team manager. Please name nobody.")),
    "lead_email": Question(
        _("Mailbox of the lead"),
        _("A role’s mailbox. It is never shown: we write there when details may be out of date."),
    ),
}
WHERE = {
    "settings": Question(_("Where does it see people?"), none=_("None of these: I asked")),
    "address": Question(_("Address"), _("Of the place where people go. Leave it out if it must stay secret.")),
    "postcode": Question(_("Postcode")),
    "address_visibility": Question(_("Who may see the address?")),
    "co_located_at": Question(
        _("Is it in a probation office?"), none=_("In none: I asked")
    ),
}  # fmt: skip
CAPACITY = {
    "delivery": Question(_("Is it running?")),
    "starts_on": Question(_("First day"), _("Of the service or its contract. For example, 27 3 2026")),
    "ends_on": Question(_("Last day"), _("Of the service or its contract, if a day is fixed")),
    "starts_per_year": Question(
        _("How many people can start in a year?"), _("For courses and treatment with an end. A number")
    ),
    "places": Question(_("How many places has it?"), _("For continuing care: people at one time. A number")),
    "mean_weeks": Question(_("How many weeks do people stay, on average?")),
    "probation_share": Question(
        _("How much of this is for people on probation?"), _("A percentage: 100 if it is for nobody else")
    ),
    "capacity_as_at": Question(_("When was this so?"), _("Leave it empty if it is so today")),
    "places_free": Question(_("How many places are free now?")),
    "places_free_as_at": Question(_("On which day?"), _("Leave it empty if it is today")),
    "wait_weeks": Question(_("How many weeks do people wait now?"), _("0 if there is no wait")),
    "wait_as_at": Question(_("On which day?"), _("Leave it empty if it is today")),
}
SOURCE = {
    "source": Question(
        _("How do you know?"),
        _("A page, a leaflet, a meeting with the provider. It helps the curator; leave it empty if you cannot say."),
    ),
    "source_date": Question(_("From when is that?"), _("For example, 27 3 2026. Leave it empty if you cannot say.")),
}  # fmt: skip
CURATORS = {
    "name_cy": Question(_("Welsh name")),
    "description": Question(_("What it does, in full")),
    "provision_kind": Question(_("Provision for probation")),
    "tier": Question(_("Tier")),
    "need_weights": Question(
        _("Weights of the needs"), _("Numbers separated by “;”, in the order of the needs. Empty: all alike.")
    ),
    "area_shares": Question(
        _("Shares of the areas"), _("Numbers separated by “;”, in the order of the areas. Empty: by adults.")
    ),
    "commissioners": Question(
        _("Commissioners"),
        _("One name or code a line, such as ods:RW5"),
        none=_("None: somebody asked"),
    ),
    "funding_ends_on": Question(_("Funding ends on")),
    "confidence": Question(_("Confidence in the source")),
    "note": Question(_("Note shown with the entry")),
    "next_review_on": Question(_("Next review on")),
}
QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {**WHAT, **WHO, **REFER, **WHERE, **CAPACITY, **SOURCE, **CURATORS}
)
NO_NEED_TO_SHOW = _("One is on record and is not shown to you. Write another only to replace it.")
"""In place of a hint, where the person may not see what stands there."""

CHOICES: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {
        "address_visibility": {
            "on_request": _("Nobody: the service tells those who ask"),
            "area_only": _("Nobody: only the areas are shown"),
            "public": _("Everybody who reads this site"),
        },
        "support_or_treatment": {
            "support": _("Support, not treatment"),
            "treatment": _("Treatment"),
        },
        "delivery": {
            "delivering": _("Yes, it takes people now"),
            "commissioned": _("Not yet: it is commissioned"),
            "policy_only": _("Not yet: it is only planned"),
            "paused": _("Not now: it has paused"),
            "ended": _("No, it has ended"),
        },
        "confidence": {
            "dated_source": _("A dated source"),
            "provider_page_undated": _("The provider’s own page, without a date"),
            "secondary_source": _("Somebody else’s account"),
            "old_page": _("An old page"),
        },
    }
)
"""Answers in the words of a form, in the order in which they are offered."""
