"""What studies found about who was getting help: beside the figures, and never among them."""

from django.utils.translation import gettext as _

from toolkit.document import Block, Cell, Column, ColumnKind, Table, line
from toolkit.report.facts import Facts
from toolkit.report.quantities import share
from toolkit.report.studies import Kind, Study


def help_found(facts: Facts) -> tuple[Block, ...]:
    """A table, or nothing where no study says."""
    found = [study for study in facts.studies if study.kind is Kind.TREATMENT]
    if not found:
        return ()
    return (
        Table(
            id="help-found",
            caption=_(
                "What studies found about people with a need: context, not part of any calculation here"
            ),
            columns=(
                Column(heading=_("Need"), is_row_header=True),
                Column(heading=_("Of people with this need")),
                Column(heading=_("Share"), kind=ColumnKind.PERCENT),
                Column(heading=_("Study")),
            ),
            rows=tuple(_row(facts, study) for study in found),
            notes=(
                line(
                    _("Found in the places and years of these studies, not in %(area)s.")
                    % {"area": facts.name}
                ),
            ),
        ),
    )


def _row(facts: Facts, study: Study) -> tuple[Cell, ...]:
    return (
        Cell(text=str(facts.national.reference.need[study.need])),
        Cell(text=study.measured, range_text=study.notes),
        share(None if study.percent is None else study.percent / 100),
        Cell(text=study.name, range_text=study.population),
    )
