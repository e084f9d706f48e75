"""The map of a report, its key, and the words that stand in for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision import boundaries
from provision.maps import LegendEntry, View
from provision.maps.classes import Classed
from provision.names import area_name
from provision.reference import Word
from toolkit.dashboard.layers import Layer, opening_layer, opening_need
from toolkit.dashboard.rows import Row, classed, rows_of
from toolkit.document import Absence, Block, Cell, Column, ColumnKind, Figure, Paragraph, Table, line
from toolkit.gaps import Level
from toolkit.report.facts import Facts
from toolkit.report.legend_words import legend_words
from toolkit.report.map_drawing import svg_of
from toolkit.report.map_view import MANY, frame_of, view_for
from toolkit.report.quantities import absent, count, not_known
from toolkit.report.sentences import listed
from toolkit.report.warnings import estimate_sentence
from toolkit.report.words import state

EXACT = frozenset({"", "authorities"})


@dataclass(frozen=True)
class _Layer:
    """What the map shows: the state of a need where enough is known, else the services that name one."""

    layer: Layer
    need: Word
    rows: tuple[Row, ...]
    classed: Classed
    view: View
    frame: str

    @property
    def is_numbered(self) -> bool:
        """Whether units are few and large enough for a number on each."""
        return not self.view.lenses and len(self.rows) <= MANY


def map_blocks(facts: Facts) -> tuple[Block, ...]:
    """The map with its key; a sentence where there is no boundary to draw."""
    shown = _layer(facts)
    if shown is None:
        return (Paragraph(line(_("There is no map: no boundary of this area is at hand."))),)
    return (_figure(facts, shown), *((_key(shown),) if shown.is_numbered else ()))


def _layer(facts: Facts) -> _Layer | None:
    national = facts.national
    frame = frame_of(national, facts.area)
    cells = national.cells(Level.PDU, inside=frame.code)
    codes = {str(cell.area) for cell in cells}
    units = [unit for unit in national.reference.atlas.of_type("pdu", on=facts.as_at) if unit.code in codes]
    view = view_for(frame, units=units, level=national.level_of(frame.code))
    if view is None or facts.headline is None:
        return None
    layer = Layer.GAP if opening_layer(cells) is Layer.GAP else Layer.SERVICES
    need = opening_need(cells, layer=layer)
    rows = rows_of(national, layer=layer, need=need, units=units, region=frame.code)
    return _Layer(
        layer, national.reference.need[need], tuple(rows), classed(rows, layer=layer), view, area_name(frame)
    )


def _figure(facts: Facts, shown: _Layer) -> Figure:
    legend = [(entry, legend_words(entry, layer=shown.layer)) for entry in shown.classed.legend]
    numbers = {row.area.code: number for number, row in enumerate(shown.rows, start=1)}
    svg = svg_of(
        shown.view,
        svg_id="report-map",
        classes=shown.classed.classes,
        names={row.area.code: area_name(row.area) for row in shown.rows},
        numbers=numbers if shown.is_numbered else {},
        legend=legend,
        captions=boundaries.lens_names(),
        marked=facts.area.code if facts.is_unit else "",
    )
    return Figure(
        id="area-map",
        svg=svg,
        caption=_caption(shown),
        alternative=_alternative(facts, shown),
        long_description=_description(facts, shown, legend=legend),
    )


def _caption(shown: _Layer) -> str:
    words = {"need": shown.need.in_a_sentence, "area": shown.frame}
    if shown.layer is Layer.GAP:
        return _("Whether there is enough for %(need)s in the units of %(area)s") % words
    return _("Delivering services that name %(need)s, in the units of %(area)s") % words


def _alternative(facts: Facts, shown: _Layer) -> str:
    number = len(shown.rows)
    said = ngettext(
        "Map of the %(number)s probation delivery unit of %(area)s, shaded by the caption above.",
        "Map of the %(number)s probation delivery units of %(area)s, each shaded by the caption above.",
        number,
    ) % {"number": number, "area": shown.frame}
    if facts.is_unit:
        said += " " + _("%(unit)s has a thick outline.") % {"unit": facts.name}
    return said


def _description(facts: Facts, shown: _Layer, *, legend: Sequence[tuple[LegendEntry, str]]) -> str:
    """The legend in words, and how far the lines can be trusted."""
    told = [_("Units in each class: %(classes)s.") % {"classes": listed([words for _entry, words in legend])}]
    if facts.is_unit:
        told.append(_("The thick outline is %(unit)s.") % {"unit": facts.name})
    told += _cut_units(facts)
    told += _lent(facts, shown)
    inexact = [row for row in shown.rows if row.area.boundary not in EXACT]
    if inexact and shown.is_numbered:
        told.append(_lines_of(inexact))
    elif inexact:
        told.append(_inexact_lines(len(inexact)))
    return " ".join(told)


def _lent(facts: Facts, shown: _Layer) -> list[str]:
    """States rest on caseloads, so the map carries the warning where some of those are shared out."""
    if shown.layer is not Layer.GAP:
        return []
    by_code = facts.national.reference.atlas.by_code
    codes = {row.cell.apportioned_from for row in shown.rows if row.cell.apportioned_from}
    return [estimate_sentence(area_name(by_code[code])) for code in sorted(codes)]


def _cut_units(facts: Facts) -> list[str]:
    """Units that lie partly in a health board are drawn whole."""
    rows = facts.national.gaps.rows
    shares = rows.pdu_share[rows.row_of[facts.area.code]]
    cut = sum(0 < share < 1 for share in shares.tolist())
    if facts.is_unit or not cut:
        return []
    return [
        ngettext(
            "%(number)s unit lies only partly in this area, and is drawn whole.",
            "%(number)s units lie only partly in this area, and are drawn whole.",
            cut,
        )
        % {"number": cut}
    ]


def _lines_of(rows: Sequence[Row]) -> str:
    names = listed([area_name(row.area) for row in rows])
    return ngettext(
        "The line of %(names)s is schematic, nominal or inferred, not official.",
        "The lines of %(names)s are schematic, nominal or inferred, not official.",
        len(rows),
    ) % {"names": names}


def _inexact_lines(number: int) -> str:
    return ngettext(
        "The line of %(number)s unit drawn here is schematic, nominal or inferred, not official.",
        "The lines of %(number)s units drawn here are schematic, nominal or inferred, not official.",
        number,
    ) % {"number": number}


def _key(shown: _Layer) -> Table:
    is_gap = shown.layer is Layer.GAP
    return Table(
        id="map-key",
        caption=_("The units on the map"),
        columns=(
            Column(heading=_("On the map"), kind=ColumnKind.NUMBER),
            Column(heading=_("Unit"), is_row_header=True),
            Column(heading=_("State")) if is_gap else Column(heading=_("Services"), kind=ColumnKind.NUMBER),
        ),
        rows=tuple(
            (
                Cell(text=str(number), value=number),
                Cell(text=area_name(row.area)),
                state(row.cell) if is_gap else _services(row),
            )
            for number, row in enumerate(shown.rows, start=1)
        ),
    )


def _services(row: Row) -> Cell:
    if row.services:
        return count(row.services)
    return absent(Absence.NONE_FOUND) if row.none_was_found else not_known()
