"""A larger area by its units: how many are in each state, and how much is known of each."""

from collections import Counter

from django.utils.translation import gettext as _

from provision.atlas import AreaFact
from provision.figures import percentage
from provision.names import area_name
from toolkit import gaps
from toolkit.document import Cell, Column, ColumnKind, Section, Table, Text, line
from toolkit.gaps import Knowledge, StateCounts, knowledge_of
from toolkit.needs import UMBRELLA, CaseloadStatus
from toolkit.report.facts import Facts
from toolkit.report.need import people_in_need
from toolkit.report.quantities import count, not_known, people
from toolkit.report.warnings import read_coverage_as, units_note

STATES = ("enough", "too_little", "none", "not_known")


def need_by_need(facts: Facts) -> tuple[Section, ...]:
    """For each need, in how many of the area's units there is enough."""
    if not facts.cells:
        return ()
    table = Table(
        id="units-by-state",
        caption=_("In how many of the units of %(area)s there is enough") % {"area": facts.name},
        columns=(Column(heading=_("Need"), is_row_header=True), *_state_columns()),
        rows=tuple(_of_need(facts, cell) for cell in facts.cells),
        notes=(
            line(_("Units with no need estimated stand in none of these columns.")),
            line(read_coverage_as()),
        ),
    )
    return (Section(id="need-by-need", number="", title=_("Need by need"), blocks=(table,)),)


def _state_columns() -> tuple[Column, ...]:
    return tuple(
        Column(heading=heading, kind=ColumnKind.NUMBER)
        for heading in (_("Enough"), _("Too little"), _("None found"), _("Not known"))
    )


def _of_need(facts: Facts, cell: gaps.Cell) -> tuple[Cell, ...]:
    told = cell.pdu_states or StateCounts(0, 0, 0, 0, 0, 0)
    return (Cell(text=str(facts.need(cell))), *(count(getattr(told, name)) for name in STATES))


def area_by_area(facts: Facts) -> tuple[Section, ...]:
    """A row a unit; nothing where no unit is known."""
    if not facts.units or not facts.cells:
        return ()
    table = Table(
        id="units",
        caption=_("The units of %(area)s") % {"area": facts.name},
        columns=(
            Column(heading=_("Unit"), is_row_header=True),
            Column(heading=_("People on probation"), kind=ColumnKind.NUMBER),
            Column(heading=_("Any mental illness now"), kind=ColumnKind.NUMBER),
            *_state_columns(),
            Column(heading=_("Needs known"), kind=ColumnKind.NUMBER),
        ),
        rows=tuple(_of_unit(facts, unit) for unit in facts.units),
        notes=(
            line(_("States are those of the needs of each unit.")),
            *units_note(facts),
            *_partly_here(facts),
        ),
    )
    return (Section(id="area-by-area", number="", title=_("Area by area"), blocks=(table,)),)


def _of_unit(facts: Facts, unit: AreaFact) -> tuple[Cell, ...]:
    cells = facts.by_unit[unit.code]
    counted = Counter(str(cell.state) for cell in cells if not cell.no_need_estimated)
    headline = next((cell for cell in cells if cell.need == UMBRELLA), None)
    return (
        Cell(text=area_name(unit), href=facts.site.address("area", unit.code)),
        _supervised(cells[0]),
        people_in_need(headline) if headline else not_known(),
        *(count(counted[name]) for name in STATES),
        _known(knowledge_of(cells)),
    )


def _supervised(cell: gaps.Cell) -> Cell:
    shown = people(cell.caseload)
    if cell.caseload_status is CaseloadStatus.APPORTIONED:
        return Cell(
            text=shown.text,
            value=shown.value,
            absence=shown.absence,
            range_text=_("shared out"),
        )
    return shown


def _known(known: Knowledge) -> Cell:
    if not known.cells:
        return not_known()
    text = _("%(part)s of %(whole)s") % {"part": known.known, "whole": known.cells}
    return Cell(text=text, value=known.known)


def _partly_here(facts: Facts) -> tuple[Text, ...]:
    """Units of which a health board has only a part; their figures are of the whole unit."""
    rows = facts.national.gaps.rows
    shares = rows.pdu_share[rows.row_of[facts.area.code]]
    by_code = {pdu.code: float(share) for pdu, share in zip(rows.pdus, shares, strict=True)}
    cut = [unit for unit in facts.units if by_code[unit.code] < 1]
    if not cut:
        return ()
    said = [
        _("%(unit)s, %(share)s") % {"unit": area_name(unit), "share": percentage(by_code[unit.code])}
        for unit in cut
    ]
    return (
        line(
            _("Figures are of whole units. Only this share of the adults of these lives in %(area)s:")
            % {"area": facts.name},
            " ",
            "; ".join(said),
            ".",
        ),
    )
