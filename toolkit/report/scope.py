"""What the report covers, and how old its facts are."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.freshness import Clocks
from provision.names import area_name
from toolkit.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Definition,
    DefinitionList,
    Paragraph,
    Section,
    Table,
    line,
)
from toolkit.needs import ENGLAND_AND_WALES
from toolkit.report.boards import boards_of
from toolkit.report.facts import Facts
from toolkit.report.quantities import day
from toolkit.report.sentences import first_few
from toolkit.report.warnings import MOST_NAMED, units_note, whose_figures
from toolkit.report.words import caseload_standing, kind_of
from ui.templatetags.numbers import day as day_as_said


def scope(facts: Facts) -> Section:
    named = whose_figures(facts)
    blocks: list[Block] = [
        DefinitionList(tuple(_particulars(facts))),
        *(Paragraph(warning) for warning in units_note(facts)),
        *((Paragraph(named),) if named else ()),
        *_demonstration(facts),
        _ages(facts),
    ]
    return Section(id="scope", number="", title=_("What this report covers"), blocks=tuple(blocks))


def _particulars(facts: Facts) -> Iterable[Definition]:
    yield Definition(_("Area"), line(", ".join((facts.name, *_kind(facts), facts.area.code))))
    if not facts.is_unit:
        names = [area_name(unit) for unit in facts.units]
        yield Definition(_made_of(len(names)), line(first_few(names, most=MOST_NAMED)))
    if lies_in := _larger(facts):
        yield Definition(_("Lies in"), line(lies_in))
    yield Definition(_("Services that deliver on"), line(day_as_said(facts.as_at)))
    yield Definition(_("Facts known by"), line(day_as_said(facts.known_on)))
    yield Definition(_("Caseload"), line(caseload_standing(facts.supervised)))
    if facts.area.note:
        yield Definition(_("Note"), line(facts.area.note))


def _kind(facts: Facts) -> tuple[str, ...]:
    """What kind of area it is; England and Wales together are of none."""
    if facts.area.code == ENGLAND_AND_WALES:
        return ()
    kind = kind_of(facts.area)
    return (kind[:1].lower() + kind[1:],)


def _made_of(units: int) -> str:
    return ngettext("Its %(number)s unit", "Its %(number)s units", units) % {"number": units}


def _larger(facts: Facts) -> str:
    """The area's region and nation by parentage, and the health boards that it overlaps."""
    above = facts.national.reference.atlas.ancestors(facts.area.id)
    boards = boards_of(facts, facts.area) if facts.is_unit else []
    return "; ".join(dict.fromkeys(area_name(area) for area in (*above, *boards)))


def _demonstration(facts: Facts) -> Iterable[Block]:
    if not facts.shows_demonstration:
        return
    invented = sum(service.is_demonstration for service in facts.listed.services)
    services = ngettext(
        "%(number)s service listed here is invented, and marked “demonstration”.",
        "%(number)s services listed here are invented, and marked “demonstration”.",
        invented,
    ) % {"number": invented}
    counts = _("Invented caseloads or checks may stand behind other figures.")
    yield Paragraph(line(f"{services} {counts}" if invented else counts))


def _ages(facts: Facts) -> Table:
    """The oldest and newest of each kind of fact."""
    settings, clocks = facts.settings, facts.national.reference.clocks
    cells = (*facts.cells, *facts.inside)
    services = facts.listed.services
    return Table(
        id="fact-dates",
        caption=_("How old the facts are"),
        columns=(
            Column(heading=_("Facts"), is_row_header=True),
            Column(heading=_("Oldest"), kind=ColumnKind.DATE),
            Column(heading=_("Newest"), kind=ColumnKind.DATE),
            Column(heading=_("For how long they hold")),
        ),
        rows=(
            _age(
                _("Caseloads"),
                [cell.caseload_as_at for cell in cells],
                _months(settings.caseload_valid_months),
            ),
            _age(
                _("Checks of the list of services"),
                [cell.check.checked_on for cell in cells if cell.check],
                _days(settings.check_valid_days),
            ),
            _age(
                _("Capacities of services"),
                [service.capacity_as_at for service in services],
                _days(settings.capacity_valid_days),
            ),
            _age(
                _("Entries of services, last checked"),
                [service.last_checked_on for service in services],
                _held(clocks),
            ),
        ),
    )


def _age(name: str, days: Iterable[date | None], holds: str) -> tuple[Cell, ...]:
    known = [when for when in days if when is not None]
    oldest, newest = min(known, default=None), max(known, default=None)
    return (Cell(text=name), day(oldest), day(newest), Cell(text=holds))


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def _held(clocks: Clocks) -> str:
    said = _(
        "referral details %(contact)s days, whom they take %(eligibility)s; not listed after %(lapsed)s days of silence"
    )
    return said % {
        "contact": clocks.contact,
        "eligibility": clocks.eligibility,
        "lapsed": clocks.days_until_lapsed,
    }


def _months(number: int) -> str:
    return ngettext(
        "%(number)s month; older ones make results borderline",
        "%(number)s months; older ones make results borderline",
        number,
    ) % {"number": number}
