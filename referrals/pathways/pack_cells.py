"""What cells of a pack's pathways name: a national template by its code, and a step by the template and its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Words
from provision.exchange.known import Known
from provision.exchange.row import Row
from provision.exchange.storage import Attribute, Values
from provision.exchange.values import RefusedCellError
from referrals.models import Branch, Pathway, Step
from referrals.pathways.shape import BranchFact, reached_from

PATHWAY, ORIGIN, TO = "pathway", "origin", "to"


@dataclass(frozen=True)
class TemplateCell:
    """The code of a national template that is there already."""

    empty: ClassVar[str] = ""
    hint: ClassVar[Words] = gettext_lazy("The code of a national pathway")

    def parse(self, text: str, *, known: Known) -> str:
        if text not in templates(known):
            raise RefusedCellError(_("No national pathway has this code. Load the pathways first."))
        return text

    def format(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class TemplateKey(Attribute):
    """Kept as the foreign key to the template."""

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        into[self.column] = row.pathway.code

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        row.pathway_id = templates(known)[values[self.column]]


@dataclass(frozen=True)
class WayKeys:
    """Both ends of a way from step to step, kept as foreign keys."""

    names: tuple[str, ...] = (PATHWAY, ORIGIN, TO)

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        into[PATHWAY], into[ORIGIN], into[TO] = row.origin.pathway.code, row.origin.key, row.to.key

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        numbers = steps(known)
        row.origin_id = numbers[values[PATHWAY], values[ORIGIN]]
        row.to_id = numbers[values[PATHWAY], values[TO]]


def templates(known: Known) -> dict[str, int]:
    """National templates by code."""
    return known.once("templates", lambda: dict(Pathway.objects.exclude(code="").values_list("code", "pk")))


def steps(known: Known) -> dict[tuple[str, str], int]:
    """Steps of national templates by the template's code and their key."""
    return known.once("steps", _read_steps)


def name_steps(row: Row) -> None:
    """Both ends of a way are steps of its pathway."""
    for column in (ORIGIN, TO):
        if (row.value(PATHWAY), row.value(column)) not in steps(row.known):
            row.refuse(column, _("No step of this pathway has this key."))


def close_no_circle(row: Row) -> None:
    """A way that leads back to where it came from is refused; the ways before it are kept."""
    ways = row.known.once("ways", _read_ways).setdefault(row.value(PATHWAY), set())
    way = BranchFact(row.value(ORIGIN), row.value(TO))
    if way.origin in reached_from([way.to], branches=ways):
        row.refuse(TO, _("This way leads back to a step before it: a pathway may not go in a circle."))
    elif not row.is_refused:
        ways.add(way)


def _read_steps() -> dict[tuple[str, str], int]:
    rows = Step.objects.exclude(pathway__code="").values_list("pathway__code", "key", "pk")
    return {(code, key): pk for code, key, pk in rows}


def _read_ways() -> dict[str, set[BranchFact]]:
    found: dict[str, set[BranchFact]] = {}
    rows = Branch.objects.exclude(origin__pathway__code="")
    for code, origin, to in rows.values_list("origin__pathway__code", "origin__key", "to__key"):
        found.setdefault(code, set()).add(BranchFact(origin, to))
    return found
