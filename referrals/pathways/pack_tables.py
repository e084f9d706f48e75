"""National templates as files of a pack: pathways, their steps, and the ways between those."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Text
from provision.exchange.lists import CodedList
from provision.exchange.row import Row
from provision.exchange.rules import in_order
from provision.exchange.storage import Links
from provision.exchange.table import Column, Table, plain, reference
from provision.models import Vocabulary
from referrals.models import Branch, Pathway, Step
from referrals.pathways.pack_cells import (
    ORIGIN,
    PATHWAY,
    TO,
    TemplateCell,
    TemplateKey,
    WayKeys,
    close_no_circle,
    name_steps,
)
from referrals.pathways.problems import OLDEST

KEY = 60


def ages_are_possible(row: Row) -> None:
    """Nobody is older than the oldest age that a pathway may speak of."""
    for column in ("min_age", "max_age"):
        if row.gives(column) and (row.value(column) or 0) > OLDEST:
            row.refuse(column, _("This age is impossible: use %(oldest)s or below.") % {"oldest": OLDEST})


def exit_has_a_destination(row: Row) -> None:
    """Whoever leaves a pathway goes somewhere."""
    if row.value("is_exit") and not row.value("destination") and not row.value("receiving_types"):
        row.refuse("destination", _("Say where people go who leave the pathway here."))


def standard_has_unit_and_source(row: Row) -> None:
    """A time standard without a unit means nothing, and one without a source is nobody's."""
    if row.value("time_standard") is None:
        return
    for column in ("time_unit", "standard_source"):
        if not row.value(column):
            row.refuse(column, _("A time standard needs its unit and its source."))


def _listed(model: type[Pathway] | type[Step], field: str, *, listing: str) -> Column:
    return Column(field, CodedList(listing, takes_none=False), Links(model, field, field, listing))


PATHWAYS = Table(
    kind="pathways",
    title=gettext_lazy("National pathways"),
    model=Pathway,
    key=("code",),
    narrow=("code", "code__in"),
    order=("code",),
    columns=(
        plain(Pathway, "code", is_required=True),
        plain(Pathway, "name"),
        plain(Pathway, "name_cy"),
        plain(Pathway, "summary"),
        plain(Pathway, "summary_cy"),
        _listed(Pathway, "needs", listing="needs"),
        plain(Pathway, "source"),
        plain(Pathway, "source_date"),
    ),
)

STEPS = Table(
    kind="pathway_steps",
    title=gettext_lazy("Steps of national pathways"),
    model=Step,
    key=(PATHWAY, "key"),
    narrow=(PATHWAY, "pathway__code__in"),
    related=("pathway",),
    order=("pathway__code", "order", "pk"),
    rules=(
        in_order(
            "min_age",
            "max_age",
            because=gettext_lazy("The oldest age (%(last)s) is below the youngest (%(first)s)."),
        ),
        ages_are_possible,
        exit_has_a_destination,
        standard_has_unit_and_source,
    ),
    columns=(
        Column(PATHWAY, TemplateCell(), TemplateKey(PATHWAY, "pathway"), is_required=True),
        plain(Step, "key"),
        plain(Step, "order"),
        reference(Step, "stage", name="stage", listing="stages"),
        *(plain(Step, field) for field in ("agency", "actor", "action", "decision", "criteria")),
        plain(Step, "is_exit"),
        plain(Step, "destination"),
        *(plain(Step, field) for field in ("time_standard", "time_unit", "standard_source")),
        *(plain(Step, field) for field in ("sexes", "min_age", "max_age")),
        _listed(Step, "circumstances", listing=Vocabulary.EXCLUSION),
        _listed(Step, "receiving_types", listing=Vocabulary.SERVICE_TYPE),
        *(plain(Step, field) for field in ("fallback", "shares", "basis", "needs_agreement")),
    ),
)

WAYS = WayKeys()
BRANCHES = Table(
    kind="pathway_branches",
    title=gettext_lazy("Ways between steps of national pathways"),
    model=Branch,
    key=(PATHWAY, ORIGIN, TO),
    narrow=(PATHWAY, "origin__pathway__code__in"),
    related=("origin__pathway", "to"),
    order=("origin__pathway__code", "origin__order", "pk"),
    rules=(name_steps, close_no_circle),
    columns=(
        Column(PATHWAY, TemplateCell(), WAYS, is_required=True),
        Column(ORIGIN, Text(KEY), WAYS, is_required=True),
        Column(TO, Text(KEY), WAYS, is_required=True),
        plain(Branch, "when"),
    ),
)
