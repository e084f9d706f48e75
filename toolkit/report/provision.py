"""What there is: how many services, at which stages, on the map, and each of them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toolkit.area.provision import Provision, StageRow
from toolkit.document import Cell, Column, ColumnKind, Paragraph, Section, Table, line
from toolkit.report.facts import Facts
from toolkit.report.provision_map import map_blocks
from toolkit.report.provision_table import service_sections
from toolkit.report.quantities import count, not_known

NEEDS_IN_A_TABLE = 7


def provision(facts: Facts) -> Section:
    return Section(
        id="provision",
        number="",
        title=_("What there is"),
        blocks=(Paragraph(line(services_in_a_sentence(facts.provision))),),
        sections=(
            _on_the_map(facts),
            *_by_stage(facts),
            *(() if facts.is_nation else service_sections(facts)),
        ),
    )


def directory(facts: Facts) -> Section | None:
    """A nation's services, which would stand between the reader and the gaps; nothing for any other area."""
    if not (facts.is_nation and facts.listed.services):
        return None
    return Section(
        id="directory",
        number="",
        title=_("Every service"),
        blocks=(Paragraph(line(services_in_a_sentence(facts.provision))),),
        sections=service_sections(facts),
        starts_page=True,
    )


def services_in_a_sentence(provision: Provision) -> str:
    """How many services deliver here, how many of them are within their referral window, how many are hearsay."""
    if not provision.total:
        told = [_("No delivering service that covers this area is known: nobody may have told us.")]
    else:
        told = [
            ngettext(
                "%(number)s delivering service covers this area or some of it.",
                "%(number)s delivering services cover this area or some of it.",
                provision.total,
            )
            % {"number": f"{provision.total:,}"},
            ngettext(
                "%(number)s is within its referral window.",
                "%(number)s are within their referral window.",
                provision.accepting,
            )
            % {"number": f"{provision.accepting:,}"},
        ]
    if provision.reported:
        told.append(
            ngettext(
                "%(number)s more is reported, not verified, and enters no calculation.",
                "%(number)s more are reported, not verified, and enter no calculation.",
                provision.reported,
            )
            % {"number": f"{provision.reported:,}"}
        )
    return " ".join(told)


def _by_stage(facts: Facts) -> tuple[Section, ...]:
    """Stages × needs, as on the area's page; nothing where no service delivers."""
    told = facts.provision
    if not told.total or not told.stages:
        return ()
    tables = -(-len(told.needs) // NEEDS_IN_A_TABLE) or 1
    across = -(-len(told.needs) // tables)
    blocks = tuple(
        _stage_table(told, number=number, columns=slice((number - 1) * across, number * across))
        for number in range(1, tables + 1)
    )
    return (Section(id="by-stage", number="", title=_("By stage and need"), blocks=blocks),)


def _stage_table(told: Provision, *, number: int, columns: slice) -> Table:
    """Some of the needs beside all stages: more columns than that cannot be read in print."""
    is_first = number == 1
    caption = _("Delivering services by justice stage and need")
    return Table(
        id="services-by-stage" if is_first else f"services-by-stage-{number}",
        caption=caption if is_first else _("%(caption)s, continued") % {"caption": caption},
        columns=(
            Column(heading=_("Stage"), is_row_header=True),
            *((Column(heading=_("Services"), kind=ColumnKind.NUMBER),) if is_first else ()),
            *(Column(heading=str(need), kind=ColumnKind.NUMBER) for need in told.needs[columns]),
        ),
        rows=tuple(_stage(row, with_total=is_first, columns=columns) for row in told.stages),
        notes=(
            line(_("A service with several stages or needs stands in each of them once.")),
            line(_("Not known: no service on the map says so; there may be one.")),
        ),
    )


def _stage(row: StageRow, *, with_total: bool, columns: slice) -> tuple[Cell, ...]:
    name = str(row.stage) if row.stage else _("Stage not known")
    numbers = (*((row.services,) if with_total else ()), *row.by_need[columns])
    return (Cell(text=name), *(count(number) if number else not_known() for number in numbers))


def _on_the_map(facts: Facts) -> Section:
    return Section(id="map", number="", title=_("On the map"), blocks=map_blocks(facts))
