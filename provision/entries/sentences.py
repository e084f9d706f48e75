"""The sentences in which changes of single columns are told, where the column's name alone would say too little."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Words = str | Promise


@dataclass(frozen=True)
class Sentences:
    """How a change reads when both texts are known, when only the new one is, and when only the old one is."""

    changed: Words
    told: Words
    gone: Words

    def sentence(self, before: str, after: str, **words: str) -> str:
        """The one that fits. Empty texts: not known."""
        chosen = self.changed if before and after else self.told if after else self.gone
        return str(chosen) % {**words, "before": before, "after": after}


CHOSEN: Mapping[tuple[str, str], Words] = MappingProxyType(
    {
        ("sexes", "any"): _("Now takes women and men"),
        ("sexes", "female"): _("No longer takes men: women only"),
        ("sexes", "male"): _("No longer takes women: men only"),
        ("sexes", ""): _("Whether it takes women or men is now not known"),
        ("delivery", "policy_only"): _("Now said to be in policy only"),
        ("delivery", "commissioned"): _("Now said to be commissioned, and not yet delivering"),
        ("delivery", "delivering"): _("Now said to be delivering"),
        ("delivery", "paused"): _("Has paused"),
        ("delivery", "ended"): _("Has ended"),
        ("delivery", ""): _("Whether it is delivering is now not known"),
        ("support_or_treatment", "treatment"): _("Now said to be treatment"),
        ("support_or_treatment", "support"): _("Now said to be support, not treatment"),
        ("address_visibility", "public"): _("Everybody may now see the address"),
        ("address_visibility", "area_only"): _("The address is now hidden: only the areas are shown"),
        ("address_visibility", "on_request"): _("The address is now hidden: the service tells those who ask"),
    }
)
"""What choosing an answer means, by column and answer."""

CHOSEN_FIRST: Mapping[tuple[str, str], Words] = MappingProxyType(
    {
        ("sexes", "any"): _("Takes women and men"),
        ("sexes", "female"): _("Takes women only"),
        ("sexes", "male"): _("Takes men only"),
        ("delivery", "delivering"): _("Said to be delivering"),
        ("address_visibility", "area_only"): _("The address is hidden: only the areas are shown"),
        ("address_visibility", "on_request"): _("The address is hidden: the service tells those who ask"),
    }
)
"""The same where the answer before was not known."""

CHECKED: Mapping[str, Words] = MappingProxyType(
    {
        "last_checked_on": _("Checked on %(day)s"),
        "contact_checked_on": _("Contact and referral details checked on %(day)s"),
        "eligibility_checked_on": _("Eligibility checked on %(day)s"),
        "next_review_on": _("To be reviewed on %(day)s"),
        "capacity_as_at": _("Capacity as at %(day)s"),
        "places_free_as_at": _("Free places as at %(day)s"),
        "wait_as_at": _("Wait as at %(day)s"),
    }
)
"""Days of which only the new one matters."""

AGES: Mapping[str, Sentences] = MappingProxyType(
    {
        "min_age": Sentences(
            _("Youngest age %(before)s → %(after)s"),
            _("Youngest age, not known before: %(after)s"),
            _("Youngest age now not known, before: %(before)s"),
        ),
        "max_age": Sentences(
            _("Oldest age %(before)s → %(after)s"),
            _("Oldest age, not known before: %(after)s"),
            _("Oldest age now not known, before: %(before)s"),
        ),
    }
)


def _starts(number: str) -> Sentences:
    return Sentences(
        ngettext(
            "Capacity %(before)s → %(after)s start a year",
            "Capacity %(before)s → %(after)s starts a year",
            _count(number),
        ),
        ngettext(
            "Capacity, not known before: %(after)s start a year",
            "Capacity, not known before: %(after)s starts a year",
            _count(number),
        ),
        ngettext(
            "Capacity now not known, before: %(before)s start a year",
            "Capacity now not known, before: %(before)s starts a year",
            _count(number),
        ),
    )


def _places(number: str) -> Sentences:
    return Sentences(
        ngettext(
            "Capacity %(before)s → %(after)s place", "Capacity %(before)s → %(after)s places", _count(number)
        ),
        ngettext(
            "Places, not known before: %(after)s place",
            "Places, not known before: %(after)s places",
            _count(number),
        ),
        ngettext(
            "Places now not known, before: %(before)s place",
            "Places now not known, before: %(before)s places",
            _count(number),
        ),
    )


def _stay(number: str) -> Sentences:
    return Sentences(
        ngettext(
            "Average stay %(before)s → %(after)s week",
            "Average stay %(before)s → %(after)s weeks",
            _count(number),
        ),
        ngettext(
            "Average stay, not known before: %(after)s week",
            "Average stay, not known before: %(after)s weeks",
            _count(number),
        ),
        ngettext(
            "Average stay now not known, before: %(before)s week",
            "Average stay now not known, before: %(before)s weeks",
            _count(number),
        ),
    )


def _free(number: str) -> Sentences:
    return Sentences(
        ngettext(
            "Free today: %(before)s → %(after)s place",
            "Free today: %(before)s → %(after)s places",
            _count(number),
        ),
        ngettext(
            "Free today, not known before: %(after)s place",
            "Free today, not known before: %(after)s places",
            _count(number),
        ),
        ngettext(
            "Places free today now not known, before: %(before)s place",
            "Places free today now not known, before: %(before)s places",
            _count(number),
        ),
    )


def _wait(number: str) -> Sentences:
    return Sentences(
        ngettext("Wait %(before)s → %(after)s week", "Wait %(before)s → %(after)s weeks", _count(number)),
        ngettext(
            "Wait, not known before: %(after)s week",
            "Wait, not known before: %(after)s weeks",
            _count(number),
        ),
        ngettext(
            "Wait now not known, before: %(before)s week",
            "Wait now not known, before: %(before)s weeks",
            _count(number),
        ),
    )


def _share(_number: str) -> Sentences:
    return Sentences(
        _("For people on probation %(before)s → %(after)s"),
        _("Share for people on probation, not known before: %(after)s"),
        _("Share for people on probation now not known, before: %(before)s"),
    )


NUMBERS: Mapping[str, Callable[[str], Sentences]] = MappingProxyType(
    {
        "starts_per_year": _starts,
        "places": _places,
        "mean_weeks": _stay,
        "probation_share": _share,
        "places_free": _free,
        "wait_weeks": _wait,
    }
)
"""Numbers with what they count, in the number of the text given."""


def _count(text: str) -> int:
    """For choosing between one and many: part of one is many."""
    try:
        number = float(text)
    except ValueError:
        return 2
    is_countable = math.isfinite(number) and number == int(number)
    return int(number) if is_countable else 2
