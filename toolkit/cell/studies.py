"""What studies say about a need: how common it is, and how many with it were getting help."""

from dataclasses import dataclass

from provision.models import PrevalenceEstimate, TreatmentFinding
from provision.reference import Word
from toolkit.needs import Prevalence, stated_prevalence

RECEIVING, RECEIVING_NONE = "receiving ", "receiving no "


@dataclass(frozen=True)
class Study:
    """One row of one study: as it was entered, and as shares of 1. `stated` None: the row gives no figure."""

    row: PrevalenceEstimate
    stated: Prevalence | None


@dataclass(frozen=True)
class Studies:
    """The study that need is worked out from, if any, and all others, which are context and never averaged."""

    default: Study | None
    others: tuple[Study, ...]


@dataclass(frozen=True)
class HelpFound:
    """What a study found about people with a need. `getting_help`: the share, in per cent, where it is about that."""

    row: TreatmentFinding

    @property
    def getting_help(self) -> float | None:
        """The share that was getting help; worked out where the study counts those who were not."""
        if self.row.measure.startswith(RECEIVING_NONE):
            return 100 - self.row.percent
        return self.row.percent if self.row.measure.startswith(RECEIVING) else None

    @property
    def is_turned_round(self) -> bool:
        return self.row.measure.startswith(RECEIVING_NONE)


def studies_of(need: Word) -> Studies:
    """Every row about a need, those of people on probation first: one query."""
    rows = PrevalenceEstimate.objects.filter(need_id=need.id).order_by("-is_default", "-year", "study", "pk")
    studies = [Study(row, _stated(row)) for row in rows]
    default = next((study for study in studies if study.row.is_default), None)
    others = [study for study in studies if study is not default]
    return Studies(default, tuple(sorted(others, key=lambda study: study.row.population_kind != "probation")))


def help_found(need: Word) -> tuple[HelpFound, ...]:
    """What studies found about getting help: one query."""
    rows = TreatmentFinding.objects.filter(need_id=need.id).order_by("-year", "study", "pk")
    return tuple(HelpFound(row) for row in rows)


def _stated(row: PrevalenceEstimate) -> Prevalence | None:
    return stated_prevalence(
        row.estimate_percent,
        ci_low=row.ci_low,
        ci_high=row.ci_high,
        interval_kind=row.interval_kind,
        n=row.n,
        n_effective=row.n_effective,
    )
