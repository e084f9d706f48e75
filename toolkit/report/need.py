"""How many people have each need here, by which study."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import percentage, whole
from toolkit import gaps
from toolkit.document import Block, Cell, Column, ColumnKind, Paragraph, Section, Table, Text, line, link
from toolkit.needs import IntervalKind
from toolkit.report.facts import Facts
from toolkit.report.help_found import help_found
from toolkit.report.quantities import not_known, people, share, words
from toolkit.report.studies import Kind, Study
from toolkit.report.warnings import own_note


def need(facts: Facts) -> Section:
    table = (_table(facts),) if facts.cells else ()
    blocks: list[Block] = [
        Paragraph(line(_supervised(facts))),
        *table,
        *help_found(facts),
    ]
    return Section(id="need", number="", title=_("What people need here"), blocks=tuple(blocks))


def _supervised(facts: Facts) -> str:
    told = [
        _(
            "Need is estimated: the caseload times the share of people on probation whom a study found in need."
        )
    ]
    told.append(_("Conditions are never added together: one person may have several."))
    prison = facts.supervised.still_in_prison
    if prison is not None:
        told.append(
            ngettext(
                "Still in prison, under supervision before release, and not counted here: %(number)s person.",
                "Still in prison, under supervision before release, and not counted here: %(number)s people.",
                round(prison),
            )
            % {"number": whole(prison)}
        )
    return " ".join(told)


def _table(facts: Facts) -> Table:
    studies = {study.need: study for study in facts.studies if study.kind is Kind.PREVALENCE}
    return Table(
        id="estimated-need",
        caption=_("People in need in %(area)s, on one day") % {"area": facts.name},
        columns=(
            Column(heading=_("Need"), is_row_header=True),
            Column(heading=_("People in need"), kind=ColumnKind.NUMBER),
            Column(heading=_("Share of people on probation"), kind=ColumnKind.PERCENT),
            Column(heading=_("Range from")),
            Column(heading=_("Study")),
        ),
        rows=tuple(_row(facts, cell, study=studies.get(cell.need)) for cell in facts.cells),
        notes=tuple(_notes(facts, studies=list(studies.values()))),
    )


def _row(facts: Facts, cell: gaps.Cell, *, study: Study | None) -> tuple[Cell, ...]:
    prevalence = cell.prevalence
    screened = _("screened positive, not diagnosed") if study and study.measured == "probable" else ""
    return (
        Cell(text=str(facts.need(cell)), range_text=screened, href=facts.cell_address(cell)),
        people_in_need(cell),
        share(prevalence.central, low=prevalence.low, high=prevalence.high) if prevalence else not_known(),
        words(interval_in_short(prevalence.kind, is_midpoint=prevalence.is_midpoint))
        if prevalence
        else not_known(),
        words(study.name) if study else not_known(because=_("no study of people on probation")),
    )


def people_in_need(cell: gaps.Cell) -> Cell:
    """The estimate with its range; of a larger area that is known in part, the sum of the known."""
    if cell.eligible:
        return people(cell.eligible.central, low=cell.eligible.low, high=cell.eligible.high)
    known = cell.eligible_known
    if known is None or not known.areas_known:
        return not_known()
    return not_known(
        because=_("at least %(number)s, from %(known)s of %(areas)s areas")
        % {"number": whole(known.eligible), "known": known.areas_known, "areas": known.areas}
    )


def interval_in_short(kind: IntervalKind, *, is_midpoint: bool) -> str:
    """Where a range comes from, in a word or two."""
    if kind is IntervalKind.RANGE and is_midpoint:
        return _("studies; midpoint")
    return {
        IntervalKind.CI: _("published interval"),
        IntervalKind.COMPUTED: _("computed interval"),
        IntervalKind.RANGE: _("studies"),
        IntervalKind.ASSUMED: _("assumed"),
    }[kind]


def _notes(facts: Facts, *, studies: list[Study]) -> Iterable[Text]:
    yield from own_note(facts)
    yield from (line(text) for text in _kinds_in_full(facts))
    for population, of_population in _by_population(studies).items():
        yield line(_sampling(population, years=sorted({s.year for s in of_population if s.year})))
    for cell in facts.cells:
        if cell.suitable_share != 1:
            yield line(
                _("%(need)s: a service is taken to be suitable for %(share)s of people in need.")
                % {"need": facts.need(cell), "share": percentage(cell.suitable_share)}
            )
    if facts.site.origin:
        yield line(link(_("How is this worked out?"), facts.site.address("method")))


def _kinds_in_full(facts: Facts) -> Iterable[str]:
    known = [cell.prevalence for cell in facts.cells if cell.prevalence]
    kinds = {prevalence.kind for prevalence in known}
    if IntervalKind.COMPUTED in kinds:
        yield _(
            "Computed interval: none was published, so we computed Wilson’s 95% interval from the sample."
        )
    if any(p.kind is IntervalKind.COMPUTED and not p.used_effective_sample for p in known):
        yield _("Where no effective sample is known, any weighting of the study is left out of it.")
    if IntervalKind.RANGE in kinds:
        yield _("Studies: the range is that across studies, not an interval.")
    if any(p.is_midpoint for p in known):
        yield _("Midpoint: the studies give no central figure, so the middle of their range stands for it.")
    if IntervalKind.ASSUMED in kinds:
        yield _(
            "Assumed: no interval published; 30% either way is assumed, only to decide what is borderline."
        )


def _by_population(studies: Iterable[Study]) -> dict[str, list[Study]]:
    found: dict[str, list[Study]] = {}
    for study in studies:
        found.setdefault(study.population, []).append(study)
    return found


def _sampling(population: str, *, years: list[int]) -> str:
    """The words that stand beside every study."""
    if not years:
        return _("Sampling error only: the study is of %(population)s.") % {"population": population}
    return _("Sampling error only: the study is of %(population)s, %(year)s.") % {
        "population": population,
        "year": ", ".join(str(year) for year in years),
    }
