"""What services turn people away for, in words about one person, about people, and about what would have to change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.models import Vocabulary
from provision.reference import Reference, Word

Words = str | Promise
NOT_ASKED = frozenset({"sex", "age", "out_of_area"})
"""Exclusions that are asked for by questions of their own: sex, age and place."""
STRUCTURED = (
    "active_substance_use",
    "no_gp",
    "no_fixed_address",
    "pd",
    "ld_autism",
    "risk",
    "short_order",
)
"""The circumstances that the search for people whom nobody takes begins with; readers may choose others."""


@dataclass(frozen=True)
class Phrases:
    """`label`: of one person, as a tick. `who`: after “people” or “women”. `otherwise`: what would have to be so."""

    label: Words
    who: Words
    otherwise: Words
    is_clause: bool = False  # `who` is a clause, which comes last


PHRASES: Mapping[str, Phrases] = MappingProxyType(
    {
        "active_substance_use": Phrases(
            gettext_lazy("Drinks or uses drugs now"),
            gettext_lazy("who drink or use drugs now"),
            gettext_lazy("if they did not drink or use drugs now"),
            is_clause=True,
        ),
        "pd": Phrases(
            gettext_lazy("Has a personality disorder"),
            gettext_lazy("with a personality disorder"),
            gettext_lazy("if they had no personality disorder"),
        ),
        "offence_type": Phrases(
            gettext_lazy("Has committed an offence that some services do not accept"),
            gettext_lazy("with some kinds of offence"),
            gettext_lazy("if it were not for the kind of offence"),
        ),
        "risk": Phrases(
            gettext_lazy("Is judged a high risk to others"),
            gettext_lazy("judged too great a risk"),
            gettext_lazy("if they were not judged too great a risk"),
        ),
        "no_gp": Phrases(
            gettext_lazy("Has no GP"), gettext_lazy("without a GP"), gettext_lazy("if they had a GP")
        ),
        "no_fixed_address": Phrases(
            gettext_lazy("Has no fixed address"),
            gettext_lazy("without a fixed address"),
            gettext_lazy("if they had a fixed address"),
        ),
        "ld_autism": Phrases(
            gettext_lazy("Has a learning disability or is autistic"),
            gettext_lazy("with a learning disability or autism"),
            gettext_lazy("if they had no learning disability or autism"),
        ),
        "severity_too_low": Phrases(
            gettext_lazy("May be judged not ill enough"),
            gettext_lazy("whose needs are judged too slight"),
            gettext_lazy("if their needs were judged greater"),
            is_clause=True,
        ),
        "severity_too_high": Phrases(
            gettext_lazy("May be judged too ill"),
            gettext_lazy("whose needs are judged too severe"),
            gettext_lazy("if their needs were judged less severe"),
            is_clause=True,
        ),
        "no_consent": Phrases(
            gettext_lazy("Has not consented"),
            gettext_lazy("who have not consented"),
            gettext_lazy("if they consented"),
            is_clause=True,
        ),
        "short_order": Phrases(
            gettext_lazy("Has a short order or sentence"),
            gettext_lazy("with a short order or sentence"),
            gettext_lazy("if their order or sentence were longer"),
        ),
        "language": Phrases(
            gettext_lazy("Needs another language than English"),
            gettext_lazy("who need another language"),
            gettext_lazy("if they needed no other language"),
            is_clause=True,
        ),
    }
)
"""The list's own terms. One that an administrator adds is told by its name."""


def asked_about(words: Reference) -> list[Word]:
    """The circumstances that people are asked about, in the order of their list."""
    return [word for word in words.terms.get(Vocabulary.EXCLUSION, ()) if word.code not in NOT_ASKED]


def in_use(words: Reference) -> dict[str, Word]:
    """The same by code."""
    return {word.code: word for word in asked_about(words)}


def phrases_of(word: Word) -> Phrases:
    """The phrases of a circumstance; for one that nobody has put into words, made from its name."""
    known = PHRASES.get(word.code)
    if known:
        return known
    said = {"name": str(word)}
    return Phrases(
        str(word),
        _("of the kind “%(name)s”") % said,
        _("if it were not for “%(name)s”") % said,
    )


def in_order(codes: Iterable[str], *, words: Reference) -> list[Word]:
    """Circumstances by code, in the order of their list; codes that no list has are left out."""
    wanted = set(codes)
    return [word for word in asked_about(words) if word.code in wanted]


def people_who(codes: Iterable[str], *, words: Reference) -> str:
    """“with a personality disorder, without a GP, who drink or use drugs now”: clauses come last."""
    phrases = [phrases_of(word) for word in in_order(codes, words=words)]
    return ", ".join(str(one.who) for one in sorted(phrases, key=lambda one: one.is_clause))


def begins_with_clause(codes: Iterable[str], *, words: Reference) -> bool:
    """Whether `people_who` has clauses alone, which follow what they belong to without a comma."""
    return all(phrases_of(word).is_clause for word in in_order(codes, words=words))
