"""The sentences that the method prescribes word for word, each wherever its figures stand."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.models import Need, NeedUnit
from provision.names import area_name
from toolkit import gaps
from toolkit.document import Block, Notice, Text, line, strong
from toolkit.report.facts import Facts
from toolkit.report.sentences import first_few

MOST_NAMED = 20


def shared_out(facts: Facts) -> tuple[Block, ...]:
    """The warning for the area's own figures, where they are shared out from a larger area's."""
    return tuple(Notice(words) for words in own_note(facts))


def own_note(facts: Facts) -> tuple[Text, ...]:
    """The same warning as a note under a table of the area's own figures."""
    return (line(estimate_sentence(area_name(facts.lender))),) if facts.lender else ()


def units_note(facts: Facts) -> tuple[Text, ...]:
    """The same warning under figures of the units in the area, once for each larger area that lent."""
    return tuple(line(estimate_sentence(area_name(lender))) for lender in facts.lenders)


def estimate_sentence(larger: str) -> str:
    """The method's own words, wherever an apportioned figure appears."""
    return _(
        "Estimate. No caseload for this area has been entered. We shared out the figure for %(R)s by adult "
        "population, as if every area had the same rate. Real rates differ by a factor of two or more. "
        "Do not use this to compare areas."
    ) % {"R": larger}


def whose_figures(facts: Facts) -> Text:
    """Which units the warning is about; nothing where the area itself is a unit, or none is."""
    here = {str(cell.area) for cell in facts.apportioned}
    units = [unit for unit in facts.units if unit.code in here]
    if facts.is_unit or not units:
        return ()
    if len(units) == len(facts.units):
        return line(
            _("No unit in this area has a caseload of its own: the figures of all of them are shared out.")
        )
    return line(
        strong(
            ngettext(
                "%(number)s of %(total)s units has no caseload of its own:",
                "%(number)s of %(total)s units have no caseload of their own:",
                len(units),
            )
            % {"number": len(units), "total": len(facts.units)}
        ),
        " ",
        first_few([area_name(unit) for unit in units], most=MOST_NAMED),
        ".",
    )


def read_coverage_as() -> str:
    """Printed with every figure of coverage."""
    return _(
        "More people have this need in a year than on one day. Some are already in care. Capacity assumes that "
        "every place is filled and every start kept. Read it as capacity against need, not as people helped."
    )


def yardstick(facts: Facts) -> str:
    """What coverage is held against; the changed yardsticks with it."""
    base = _("The yardstick is one for one: a yardstick, not a standard.")
    return " ".join([base, *(_changed(facts, need) for need in facts.changed_yardsticks)])


def _changed(facts: Facts, need: Need) -> str:
    """A changed yardstick is printed with the reason and the source that changing it took."""
    if need.unit == NeedUnit.CONTINUING:
        text = _(
            "For %(need)s it has been set to %(target)s places for each person in need on one day: "
            "%(reason)s (%(source)s)."
        )
    else:
        text = _(
            "For %(need)s it has been set to %(target)s starts a year for each person in need on one day: "
            "%(reason)s (%(source)s)."
        )
    return text % {
        "need": facts.national.reference.need[need.code].in_a_sentence,
        "target": f"{need.target:g}",
        "reason": need.target_reason.rstrip("."),
        "source": need.target_source.rstrip("."),
    }


def weights(facts: Facts) -> str:
    """Printed with every ranking."""
    moved = [need for need in facts.national.gaps.needs.needs if need.severity != 1]
    if not moved:
        return _("Every need has the same weight: a choice, not a fact.")
    words = facts.national.reference.need
    said = [f"{words[need.code].in_a_sentence} {need.severity:g}" for need in moved]
    return _("Severity weights: %(weights)s; every other need 1. They are a choice, not a fact.") % {
        "weights": ", ".join(said)
    }


def assumed(facts: Facts, cells: list[gaps.Cell]) -> tuple[Text, ...]:
    """For each cell whose supply was mostly shared out: how, and that it is no evidence of likeness."""
    return tuple(
        line(strong(f"{facts.need(cell)}."), " ", _how_shared(facts, cell)) for cell in cells if cell.assumed
    )


def _how_shared(facts: Facts, cell: gaps.Cell) -> str:
    given = gaps.contributions(facts.national.gaps, area=cell.area, need=cell.need)
    areas = max((c.areas for c in given if c.assumed and c.is_shared_by_need), default=0)
    if not areas:
        return _("Shared out among several needs without stated weights, not counted.")
    if areas == 1:
        return _("Shared out by need between this area and what lies beside it in one unit, not counted.")
    return _(
        "Shared out by need across %(n)s areas. Coverage is the same in each because of how it was shared, "
        "not because anyone counted."
    ) % {"n": areas}
