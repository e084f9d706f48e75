"""What studies found: how common a need is, and how many with it were getting help."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Number
from provision.exchange.known import Known
from provision.exchange.outcomes import Change, Edit, Kept, Staged
from provision.exchange.row import Row
from provision.exchange.rules import in_order
from provision.exchange.table import Table, plain, reference
from provision.models import PrevalenceEstimate, TreatmentFinding
from provision.models.prevalence import DEFAULT_MEASURES

if TYPE_CHECKING:
    from provision.exchange.staging import Staging

IS_DEFAULT, NEED, YES = "is_default", "need_code", "yes"
PERCENT = Number(high=100)


class PrevalenceTable(Table):
    """One row of one study. Making a row the default for its need takes that from the row that was."""

    def prepare(self, rows: Sequence[Row], *, staging: "Staging") -> None:
        firsts: dict[str, int] = staging.memory
        for row in rows:
            need = row.values[NEED]
            if (
                need
                and row.cells.get(IS_DEFAULT) == YES
                and firsts.setdefault(need, row.number) != row.number
            ):
                row.refuse(
                    IS_DEFAULT,
                    _("Row %(row)s is the default for this need: a need has one default.")
                    % {"row": firsts[need]},
                )

    def review(self, staging: "Staging") -> None:
        """Take the default from rows of the database that lose it to a row of the file; a pack takes it only from its own."""
        staged = staging.staged
        former = self._defaults(staging.known)
        for row, need, key in _made_default(staged):
            estimate, name = former.get(need, (None, ()))
            if estimate is None or estimate.pk == key or _loses(staged, estimate.pk):
                continue
            if staging.ledger and staging.ledger.last_wrote(IS_DEFAULT, name=name) != YES:
                _give_way(staged, row)
                continue
            edit = Edit(IS_DEFAULT, YES, "")
            staged.changes.append(Change(row, str(estimate), estimate.pk, {IS_DEFAULT: False}, (edit,)))

    def _defaults(self, known: Known) -> dict[str, tuple[PrevalenceEstimate | None, tuple[str, ...]]]:
        """The default of each need in the database, and what names it in a file."""
        rows = list(PrevalenceEstimate.objects.filter(is_default=True))
        values = self.values_of(rows, known=known)
        return {columns[NEED]: (row, self.key_of(columns)) for row, columns in zip(rows, values, strict=True)}

    def before_writing(self, staged: Staged, *, known: Known, namespace: UUID | None) -> None:
        """At no moment may a need have two defaults: those that lose it lose it first."""
        losing = [change.key for change in staged.changes if change.values.get(IS_DEFAULT) is False]
        PrevalenceEstimate.objects.filter(pk__in=losing).update(is_default=False)


def _made_default(staged: Staged) -> list[tuple[int, str, int | None]]:
    """Rows that become a default: row, need, key in the database."""
    added = [
        (addition.row, addition.values[NEED], None)
        for addition in staged.additions
        if addition.values[IS_DEFAULT]
    ]
    keys = [change.key for change in staged.changes if change.values.get(IS_DEFAULT)]
    needs = dict(PrevalenceEstimate.objects.filter(pk__in=keys).values_list("pk", "need__code"))
    changed = [
        (change.row, needs[change.key], change.key) for change in staged.changes if change.key in needs
    ]
    return [*added, *changed]


def _give_way(staged: Staged, row: int) -> None:
    """Somebody here chose another default: the pack's row comes in without being one."""
    for addition in staged.additions:
        if addition.row == row:
            addition.values[IS_DEFAULT] = False
            staged.kept.append(Kept(addition.label, IS_DEFAULT, "", YES))
    for change in [change for change in staged.changes if change.row == row]:
        staged.changes.remove(change)
        staged.kept.append(Kept(change.label, IS_DEFAULT, "", YES))
        values = {name: value for name, value in change.values.items() if name != IS_DEFAULT}
        if values:
            edits = tuple(edit for edit in change.edits if edit.column in values)
            staged.changes.append(replace(change, values=values, edits=edits))


def _loses(staged: Staged, key: int) -> bool:
    return any(change.key == key and change.values.get(IS_DEFAULT) is False for change in staged.changes)


def default_is_of_people_on_probation_now(row: Row) -> None:
    """The method's section 2."""
    if not row.value(IS_DEFAULT):
        return
    if not row.value(NEED):
        row.refuse(IS_DEFAULT, _("A row without a need is for comparison only, and cannot be a default."))
    elif row.value("population_kind") != "probation":
        row.refuse(
            IS_DEFAULT, _("A default must be of people on probation: population_kind is not “probation”.")
        )
    elif row.value("measure") not in DEFAULT_MEASURES:
        row.refuse(
            IS_DEFAULT,
            _("A default must be of one of the measures %(measures)s.")
            % {"measures": ", ".join(DEFAULT_MEASURES)},
        )


PREVALENCE = PrevalenceTable(
    kind="prevalence",
    title=gettext_lazy("Prevalence estimates"),
    model=PrevalenceEstimate,
    key=("need_code", "condition_code", "measure", "population", "instrument", "study", "year"),
    narrow=("study", "study__in"),
    is_offered=True,
    order=("need__order", "condition_code", "measure", "study", "pk"),
    rules=(
        default_is_of_people_on_probation_now,
        in_order(
            "ci_low",
            "ci_high",
            because=gettext_lazy("The high end, %(last)s, is below the low end, %(first)s."),
        ),
    ),
    columns=(
        reference(PrevalenceEstimate, "need", name=NEED, listing="needs"),
        plain(PrevalenceEstimate, "condition_code"),
        plain(PrevalenceEstimate, "condition_label"),
        plain(PrevalenceEstimate, "measure"),
        plain(PrevalenceEstimate, "estimate_percent", cell=PERCENT),
        plain(PrevalenceEstimate, "ci_low", cell=PERCENT),
        plain(PrevalenceEstimate, "ci_high", cell=PERCENT),
        plain(PrevalenceEstimate, "interval_kind", is_required=False),
        plain(PrevalenceEstimate, "n"),
        plain(PrevalenceEstimate, "n_effective"),
        plain(PrevalenceEstimate, "population"),
        plain(PrevalenceEstimate, "population_kind"),
        plain(PrevalenceEstimate, "country"),
        plain(PrevalenceEstimate, "instrument"),
        plain(PrevalenceEstimate, "study"),
        plain(PrevalenceEstimate, "year"),
        plain(PrevalenceEstimate, "source_url"),
        plain(PrevalenceEstimate, "notes"),
        plain(PrevalenceEstimate, IS_DEFAULT),
    ),
)

TREATMENT = Table(
    kind="treatment",
    title=gettext_lazy("Treatment findings"),
    model=TreatmentFinding,
    key=("need_code", "need_label", "measure", "population", "study", "year"),
    order=("need__order", "study", "pk"),
    columns=(
        reference(TreatmentFinding, "need", name=NEED, listing="needs"),
        plain(TreatmentFinding, "need_label"),
        plain(TreatmentFinding, "measure"),
        plain(TreatmentFinding, "percent", cell=PERCENT),
        plain(TreatmentFinding, "population"),
        plain(TreatmentFinding, "study"),
        plain(TreatmentFinding, "year"),
        plain(TreatmentFinding, "source_url"),
        plain(TreatmentFinding, "notes"),
    ),
)
