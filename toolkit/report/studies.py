"""What the report tells of studies: the default for each need, and what was found about getting help."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import CharField, F, Value

from provision.models import PrevalenceEstimate, TreatmentFinding
from provision.reference import Reference


class Kind(StrEnum):
    PREVALENCE = "prevalence"
    TREATMENT = "treatment"


@dataclass(frozen=True)
class Study:
    """One row of one study. `measured` is a code of `PrevalenceEstimate.Measure`, or the study's words for help."""

    kind: Kind
    need: str
    study: str
    year: int | None
    population: str
    measured: str
    percent: float | None
    url: str
    notes: str

    @property
    def name(self) -> str:
        """The study and its year."""
        return f"{self.study}, {self.year}" if self.year else self.study


def studies_of(words: Reference) -> tuple[Study, ...]:
    """Default prevalences and treatment findings of our needs, in the order of the needs: one query."""
    columns = ("need_id", "study", "year", "population", "measured", "figure", "source_url", "notes")
    defaults = PrevalenceEstimate.objects.filter(is_default=True).annotate(
        measured=F("measure"), figure=F("estimate_percent")
    )
    found = TreatmentFinding.objects.filter(need__isnull=False).annotate(
        measured=F("measure"), figure=F("percent")
    )
    rows = (
        defaults.order_by()
        .values_list(Value(Kind.PREVALENCE.value, output_field=CharField()), *columns)
        .union(
            found.order_by().values_list(Value(Kind.TREATMENT.value, output_field=CharField()), *columns),
            all=True,
        )
    )
    return _in_order(rows, words=words)


def _in_order(rows: Iterable[tuple[object, ...]], *, words: Reference) -> tuple[Study, ...]:
    place = {need.code: number for number, need in enumerate(words.needs)}
    told = [_study(row, words=words) for row in rows]
    return tuple(sorted(told, key=lambda study: (place[study.need], study.kind, study.name, study.measured)))


def _study(row: tuple[object, ...], *, words: Reference) -> Study:
    kind, need, study, year, population, measured, percent, url, notes = row
    return Study(
        kind=Kind(str(kind)),
        need=words.need_by_id[int(str(need))].code,
        study=str(study),
        year=None if year is None else int(str(year)),
        population=str(population),
        measured=str(measured),
        percent=None if percent is None else float(str(percent)),
        url=str(url),
        notes=str(notes),
    )
