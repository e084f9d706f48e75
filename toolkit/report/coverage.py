"""Coverage in the method's words, and how far short of the yardstick a cell is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import TOLERANCE, per_hundred, whole
from toolkit import gaps
from toolkit.document import Cell
from toolkit.needs import Unit
from toolkit.report.quantities import not_known
from toolkit.report.sentences import grammatical
from ui.templatetags.numbers import joined


def coverage(cell: gaps.Cell) -> Cell:
    """`57 starts a year`, for each 100 people in need, with the range below; what is a floor says "at least"."""
    if cell.coverage is None:
        return not_known()
    text = amount(100 * cell.coverage.central, unit=cell.unit)
    if cell.at_least is not None:
        return Cell(text=_("at least %(coverage)s") % {"coverage": text})
    return Cell(text=text, range_text=coverage_range(cell))


def coverage_range(cell: gaps.Cell) -> str:
    """`38 to 89`; `38 or more` where need may be nothing; no range for a floor, or for nothing at all."""
    if cell.coverage is None or cell.at_least is not None or cell.supply <= TOLERANCE:
        return ""
    low = per_hundred(cell.coverage.low)
    if cell.coverage.high is None:
        return _("%(number)s or more") % {"number": low}
    return joined(low, per_hundred(cell.coverage.high))


def amount(number: float, *, unit: Unit) -> str:
    """`120 starts a year` or `40 places`."""
    written = {"number": _("zero") if abs(number) <= TOLERANCE else whole(number)}
    if unit is Unit.CONTINUING:
        return ngettext("%(number)s place", "%(number)s places", grammatical(number)) % written
    return ngettext("%(number)s start a year", "%(number)s starts a year", grammatical(number)) % written


def short_by(cell: gaps.Cell) -> Cell:
    """How far below the yardstick: exactly, at most, not at all, or not known."""
    if cell.unmet is not None:
        return Cell(text=amount(cell.unmet, unit=cell.unit))
    if cell.shortfall_at_most is not None:
        most = amount(cell.shortfall_at_most, unit=cell.unit)
        return Cell(text=_("at most %(amount)s") % {"amount": most})
    if cell.state is gaps.State.ENOUGH:
        return Cell(text=_("not short"))
    return not_known()
