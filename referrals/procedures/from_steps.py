"""What the steps of a pathway say already, as a first draft of some parts: nobody types it again, and somebody reads it."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from referrals.models import SharingBasis, Step, TimeUnit
from referrals.procedures.template import LONGEST_PART


def parts_from(steps: Iterable[Step]) -> dict[str, str]:
    """By part, one item of a list for each step that says something of it. Steps with their agreements read."""
    rows = list(steps)
    found = {part: _items(rows, says) for part, says in SAYS.items()}
    return {part: text for part, text in found.items() if text}


def _items(steps: list[Step], says: Callable[[Step], str]) -> str:
    """As many whole items as a part has room for."""
    text = ""
    for item in filter(None, map(says, steps)):
        longer = f"{text}\n- {item}".strip()
        if len(longer) > LONGEST_PART:
            break
        text = longer
    return text


def _sharing(step: Step) -> str:
    if step.basis == SharingBasis.NOTHING_SHARED or not step.shares:
        return ""
    said = {
        "action": step.action,
        "shares": " ".join(step.shares.split()),
        "basis": SharingBasis(step.basis).label if step.basis else _("not known"),
    }
    told = _("%(action)s: %(shares)s. Basis: %(basis)s") % said
    if not step.agreement:
        return told
    under = _("Under: %(agreement)s") % {"agreement": step.agreement}
    return f"{told}. {under}"


def _next(step: Step) -> str:
    if step.time_standard is None:
        return ""
    said = {
        "actor": step.actor,
        "action": step.action,
        "number": f"{step.time_standard:g}",
        "unit": TimeUnit(step.time_unit).label,
    }
    return _("%(actor)s: %(action)s, within %(number)s %(unit)s") % said


def _refused(step: Step) -> str:
    return (
        _("%(action)s: %(fallback)s") % {"action": step.action, "fallback": step.fallback}
        if step.fallback
        else ""
    )


SAYS: dict[str, Callable[[Step], str]] = {"sharing": _sharing, "next": _next, "refused": _refused}
