"""Every service that covers the area, with treatment and support kept apart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.directory.standing import Standing
from provision.figures import whole
from toolkit.document import Block, Cell, Column, ColumnKind, Section, Table, Text, line, link
from toolkit.report.facts import Facts
from toolkit.report.quantities import day, not_known, words
from toolkit.report.sentences import grammatical
from toolkit.report.services import MOST, Fresh, ListedService
from toolkit.report.words import STANDINGS
from ui.templatetags.numbers import day as day_as_said


def service_sections(facts: Facts) -> tuple[Section, ...]:
    """One section with a table for each kind of which there are any."""
    services = facts.listed.services
    stated = [service for service in services if service.standing is not Standing.REPORTED]
    kinds = (
        ("treatment", _("Services that treat"), [s for s in stated if s.support_or_treatment == "treatment"]),
        (
            "support",
            _("Services that support, and do not treat"),
            [s for s in stated if s.support_or_treatment == "support"],
        ),
        (
            "kind-not-known",
            _("Services that have not said whether they treat or support"),
            [s for s in stated if not s.support_or_treatment],
        ),
        ("reported", _("Reported, not verified"), [s for s in services if s.standing is Standing.REPORTED]),
    )
    return tuple(
        Section(
            id=f"services-{key}", number="", title=title, blocks=_blocks(facts, of_kind, key=key, title=title)
        )
        for key, title, of_kind in kinds
        if of_kind
    )


def _blocks(facts: Facts, services: Sequence[ListedService], *, key: str, title: str) -> tuple[Block, ...]:
    table = Table(
        id=f"{key}-services",
        caption=_("%(kind)s in %(area)s") % {"kind": title, "area": facts.name},
        columns=(
            Column(heading=_("Service and provider"), is_row_header=True),
            Column(heading=_("Needs")),
            Column(heading=_("Standing")),
            Column(heading=_("Capacity and its day")),
            Column(heading=_("Last checked"), kind=ColumnKind.DATE),
        ),
        rows=tuple(_row(facts, service) for service in services),
        notes=_notes(facts, key=key),
    )
    return (table,)


def _notes(facts: Facts, *, key: str) -> tuple[Text, ...]:
    notes: list[Text] = []
    if key == "reported":
        said = _("Found on published pages. Nobody has said that they deliver, so they enter no calculation.")
        notes.append(line(said))
    if not facts.listed.is_whole:
        notes.append(
            line(
                _("Only the first %(number)s services by name are listed in this report.") % {"number": MOST}
            )
        )
    if address := facts.site.address("services", area=facts.area.code):
        notes.append(
            line(
                link(_("All services that cover this area"), address), _(", with the source and day of each.")
            )
        )
    return tuple(notes)


def _row(facts: Facts, service: ListedService) -> tuple[Cell, ...]:
    return (
        Cell(
            text=_name(service),
            range_text=service.provider,
            href=facts.site.address("service", service.public_id),
        ),
        _needs(service),
        words(str(STANDINGS[service.standing])),
        _capacity(facts, service),
        day(service.last_checked_on),
    )


def _name(service: ListedService) -> str:
    """Its name; an invented one is marked, where the name does not say so itself."""
    mark = _("demonstration")
    if not service.is_demonstration or mark in service.name.casefold():
        return service.name
    return _("%(service)s (%(mark)s)") % {"service": service.name, "mark": mark}


def _needs(service: ListedService) -> Cell:
    if service.names_no_need and not service.needs:
        return Cell(text=_("none of the mapped needs"))
    return words(", ".join(str(need) for need in service.needs))


def _capacity(facts: Facts, service: ListedService) -> Cell:
    """What it can do, as far as that still counts; what was told and no longer counts is said below."""
    fresh = service.freshness(known_on=facts.known_on, valid_days=facts.settings.capacity_valid_days)
    if fresh is Fresh.NEVER_TOLD:
        return not_known()
    if fresh is Fresh.WITHOUT_A_DATE:
        return not_known(because=_("told without a day"))
    when = {"day": day_as_said(service.capacity_as_at)}
    if fresh is Fresh.TOLD:
        return Cell(text=_amounts(service), range_text=when["day"])
    if fresh is Fresh.TOO_OLD:
        return not_known(because=_("last told on %(day)s") % when)
    return not_known(because=_("told on %(day)s, after the day of this report") % when)


def _amounts(service: ListedService) -> str:
    parts = []
    if service.starts_per_year is not None:
        starts = service.starts_per_year
        parts.append(
            ngettext("%(number)s start a year", "%(number)s starts a year", grammatical(starts))
            % {"number": whole(starts)}
        )
    if service.places is not None:
        places = service.places
        parts.append(
            ngettext("%(number)s place", "%(number)s places", grammatical(places)) % {"number": whole(places)}
        )
    return ", ".join(parts)
