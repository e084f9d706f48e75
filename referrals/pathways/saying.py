"""Problems and differences of pathways in plain sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from provision.models import AcceptedSex, Vocabulary
from provision.reference import Reference
from referrals.models import SharingBasis, Step, TimeUnit
from referrals.pathways.differing import Difference, Kind
from referrals.pathways.problems import Problem, Reason

WRONG: Mapping[Reason, str | Promise] = {
    Reason.CIRCLE: gettext_lazy("it leads back to itself. Take out one of the ways that go round."),
    Reason.UNREACHABLE: gettext_lazy("no step leads to it. Lead a step to it, or remove it."),
    Reason.CLOSED_SERVICE: gettext_lazy("the service that receives people has closed. Choose another."),
    Reason.IMPOSSIBLE_AGES: gettext_lazy("nobody has these ages. The oldest may not be below the youngest, nor above 120."),
    Reason.NOBODY_MEETS: gettext_lazy("nobody who comes here can meet its sex and ages. Change them here or in the steps before."),
    Reason.NO_DESTINATION: gettext_lazy("people leave here, and it does not say where to. Say where."),
    Reason.LEADS_NOWHERE: gettext_lazy("nothing follows, and it is not marked as a way out. Lead on, or say where people go."),
}  # fmt: skip
ONES: Mapping[str, str] = {"receiving_service_id": "receiving_service", "agreement_id": "agreement"}
LISTS: Mapping[str, str] = {"circumstances": Vocabulary.EXCLUSION, "receiving_types": Vocabulary.SERVICE_TYPE}
STANDARD = "standard"
CHOICES: Mapping[str, Mapping[str, str | Promise]] = {
    "sexes": dict(AcceptedSex.choices),
    "basis": dict(SharingBasis.choices),
}


@dataclass(frozen=True)
class Names:
    """What codes and ids are called: words of the lists, services and agreements by id, steps by key."""

    words: Reference
    services: Mapping[int, str] = field(default_factory=dict)
    agreements: Mapping[int, str] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)

    def stage(self, code: str) -> str:
        return next((str(stage) for stage in self.words.stages if stage.code == code), code)

    def terms(self, vocabulary: str, codes: Iterable[str]) -> list[str]:
        """The words of some codes, in the list's order."""
        wanted = set(codes)
        return [str(term) for term in self.words.terms.get(vocabulary, ()) if term.code in wanted]


def problem_in_words(problem: Problem, *, names: Names) -> str:
    """Where it is, what is wrong and what to do."""
    return f"{names.steps.get(problem.step, problem.step)}: {WRONG[problem.reason]}"


def within_words(standard: tuple[float, str] | None) -> str:
    """“within 6 weeks”, or empty where no standard is known."""
    if standard is None:
        return ""
    amount, unit = standard
    number = {"number": f"{amount:g}"}
    if unit == TimeUnit.HOURS:
        return ngettext("within %(number)s hour", "within %(number)s hours", int(amount)) % number
    if unit == TimeUnit.DAYS:
        return ngettext("within %(number)s day", "within %(number)s days", int(amount)) % number
    return ngettext("within %(number)s week", "within %(number)s weeks", int(amount)) % number


def difference_in_words(difference: Difference, *, names: Names) -> str:
    """What the template says and what this pathway says, of one step."""
    step = names.steps.get(difference.step, difference.step)
    other = names.steps.get(difference.field, difference.field)
    sentences = {
        Kind.ADDED: _("%(step)s: added here."),
        Kind.LEFT_OUT: _("%(step)s: left out here."),
        Kind.MOVED: _("%(step)s: in another place in the order."),
        Kind.WAY_ADDED: _("%(step)s: leads here to “%(other)s” as well."),
        Kind.WAY_LEFT_OUT: _("%(step)s: does not lead here to “%(other)s”."),
        Kind.WAY_CHANGED: _(
            "%(step)s: leads to “%(other)s” on “%(after)s”, in the template on “%(before)s”."
        ),
        Kind.CHANGED: _("%(step)s: %(field)s is “%(after)s”, in the template “%(before)s”."),
    }
    return sentences[difference.kind] % {
        "step": step,
        "other": other,
        "field": _label(difference.field) if difference.kind is Kind.CHANGED else "",
        "before": _said(difference, difference.before, names=names),
        "after": _said(difference, difference.after, names=names),
    }


def _label(name: str) -> str:
    if name == STANDARD:
        return _("the time standard")
    kept = Step._meta.get_field(ONES.get(name, name))
    assert isinstance(kept, Field)
    return str(kept.verbose_name)


def _said(difference: Difference, value: Any, *, names: Names) -> str:
    """One value of a compared field as people say it; what nobody told is not known."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None or value in ("", frozenset()):
        return _("not known")
    if difference.kind is Kind.CHANGED:
        return _coded(difference.field, value, names=names)
    return str(value)


def _coded(name: str, value: Any, *, names: Names) -> str:
    if name in CHOICES:
        return str(CHOICES[name].get(value, value))
    if name in LISTS:
        return ", ".join(names.terms(LISTS[name], value))
    if name in ONES:
        known = names.services if name == "receiving_service_id" else names.agreements
        return known.get(value, _("one that is not shown"))
    if name == STANDARD:
        return within_words(value)
    if name == "stage":
        return names.stage(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
