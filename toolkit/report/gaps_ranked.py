"""The ranked lists, starts and places apart, and why some gaps have no rank."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import per_hundred, whole
from provision.names import area_name
from toolkit import gaps
from toolkit.document import Block, Cell, Column, ColumnKind, Paragraph, Section, Table, Text, line, link
from toolkit.gaps import Place, State
from toolkit.needs import Unit
from toolkit.report.coverage import coverage_range, short_by
from toolkit.report.facts import Facts
from toolkit.report.quantities import count, not_known, people
from toolkit.report.warnings import read_coverage_as, units_note, weights, yardstick
from toolkit.report.words import state, unranked_words

MOST_RANKED = 40
MOST_UNRANKED = 40
IDS: Mapping[Unit, str] = {Unit.COURSE: "ranked-starts", Unit.CONTINUING: "ranked-places"}


def ranked_blocks(facts: Facts, *, unit: Unit) -> tuple[Block, ...]:
    """The list of one way of counting, or a sentence where nothing can be ranked."""
    ranked = facts.ranked(unit)
    if not ranked:
        return (Paragraph(line(nothing_ranked(facts, unit=unit))),)
    return (
        ranked_table(
            facts, ranked[:MOST_RANKED], unit=unit, name=IDS[unit], left_out=len(ranked) - MOST_RANKED
        ),
    )


def nothing_ranked(facts: Facts, *, unit: Unit) -> str:
    """Why a list is empty: nothing is short, or what is short cannot be ranked."""
    of_unit = [cell for cell in facts.inside if cell.unit is unit]
    if of_unit and all(cell.state is State.ENOUGH for cell in of_unit):
        return _("Nothing is short of the yardstick.")
    if any(cell.state in {State.NONE, State.TOO_LITTLE} for cell in of_unit):
        return _(
            "Some of it is short of the yardstick, and none of that can be ranked: the next table says why."
        )
    return _(
        "No gap can be ranked here yet: that takes an area’s own caseload, services with capacity known, "
        "and a check of the list."
    )


def ranked_table(
    facts: Facts, ranked: list[gaps.Cell], *, unit: Unit, name: str, left_out: int = 0, is_short: bool = False
) -> Table:
    """Ranked cells with what they are short of, their coverage and their state.

    A short table leaves out where it is scarcest, and a unit's rank among all units.
    """
    columns = [*_columns(facts, unit=unit, is_short=is_short)]
    return Table(
        id=name,
        caption=_caption(facts, unit=unit),
        columns=tuple(column for column, _cell in columns),
        rows=tuple(tuple(as_cell(facts, cell) for _column, as_cell in columns) for cell in ranked),
        notes=tuple(_notes(facts, left_out=left_out)),
    )


def _columns(
    facts: Facts, *, unit: Unit, is_short: bool
) -> Iterator[tuple[Column, Callable[[Facts, gaps.Cell], Cell]]]:
    """Each column with what stands in it."""
    yield Column(heading=_("Rank"), kind=ColumnKind.NUMBER), _rank
    yield Column(heading=_("Need") if facts.is_unit else _("Unit and need"), is_row_header=True), _name
    yield Column(heading=_short_heading(unit), kind=ColumnKind.NUMBER), _unmet
    if not is_short:
        yield Column(heading=_("For each 1,000 on probation"), kind=ColumnKind.NUMBER), _scarcity
    yield Column(heading=_coverage_heading(unit), kind=ColumnKind.NUMBER), _coverage
    yield Column(heading=_("State")), _state
    if facts.is_unit and not is_short:
        yield Column(heading=_("Rank among all units"), kind=ColumnKind.NUMBER), _elsewhere


def _caption(facts: Facts, *, unit: Unit) -> str:
    if unit is Unit.CONTINUING:
        return _("Gaps in %(area)s by places short of the yardstick") % {"area": facts.name}
    return _("Gaps in %(area)s by starts a year short of the yardstick") % {"area": facts.name}


def _short_heading(unit: Unit) -> str:
    if unit is Unit.CONTINUING:
        return _("Short of the yardstick by, places")
    return _("Short of the yardstick by, starts a year")


def _coverage_heading(unit: Unit) -> str:
    if unit is Unit.CONTINUING:
        return _("Places for each 100 people in need")
    return _("Starts a year for each 100 people in need")


def _rank(facts: Facts, cell: gaps.Cell) -> Cell:
    return _with_range(cell.place)


def _elsewhere(facts: Facts, cell: gaps.Cell) -> Cell:
    """The rank that pages show: among all units of England and Wales."""
    return _with_range(next((other.place for other in facts.cells if other.need == cell.need), None))


def _with_range(place: Place | None) -> Cell:
    if place is None:
        return not_known()
    is_steady = place.low == place.high
    under = _("steady") if is_steady else _("%(low)s to %(high)s") % {"low": place.low, "high": place.high}
    return Cell(text=f"{place.rank:,}", value=place.rank, range_text=under)


def _name(facts: Facts, cell: gaps.Cell) -> Cell:
    address, need = facts.cell_address(cell), str(facts.need(cell))
    if facts.is_unit:
        return Cell(text=need, href=address)
    return Cell(text=area_name(facts.area_of(cell)), range_text=need, href=address)


def _unmet(facts: Facts, cell: gaps.Cell) -> Cell:
    return people(cell.unmet)


def _state(facts: Facts, cell: gaps.Cell) -> Cell:
    return state(cell)


def _scarcity(facts: Facts, cell: gaps.Cell) -> Cell:
    if cell.place is None:
        return not_known()
    return Cell(
        text=whole(cell.place.unmet_per_1000),
        value=cell.place.unmet_per_1000,
        range_text=_("rank %(rank)s") % {"rank": cell.place.scarcity_rank},
    )


def _coverage(facts: Facts, cell: gaps.Cell) -> Cell:
    if cell.coverage is None:
        return not_known()
    if cell.coverage.central == 0:
        return count(0, under=coverage_range(cell))
    value = 100 * cell.coverage.central
    return Cell(text=per_hundred(cell.coverage.central), value=value, range_text=coverage_range(cell))


def _notes(facts: Facts, *, left_out: int) -> list[Text]:
    notes = [line(read_coverage_as()), line(f"{yardstick(facts)} {weights(facts)}")]
    if left_out > 0:
        notes.insert(0, line(_left_out(left_out)))
        if facts.site.origin:
            notes.insert(1, line(link(_("All gaps"), facts.site.address("gaps"))))
    return notes


def _left_out(number: int) -> str:
    return ngettext(
        "%(number)s more gap is ranked after these.", "%(number)s more gaps are ranked after these.", number
    ) % {"number": f"{number:,}"}


def unranked_blocks(facts: Facts) -> tuple[Section, ...]:
    """Gaps that are known and cannot be compared with others, each with the reason; nothing where there are none."""
    unranked = [
        cell for cell in facts.inside if cell.rank is None and cell.state in {State.NONE, State.TOO_LITTLE}
    ]
    if not unranked:
        return ()
    table = Table(
        id="unranked-gaps",
        caption=_("Gaps in %(area)s that cannot be ranked") % {"area": facts.name},
        columns=(
            Column(heading=_("Need") if facts.is_unit else _("Unit and need"), is_row_header=True),
            Column(heading=_("State")),
            Column(heading=_("Short of the yardstick by")),
            Column(heading=_("Why it has no rank")),
        ),
        rows=tuple(_unranked(facts, cell) for cell in unranked[:MOST_UNRANKED]),
        notes=(
            *((line(_left_out(len(unranked) - MOST_UNRANKED)),) if len(unranked) > MOST_UNRANKED else ()),
            line(read_coverage_as()),
            *units_note(facts),
        ),
    )
    return (
        Section(
            id="gaps-without-a-rank", number="", title=_("Gaps without a rank, and why"), blocks=(table,)
        ),
    )


def _unranked(facts: Facts, cell: gaps.Cell) -> tuple[Cell, ...]:
    return (
        Cell(text=facts.place(cell), href=facts.cell_address(cell)),
        state(cell),
        short_by(cell),
        Cell(text=unranked_words(cell.unranked_because)),
    )
