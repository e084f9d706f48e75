"""The widest gap, and what to find out first, as sentences that hold whatever the numbers are."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import TOLERANCE, whole
from provision.names import area_name
from toolkit import gaps
from toolkit.document import Inline, strong
from toolkit.gaps import Reason, State, to_find_out_next
from toolkit.needs import Unit
from toolkit.report.coverage import amount
from toolkit.report.facts import Facts
from toolkit.report.quantities import between
from toolkit.report.sentences import grammatical, in_words


def widest_gap(facts: Facts, *, unit: Unit) -> tuple[str | Inline, ...]:
    """The first of a ranked list; nothing where nothing can be ranked."""
    ranked = facts.ranked(unit)
    if not ranked:
        return ()
    first = ranked[0]
    return (
        _lead(unit),
        " ",
        strong(_where(facts, first)),
        f": {_in_need(first)}{_given(first)}. {_short(first)}",
        *((f" {_steadiness(first)}",) if len(ranked) > 1 else ()),
    )


def _lead(unit: Unit) -> str:
    if unit is Unit.CONTINUING:
        return _("The widest gap in continuing care is")
    return _("The widest gap in treatment with an end is")


def _where(facts: Facts, cell: gaps.Cell) -> str:
    need = facts.need(cell).in_a_sentence
    if facts.is_unit:
        return need
    return _("%(need)s in %(area)s") % {"need": need, "area": area_name(facts.area_of(cell))}


def _in_need(cell: gaps.Cell) -> str:
    """A ranked cell has a need that is known and above nothing."""
    eligible = cell.eligible
    if eligible is None:
        return _("people in need not known")
    return ngettext(
        "by estimate %(number)s person in need (range %(range)s)",
        "by estimate %(number)s people in need (range %(range)s)",
        grammatical(eligible.central),
    ) % {"number": in_words(eligible.central), "range": between(eligible.low, eligible.high)}


def _given(cell: gaps.Cell) -> str:
    """What services give, or that there is none."""
    if cell.state is State.NONE:
        return _(", and no service found")
    if cell.supply <= TOLERANCE:
        return _(", and services that can take nobody")
    return _(", and services that can give %(amount)s") % {"amount": amount(cell.supply, unit=cell.unit)}


def _short(cell: gaps.Cell) -> str:
    return _("It is short of the yardstick by %(amount)s.") % {
        "amount": amount(cell.unmet or 0, unit=cell.unit)
    }


def _steadiness(cell: gaps.Cell) -> str:
    if cell.place is None or cell.place.low == cell.place.high:
        return _("It stays first as weights and prevalences move.")
    return _("As weights and prevalences move, its rank goes from %(low)s to %(high)s.") % {
        "low": cell.place.low,
        "high": cell.place.high,
    }


def find_out_first(facts: Facts) -> str:
    """What would tell most; nothing where nothing waits."""
    waiting = to_find_out_next(facts.inside)
    if not waiting:
        return "" if facts.supervised.people is not None else _without_caseload()
    first = waiting[0]
    said = _("Find out first about %(place)s: %(why)s.") % {
        "place": _where(facts, first),
        "why": _why(first),
    }
    if first.shortfall_at_most is None:
        return said
    most = amount(first.shortfall_at_most, unit=first.unit)
    return f"{said} " + _("It may be short of the yardstick by up to %(amount)s.") % {"amount": most}


def _without_caseload() -> str:
    return _(
        "Find out first how many people are supervised here: without a caseload no need can be estimated."
    )


def _why(cell: gaps.Cell) -> str:
    if cell.reason is Reason.NOBODY_TOLD:
        return _("nobody has told us whether there is a service")
    if cell.reason is Reason.LIST_NOT_CHECKED:
        return _("nobody has lately confirmed that the list of its services is complete")
    return ngettext(
        "the capacity of %(number)s service that counts for it is not known",
        "the capacity of %(number)s services that count for it is not known",
        cell.services_unknown,
    ) % {"number": whole(cell.services_unknown)}
