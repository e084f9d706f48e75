"""How it was worked out, in short, with the settings in force."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import percentage
from toolkit.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Definition,
    DefinitionList,
    Paragraph,
    Section,
    Table,
    line,
    link,
)
from toolkit.report.facts import Facts
from toolkit.report.method_words import absence_meanings, state_meanings, steps
from toolkit.report.warnings import read_coverage_as, weights, yardstick


def method(facts: Facts) -> Section:
    blocks: list[Block] = [
        BulletList(items=tuple(line(step) for step in steps()), is_numbered=True),
        Paragraph(line(read_coverage_as())),
        _settings(facts),
    ]
    if address := facts.site.address("method"):
        blocks.append(Paragraph(line(link(_("The method in full"), address))))
    return Section(
        id="method",
        number="",
        title=_("How this was worked out"),
        blocks=tuple(blocks),
        sections=(
            Section(
                id="states", number="", title=_("What the states mean"), blocks=(_defined(state_meanings()),)
            ),
            Section(
                id="absences",
                number="",
                title=_("Four words for absence"),
                blocks=(_defined(absence_meanings()),),
            ),
        ),
    )


def _defined(meanings: dict[str, str]) -> DefinitionList:
    return DefinitionList(tuple(Definition(term, line(meaning)) for term, meaning in meanings.items()))


def _settings(facts: Facts) -> Table:
    settings = facts.settings
    rows = (
        (
            _("Share of a headline caseload that is in the community"),
            percentage(settings.community_share),
            facts.community_share_grounds,
        ),
        (_("A check of the list of services holds for"), _days(settings.check_valid_days), ""),
        (_("A capacity holds for"), _days(settings.capacity_valid_days), ""),
        (
            _("A caseload makes results borderline after"),
            _months(settings.caseload_valid_months),
            "",
        ),
        (_("Yardstick"), _("one for one"), yardstick(facts)),
        (_("Severity weights"), _severities(facts), weights(facts)),
    )
    return Table(
        id="settings",
        caption=_("Settings in force"),
        columns=(Column(heading=_("Setting"), is_row_header=True), Column(heading=_("Value"))),
        rows=tuple((Cell(text=name), Cell(text=value, range_text=under)) for name, value, under in rows),
    )


def _severities(facts: Facts) -> str:
    is_equal = all(need.severity == 1 for need in facts.national.gaps.needs.needs)
    return _("all equal") if is_equal else _("not all equal")


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def _months(number: int) -> str:
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}
