"""The words everything else is coded in: needs, stages, terms, and the crosswalk from other people's words."""

from django.utils.translation import gettext_lazy

from provision.exchange.cells import Number
from provision.exchange.table import Table, plain
from provision.models import Crosswalk, Need, Stage, Term

NEEDS = Table(
    kind="needs",
    title=gettext_lazy("Needs"),
    model=Need,
    key=("code",),
    feeds_lists=("needs",),
    order=("order", "code"),
    columns=(
        plain(Need, "code"),
        plain(Need, "label"),
        plain(Need, "label_cy"),
        plain(Need, "phrase"),
        plain(Need, "phrase_cy"),
        plain(Need, "description"),
        plain(Need, "order"),
        plain(Need, "unit", absent="course", is_required=True),
        plain(Need, "suitable_share", absent="1", cell=Number(high=1), is_required=True),
        plain(Need, "target", absent="1", cell=Number(low=None, above=0), is_required=True),
        plain(Need, "target_reason"),
        plain(Need, "target_source"),
        plain(Need, "severity", absent="1", is_required=True),
    ),
)

STAGES = Table(
    kind="stages",
    title=gettext_lazy("Justice stages"),
    model=Stage,
    key=("code",),
    feeds_lists=("stages",),
    order=("order", "code"),
    columns=tuple(
        plain(Stage, field) for field in ("code", "label", "label_cy", "intercept", "description", "order")
    ),
)

TERMS = Table(
    kind="terms",
    title=gettext_lazy("Terms"),
    model=Term,
    key=("vocabulary", "code"),
    order=("vocabulary", "order", "code"),
    columns=(
        plain(Term, "vocabulary"),
        plain(Term, "code"),
        plain(Term, "label"),
        plain(Term, "label_cy"),
        plain(Term, "description"),
        plain(Term, "order", absent="0", is_required=True),
    ),
)

CROSSWALKS = Table(
    kind="crosswalks",
    title=gettext_lazy("Crosswalks"),
    model=Crosswalk,
    key=("source", "label", "vocabulary"),
    order=("source", "vocabulary", "label"),
    columns=tuple(
        plain(Crosswalk, field)
        for field in ("source", "label", "vocabulary", "codes", "support_or_treatment", "reason")
    ),
)
