"""Where the report's facts come from: counts, studies and data sets, each with its date, licence and caveats."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from provision.models import Caseload, DataSource
from provision.names import area_name
from toolkit.document import Source
from toolkit.report.facts import Facts
from toolkit.report.studies import Kind, Study
from ui.templatetags.numbers import day as day_as_said

NOT_IN_A_REPORT = frozenset(
    {"justice-context", "evidence", "mhsds-codes", "nhs-trusts", "prisons", "probation-offices", "courts"}
)
"""Data sets that no figure or name in a report comes from."""

MOST_COUNTS = 12
WEB = ("https://", "http://")


def sources(facts: Facts) -> tuple[Source, ...]:
    return (*_counts(facts), *_studies(facts), *_data_sets(facts))


def _counts(facts: Facts) -> Iterable[Source]:
    """The counts of people behind the caseloads, one source a line with the areas and days that it is used for."""
    used: dict[tuple[str, str, str], list[Caseload]] = {}
    for count in facts.caseloads:
        used.setdefault((count.source, count.source_url, count.note), []).append(count)
    for (name, url, note), counts in list(used.items())[:MOST_COUNTS]:
        yield Source(name=name, detail=_count_detail(facts, counts, note=note), href=_address(url))


def _count_detail(facts: Facts, counts: list[Caseload], *, note: str) -> str:
    atlas = facts.national.reference.atlas
    areas = sorted({area_name(atlas.areas[count.area_id]) for count in counts})
    days = sorted({count.as_at for count in counts})
    invented = _("Demonstration: invented") if any(count.is_demonstration for count in counts) else ""
    said = _("caseload of %(areas)s, as at %(days)s") % {
        "areas": "; ".join(areas),
        "days": ", ".join(day_as_said(day) for day in days),
    }
    return _joined(said, invented, note)


def _studies(facts: Facts) -> Iterable[Source]:
    """Each study once, with the needs it stands for and its own notes."""
    used: dict[tuple[str, str, str], list[Study]] = {}
    for study in facts.studies:
        used.setdefault((study.name, study.url, study.population), []).append(study)
    for (name, url, population), rows in used.items():
        yield Source(name=name, detail=_study_detail(facts, rows, population=population), href=_address(url))


def _study_detail(facts: Facts, rows: list[Study], *, population: str) -> str:
    needs = facts.national.reference.need
    common = [str(needs[row.need]) for row in rows if row.kind is Kind.PREVALENCE]
    helped = [str(needs[row.need]) for row in rows if row.kind is Kind.TREATMENT]
    return _joined(
        population,
        _("How common: %(needs)s") % {"needs": ", ".join(common)} if common else "",
        _("Who was getting help: %(needs)s") % {"needs": ", ".join(dict.fromkeys(helped))} if helped else "",
        *dict.fromkeys(said for row in rows for said in row.notes.rstrip(".").split(". ")),
    )


def _data_sets(facts: Facts) -> Iterable[Source]:
    for data_set in facts.sources:
        if data_set.code not in NOT_IN_A_REPORT:
            yield Source(name=data_set.title, detail=_data_set_detail(data_set))


def _data_set_detail(data_set: DataSource) -> str:
    as_at = _("Date: %(day)s") % {"day": data_set.as_at} if data_set.as_at else ""
    return _joined(data_set.publisher, as_at, data_set.licence, data_set.caveats)


def _address(url: str) -> str:
    return url if url.startswith(WEB) else ""


def _joined(*parts: str) -> str:
    """Parts that are there, as sentences on one line."""
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
