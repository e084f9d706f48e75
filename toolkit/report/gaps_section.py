"""Where it falls short: ranked, and then every need with its state."""

from django.utils.translation import gettext as _

from toolkit.document import Block, Notice, Paragraph, Section, line
from toolkit.needs import Unit
from toolkit.report.facts import Facts
from toolkit.report.gaps_by_area import area_by_area, need_by_need
from toolkit.report.gaps_by_need import every_need
from toolkit.report.gaps_ranked import ranked_blocks, unranked_blocks
from toolkit.report.warnings import weights, yardstick


def gaps(facts: Facts) -> Section:
    larger = () if facts.is_unit else (*need_by_need(facts), *area_by_area(facts))
    return Section(
        id="gaps",
        number="",
        title=_("Where it falls short"),
        blocks=_introduction(facts),
        sections=(
            Section(
                id="gaps-in-starts",
                number="",
                title=_("Treatments with an end, by starts a year"),
                blocks=ranked_blocks(facts, unit=Unit.COURSE),
            ),
            Section(
                id="gaps-in-places",
                number="",
                title=_("Continuing care, by places"),
                blocks=ranked_blocks(facts, unit=Unit.CONTINUING),
            ),
            *unranked_blocks(facts),
            *every_need(facts),
            *larger,
        ),
    )


def _introduction(facts: Facts) -> tuple[Block, ...]:
    return (
        Paragraph(
            line(
                yardstick(facts),
                " ",
                weights(facts),
                " ",
                _("The rank range says how far a rank moves when weights and prevalences do."),
            )
        ),
        *_disagreements(facts),
    )


def _disagreements(facts: Facts) -> tuple[Block, ...]:
    """Cells where somebody found no service and there is one on the list."""
    return tuple(
        Notice(
            line(_("%(place)s: the check and the list disagree: check again.") % {"place": facts.place(cell)})
        )
        for cell in facts.inside
        if cell.check_and_list_disagree
    )
