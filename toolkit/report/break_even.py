"""What services that have not stated their share for people on probation would have to give, to fill a gap."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from provision.figures import rounded
from toolkit import gaps
from toolkit.document import Text, line, strong
from toolkit.needs import Unit
from toolkit.report.facts import Facts


def break_even_sentences(facts: Facts, cells: Iterable[gaps.Cell]) -> tuple[Text, ...]:
    """A sentence for each cell in which nothing but that share is missing."""
    return tuple(
        line(strong(f"{facts.place(cell)}."), " ", _sentence(facts, cell, share=cell.break_even_share))
        for cell in cells
        if cell.break_even_share
    )


def _sentence(facts: Facts, cell: gaps.Cell, *, share: float) -> str:
    if share >= 1:
        return _("Even if they gave everything to people on probation, the gap would not be filled.")
    one_in = rounded(1 / share)
    adults = facts.national.reference.atlas.adults(facts.area_of(cell).id)
    if not adults or not cell.caseload:
        return _gap_alone(one_in, unit=cell.unit)
    words = {"n": f"{one_in:,}", "m": f"{rounded(adults / cell.caseload):,}"}
    if cell.unit is Unit.CONTINUING:
        return (
            _(
                "To fill the gap they would have to give 1 in %(n)s of their places to people on probation, "
                "who are 1 in %(m)s of adults here."
            )
            % words
        )
    return (
        _(
            "To fill the gap they would have to give 1 in %(n)s of their starts to people on probation, "
            "who are 1 in %(m)s of adults here."
        )
        % words
    )


def _gap_alone(one_in: int, *, unit: Unit) -> str:
    words = {"n": f"{one_in:,}"}
    if unit is Unit.CONTINUING:
        return (
            _("To fill the gap they would have to give 1 in %(n)s of their places to people on probation.")
            % words
        )
    return (
        _("To fill the gap they would have to give 1 in %(n)s of their starts to people on probation.")
        % words
    )
