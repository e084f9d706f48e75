"""Puts a report together: its sections in their order, numbered, with the title and the key figures."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from provision.atlas import AreaFact
from toolkit.document import Document, Section
from toolkit.gaps import METHOD_VERSION
from toolkit.national import National
from toolkit.report.facts import Facts, gather
from toolkit.report.gaps_section import gaps
from toolkit.report.key_figures import key_figures
from toolkit.report.limits import limits
from toolkit.report.method import method
from toolkit.report.need import need
from toolkit.report.provision import directory, provision
from toolkit.report.scope import scope
from toolkit.report.site import Site
from toolkit.report.sources import sources
from toolkit.report.summary import summary
from toolkit.report.unknown import unknown
from toolkit.report_wording import report_wording

SECTIONS: tuple[Callable[[Facts], Section | None], ...] = (
    summary,
    scope,
    need,
    provision,
    gaps,
    unknown,
    method,
    limits,
    directory,
)
"""In reading order; one that has nothing to say of an area returns None. `docs/reports.md` says how to add one."""


def build_report(
    national: National,
    area: AreaFact,
    *,
    made_on: date,
    shows_demonstration: bool = False,
    site: Site | None = None,
) -> Document:
    """The report on an area as the calculation of `national` has it, in the active language.

    `shows_demonstration`: invented entries are among what was counted. Raises KeyError for an area that the
    calculation does not know (`national.knows`).
    """
    facts = gather(
        national, area, made_on=made_on, site=site or Site(), shows_demonstration=shows_demonstration
    )
    return Document(
        title=facts.name,
        subtitle=_("Mental health provision for people on probation, and where it falls short"),
        kind_line=_("Commissioning toolkit report"),
        area_name=facts.name,
        area_code=area.code,
        as_at=facts.as_at,
        made_on=made_on,
        language="cy" if (get_language() or "").startswith("cy") else "en-GB",
        method_version=METHOD_VERSION,
        is_demonstration=shows_demonstration,
        wording=report_wording(
            area_name=facts.name,
            area_code=area.code,
            as_at=facts.as_at,
            made_on=made_on,
            method_version=METHOD_VERSION,
        ),
        key_figures=key_figures(facts),
        sections=numbered(said for section in SECTIONS if (said := section(facts))),
        sources=sources(facts),
    )


def numbered(sections: Iterable[Section], *, above: str = "") -> tuple[Section, ...]:
    """The sections with their numbers, 1, 2, 2.1, and so on down."""
    return tuple(
        replace(section, number=number, sections=numbered(section.sections, above=f"{number}."))
        for section, number in (
            (section, f"{above}{place}") for place, section in enumerate(sections, start=1)
        )
    )
