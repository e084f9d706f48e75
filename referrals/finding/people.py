"""People described by a need, a sex and circumstances, in a phrase: “women with psychosis, without a GP”."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.reference import Reference, Word
from referrals.finding.circumstances import begins_with_clause, people_who
from referrals.routes import FEMALE, MALE

WITH_NEED: Mapping[str, str | Promise] = MappingProxyType(
    {
        "personality_disorder": gettext_lazy("with a personality disorder"),
        "learning_disability": gettext_lazy("with a learning disability"),
        "acquired_brain_injury": gettext_lazy("with an acquired brain injury"),
        "self_harm_suicide": gettext_lazy("at risk of self-harm or suicide"),
        "dual_diagnosis": gettext_lazy("with a mental illness and drug or alcohol problems"),
    }
)
"""Where the need's own phrase does not follow “with”."""


def with_need(need: Word) -> str:
    """“with psychosis”."""
    known = WITH_NEED.get(need.code)
    return str(known) if known else _("with %(need)s") % {"need": need.in_a_sentence}


def people_of(sex: str | None) -> str:
    """“women”, “men”, or “people”."""
    return {FEMALE: _("women"), MALE: _("men")}.get(sex or "", _("people"))


def people(
    need: Word, *, sex: str | None = None, circumstances: Collection[str] = (), words: Reference
) -> str:
    """“women with a personality disorder, without a GP, who drink or use drugs now”."""
    who, bringing = f"{people_of(sex)} {with_need(need)}", people_who(circumstances, words=words)
    if not bringing:
        return who
    return f"{who} {bringing}" if begins_with_clause(circumstances, words=words) else f"{who}, {bringing}"
