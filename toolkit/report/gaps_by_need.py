"""Every need of the area with its need, services, coverage and state: the area's page, in print."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from toolkit import gaps
from toolkit.document import Absence, Cell, Column, ColumnKind, Section, Table, Text, line
from toolkit.report.coverage import coverage, short_by
from toolkit.report.facts import Facts
from toolkit.report.quantities import absent, count, not_known
from toolkit.report.warnings import assumed, own_note, read_coverage_as, yardstick
from toolkit.report.words import state
from ui.templatetags.numbers import day as day_as_said


def every_need(facts: Facts) -> tuple[Section, ...]:
    """A section with the table; nothing where no need is set up."""
    if not facts.cells:
        return ()
    table = Table(
        id="every-need",
        caption=_("Every need in %(area)s, and whether there is enough") % {"area": facts.name},
        columns=(
            Column(heading=_("Need"), is_row_header=True),
            Column(heading=_("Services"), kind=ColumnKind.NUMBER),
            Column(heading=_("Coverage, for each 100 people in need")),
            Column(heading=_("Short of the yardstick by")),
            Column(heading=_("State")),
        ),
        rows=tuple(_row(facts, cell) for cell in facts.cells),
        notes=tuple(_notes(facts)),
    )
    return (Section(id="every-need-section", number="", title=_("Every need"), blocks=(table,)),)


def _row(facts: Facts, cell: gaps.Cell) -> tuple[Cell, ...]:
    return (
        Cell(text=str(facts.need(cell)), href=facts.cell_address(cell)),
        services_that_name(cell),
        coverage(cell),
        short_by(cell),
        state(cell, under=_checked(cell)),
    )


def _checked(cell: gaps.Cell) -> str:
    return _("list checked %(day)s") % {"day": day_as_said(cell.check.checked_on)} if cell.check else ""


def services_that_name(cell: gaps.Cell) -> Cell:
    """Delivering services that count for a need, or what it means that there are none on the list."""
    total = cell.services_known + cell.services_unknown
    if not total:
        return absent(Absence.NONE_FOUND) if cell.check else not_known()
    if not cell.services_unknown:
        return count(total)
    return count(total, under=_("%(number)s not known") % {"number": f"{cell.services_unknown:,}"})


def _notes(facts: Facts) -> Iterable[Text]:
    yield from own_note(facts)
    yield line(_("Under the number of services stands of how many of them the capacity is not known."))
    yield line(read_coverage_as())
    yield line(yardstick(facts))
    yield line(_("Borderline: the answer changes within the range of the need, or rests on an old caseload."))
    yield from assumed(facts, list(facts.cells))
    if not facts.is_unit:
        yield line(_("What is short is the sum of its units’: plenty in one does not mend another."))
