"""What is not known, in the order in which finding out would tell most, and who could supply it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.names import area_name
from toolkit import gaps
from toolkit.document import (
    Block,
    BulletList,
    Cell,
    Column,
    ColumnKind,
    Finding,
    Inline,
    Paragraph,
    Section,
    Table,
    Text,
    line,
    link,
)
from toolkit.gaps import to_find_out_next
from toolkit.needs import CaseloadStatus
from toolkit.report.break_even import break_even_sentences
from toolkit.report.coverage import short_by
from toolkit.report.facts import Facts
from toolkit.report.sentences import first_few
from toolkit.report.warnings import units_note
from toolkit.report.who_could_say import who_could_say
from toolkit.report.words import reason_words

FIRST = 15
MOST_NAMED = 12


def unknown(facts: Facts) -> Section:
    return Section(
        id="not-known",
        number="",
        title=_("What is not known"),
        blocks=(Finding(line(_how_much(facts))), *_other_gaps_in_knowledge(facts)),
        sections=(_to_find_out(facts),),
    )


def _how_much(facts: Facts) -> str:
    known = facts.knowledge
    if not known.cells:
        return _("No need can be estimated here, so it cannot be told whether there is enough for any.")
    missing = known.cells - known.known
    if not missing:
        return _("For every need that can be estimated, it can be told whether there is enough.")
    return ngettext(
        "Of %(cells)s need that can be estimated, %(missing)s cannot be told.",
        "Of %(cells)s needs that can be estimated, %(missing)s cannot be told.",
        known.cells,
    ) % {"cells": known.cells, "missing": missing}


def _other_gaps_in_knowledge(facts: Facts) -> tuple[Block, ...]:
    """What no list of cells holds: needs without a study, units without a caseload, services that say too little."""
    said = (*_without_study(facts), *_without_caseload(facts), *_silent_services(facts))
    return (BulletList(items=said),) if said else ()


def _without_study(facts: Facts) -> Iterable[Text]:
    without = [str(facts.need(cell)) for cell in facts.cells if cell.prevalence is None]
    if without:
        said = ngettext(
            "%(number)s need has no study of people on probation that can stand for them now: %(needs)s. "
            "It takes a study.",
            "%(number)s needs have no study of people on probation that can stand for them now: %(needs)s. "
            "It takes a study.",
            len(without),
        )
        needs = first_few(without, most=len(without))
        yield line(said % {"number": len(without), "needs": needs})


def _without_caseload(facts: Facts) -> Iterable[Text]:
    without = [
        unit
        for unit in facts.units
        if facts.by_unit[unit.code][0].caseload_status is not CaseloadStatus.PUBLISHED
    ]
    if not without:
        return
    if facts.is_unit:
        said = _("No caseload of this area’s own has been entered. The probation region could supply it.")
        yield line(said, *_way_in(facts))
        return
    said = ngettext(
        "%(number)s unit has no caseload of its own: %(units)s. The probation region could supply it.",
        "%(number)s units have no caseload of their own: %(units)s. The probation region could supply them.",
        len(without),
    )
    names = first_few([area_name(unit) for unit in without], most=MOST_NAMED)
    yield line(said % {"number": len(without), "units": names}, *_way_in(facts))


def _way_in(facts: Facts) -> tuple[str | Inline, ...]:
    """Where a caseload is entered, if the report knows where the site stands."""
    address = facts.site.address("caseload-figures")
    return (" ", link(_("Get your caseload figures in"), address)) if address else ()


def _silent_services(facts: Facts) -> Iterable[Text]:
    """Delivering services whose needs nobody has stated: they count for no need."""
    silent = [
        service.name
        for service in facts.listed.services
        if not service.needs_are_known and service.key in facts.national.gaps.unplaced.needs_not_known
    ]
    if silent:
        said = ngettext(
            "%(number)s delivering service does not say which needs it meets, and counts for none: %(names)s.",
            "%(number)s delivering services do not say which needs they meet, and count for none: %(names)s.",
            len(silent),
        )
        yield line(said % {"number": len(silent), "names": first_few(silent, most=MOST_NAMED)})


def _to_find_out(facts: Facts) -> Section:
    waiting = to_find_out_next(facts.inside)
    if not waiting:
        blocks: tuple[Block, ...] = (Paragraph(line(_nothing_waits(facts))),)
    else:
        blocks = (_table(facts, waiting), *_break_even(facts, waiting[:FIRST]))
    return Section(id="to-find-out-next", number="", title=_("To find out next"), blocks=blocks)


def _nothing_waits(facts: Facts) -> str:
    if any(cell.eligible is not None for cell in facts.inside):
        return _("Nothing waits to be found out about the needs that can be estimated.")
    return _("A caseload first: without one, no need can be estimated, and nothing can be held against it.")


def _table(facts: Facts, waiting: tuple[gaps.Cell, ...]) -> Table:
    left_out = len(waiting) - FIRST
    return Table(
        id="find-out-next",
        caption=_("What to find out next in %(area)s, and who could supply it") % {"area": facts.name},
        columns=(
            Column(heading=_("Order"), kind=ColumnKind.NUMBER),
            Column(heading=_("Need") if facts.is_unit else _("Unit and need"), is_row_header=True),
            Column(heading=_("Why it is not known")),
            Column(heading=_("Short of the yardstick by")),
            Column(heading=_("Who could supply it")),
        ),
        rows=tuple(_row(facts, cell, order=order) for order, cell in enumerate(waiting[:FIRST], start=1)),
        notes=(
            line(_("Largest possible shortfall first, then the largest caseload.")),
            *units_note(facts),
            *((line(_more(left_out)),) if left_out > 0 else ()),
        ),
    )


def _more(number: int) -> str:
    return ngettext(
        "%(number)s more answer is not known after these.",
        "%(number)s more answers are not known after these.",
        number,
    ) % {"number": f"{number:,}"}


def _row(facts: Facts, cell: gaps.Cell, *, order: int) -> tuple[Cell, ...]:
    return (
        Cell(text=str(order), value=order),
        Cell(text=facts.place(cell), href=facts.cell_address(cell)),
        Cell(text=reason_words(cell.reason)),
        short_by(cell),
        Cell(text=who_could_say(facts, cell)),
    )


def _break_even(facts: Facts, waiting: Iterable[gaps.Cell]) -> tuple[Block, ...]:
    said = break_even_sentences(facts, waiting)
    return (BulletList(items=said),) if said else ()
